// The editor of the rating scale.
import { Alert, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { Rating, Ratings } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone } from "../../../ui/feedback/say";
import { Rated } from "../../../ui/marks/rated";
import { useNewestScale, useReplaceScale } from "./actions";
import {
  added,
  broughtBack,
  changed,
  type Difference,
  differences,
  type Faults,
  faultsOf,
  isChanged,
  MOST,
  moved,
  retired,
  scaleOf,
  sent,
} from "./scale";
import classes from "./scale-editor.module.css";
import { StepItem } from "./step-item";
import { UnsavedDialog } from "./unsaved-dialog";

type Props = {
  ratings: Ratings;
  /** How the whole scale is offered where a verdict is written. */
  choice: (ratings: readonly Rating[], chosen: string) => ReactNode;
};

export function ScaleEditor({ ratings, choice }: Props) {
  // What the changes began on: it is read anew all the time, and must not hide that somebody else was faster.
  const [from, setFrom] = useState(ratings);
  const [scale, setScale] = useState(() => scaleOf(ratings.items));
  const [open, setOpen] = useState<string | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const [theirs, setTheirs] = useState<{ before: Ratings; now: Ratings } | null>(null);
  const [told, setTold] = useState("");
  const made = useRef(0);
  const list = useRef<HTMLOListElement>(null);
  const replace = useReplaceScale();
  const newest = useNewestScale();
  const dirty = isChanged(scale, from);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });

  const begin = (on: Ratings) => {
    setFrom(on);
    setScale(scaleOf(on.items));
    setFaults({});
    setTheirs(null);
    replace.reset();
  };
  if (!dirty && !replace.isPending && ratings.etag !== from.etag && ratings !== from) begin(ratings);

  useEffect(() => {
    if (Object.keys(faults).length > 0)
      list.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);

  const save = () => {
    const { steps } = scale;
    replace.mutate(
      { etag: from.etag, scale: sent(scale) },
      {
        onSuccess: (saved) => {
          begin(saved);
          setOpen(null);
          sayDone(t.ratings.saved);
        },
        onError: (error) => {
          const found = faultsOf(fieldErrors(error), steps);
          setFaults(found);
          const first = steps.find(({ id }) => found[id]);
          if (first) setOpen(first.id);
          if (!isProblem(error, 412)) return;
          newest.mutate(undefined, {
            onSuccess: (now) => {
              setTheirs({ before: from, now });
              setFrom(now);
            },
          });
        },
      },
    );
  };
  const add = () => {
    made.current += 1;
    const id = `new-${made.current}`;
    setScale(added(scale, id));
    setOpen(id);
  };
  const shift = (id: string, by: -1 | 1) => {
    const next = moved(scale, id, by);
    const place = next.steps.findIndex((step) => step.id === id);
    setScale(next);
    setTold(t.ratings.now(next.steps[place]?.label || t.ratings.unnamed, place + 1, next.steps.length));
  };
  const isStale = isProblem(replace.error, 412);

  return (
    <form
      noValidate
      aria-label={t.ratings.title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {theirs ? (
        <Alert color="yellow" role="alert" mt={16}>
          <p className={classes.meanwhile}>{t.ratings.meanwhile}</p>
          <Differences found={differences(theirs.before.items, theirs.now.items)} />
          <Button size="compact-sm" variant="default" mt={8} onClick={() => begin(theirs.now)}>
            {t.ratings.takeTheirs}
          </Button>
        </Alert>
      ) : null}
      <ol className={classes.steps} aria-label={t.ratings.list} ref={list}>
        {scale.steps.map((step, index) => (
          <StepItem
            key={step.id}
            step={step}
            first={index === 0}
            last={index === scale.steps.length - 1}
            open={open === step.id}
            faults={faults[step.id] ?? {}}
            choice={() =>
              choice(
                scale.steps.map((one) => ({ ...one, key: one.id, retired: false })),
                step.id,
              )
            }
            onOpen={(is) => setOpen(is ? step.id : null)}
            onMove={(by) => shift(step.id, by)}
            onRetire={() => {
              setScale(retired(scale, step.id));
              setOpen(null);
            }}
            onChange={(part) => setScale(changed(scale, step.id, part))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {scale.steps.length < MOST ? (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
          {t.ratings.add}
        </Button>
      ) : (
        <p className="muted">{t.ratings.most(MOST)}</p>
      )}
      {scale.retired.length > 0 ? (
        <section className={classes.retired} aria-label={t.ratings.retired}>
          <h2>{t.ratings.retired}</h2>
          <p>{t.ratings.retiredLead}</p>
          <ul>
            {scale.retired.map((step) => (
              <li key={step.id}>
                <Rated label={step.label} color={step.color} />
                <span className={classes.meaning}>{step.definition}</span>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t.ratings.bringBack(step.label)}
                  disabled={scale.steps.length >= MOST}
                  onClick={() => setScale(broughtBack(scale, step.id))}
                >
                  {t.ratings.bringBackShort}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {dirty ? (
        <div className={classes.bar}>
          <Button type="submit" loading={replace.isPending || newest.isPending}>
            {t.common.save}
          </Button>
          <Button variant="subtle" onClick={() => begin(from)}>
            {t.ratings.discard}
          </Button>
          {replace.error && !isStale ? (
            <span className={classes.failed} role="alert">
              {Object.keys(faults).length > 0 ? t.ratings.faults : t.ratings.failed(sentence(replace.error))}
            </span>
          ) : newest.error ? (
            <span className={classes.failed} role="alert">
              {t.ratings.failed(sentence(newest.error))}
            </span>
          ) : (
            <span className="muted">{t.ratings.unsaved}</span>
          )}
        </div>
      ) : null}
      <UnsavedDialog
        opened={blocker.status === "blocked"}
        onStay={() => blocker.reset?.()}
        onLeave={() => blocker.proceed?.()}
      />
    </form>
  );
}

function Differences({ found }: { found: readonly Difference[] }) {
  if (found.length === 0) return <p className={classes.meanwhile}>{t.ratings.noDifference}</p>;
  return (
    <ul className={classes.differences}>
      {found.map((difference) => {
        const said = sayDifference(difference);
        return <li key={said}>{said}</li>;
      })}
    </ul>
  );
}

function sayDifference(difference: Difference): string {
  if (difference.what === "order") return t.ratings.theirs.order;
  if (difference.what === "renamed") return t.ratings.theirs.renamed(difference.label, difference.to);
  return t.ratings.theirs[difference.what](difference.label);
}
