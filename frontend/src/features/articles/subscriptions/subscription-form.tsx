// The form of a subscription: address, words, kinds, outlet, limits, who is told.
import { MultiSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import type { Person, Subscription, SubscriptionRules } from "../../../api/types";
import { kinds as allKinds, isKind, KINDS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useChangeSubscription, useSubscribe } from "./data";
import classes from "./subscriptions.module.css";

type Props = {
  /** Without it a new one is added. */
  subscription?: Subscription;
  /** Who can be told of new articles. */
  people: readonly Person[];
  onDone: (subscription?: Subscription) => void;
};

/** Articles a day that a new subscription may bring. */
const DAILY_LIMIT = 50;

export function SubscriptionForm({ subscription, people, onDone }: Props) {
  const subscribe = useSubscribe();
  const change = useChangeSubscription();
  const { form, frame } = useSendForm({
    subject: null,
    start: {
      url: subscription?.url ?? "",
      words: subscription?.words ?? [],
      kinds: subscription?.kinds ?? [],
      outlet: subscription?.outlet ?? "",
      language: subscription?.language ?? "",
      daily_limit: String(subscription?.daily_limit ?? DAILY_LIMIT),
      keep_days: String(subscription?.keep_days ?? ""),
      told: subscription?.told ?? [],
    },
    validate: { url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : t.subscriptions.enterUrl) },
    send: ({ url, words, kinds, outlet, language, daily_limit, keep_days, told }) => {
      const rules: SubscriptionRules = {
        words: words.flatMap((word) => word.split(",").map((part) => part.trim())).filter((word) => word !== ""),
        told,
        kinds: kinds.filter(isKind),
        daily_limit: Number(daily_limit),
        keep_days: keep_days === "" ? null : Number(keep_days),
        outlet: outlet.trim() || null,
        language: language || null,
      };
      if (!subscription) return subscribe.mutateAsync({ url: url.trim(), rules });
      const { id, etag, state } = subscription;
      return change.mutateAsync({ id, etag, rules: { ...rules, is_paused: state === "paused" } });
    },
    onSent: (saved) => {
      sayDone(subscription ? t.subscriptions.saved : t.subscriptions.added);
      onDone(saved);
    },
  });
  return (
    <Form
      {...frame}
      className={classes.form}
      noValidate
      label={subscription ? t.subscriptions.change : t.subscriptions.add}
      submit={subscription ? t.common.save : t.subscriptions.add}
      onCancel={() => onDone()}
      align="flex-start"
    >
      {subscription ? null : (
        <TextInput
          label={t.subscriptions.address}
          description={t.subscriptions.addressHelp}
          placeholder="https://"
          type="url"
          autoComplete="off"
          data-autofocus
          autoFocus
          {...form.getInputProps("url")}
        />
      )}
      <TagsInput
        label={t.subscriptions.words}
        description={t.subscriptions.wordsHelp}
        maxTags={100}
        splitChars={[","]}
        {...form.getInputProps("words")}
      />
      <MultiSelect
        label={t.subscriptions.claimKinds}
        description={t.subscriptions.claimKindsHelp}
        data={allKinds().map((value) => ({ value, label: KINDS[value].label }))}
        clearable
        clearButtonProps={{ "aria-label": t.subscriptions.allKinds }}
        {...form.getInputProps("kinds")}
      />
      <TextInput
        label={t.subscriptions.outlet}
        description={t.subscriptions.outletHelp}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps("outlet")}
      />
      <NumberInput
        label={t.subscriptions.dailyLimit}
        min={1}
        max={500}
        clampBehavior="strict"
        allowDecimal={false}
        value={Number(form.values.daily_limit)}
        onChange={(value) => form.setFieldValue("daily_limit", String(value))}
        error={form.errors.daily_limit}
      />
      <NumberInput
        label={t.subscriptions.keepDays}
        description={t.subscriptions.keepDaysHelp}
        min={1}
        max={365}
        clampBehavior="strict"
        allowDecimal={false}
        value={form.values.keep_days === "" ? "" : Number(form.values.keep_days)}
        onChange={(value) => form.setFieldValue("keep_days", String(value))}
        error={form.errors.keep_days}
      />
      <MultiSelect
        label={t.subscriptions.told}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t.subscriptions.tellNobody }}
        {...form.getInputProps("told")}
      />
    </Form>
  );
}
