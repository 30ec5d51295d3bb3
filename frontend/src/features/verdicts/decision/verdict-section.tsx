// The verdict of a claim: published, submitted or being written, with the next actions.

import { Group } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCheck,
  IconDoorExit,
  IconEraser,
  IconExternalLink,
  IconWorldUpload,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { addressOf } from "../../../api/address";
import type { ClaimFile, Guide, Person, Rating, Revision, State } from "../../../api/types";
import { permitted, STANDINGS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { Lines } from "../../../ui/feedback/lines";
import { Part } from "../../../ui/feedback/part";
import { report } from "../../../ui/feedback/say";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { Day, Moment } from "../../../ui/marks/moment";
import { Rated } from "../../../ui/marks/rated";
import { phrase } from "../../../ui/phrase";
import { CopyAddress } from "../../../ui/secrets/copy-address";
import { useApprove, useRetract, useReturn, useWithdraw } from "../actions";
import { PublishButton } from "../publish-button";
import { revisionsQuery } from "../queries";
import { Scheduled } from "../scheduled";
import { SeeOutputs } from "../see-outputs";
import { FiledChecklist } from "./checklist";
import { MediaView } from "./media/media-view";
import { SecondReading } from "./second-reading";
import classes from "./verdict-section.module.css";

const VerdictForm = lazyPart(async () => (await import("./verdict-form")).VerdictForm);

type Props = {
  claim: ClaimFile;
  ratings: readonly Rating[];
  guides: readonly Guide[];
  people: readonly Person[];
  account: string;
  take: ReactNode;
};

export function VerdictSection({ claim, ratings, guides, people, account, take }: Props) {
  const mayDraft = permitted(claim, "save_draft");
  const current = claim.verdict.current ?? null;
  const draft = claim.verdict.draft ?? null;
  const returned = current?.decisions.findLast((decision) => decision.decision === "returned");
  const writing = mayDraft?.allowed ?? false;
  return (
    <section className={classes.section} aria-label={t.verdicts.title}>
      {writing && returned && current?.decisions.at(-1) === returned ? (
        <p className={classes.returned} role="note">
          <IconArrowBackUp size={17} aria-hidden="true" />
          <span>
            <strong>{t.verdicts.returned(returned.reason ?? "")}</strong>
            <br />
            <span className={classes.by}>
              <bdi>{returned.by.name}</bdi>, <Moment at={returned.at} />
            </span>
          </span>
        </p>
      ) : null}
      {writing ? (
        <Part>
          <Suspense fallback={<Lines rows={8} label={t.verdicts.opening} />}>
            <VerdictForm
              key={claim.id}
              claim={claim}
              ratings={ratings}
              guide={guides.find(({ kind }) => kind === claim.kind)}
              account={account}
            />
          </Suspense>
        </Part>
      ) : null}
      {!writing && current ? (
        <>
          {claim.published && current.number !== claim.published.revision ? (
            <p className={classes.returned} role="note">
              {waiting(claim.state)
                ? t.verdicts.readersSee(claim.published.revision)
                : t.verdicts.readersSeeReturned(claim.published.revision)}
            </p>
          ) : null}
          <RevisionView revision={current} retracted={claim.state === "retracted"} />
          {waiting(claim.state) ? (
            <div className={`${classes.previews} no-print`}>
              <a href={addressOf("/api/v1/claims/{id}/verdict/preview", claim)} target="_blank" rel="noreferrer">
                {t.verdicts.previewAsRead}
              </a>
              <SeeOutputs claim={claim} />
            </div>
          ) : null}
          {waiting(claim.state) ? <Decisions claim={claim} own={current.author?.id === account} /> : null}
          {/* Below the buttons, which keep their places. */}
          <Scheduled claim={claim} />
        </>
      ) : null}
      {!writing && !current ? (
        <div className={classes.none}>
          <p>{claim.state === "unassigned" ? t.verdicts.nobodys : (mayDraft?.reason ?? t.verdicts.none)}</p>
          {draft ? <p>{phrase(t.verdicts.hasDraft(draft.by.name, <Moment at={draft.saved_at} />))}</p> : null}
          {take}
        </div>
      ) : null}
      <SecondReading claim={claim} ratings={ratings} people={people} account={account} />
      {claim.published ? (
        <div className={classes.published}>
          <a
            href={addressOf("/verdicts/{slug}", claim.published)}
            target="_blank"
            rel="noreferrer"
            className={classes.public}
          >
            {t.verdicts.publicPage} <IconExternalLink size={15} aria-hidden="true" />
          </a>
          <span className="muted">
            {STANDINGS[claim.published.standing]}, <Moment at={claim.published.published_at} />
          </span>
          <CopyAddress label="JSON Feed" address={window.location.origin + addressOf("/feeds/verdicts.json", {})} />
          <CopyAddress label="Atom" address={window.location.origin + addressOf("/feeds/verdicts.atom", {})} />
        </div>
      ) : null}
      {claim.state === "published" && !writing ? <Amend claim={claim} take={take} /> : null}
      {current && (writing || current.number > 1) ? (
        <Revisions id={claim.id} shown={writing ? 0 : current.number} retracted={claim.state === "retracted"} />
      ) : null}
    </section>
  );
}

/** `own`: the person wrote the newest revision. */
function Decisions({ claim, own }: { claim: ClaimFile; own: boolean }) {
  const approve = useApprove();
  const back = useReturn();
  const withdraw = useWithdraw();
  const [returning, setReturning] = useState(false);
  const mayApprove = permitted(claim, "approve");
  const mayPublish = permitted(claim, "publish");
  const mayReturn = permitted(claim, "return");
  const accept = () => approve.mutate({ claim, input: null }, report(t.verdicts.approved));
  useShortcut("approve", mayApprove?.allowed && !approve.isPending ? accept : null);
  useShortcut("return", mayReturn?.allowed ? () => setReturning(true) : null);
  return (
    <>
      <Group className={`${classes.decide} no-print`} gap="xs">
        {/* Each action keeps its place, whether it is possible or not: nothing moves under the pointer. */}
        <ActionButton
          permitted={mayApprove}
          onClick={accept}
          shortcut="approve"
          loading={approve.isPending}
          leftSection={<IconCheck size={16} />}
        >
          {t.verdicts.approve}
        </ActionButton>
        <PublishButton claim={claim} leftSection={<IconWorldUpload size={16} />}>
          {t.verdicts.publish}
        </PublishButton>
        <ActionButton
          permitted={mayReturn}
          onClick={() => setReturning(true)}
          shortcut="return"
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
        >
          {t.verdicts.return}
        </ActionButton>
        {own ? (
          <ActionButton
            permitted={permitted(claim, "withdraw")}
            onClick={() => withdraw.mutate({ claim, input: null }, report(t.verdicts.withdrawn))}
            loading={withdraw.isPending}
            variant="default"
            leftSection={<IconDoorExit size={16} />}
          >
            {t.verdicts.withdraw}
          </ActionButton>
        ) : null}
      </Group>
      <p className={`${classes.why} no-print`}>
        {
          [mayApprove, mayPublish].find((action) => action?.reason && !mayApprove?.allowed && !mayPublish?.allowed)
            ?.reason
        }
      </p>
      <ReasonDialog
        opened={returning}
        title={t.verdicts.returnTitle}
        subject={`return/${claim.id}`}
        label={t.verdicts.whatNeeded}
        placeholder={t.verdicts.neededSuch}
        rows={3}
        submit={t.verdicts.return}
        send={(reason) => back.mutateAsync({ claim, input: { reason } })}
        done={t.verdicts.wasReturned}
        onClose={() => setReturning(false)}
      />
    </>
  );
}

/** What an editor can do about a verdict that is public. */
function Amend({ claim, take }: { claim: ClaimFile; take: ReactNode }) {
  const retract = useRetract();
  const [retracting, setRetracting] = useState(false);
  const mayRetract = permitted(claim, "retract");
  if (!mayRetract?.allowed) return null;
  return (
    <>
      <Group className={`${classes.decide} no-print`} gap="xs">
        {take}
        <ActionButton
          permitted={mayRetract}
          onClick={() => setRetracting(true)}
          variant="default"
          leftSection={<IconEraser size={16} />}
        >
          {t.verdicts.retract}
        </ActionButton>
      </Group>
      <ReasonDialog
        opened={retracting}
        title={t.verdicts.retractTitle}
        subject={`retraction/${claim.id}`}
        field="notice"
        label={t.verdicts.notice}
        description={t.verdicts.retractHelp}
        rows={3}
        submit={t.verdicts.submitRetraction}
        color="red"
        send={(notice) => retract.mutateAsync({ claim, input: { notice } })}
        done={t.verdicts.retractionSubmitted}
        onClose={() => setRetracting(false)}
      />
    </>
  );
}

function waiting(state: State): boolean {
  return state === "submitted" || state === "approved";
}

function RevisionView({ revision, retracted }: { revision: Revision; retracted: boolean }) {
  return (
    <article className={classes.revision}>
      <header className={classes.top}>
        <Rated label={revision.rating.label} color={revision.rating.color} retracted={retracted} />
        <span className="muted">{t.verdicts.revision(revision.number)}</span>
      </header>
      {revision.correction ? (
        <p className={classes.correction}>
          <strong>{t.verdicts.classes[revision.correction.class]}:</strong> <bdi>{revision.correction.text}</bdi>
        </p>
      ) : null}
      <p dir="auto" className={classes.summary}>
        {revision.summary}
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders the Markdown and sanitises it */}
      <div className={classes.rationale} dir="auto" dangerouslySetInnerHTML={{ __html: revision.rationale_html }} />
      <MediaView media={revision.media} />
      <FiledChecklist points={revision.checklist} />
      <p className={classes.by}>
        {phrase(
          revision.author
            ? t.verdicts.submittedBy(revision.author.name, <Moment at={revision.submitted_at} />)
            : t.verdicts.imported(<Day at={revision.submitted_at} />),
        )}
        {" · "}
        {phrase(t.verdicts.asOf(<Day at={revision.as_of} />))}
        {revision.recheck_at ? (
          <>
            {" · "}
            {phrase(t.verdicts.recheckOn(<Day at={revision.recheck_at} />))}
          </>
        ) : null}
      </p>
      {revision.decisions.map((decision) => (
        <p key={`${decision.at}-${decision.by.id}`} className={classes.by}>
          {phrase(
            (decision.decision === "approved" ? t.verdicts.approvedBy : t.verdicts.returnedBy)(
              decision.by.name,
              <Moment at={decision.at} />,
            ),
          )}
          {decision.reason ? `: ${decision.reason}` : ""}
        </p>
      ))}
    </article>
  );
}

function Revisions({ id, shown, retracted }: { id: string; shown: number; retracted: boolean }) {
  const query = useQuery(revisionsQuery(id));
  const older = (query.data ?? []).filter((revision) => revision.number !== shown);
  if (older.length === 0) return null;
  return (
    <details className={classes.older}>
      <summary>{t.verdicts.earlier(older.length)}</summary>
      {older.map((revision) => (
        <RevisionView key={revision.number} revision={revision} retracted={retracted} />
      ))}
    </details>
  );
}
