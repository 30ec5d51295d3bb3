// The part of the settings form about publications: addresses of policies, access to feeds, imports.

import { NativeSelect, SimpleGrid, Switch, TagsInput, TextInput } from "@mantine/core";
import type { PublishingRules } from "../../../api/types";
import { t } from "../../../texts";
import { ZoneSelect } from "../../../ui/forms/zone-select";

type AddressField = Exclude<
  keyof PublishingRules,
  "private_feeds" | "tell_article_changes" | "trusted_publishers" | "language" | "zone" | "look" | "byline"
>;
type PageLanguage = NonNullable<PublishingRules["language"]>;

const LANGUAGES: { value: PageLanguage; label: string }[] = [
  { value: "en", label: t.settings.pageLanguages.en },
  { value: "de", label: t.settings.pageLanguages.de },
  { value: "ar", label: t.settings.pageLanguages.ar },
];

const ADDRESSES: Record<AddressField, { label: string; help?: string }> = {
  logo: { label: t.settings.logo },
  license: { label: t.settings.license },
  corrections_policy: { label: t.settings.correctionsPolicy, help: t.settings.correctionsPolicyHelp },
  fact_checking_policy: { label: t.settings.factCheckingPolicy },
  ethics_policy: { label: t.settings.ethicsPolicy },
  ownership: { label: t.settings.ownership },
  masthead: { label: t.settings.masthead },
};

type Props = {
  rules: PublishingRules;
  onChange: (rules: PublishingRules) => void;
  errors: Record<string, string>;
  disabled: boolean;
};

export function PublishingFields({ rules, onChange, errors, disabled }: Props) {
  const change = (part: Partial<PublishingRules>) => onChange({ ...rules, ...part });
  const fields = Object.keys(ADDRESSES) as AddressField[];
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {fields.map((field) => (
          <TextInput
            key={field}
            type="url"
            inputMode="url"
            placeholder="https://"
            label={ADDRESSES[field].label}
            description={ADDRESSES[field].help ?? t.settings.addressHelp}
            disabled={disabled}
            value={rules[field] ?? ""}
            onChange={(event) => change({ [field]: event.currentTarget.value.trim() || null })}
            error={errors[`publishing/${field}`]}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NativeSelect
          label={t.settings.pageLanguage}
          description={t.settings.pageLanguageHelp}
          data={LANGUAGES}
          disabled={disabled}
          value={rules.language ?? "en"}
          onChange={(event) => {
            const chosen = LANGUAGES.find(({ value }) => value === event.currentTarget.value);
            if (chosen) change({ language: chosen.value });
          }}
        />
        <ZoneSelect
          label={t.settings.pageZone}
          disabled={disabled}
          value={rules.zone ?? "UTC"}
          onChoose={(zone) => change({ zone })}
        />
      </SimpleGrid>
      <Switch
        label={t.settings.privateFeeds}
        description={t.settings.privateFeedsHelp}
        disabled={disabled}
        checked={rules.private_feeds}
        onChange={(event) => change({ private_feeds: event.currentTarget.checked })}
      />
      <Switch
        label={t.settings.tellChanges}
        description={t.settings.tellChangesHelp}
        disabled={disabled}
        checked={rules.tell_article_changes ?? false}
        onChange={(event) => change({ tell_article_changes: event.currentTarget.checked })}
      />
      <TagsInput
        label={t.settings.trusted}
        description={t.settings.trustedHelp}
        disabled={disabled}
        acceptValueOnBlur
        value={rules.trusted_publishers}
        onChange={(trusted_publishers) => change({ trusted_publishers })}
        error={errors["publishing/trusted_publishers"]}
      />
    </>
  );
}
