// The dialog that asks for a reason before something is done.
import { Modal, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { sayDone } from "../feedback/say";
import { Form } from "./form";
import { useSendForm } from "./use-form";

type FormProps = {
  /** The name of the draft on the device; null for none. */
  subject: string | null;
  /** The name of the field in the draft. */
  field?: string;
  label: string;
  description?: string;
  placeholder?: string;
  /** The height of the field; a field of one line by default. */
  rows?: number;
  maxLength?: number;
  optional?: boolean;
  submit: string;
  color?: "red";
  send: (reason: string) => Promise<unknown>;
  /** What is said when it is done. */
  done: string;
  onClose: () => void;
  children?: ReactNode;
};

export function ReasonDialog({ opened, title, ...form }: FormProps & { opened: boolean; title: string }) {
  return (
    <Modal opened={opened} onClose={form.onClose} title={title}>
      <ReasonForm key={form.subject} {...form} />
    </Modal>
  );
}

function ReasonForm({ field = "reason", optional = false, send, done, onClose, children, ...props }: FormProps) {
  const { form, frame } = useSendForm<Record<string, string>, unknown>({
    subject: props.subject,
    start: { [field]: "" },
    send: (values) => send(values[field]?.trim() ?? ""),
    onSent: () => {
      sayDone(done);
      onClose();
    },
  });
  const input = {
    label: props.label,
    description: props.description,
    placeholder: props.placeholder,
    "data-autofocus": true,
    required: !optional,
    ...form.getInputProps(field),
    error: frame.failure ?? form.errors[field],
  };
  return (
    <Form
      {...frame}
      failure={null}
      submit={props.submit}
      color={props.color}
      disabled={!optional && form.values[field]?.trim() === ""}
      onCancel={onClose}
    >
      {children}
      {props.rows ? (
        <Textarea {...input} autosize minRows={props.rows} />
      ) : (
        <TextInput {...input} {...(props.maxLength ? { maxLength: props.maxLength } : {})} />
      )}
    </Form>
  );
}
