// The dialog that publishes verdicts: what will be public and when, then the outcome of each.
import { Button, Modal } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { addressOf } from "../../../api/address";
import { sentence } from "../../../api/problem";
import type { ClaimFile } from "../../../api/types";
import { t } from "../../../texts";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Rated } from "../../../ui/marks/rated";
import { HOLD_SECONDS, usePublish, useTakeBack } from "../actions";
import classes from "./publish-dialog.module.css";
import { type Choice, choiceFault, firstChoice, type Plan, planOf, When } from "./when";

type Outcome =
  | { type: "waiting" }
  | { type: "running" }
  | { type: "done" }
  | { type: "refused"; why: string }
  | { type: "stopped" };

const words = t.editor.publishing;

type Props = { claims: readonly ClaimFile[] | null; onClose: () => void };

export function PublishDialog({ claims, onClose }: Props) {
  return (
    <Modal opened={claims !== null} onClose={onClose} size="lg" title={words.title(claims?.length ?? 0)}>
      {claims ? <Run claims={claims} onClose={onClose} /> : null}
    </Modal>
  );
}

function Run({ claims, onClose }: { claims: readonly ClaimFile[]; onClose: () => void }) {
  const publish = usePublish();
  const takeBack = useTakeBack();
  const embargo = latestEmbargo(claims);
  const [choice, setChoice] = useState<Choice>(() => firstChoice(embargo));
  const [asked, setAsked] = useState(false);
  const fault = choiceFault(choice, embargo);
  const [phase, setPhase] = useState<"before" | "running" | "after">("before");
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const stopped = useRef(false);
  // Closing the dialog stops after the pending publication.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const note = (id: string, outcome: Outcome) => setOutcomes((old) => new Map(old).set(id, outcome));
  /** Takes back what has just been asked for; what is out meanwhile says so. */
  const undo = (files: readonly ClaimFile[]) =>
    Promise.all(files.map((claim) => takeBack.mutateAsync({ claim, input: null }))).then(
      () => sayDone(t.verdicts.takenBack),
      sayFailed,
    );
  const say = (plan: Plan, files: readonly ClaimFile[]) => {
    if (files.length === 0) return;
    if ("hold_seconds" in plan) sayDone(t.verdicts.goesOut(HOLD_SECONDS), () => void undo(files), t.verdicts.takeBack);
    else sayDone("publish_at" in plan ? words.scheduled : words.embargoed);
  };
  const start = async () => {
    setAsked(true);
    if (fault) return;
    // The seconds are counted by the server, from the moment that it is asked.
    const plan = planOf(choice);
    const files: ClaimFile[] = [];
    stopped.current = false;
    setPhase("running");
    for (const claim of claims) {
      if (stopped.current) {
        note(claim.id, { type: "stopped" });
        continue;
      }
      note(claim.id, { type: "running" });
      try {
        const now = await publish.mutateAsync({ claim, input: plan });
        files.push(now);
        if (claims.length === 1) {
          say(plan, files);
          onClose();
          return;
        }
        note(claim.id, { type: "done" });
      } catch (error) {
        note(claim.id, { type: "refused", why: sentence(error) });
      }
    }
    setPhase("after");
    say(plan, files);
  };
  const done = [...outcomes.values()].filter((outcome) => outcome.type === "done").length;
  return (
    <>
      <p className="muted">{claims.length === 1 ? words.leadOne : words.lead}</p>
      <ol className={classes.list} tabIndex={-1} data-autofocus>
        {claims.map((claim) => {
          const outcome = outcomes.get(claim.id) ?? { type: "waiting" };
          return (
            <li key={claim.id} className={classes.item}>
              <GoesOut claim={claim} />
              {phase === "before" ? null : (
                <p className={classes.outcome} data-outcome={outcome.type}>
                  {outcome.type === "refused" ? words.refused(outcome.why) : words[outcome.type]}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {phase === "before" ? (
        <When choice={choice} onChange={setChoice} fault={asked ? fault : null} embargo={embargo} />
      ) : null}
      <div className={classes.foot}>
        <p className={classes.result} role="status">
          {phase === "after" ? words.result(done, claims.length) : ""}
        </p>
        {phase === "before" ? (
          <>
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button onClick={() => void start()}>
              {choice.when === "later" ? words.schedule : choice.when === "embargo" ? words.setEmbargo : words.start}
            </Button>
          </>
        ) : null}
        {phase === "running" ? (
          <Button
            variant="default"
            onClick={() => {
              stopped.current = true;
            }}
          >
            {words.stop}
          </Button>
        ) : null}
        {phase === "after" ? <Button onClick={onClose}>{words.close}</Button> : null}
      </div>
    </>
  );
}

/** The end of the last embargo of these claims. */
function latestEmbargo(claims: readonly ClaimFile[]): string | null {
  return claims.reduce<string | null>(
    (latest, { embargo_until: until }) => (until && (!latest || until > latest) ? until : latest),
    null,
  );
}

/** The words that readers will see. */
function GoesOut({ claim }: { claim: ClaimFile }) {
  const revision = claim.verdict.current;
  return (
    <>
      <p className={classes.statement} dir="auto">
        {claim.statement}
      </p>
      {claim.statement_is_machine ? (
        <p className={`${classes.whole} ${classes.warning}`} role="note">
          <IconAlertTriangle size={16} aria-hidden="true" /> {words.wordingOpen}
        </p>
      ) : null}
      {revision ? <Rated label={revision.rating.label} color={revision.rating.color} /> : null}
      {revision?.correction ? (
        <p className={classes.whole} dir="auto">
          <strong>{t.verdicts.classes[revision.correction.class]}:</strong> {revision.correction.text}
        </p>
      ) : null}
      {revision ? (
        <p className={classes.whole} dir="auto">
          {revision.summary}
        </p>
      ) : null}
      <p className={classes.whole}>
        <a href={addressOf("/api/v1/claims/{id}/verdict/preview", claim)} target="_blank" rel="noreferrer">
          {t.verdicts.previewAsRead}
          <span className="visually-hidden"> {t.corrections.of(claim.statement)}</span>
        </a>
      </p>
    </>
  );
}
