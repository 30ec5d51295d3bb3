// The frame of a form: restored draft, fields, failure, buttons.
import { Button, Group, Stack, Text } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Typed } from "../../lib/device/local-copy";
import { t } from "../../texts";
import type { Draft } from "./draft";
import { Restored } from "./restored";

type Props = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  label?: string;
  className?: string | undefined;
  /** Field checks are the browser's unless the form has its own. */
  noValidate?: boolean;
  draft?: Pick<Draft<Typed>, "restored" | "unstored" | "drop">;
  onDiscard?: () => void;
  /** What went wrong, where no field says so. */
  failure?: string | null;
  submit: string;
  busy: boolean;
  disabled?: boolean;
  color?: string | undefined;
  onCancel?: () => void;
  /** Where the buttons are; at the end in a dialog. */
  align?: "flex-start" | "flex-end";
  children: ReactNode;
};

export function Form({ align = "flex-end", children, ...props }: Props) {
  const { draft, onDiscard, failure, onCancel } = props;
  const submit = (
    <Button
      type="submit"
      loading={props.busy}
      disabled={props.disabled ?? false}
      // White words on the plain red are hard to read.
      {...(props.color ? { color: props.color === "red" ? "red.9" : props.color } : {})}
    >
      {props.submit}
    </Button>
  );
  return (
    <form
      className={props.className}
      aria-label={props.label}
      noValidate={props.noValidate ?? false}
      onSubmit={props.onSubmit}
    >
      <Stack gap="sm">
        {draft && onDiscard ? <Restored draft={draft} onDiscard={onDiscard} /> : null}
        {children}
        {failure ? (
          <Text role="alert" c="var(--bad)" size="sm">
            {failure}
          </Text>
        ) : null}
        <Group justify={align} gap={align === "flex-start" ? "xs" : "md"}>
          {align === "flex-start" ? submit : null}
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t.common.cancel}
            </Button>
          ) : null}
          {align === "flex-end" ? submit : null}
        </Group>
      </Stack>
    </form>
  );
}
