// The evidence of a claim by stance.

import { Text } from "@mantine/core";
import { IconExternalLink, IconLock, IconPlus } from "@tabler/icons-react";
import { type ReactNode, Suspense, useState } from "react";
import type { ClaimFile, Evidence, Stance } from "../../../api/types";
import { OFFLINE, permitted, STANCES } from "../../../lib/words/vocabulary";
import { host, safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { QuietButton } from "../../../ui/controls/buttons";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { Part } from "../../../ui/feedback/part";
import { sayFailed } from "../../../ui/feedback/say";
import { useHasDraft } from "../../../ui/forms/draft";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { Day, Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { Balance, STANCE_ICONS } from "./balance";
import { evidenceSubject, useReviseEvidence, useWithdrawEvidence } from "./data";
import classes from "./evidence-section.module.css";
import { ExternalChecks } from "./external-checks";
import type { Source } from "./form/values";
import { Kept } from "./kept";
import { byOrigin, SIDES } from "./origins";
import { Replies } from "./replies";

const EvidenceForm = lazyPart(async () => (await import("./form/evidence-form")).EvidenceForm);

type Props = {
  claim: ClaimFile;
  /** Opens the form at once. */
  begin?: boolean;
  /** A column for each stance, where there is room for three. */
  columns?: boolean;
};

export function EvidenceSection({ claim, begin = false, columns = false }: Props) {
  // A form with a draft is open again.
  const unsent = useHasDraft(evidenceSubject(claim.id));
  const [adding, setAdding] = useState(begin || unsent);
  const [source, setSource] = useState<Source | null>(null);
  const [withdrawing, setWithdrawing] = useState<Evidence | null>(null);
  const withdraw = useWithdrawEvidence();
  const mayAdd = permitted(claim, "add_evidence");
  useShortcut("evidence", mayAdd?.allowed ? () => setAdding(true) : null);
  const mayWithdraw = permitted(claim, "withdraw_evidence");
  const standing = claim.evidence.filter((evidence) => !evidence.withdrawn);
  const origins = new Set(standing.map((evidence) => evidence.origin)).size;
  return (
    <section className={classes.section} aria-label={t.evidence.title}>
      {adding ? (
        <Part>
          <Suspense fallback={null}>
            <EvidenceForm
              key={source?.url}
              claim={claim}
              source={source}
              onDone={() => {
                setAdding(false);
                setSource(null);
              }}
            />
          </Suspense>
        </Part>
      ) : (
        <div className="no-print">
          <ActionButton
            permitted={mayAdd}
            onClick={() => setAdding(true)}
            shortcut="evidence"
            variant={standing.length === 0 ? "filled" : "default"}
            leftSection={<IconPlus size={16} />}
          >
            {t.evidence.add}
          </ActionButton>
        </div>
      )}
      {standing.length === 0 && !adding ? <p className={classes.empty}>{t.evidence.none}</p> : null}
      <Balance evidence={standing} />
      {claim.origins > 0 && claim.origins !== origins ? (
        <p className={classes.origins}>{t.evidence.publicOrigins(claim.origins)}</p>
      ) : null}
      <div className={columns ? classes.columns : undefined}>
        {SIDES.map((stance) => (
          <Side
            key={stance}
            claim={claim}
            stance={stance}
            standing={standing}
            columns={columns}
            onWithdraw={mayWithdraw?.allowed ? setWithdrawing : null}
          />
        ))}
      </div>
      <ExternalChecks
        claim={claim.id}
        onAdd={
          mayAdd?.allowed
            ? (check) => {
                setSource({
                  url: check.url,
                  title: check.claim,
                  publisher: check.publisher ?? check.site,
                  published_at: check.reviewed_on ?? "",
                  excerpt: check.rating,
                });
                setAdding(true);
              }
            : null
        }
      />
      <Replies claim={claim} />
      <Withdrawn evidence={claim.evidence} />
      <ReasonDialog
        opened={withdrawing !== null}
        title={t.evidence.withdrawTitle}
        subject={`withdrawal/${withdrawing?.id}`}
        label={t.evidence.reason}
        placeholder={t.evidence.reasonSuch}
        rows={2}
        submit={t.evidence.withdraw}
        send={(reason) => withdraw.mutateAsync({ id: withdrawing?.id ?? "", claim, input: { reason } })}
        done={t.evidence.withdrawn}
        onClose={() => setWithdrawing(null)}
      >
        <Text>{withdrawing ? nameOf(withdrawing) : null}</Text>
      </ReasonDialog>
    </section>
  );
}

function Withdrawn({ evidence }: { evidence: readonly Evidence[] }) {
  const withdrawn = evidence.filter((one) => one.withdrawn);
  if (withdrawn.length === 0) return null;
  return (
    <details className={classes.withdrawn}>
      <summary>{t.evidence.withdrawnCount(withdrawn.length)}</summary>
      <ul className={classes.list}>
        {withdrawn.map((one) => (
          <Item key={one.id} evidence={one} />
        ))}
      </ul>
    </details>
  );
}

type SideProps = {
  claim: ClaimFile;
  stance: Stance;
  /** The sources that are not withdrawn. */
  standing: readonly Evidence[];
  columns: boolean;
  onWithdraw: ((evidence: Evidence) => void) | null;
};

function Side({ claim, stance, standing, columns, onWithdraw }: SideProps) {
  const [revising, setRevising] = useState<string | null>(null);
  const revise = useReviseEvidence();
  const mayRevise = permitted(claim, "revise_evidence")?.allowed;
  const group = standing.filter((evidence) => evidence.stance === stance);
  if (group.length === 0 && !(columns && standing.length > 0)) return null;
  const Icon = STANCE_ICONS[stance];
  const item = (evidence: Evidence) => {
    const above = group[group.indexOf(evidence) - 1];
    if (revising === evidence.id)
      return (
        <li key={evidence.id}>
          <Part>
            <Suspense fallback={null}>
              <EvidenceForm claim={claim} evidence={evidence} onDone={() => setRevising(null)} />
            </Suspense>
          </Part>
        </li>
      );
    return (
      <Item
        key={evidence.id}
        evidence={evidence}
        onWithdraw={onWithdraw ? () => onWithdraw(evidence) : null}
        onRevise={mayRevise ? () => setRevising(evidence.id) : null}
        onUp={
          mayRevise && above
            ? () =>
                revise.mutate({ id: evidence.id, claim, input: { position: above.position } }, { onError: sayFailed })
            : null
        }
      />
    );
  };
  return (
    <div className={classes.group} data-stance={stance}>
      <h3 className={classes.stance}>
        <Icon size={15} stroke={2.4} aria-hidden="true" />
        {STANCES[stance]} <span className="muted">{group.length}</span>
      </h3>
      {group.length === 0 ? <p className={classes.origins}>{t.evidence.noneOfThis}</p> : null}
      <ul className={classes.list}>
        {byOrigin(standing, stance).map(({ origin, sources }) =>
          sources.length === 1 ? (
            sources.map(item)
          ) : (
            <li key={origin} className={classes.origin}>
              <p className={classes.origins}>{t.evidence.oneOrigin(origin, sources.length)}</p>
              <ul className={classes.list}>{sources.map(item)}</ul>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

type ItemProps = {
  evidence: Evidence;
  onWithdraw?: (() => void) | null;
  onRevise?: (() => void) | null;
  onUp?: (() => void) | null;
};

function Item({ evidence, onWithdraw, onRevise, onUp }: ItemProps) {
  const name = nameOf(evidence);
  return (
    <li className={classes.item} data-withdrawn={evidence.withdrawn ? true : undefined}>
      <div className={classes.source}>
        {evidence.url ? (
          <a href={safeHref(evidence.url)} target="_blank" rel="noreferrer">
            <bdi>{name}</bdi> <IconExternalLink size={13} aria-hidden="true" />
          </a>
        ) : (
          <strong dir="auto">{name}</strong>
        )}
        {evidence.visibility === "internal" ? (
          <span className={classes.internal}>
            <IconLock size={13} aria-hidden="true" /> {t.evidence.internal}
          </span>
        ) : null}
      </div>
      <div className={classes.meta}>
        <bdi>
          {evidence.publisher ??
            (evidence.url ? host(evidence.url) : evidence.offline ? OFFLINE[evidence.offline.kind] : t.evidence.file)}
        </bdi>
        {evidence.offline ? (
          <>
            {" · "}
            <bdi>{evidence.offline.who}</bdi>
            {" · "}
            <Day at={evidence.offline.at} />
            {evidence.offline.place ? (
              <>
                {" · "}
                <bdi>{evidence.offline.place}</bdi>
              </>
            ) : null}
          </>
        ) : null}
        {evidence.published_at ? (
          <>
            {" · "}
            <Day at={evidence.published_at} />
          </>
        ) : null}
        {" · "}
        {phrase(t.evidence.readOn(<Day at={evidence.accessed_at} />))}
        {" · "}
        {phrase(
          t.evidence.origin(
            <span title={evidence.origin_by_person ? t.evidence.originByPerson : t.evidence.originByMachine}>
              {evidence.origin}
            </span>,
          ),
        )}
        {evidence.snapshot_url ? (
          <>
            {" · "}
            <a href={safeHref(evidence.snapshot_url)} target="_blank" rel="noreferrer">
              {t.evidence.archivedCopy}
            </a>
          </>
        ) : null}
      </div>
      {evidence.excerpt ? (
        <blockquote dir="auto" className={classes.excerpt}>
          {evidence.excerpt}
        </blockquote>
      ) : null}
      <Kept evidence={evidence} />
      {evidence.note ? (
        <p dir="auto" className={classes.note}>
          {evidence.note}
        </p>
      ) : null}
      <div className={classes.meta}>
        {phrase(t.evidence.addedBy(evidence.by.name, <Moment at={evidence.created_at} />))}
        <span>
          <Small label={t.evidence.reviseOne(name)} onClick={onRevise}>
            {t.evidence.revise}
          </Small>
          <Small label={t.evidence.moveUpOne(name)} onClick={onUp}>
            {t.evidence.moveUp}
          </Small>
          <Small label={t.evidence.withdrawOne(name)} onClick={onWithdraw}>
            {t.evidence.withdraw}
          </Small>
        </span>
      </div>
      {evidence.withdrawn ? (
        <p className={classes.note}>{t.evidence.withdrawnBy(evidence.withdrawn.by.name, evidence.withdrawn.reason)}</p>
      ) : null}
    </li>
  );
}

function nameOf(evidence: Evidence): string {
  return evidence.title ?? evidence.url ?? evidence.file?.name ?? evidence.offline?.who ?? "";
}

type SmallProps = { label: string; onClick: (() => void) | null | undefined; children: ReactNode };

function Small({ label, onClick, children }: SmallProps) {
  if (!onClick) return null;
  return (
    <QuietButton onClick={onClick} aria-label={label}>
      {children}
    </QuietButton>
  );
}
