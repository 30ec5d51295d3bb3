// A text field in step with the address.
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

/** The field's text and its change handler; `onChange` is called after a pause. */
export function useTyped(value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const send = useDebouncedCallback((next: string) => {
    setSent(next);
    onChange(next);
  }, 250);
  // Another part of the page (a saved view, the back button) changed the address.
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  const change = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return [text, change] as const;
}
