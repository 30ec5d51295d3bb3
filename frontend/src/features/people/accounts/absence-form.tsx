// The form that notes an absence: its last day, and what becomes of the work.
import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { endOfDay } from "../../../lib/words/times";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useSetAbsence } from "./data";
import { KEEP } from "./held-work";

type Props = {
  /** The account; null for the person who is signed in. */
  account: string | null;
  /** What is said when it is noted. */
  done: string;
  align?: "flex-start" | "flex-end";
  onDone?: () => void;
  /** The choice of who takes over. */
  children: (to: string, onChange: (to: string) => void) => ReactNode;
};

export function AbsenceForm({ account, done, align = "flex-end", onDone, children }: Props) {
  const set = useSetAbsence();
  const [to, setTo] = useState<string>(KEEP);
  const { form, frame } = useSendForm({
    subject: null,
    start: { until: "" },
    again: true,
    validate: { until: (value) => (endOfDay(value) ? null : t.accounts.away.choose) },
    send: ({ until }) => set.mutateAsync({ account, until: endOfDay(until) ?? "", to: to === KEEP ? null : to }),
    onSent: () => {
      sayDone(done);
      onDone?.();
    },
  });
  return (
    <Form {...frame} noValidate align={align} submit={t.accounts.away.submit}>
      <TextInput type="date" label={t.accounts.away.lastDay} required {...form.getInputProps("until")} />
      {children(to, setTo)}
    </Form>
  );
}
