// The editor of the rating scale.

import { Alert, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fieldErrors, isProblem, sentence } from "../../../api/problem";
import type { Rating, Ratings } from "../../../api/types";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { LeaveDialog } from "../../../ui/feedback/leave-dialog";
import { sayDone } from "../../../ui/feedback/say";
import { Rated } from "../../../ui/marks/rated";
import { useNewestScale, useReplaceScale } from "./data";
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
  type Scale,
  scaleOf,
  sent,
} from "./scale";
import classes from "./scale-editor.module.css";
import { StepItem } from "./step-item";

type Props = {
  ratings: Ratings;
  /** How the whole scale is offered where a verdict is written. */
  choice: (ratings: readonly Rating[], chosen: string) => ReactNode;
};

export function ScaleEditor({ ratings, choice }: Props) {
  const editor = useScale(ratings);
  const { scale, theirs, dirty, faults } = editor;
  const list = useRef<HTMLOListElement>(null);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  useEffect(() => {
    if (Object.keys(faults).length > 0) list.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  return (
    <form
      noValidate
      aria-label={t.ratings.title}
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      {theirs ? (
        <Alert color="yellow" role="alert" mt={16}>
          <p className={classes.meanwhile}>{t.ratings.meanwhile}</p>
          <Differences found={differences(theirs.before.items, theirs.now.items)} />
          <SmallButton mt={8} onClick={() => editor.begin(theirs.now)}>
            {t.ratings.takeTheirs}
          </SmallButton>
        </Alert>
      ) : null}
      <ol className={classes.steps} aria-label={t.ratings.list} ref={list}>
        {scale.steps.map((step, index) => (
          <StepItem
            key={step.id}
            step={step}
            first={index === 0}
            last={index === scale.steps.length - 1}
            open={editor.open === step.id}
            faults={faults[step.id] ?? {}}
            choice={() =>
              choice(
                scale.steps.map((one) => ({ ...one, key: one.id, retired: false })),
                step.id,
              )
            }
            onOpen={(is) => editor.setOpen(is ? step.id : null)}
            onMove={(by) => editor.shift(step.id, by)}
            onRetire={() => {
              editor.setScale(retired(scale, step.id));
              editor.setOpen(null);
            }}
            onChange={(part) => editor.setScale(changed(scale, step.id, part))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {editor.announced}
      </p>
      {scale.steps.length < MOST ? (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={editor.add}>
          {t.ratings.add}
        </Button>
      ) : (
        <p className="muted">{t.ratings.most(MOST)}</p>
      )}
      <Retired scale={scale} onBack={(id) => editor.setScale(broughtBack(scale, id))} />
      {dirty ? (
        <div className={classes.bar}>
          <Button type="submit" loading={editor.busy}>
            {t.common.save}
          </Button>
          <Button variant="subtle" onClick={editor.discard}>
            {t.ratings.discard}
          </Button>
          {editor.failure ? (
            <span className={classes.failed} role="alert">
              {editor.failure}
            </span>
          ) : (
            <span className="muted">{t.ratings.unsaved}</span>
          )}
        </div>
      ) : null}
      <LeaveDialog
        opened={blocker.status === "blocked"}
        title={t.ratings.leaveTitle}
        text={t.ratings.leaveText}
        leave={t.ratings.leave}
        stay={t.ratings.stay}
        onStay={() => blocker.reset?.()}
        onLeave={() => blocker.proceed?.()}
      />
    </form>
  );
}

/** The scale while it is edited: its changes, its faults, and a colleague's version in the meantime. */
function useScale(ratings: Ratings) {
  // The version that the changes are based on: the scale is refetched often, and must not hide a colleague's change.
  const [from, setFrom] = useState(ratings);
  const [scale, setScale] = useState(() => scaleOf(ratings.items));
  const [open, setOpen] = useState<string | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const [theirs, setTheirs] = useState<{ before: Ratings; now: Ratings } | null>(null);
  const [announced, setAnnounced] = useState("");
  const made = useRef(0);
  const replace = useReplaceScale();
  const newest = useNewestScale();
  const dirty = isChanged(scale, from);

  const begin = (on: Ratings) => {
    setFrom(on);
    setScale(scaleOf(on.items));
    setFaults({});
    setTheirs(null);
    replace.reset();
  };
  if (!dirty && !replace.isPending && ratings.etag !== from.etag && ratings !== from) begin(ratings);

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
    setAnnounced(t.ratings.now(next.steps[place]?.label || t.ratings.unnamed, place + 1, next.steps.length));
  };
  const busy = replace.isPending || newest.isPending;
  const stale = isProblem(replace.error, 412);
  const refused = stale ? null : replace.error;
  const failure = refused ?? newest.error;
  return {
    scale,
    setScale,
    open,
    setOpen,
    faults,
    theirs,
    announced,
    dirty,
    busy,
    failure: !failure
      ? null
      : refused && Object.keys(faults).length > 0
        ? t.ratings.faults
        : t.ratings.failed(sentence(failure)),
    save,
    add,
    shift,
    begin,
    discard: () => begin(from),
  };
}

function Retired({ scale, onBack }: { scale: Scale; onBack: (id: string) => void }) {
  if (scale.retired.length === 0) return null;
  return (
    <section className={classes.retired} aria-label={t.ratings.retired}>
      <h2>{t.ratings.retired}</h2>
      <p>{t.ratings.retiredLead}</p>
      <ul>
        {scale.retired.map((step) => (
          <li key={step.id}>
            <Rated label={step.label} color={step.color} />
            <span className={classes.meaning}>{step.definition}</span>
            <SmallButton
              aria-label={t.ratings.bringBack(step.label)}
              disabled={scale.steps.length >= MOST}
              onClick={() => onBack(step.id)}
            >
              {t.ratings.bringBackShort}
            </SmallButton>
          </li>
        ))}
      </ul>
    </section>
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
