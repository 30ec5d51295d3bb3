// Forms that keep a draft on the device and send their values to the server.
import { type UseFormInput, useForm } from "@mantine/form";
import { fieldErrors, sentence } from "../../api/problem";
import { useMutation } from "../../api/writes/use-mutation";
import type { LocalCopy, Typed } from "../../lib/device/local-copy";
import { useDraft } from "./draft";

type Options<Values extends Typed> = {
  /** The name of the draft on the device; null for a form without one. */
  subject: string | null;
  start: Values;
  /** For a change to something that exists: its version. */
  from?: LocalCopy["from"];
  validate?: UseFormInput<Values>["validate"];
};

export function useDraftForm<Values extends Typed>({ subject, start, from, validate }: Options<Values>) {
  const draft = useDraft(subject, start, from);
  const form = useForm<Values>({
    initialValues: draft.fields,
    onValuesChange: draft.keep,
    ...(validate ? { validate } : {}),
  });
  return { form, draft, onDiscard: () => form.setValues(start) };
}

type SendOptions<Values extends Typed, Answer> = Options<Values> & {
  send: (values: Values) => Promise<Answer>;
  onSent: (answer: Answer, values: Values) => void;
  /** The form stays open, empty again. */
  again?: boolean;
  /** Which fields a refusal is about, where the answer does not name them. */
  errorsOf?: (error: unknown) => Record<string, string>;
};

/** `frame` is for `<Form>`. A refusal goes to the fields that it names, any other to the frame. */
export function useSendForm<Values extends Typed, Answer>(options: SendOptions<Values, Answer>) {
  const { errorsOf = fieldErrors } = options;
  const { form, draft, onDiscard } = useDraftForm(options);
  const sending = useMutation({
    mutationFn: options.send,
    onError: (error) => form.setErrors(errorsOf(error)),
    onSuccess: (answer, values) => {
      draft.drop();
      if (options.again) onDiscard();
      options.onSent(answer, values);
    },
  });
  const placed = !sending.error || Object.keys(errorsOf(sending.error)).some((field) => field in form.values);
  const frame = {
    draft,
    onDiscard,
    busy: sending.isPending,
    failure: placed ? null : sentence(sending.error),
    onSubmit: form.onSubmit((values) => sending.mutate(values)),
  };
  return { form, draft, frame };
}
