// The form of a subscription: address, words, outlet, limit, who is told.
import { MultiSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import type { Person, Subscription, SubscriptionRules } from "../../../api/types";
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
      outlet: subscription?.outlet ?? "",
      language: subscription?.language ?? "",
      daily_limit: String(subscription?.daily_limit ?? DAILY_LIMIT),
      told: subscription?.told ?? [],
    },
    validate: { url: (value) => (/^https?:\/\/\S+$/i.test(value.trim()) ? null : t.subscriptions.enterUrl) },
    send: ({ url, words, outlet, language, daily_limit, told }) => {
      const rules: SubscriptionRules = {
        words: words.flatMap((word) => word.split(",").map((part) => part.trim())).filter((word) => word !== ""),
        told,
        daily_limit: Number(daily_limit),
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
