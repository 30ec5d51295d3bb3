// How does a search field follow the address and the address follow it, without fighting the typist?
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { keysOf } from "../lib/shortcuts";
import { useShortcut } from "./shortcuts";

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

export function SearchField({ label, placeholder, value, onChange, className }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const send = useDebouncedCallback((next: string) => {
    setSent(next);
    onChange(next);
  }, 250);
  // Another part of the page (a saved view, the back button) changed the search.
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useShortcut("search", () => input.current?.focus());
  const change = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      ref={input}
      className={className}
      aria-label={label}
      placeholder={`${placeholder}  (${keysOf("search")})`}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        text ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => change("")} /> : null
      }
    />
  );
}
