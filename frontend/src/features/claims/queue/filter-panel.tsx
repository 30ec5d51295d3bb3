// The filters of the queue that are not always in sight, and the list of those in force.
import { Button, CloseButton, NativeSelect, Popover, Stack, TextInput } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { Person, Rating } from "../../../api/types";
import { day, toLocalInput } from "../../../lib/words/times";
import { t } from "../../../texts";
import { TextButton } from "../../../ui/controls/buttons";
import { useTyped } from "../../../ui/controls/typed";
import classes from "./filter-panel.module.css";

const TEXTS = ["claimant", "outlet", "topic", "language"] as const;
const DAYS = ["since", "until"] as const;
const NAMES = ["article", ...TEXTS, "rating", "author", ...DAYS] as const;
type Name = (typeof NAMES)[number];
export type Filters = Partial<Record<Name, string | undefined>>;

type Props = {
  filters: Filters;
  people: readonly Person[];
  ratings: readonly Rating[];
  onChange: (change: Filters) => void;
};

/** The names of the filters in force. */
export function inForce(filters: Filters): Name[] {
  return NAMES.filter((name) => filters[name]);
}

export function FilterPanel({ filters, people, ratings, onChange }: Props) {
  const shown = inForce(filters).length;
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} aria-hidden="true" />}>
          {t.filters.open(shown)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.filters.title}>
        <Stack gap="xs">
          {TEXTS.map((name) => (
            <TextFilter key={name} name={name} value={filters[name] ?? ""} onChange={onChange} />
          ))}
          <NativeSelect
            size="xs"
            label={t.filters.fields.rating}
            value={filters.rating ?? ""}
            onChange={({ currentTarget: { value } }) => onChange({ rating: value || undefined })}
            data={[{ value: "", label: t.filters.any }, ...ratings.map(({ key, label }) => ({ value: key, label }))]}
          />
          <NativeSelect
            size="xs"
            label={t.filters.fields.author}
            value={filters.author ?? ""}
            onChange={({ currentTarget: { value } }) => onChange({ author: value || undefined })}
            data={[
              { value: "", label: t.filters.anybody },
              { value: "me", label: t.filters.me },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {DAYS.map((name) => (
            <TextInput
              key={name}
              size="xs"
              type="date"
              label={t.filters.fields[name]}
              value={toLocalInput(filters[name]).slice(0, 10)}
              onChange={({ currentTarget: { value } }) => onChange({ [name]: value || undefined })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type TextProps = { name: (typeof TEXTS)[number]; value: string; onChange: Props["onChange"] };

function TextFilter({ name, value, onChange }: TextProps) {
  const [text, change] = useTyped(value, (typed) => onChange({ [name]: typed || undefined }));
  return (
    <TextInput
      size="xs"
      dir="auto"
      label={t.filters.fields[name]}
      placeholder={name === "language" ? t.filters.languageSuch : ""}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** What narrows the list, each with the way out. */
export function ActiveFilters({ filters, people, ratings, onChange }: Props) {
  const names = inForce(filters);
  if (names.length === 0) return null;
  const said = (name: Name): string => {
    const value = filters[name] ?? "";
    if (name === "article") return t.filters.thisArticle;
    if (name === "rating") return ratings.find(({ key }) => key === value)?.label ?? value;
    if (name === "author")
      return value === "me" ? t.filters.me : (people.find(({ id }) => id === value)?.name ?? value);
    return name === "since" || name === "until" ? day(value) : value;
  };
  return (
    <section className={classes.active} aria-label={t.filters.active}>
      {names.map((name) => {
        const words = t.filters.one(t.filters.fields[name], said(name));
        return (
          <span key={name} className={classes.one}>
            <bdi>{words}</bdi>
            <CloseButton
              size="sm"
              aria-label={t.filters.remove(words)}
              onClick={() => onChange({ [name]: undefined })}
            />
          </span>
        );
      })}
      <TextButton onClick={() => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}>
        {t.filters.clear}
      </TextButton>
    </section>
  );
}
