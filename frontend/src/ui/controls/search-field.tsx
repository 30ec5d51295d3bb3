// The search field of a list.
import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { keysOf } from "../../lib/words/shortcuts";
import { t } from "../../texts";
import { useShortcut } from "./shortcuts";
import { useTyped } from "./typed";

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

export function SearchField({ label, placeholder, value, onChange, className }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, change] = useTyped(value, onChange);
  useShortcut("search", () => input.current?.focus());
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
        text ? <CloseButton size="sm" aria-label={t.common.clearSearch} onClick={() => change("")} /> : null
      }
    />
  );
}
