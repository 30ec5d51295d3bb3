// The choice of a rating from the newsroom's scale.
import { Fragment, useId, useState } from "react";
import type { Rating } from "../../api/types";
import { t } from "../../texts";
import classes from "./rating-choice.module.css";

type Props = {
  ratings: readonly Rating[];
  value: string | null;
  onChange: (key: string) => void;
  error?: string | undefined;
};

export function RatingChoice({ ratings, value, onChange, error }: Props) {
  const group = useId();
  const [pointed, setPointed] = useState<string | null>(null);
  const explained = ratings.find((rating) => rating.key === (pointed ?? value));
  return (
    <fieldset className={classes.choice} aria-describedby={error ? `${group}-error` : undefined}>
      <legend className={classes.legend}>{t.verdicts.rating}</legend>
      <div className={classes.options}>
        {ratings.map((rating, index) => (
          <Fragment key={rating.key}>
            <label
              className={classes.option}
              style={{ "--tone": rating.color }}
              onPointerEnter={() => setPointed(rating.key)}
              onPointerLeave={() => setPointed(null)}
            >
              <input
                type="radio"
                name={group}
                value={rating.key}
                checked={rating.key === value}
                onChange={() => onChange(rating.key)}
                onFocus={() => setPointed(rating.key)}
                onBlur={() => setPointed(null)}
                aria-describedby={`${group}-${rating.key}`}
              />
              <span className={classes.dot} aria-hidden="true" />
              <span>{rating.label}</span>
              {index < 9 ? (
                <span className={classes.key} aria-hidden="true">
                  {index + 1}
                </span>
              ) : null}
            </label>
            <span id={`${group}-${rating.key}`} className="visually-hidden">
              {rating.definition}
            </span>
          </Fragment>
        ))}
      </div>
      <p className={classes.definition} aria-hidden="true">
        {explained ? explained.definition : t.verdicts.pointAtRating}
      </p>
      {error ? (
        <p id={`${group}-error`} className={classes.error} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
