// A text field that completes the names of colleagues after an "@".
import { Combobox, Textarea, type TextareaProps, useCombobox } from "@mantine/core";
import { type Ref, useRef, useState } from "react";
import type { Person } from "../../../api/types";
import { t } from "../../../texts";
import { completed, mentionAt, peopleFor } from "./mention";

type Props = Omit<TextareaProps, "value" | "onChange" | "ref"> & {
  value: string;
  people: readonly Person[];
  onText: (text: string) => void;
  /** Somebody was chosen, whose whole name is in the text now. */
  onMention: (id: string) => void;
  field?: Ref<HTMLTextAreaElement> | undefined;
};

export function MentionField({ value, people, onText, onMention, field, ...props }: Props) {
  const own = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const mention = mentionAt(value, caret);
  const found = mention ? peopleFor(mention.typed, people) : [];
  const look = (element: HTMLTextAreaElement) => {
    setCaret(element.selectionStart);
    const typed = mentionAt(element.value, element.selectionStart);
    if (typed && peopleFor(typed.typed, people).length > 0) {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex();
      // Enter takes the first one unless another is chosen.
      window.requestAnimationFrame(() => combobox.selectFirstOption());
    } else combobox.closeDropdown();
  };
  const choose = (id: string) => {
    const person = people.find((candidate) => candidate.id === id);
    if (!person || !mention) return;
    const done = completed(value, caret, mention.from, person.name);
    onText(done.text);
    onMention(id);
    combobox.closeDropdown();
    window.requestAnimationFrame(() => {
      own.current?.focus();
      own.current?.setSelectionRange(done.caret, done.caret);
    });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" width={260} withinPortal={false}>
      {/* Arrows move the caret while nobody is offered. A text field may not say that it is expanded. */}
      <Combobox.Target withKeyboardNavigation={combobox.dropdownOpened} withAriaAttributes={false}>
        <Textarea
          {...props}
          ref={(element) => {
            own.current = element;
            if (typeof field === "function") field(element);
            else if (field) field.current = element;
          }}
          value={value}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value);
            look(currentTarget);
          }}
          onClick={({ currentTarget }) => look(currentTarget)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || !combobox.dropdownOpened) return;
            event.preventDefault();
            combobox.closeDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <span role="status" className="visually-hidden">
        {combobox.dropdownOpened ? t.comments.offered(found.map(({ name }) => name).join(", ")) : ""}
      </span>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options aria-label={t.comments.names}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              <bdi>{name}</bdi>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
