// The filter fields of the feed builder.
import { Autocomplete, MultiSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Rating } from "../../../api/types";
import { KINDS, kinds } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { useTyped } from "../../../ui/controls/typed";
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
  { name: "topic", label: t.feeds.topic, placeholder: t.feeds.everyTopic },
  { name: "outlet", label: t.feeds.outlet, placeholder: t.feeds.everyOutlet },
  { name: "claimant", label: t.feeds.claimant, placeholder: t.feeds.everybody },
  { name: "language", label: t.feeds.language, placeholder: t.feeds.everyLanguage },
] satisfies { name: keyof Names; label: string; placeholder: string }[];

export function FeedFilters({ choice, ratings, errors, onChange }: Props) {
  const { data: everything } = useQuery(everythingQuery);
  const names = useMemo(() => namesIn(everything ?? []), [everything]);
  return (
    <form aria-label={t.feeds.carries} onSubmit={(event) => event.preventDefault()}>
      <SegmentedControl
        aria-label={t.feeds.about}
        className={classes.stream}
        data={[
          { value: "verdicts", label: t.feeds.verdicts },
          { value: "corrections", label: t.feeds.corrections },
        ]}
        value={choice.stream ?? "verdicts"}
        onChange={(value) => onChange({ stream: value === "corrections" ? value : undefined }, false)}
      />
      <div className={classes.filters}>
        <MultiSelect
          label={t.feeds.rating}
          placeholder={choice.rating ? undefined : t.feeds.everyRating}
          data={ratings.map((rating) => ({ value: rating.key, label: rating.label }))}
          value={listed(choice.rating)}
          onChange={(keys) => onChange({ rating: keys.join(",") || undefined }, false)}
          clearable
          clearButtonProps={{ "aria-label": t.feeds.everyRating }}
          error={errors.rating}
        />
        <MultiSelect
          label={t.feeds.kind}
          placeholder={choice.kind ? undefined : t.feeds.everyKind}
          data={kinds().map((kind) => ({ value: kind, label: KINDS[kind].label }))}
          value={listed(choice.kind)}
          onChange={(keys) => onChange({ kind: keys.join(",") || undefined }, false)}
          clearable
          clearButtonProps={{ "aria-label": t.feeds.everyKind }}
          error={errors.kind && t.feeds.noSuchKind}
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
          label={t.feeds.since}
          value={choice.since ?? ""}
          onChange={(since) => onChange({ since: since || undefined }, true)}
          error={errors.since}
        />
        <TimeFilter
          label={t.feeds.until}
          value={choice.until ?? ""}
          onChange={(until) => onChange({ until: until || undefined }, true)}
          error={errors.until}
        />
      </div>
      <p className={classes.note}>{t.feeds.rules}</p>
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
      clearButtonProps={{ "aria-label": t.feeds.any(label) }}
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
