// The list of other publishers' ratings, with what each means on the newsroom's scale.
import { NativeSelect } from "@mantine/core";
import type { PublisherRating, Rating } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Moment } from "../../../ui/marks/moment";
import classes from "./rating-list.module.css";

type Props = {
  ratings: readonly PublisherRating[];
  scale: readonly Rating[];
  current: string | null;
  onCurrent: (id: string) => void;
  onMap: (rating: PublisherRating, key: string | null) => void;
};

export function RatingList({ ratings, scale, current, onCurrent, onMap }: Props) {
  return (
    <ol className={classes.list} aria-label={t.scales.list}>
      {ratings.map((rating) => (
        // The focus makes a rating the current one; everything in it is reached by the tab key.
        <li
          key={rating.id}
          data-rating={rating.id}
          tabIndex={-1}
          className={classes.rating}
          aria-current={rating.id === current || undefined}
          onFocus={() => onCurrent(rating.id)}
          onMouseDown={() => onCurrent(rating.id)}
        >
          <Said rating={rating} />
          <div className={classes.meaning}>
            <NativeSelect
              aria-label={t.scales.means(rating.words)}
              value={rating.rating?.key ?? ""}
              data={options(rating, scale)}
              onChange={({ currentTarget: { value } }) => onMap(rating, value || null)}
            />
            <Suggestion rating={rating} scale={scale} onMap={onMap} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The steps of the scale with their keys; a retired one only while it is chosen. */
function options({ rating }: PublisherRating, scale: readonly Rating[]) {
  const steps = scale.map(({ key, label }, index) => ({
    value: key,
    label: index < 9 ? `${index + 1} · ${label}` : label,
  }));
  const retired = rating && !scale.some(({ key }) => key === rating.key) ? [rating] : [];
  return [
    { value: "", label: t.scales.notMapped },
    ...steps,
    ...retired.map(({ key, label }) => ({ value: key, label })),
  ];
}

function Said({ rating }: { rating: PublisherRating }) {
  const { value, best, worst } = rating;
  return (
    <div className={classes.said}>
      <p className={classes.words} dir="auto">
        “{rating.words}”
      </p>
      <p className={classes.meta}>
        <bdi>{rating.site}</bdi>
        {value != null && best != null && worst != null ? <span>{t.scales.numbers(value, worst, best)}</span> : null}
        {rating.checks > 0 ? <span>{count(rating.checks, t.scales.checks)}</span> : null}
        {rating.waiting > 0 ? <strong>{count(rating.waiting, t.scales.waiting)}</strong> : null}
        {rating.mapped ? (
          <span>
            {t.scales.by(rating.mapped.by.name)} <Moment at={rating.mapped.at} />
          </span>
        ) : null}
      </p>
    </div>
  );
}

function Suggestion({ rating, scale, onMap }: Pick<Props, "scale" | "onMap"> & { rating: PublisherRating }) {
  const step = rating.rating ? undefined : scale.find(({ key }) => key === rating.suggestion);
  if (!step) return null;
  return (
    <SmallButton onClick={() => onMap(rating, step.key)} aria-label={t.scales.acceptOne(step.label, rating.words)}>
      {t.scales.accept(step.label)}
    </SmallButton>
  );
}
