// The part of the settings form about the by-line of verdicts: who signs, and the name of the desk.

import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { PublishingRules } from "../../../api/types";
import { t } from "../../../texts";

type Rule = NonNullable<PublishingRules["byline"]>;

const SIGNERS: { value: NonNullable<Rule["signs"]>; label: string }[] = [
  { value: "house", label: t.byline.signers.house },
  { value: "desk", label: t.byline.signers.desk },
  { value: "person", label: t.byline.signers.person },
];

type Props = {
  rules: PublishingRules;
  onChange: (rules: PublishingRules) => void;
  errors: Record<string, string>;
  disabled: boolean;
};

export function BylineFields({ rules, onChange, errors, disabled }: Props) {
  const rule = rules.byline ?? {};
  const change = (part: Partial<Rule>) => onChange({ ...rules, byline: { ...rule, ...part } });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <NativeSelect
        label={t.byline.signs}
        description={t.byline.signsHelp}
        data={SIGNERS}
        disabled={disabled}
        value={rule.signs ?? "house"}
        onChange={(event) => {
          const chosen = SIGNERS.find(({ value }) => value === event.currentTarget.value);
          if (chosen) change({ signs: chosen.value });
        }}
      />
      {rule.signs === "desk" ? (
        <TextInput
          label={t.byline.deskName}
          description={t.byline.deskNameHelp}
          maxLength={80}
          disabled={disabled}
          value={rule.desk ?? ""}
          onChange={(event) => change({ desk: event.currentTarget.value || null })}
          error={errors["publishing/byline/desk"]}
        />
      ) : null}
    </SimpleGrid>
  );
}
