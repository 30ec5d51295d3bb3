// The form of the newsroom's settings: verdicts, sign-in, publishing.
import { Button, Group, MultiSelect, NumberInput, Stack, Switch, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useEffectEvent, useRef } from "react";
import { fieldErrors, sentence } from "../../../api/problem";
import type { Rating, Settings } from "../../../api/types";
import { ROLES } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { BylineFields } from "./byline-fields";
import { useReplaceSettings } from "./data";
import { LookFields } from "./look-fields";
import { merged } from "./merged";
import { PublishingFields } from "./publishing-fields";

type Props = { settings: Settings; ratings: readonly Rating[]; editable: boolean };

export function SettingsForm({ settings, ratings, editable }: Props) {
  const replace = useReplaceSettings();
  const { review, security, publishing } = settings;
  const form = useForm({ initialValues: { review, security, publishing } });
  const known = useRef({ review, security, publishing });
  const take = useEffectEvent(() => {
    const now = { review, security, publishing };
    const values = merged(known.current, form.getValues(), now);
    known.current = now;
    form.setInitialValues(now);
    form.setValues(values);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tag stands for all settings
  useEffect(() => take(), [settings.etag]);
  const { error } = replace;
  const errors = fieldErrors(error);
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        replace.mutate({ etag: settings.etag, settings: values }, { onSuccess: () => sayDone(t.settings.saved) }),
      )}
    >
      <Stack gap="md">
        <Title order={2} size="h4">
          {t.settings.verdicts}
        </Title>
        <NumberInput
          label={t.settings.approvals}
          description={t.settings.approvalsHelp}
          min={1}
          max={5}
          disabled={!editable}
          value={form.values.review.approvals}
          onChange={(value) => form.setFieldValue("review.approvals", Number(value))}
          error={errors["review/approvals"]}
        />
        <NumberInput
          label={t.settings.origins}
          description={t.settings.originsHelp}
          min={1}
          max={10}
          disabled={!editable}
          value={form.values.review.min_origins}
          onChange={(value) => form.setFieldValue("review.min_origins", Number(value))}
          error={errors["review/min_origins"]}
        />
        <MultiSelect
          label={t.settings.ratings}
          description={t.settings.ratingsHelp}
          data={ratings.map((rating) => ({ value: rating.key, label: rating.label }))}
          disabled={!editable}
          {...form.getInputProps("review.min_origins_ratings")}
          error={errors["review/min_origins_ratings"]}
        />
        <Switch
          label={t.settings.confirmedWording}
          description={t.settings.confirmedWordingHelp}
          disabled={!editable}
          {...form.getInputProps("review.confirmed_wording", { type: "checkbox" })}
        />
        <Title order={2} size="h4" mt="md">
          {t.settings.signIn}
        </Title>
        <MultiSelect
          label={t.settings.secondFactor}
          description={t.settings.secondFactorHelp}
          data={ROLES}
          disabled={!editable}
          value={form.values.security.require_two_factor}
          onChange={(roles) =>
            form.setFieldValue(
              "security.require_two_factor",
              ROLES.map(({ value }) => value).filter((role) => roles.includes(role)),
            )
          }
        />
        <div>
          <Title order={2} size="h4" mt="md">
            {t.settings.publishing}
          </Title>
          <Text c="dimmed" size="sm">
            {t.settings.publishingLead}
          </Text>
        </div>
        <PublishingFields
          rules={form.values.publishing}
          onChange={(rules) => form.setFieldValue("publishing", rules)}
          errors={errors}
          disabled={!editable}
        />
        <BylineFields
          rules={form.values.publishing}
          onChange={(rules) => form.setFieldValue("publishing", rules)}
          errors={errors}
          disabled={!editable}
        />
        <LookFields
          rules={form.values.publishing}
          onChange={(rules) => form.setFieldValue("publishing", rules)}
          errors={errors}
          disabled={!editable}
        />
        {error && Object.keys(errors).length === 0 ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {t.settings.failed(sentence(error))}
          </Text>
        ) : null}
        {editable ? (
          <Group>
            <Button type="submit" loading={replace.isPending}>
              {t.common.save}
            </Button>
          </Group>
        ) : (
          <Text c="dimmed" size="sm">
            {t.settings.forAdmins}
          </Text>
        )}
      </Stack>
    </form>
  );
}
