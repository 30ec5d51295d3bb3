// Whether the person who is signed in is named on published verdicts, on the page of the own account.

import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { t } from "../../../texts";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { bylineQuery, useChooseByline } from "./data";

export function OwnByline({ name }: { name: string }) {
  const query = useQuery(bylineQuery);
  const choose = useChooseByline();
  return (
    <section aria-label={t.byline.title}>
      <h2 className={classes.heading}>{t.byline.title}</h2>
      {query.data ? (
        <Switch
          label={t.byline.own(name)}
          description={t.byline.ownHelp}
          disabled={choose.isPending}
          // What was picked is shown before the server has answered.
          checked={choose.isPending ? choose.variables : query.data.named}
          onChange={(event) => {
            const named = event.currentTarget.checked;
            choose.mutate(named, report(named ? t.byline.on : t.byline.off));
          }}
        />
      ) : (
        <Pending query={query} rows={1} />
      )}
    </section>
  );
}
