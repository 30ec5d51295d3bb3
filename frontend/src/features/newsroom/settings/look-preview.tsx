// Preview of a public page under the rules that are typed, in a frame without scripts.

import { Group, NativeSelect, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import type { PublishingRules, LookPreview as Wanted } from "../../../api/types";
import { t } from "../../../texts";
import { lookPreviewQuery } from "./data";
import classes from "./look.module.css";

/** Pause in typing before the page is rendered. */
const SETTLE_MS = 300;

export function LookPreview({ rules }: { rules: PublishingRules }) {
  const [page, setPage] = useState<Wanted["page"]>("front");
  const [scheme, setScheme] = useState<Wanted["scheme"]>("light");
  const [settled] = useDebouncedValue(rules, SETTLE_MS);
  const { data, error } = useQuery(lookPreviewQuery({ publishing: settled, page, scheme }));
  const [shown, setShown] = useState<string>();
  if (data && data.html !== shown) setShown(data.html);
  const { front, verdict } = t.settings.previewPages;
  const { light, dark } = t.settings.schemes;
  return (
    <div>
      <Group mb="xs">
        <NativeSelect
          label={t.settings.previewPage}
          data={[
            { value: "front", label: front },
            { value: "verdict", label: verdict },
          ]}
          value={page}
          onChange={(event) => setPage(event.currentTarget.value === "verdict" ? "verdict" : "front")}
        />
        <NativeSelect
          label={t.settings.scheme}
          data={[
            { value: "light", label: light },
            { value: "dark", label: dark },
          ]}
          value={scheme}
          onChange={(event) => setScheme(event.currentTarget.value === "dark" ? "dark" : "light")}
        />
      </Group>
      {error ? (
        <Text role="alert" c="var(--bad)" size="sm" mb="xs">
          {[...Object.values(fieldErrors(error)), sentence(error)][0]} {t.settings.previewFailed}
        </Text>
      ) : null}
      <iframe className={classes.frame} title={t.settings.preview} sandbox="" srcDoc={shown ?? ""} />
    </div>
  );
}
