// Whether the person who is signed in is named on published verdicts, on the page of the own account.

import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "../../../texts";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { bylineQuery, useChooseByline } from "./data";

export function OwnByline({ name }: { name: string }) {
  const query = useQuery(bylineQuery);
  const choose = useChooseByline();
  // What was picked is shown from the click on, before the server has answered.
  const [picked, setPicked] = useState<boolean | null>(null);
  return (
    <section aria-label={t.byline.title}>
      <h2 className={classes.heading}>{t.byline.title}</h2>
      {query.data ? (
        <Switch
          label={t.byline.own(name)}
          description={t.byline.ownHelp}
          disabled={picked !== null}
          checked={picked ?? query.data.named}
          onChange={(event) => {
            const named = event.currentTarget.checked;
            setPicked(named);
            choose.mutate(named, {
              ...report(named ? t.byline.on : t.byline.off),
              onSettled: () => setPicked(null),
            });
          }}
        />
      ) : (
        <Pending query={query} rows={1} />
      )}
    </section>
  );
}
