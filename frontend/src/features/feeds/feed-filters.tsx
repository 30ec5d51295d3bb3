// What shall the feed carry?
import { Autocomplete, MultiSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Rating } from "../../api/types";
import { KINDS, kinds } from "../../lib/vocabulary";
import { useTyped } from "../../ui/typed";
import { type FeedChoice, listed } from "./address";
import classes from "./feed-builder.module.css";
import { type Names, namesIn } from "./names";
import { everythingQuery } from "./queries";

type Props = {
  choice: FeedChoice;
  ratings: readonly Rating[];
  errors: Record<string, string>;
  onChange: (part: FeedChoice, typing: boolean) => void;
};

const WORDS = [
  { name: "topic", label: "Topic", placeholder: "Every topic" },
  { name: "outlet", label: "Outlet", placeholder: "Every outlet" },
  { name: "claimant", label: "Who claims it", placeholder: "Everybody" },
  { name: "language", label: "Language", placeholder: "Every language, or such as en" },
] satisfies { name: keyof Names; label: string; placeholder: string }[];

export function FeedFilters({ choice, ratings, errors, onChange }: Props) {
  const { data: everything } = useQuery(everythingQuery);
  const names = useMemo(() => namesIn(everything ?? []), [everything]);
  return (
    <form aria-label="What the feed carries" onSubmit={(event) => event.preventDefault()}>
      <SegmentedControl
        aria-label="What it is about"
        className={classes.stream}
        data={[
          { value: "verdicts", label: "Verdicts" },
          { value: "corrections", label: "Corrections" },
        ]}
        value={choice.stream ?? "verdicts"}
        onChange={(value) => onChange({ stream: value === "corrections" ? value : undefined }, false)}
      />
      <div className={classes.filters}>
        <MultiSelect
          label="Rating"
          placeholder={choice.rating ? undefined : "Every rating"}
          data={ratings.map((rating) => ({ value: rating.key, label: rating.label }))}
          value={listed(choice.rating)}
          onChange={(keys) => onChange({ rating: keys.join(",") || undefined }, false)}
          clearable
          clearButtonProps={{ "aria-label": "Every rating" }}
          error={errors.rating}
        />
        <MultiSelect
          label="Kind of claim"
          placeholder={choice.kind ? undefined : "Every kind"}
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          value={listed(choice.kind)}
          onChange={(keys) => onChange({ kind: keys.join(",") || undefined }, false)}
          clearable
          clearButtonProps={{ "aria-label": "Every kind" }}
          error={errors.kind && "There is no such kind. Choose from the list."}
        />
        {WORDS.map(({ name, label, placeholder }) => (
          <WordFilter
            key={name}
            label={label}
            placeholder={placeholder}
            names={names[name]}
            value={choice[name] ?? ""}
            onChange={(value) => onChange({ [name]: value || undefined }, true)}
            error={errors[name]}
          />
        ))}
        <TimeFilter
          label="Changed on this day or later"
          value={choice.since ?? ""}
          onChange={(since) => onChange({ since: since || undefined }, true)}
          error={errors.since}
        />
        <TimeFilter
          label="Changed before this day"
          value={choice.until ?? ""}
          onChange={(until) => onChange({ until: until || undefined }, true)}
          error={errors.until}
        />
      </div>
      <p className={classes.note}>
        Names count whole, capitals do not matter. Where several things are chosen, all of them must fit; of
        several ratings or kinds, one. Days begin at midnight UTC.
      </p>
    </form>
  );
}

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
};

function WordFilter({
  label,
  placeholder,
  names,
  value,
  onChange,
  error,
}: FieldProps & { placeholder: string; names: string[] }) {
  const [text, change] = useTyped(value, onChange);
  return (
    <Autocomplete
      label={label}
      placeholder={placeholder}
      data={names}
      limit={8}
      value={text}
      onChange={change}
      clearable
      clearButtonProps={{ "aria-label": `${label}: any` }}
      error={error}
    />
  );
}

/** A day; what the address holds instead, such as a time, stays readable as text. */
function TimeFilter({ label, value, onChange, error }: FieldProps) {
  const [text, change] = useTyped(value, onChange);
  const isDay = text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text);
  return (
    <TextInput
      label={label}
      type={isDay ? "date" : "text"}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      error={error}
    />
  );
}
