// The evidence of a claim by stance.
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconExternalLink, IconLock, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { sentence } from "../../../api/problem";
import type { ClaimFile, Evidence } from "../../../api/types";
import { permitted, STANCES } from "../../../lib/words/vocabulary";
import { host, safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { useHasKept, useKeptFields } from "../../../ui/drafts/kept";
import { Restored } from "../../../ui/drafts/restored";
import { Part } from "../../../ui/feedback/part";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Day, Moment } from "../../../ui/marks/moment";
import { woven } from "../../../ui/woven";
import { evidenceSubject, useReviseEvidence, useWithdrawEvidence } from "./actions";
import { Balance, STANCE_ICONS } from "./balance";
import type { Source } from "./evidence-form";
import classes from "./evidence-section.module.css";
import { ExternalChecks } from "./external-checks";
import { byOrigin, SIDES } from "./origins";
import { Replies } from "./replies";

const EvidenceForm = lazy(async () => ({ default: (await import("./evidence-form")).EvidenceForm }));

type Props = {
  claim: ClaimFile;
  /** Opens the form at once. */
  begin?: boolean;
  /** A column for each stance, where there is room for three. */
  columns?: boolean;
};

export function EvidenceSection({ claim, begin = false, columns = false }: Props) {
  // What was not sent is open again where it was left.
  const unsent = useHasKept(evidenceSubject(claim.id));
  const [adding, setAdding] = useState(begin || unsent);
  const [source, setSource] = useState<Source | null>(null);
  const [withdrawing, setWithdrawing] = useState<Evidence | null>(null);
  const [revising, setRevising] = useState<string | null>(null);
  const revise = useReviseEvidence();
  const mayAdd = permitted(claim, "add_evidence");
  useShortcut("evidence", mayAdd?.allowed ? () => setAdding(true) : null);
  const mayWithdraw = permitted(claim, "withdraw_evidence");
  const mayRevise = permitted(claim, "revise_evidence");
  const move = (evidence: Evidence, position: number) =>
    revise.mutate({ id: evidence.id, claim, input: { position } }, { onError: sayFailed });
  const standing = claim.evidence.filter((evidence) => !evidence.withdrawn);
  const origins = new Set(standing.map((evidence) => evidence.origin)).size;
  const withdrawn = claim.evidence.filter((evidence) => evidence.withdrawn);
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
        {SIDES.map((stance) => {
          const group = standing.filter((evidence) => evidence.stance === stance);
          if (group.length === 0 && !(columns && standing.length > 0)) return null;
          const Icon = STANCE_ICONS[stance];
          const item = (evidence: Evidence) =>
            revising === evidence.id ? (
              <li key={evidence.id}>
                <Part>
                  <Suspense fallback={null}>
                    <EvidenceForm claim={claim} evidence={evidence} onDone={() => setRevising(null)} />
                  </Suspense>
                </Part>
              </li>
            ) : (
              <Item
                key={evidence.id}
                evidence={evidence}
                onWithdraw={mayWithdraw?.allowed ? () => setWithdrawing(evidence) : null}
                onRevise={mayRevise?.allowed ? () => setRevising(evidence.id) : null}
                onUp={mayRevise?.allowed ? raise(group, evidence, move) : null}
              />
            );
          return (
            <div key={stance} className={classes.group} data-stance={stance}>
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
        })}
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
      {withdrawn.length > 0 ? (
        <details className={classes.withdrawn}>
          <summary>{t.evidence.withdrawnCount(withdrawn.length)}</summary>
          <ul className={classes.list}>
            {withdrawn.map((evidence) => (
              <Item key={evidence.id} evidence={evidence} />
            ))}
          </ul>
        </details>
      ) : null}
      <Modal
        opened={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={t.evidence.withdrawTitle}
      >
        {withdrawing ? (
          <WithdrawForm claim={claim} evidence={withdrawing} onDone={() => setWithdrawing(null)} />
        ) : null}
      </Modal>
    </section>
  );
}

/** Puts a source before the one above it in its group. */
function raise(
  group: readonly Evidence[],
  evidence: Evidence,
  move: (evidence: Evidence, position: number) => void,
): (() => void) | null {
  const above = group[group.indexOf(evidence) - 1];
  return above ? () => move(evidence, above.position) : null;
}

type ItemProps = {
  evidence: Evidence;
  onWithdraw?: (() => void) | null;
  onRevise?: (() => void) | null;
  onUp?: (() => void) | null;
};

function Item({ evidence, onWithdraw, onRevise, onUp }: ItemProps) {
  const name = evidence.title ?? evidence.url;
  return (
    <li className={classes.item} data-withdrawn={evidence.withdrawn ? true : undefined}>
      <div className={classes.source}>
        <a href={safeHref(evidence.url)} target="_blank" rel="noreferrer">
          {name} <IconExternalLink size={13} aria-hidden="true" />
        </a>
        {evidence.visibility === "internal" ? (
          <span className={classes.internal}>
            <IconLock size={13} aria-hidden="true" /> {t.evidence.internal}
          </span>
        ) : null}
      </div>
      <div className={classes.meta}>
        {evidence.publisher ?? host(evidence.url)}
        {evidence.published_at ? (
          <>
            {" · "}
            <Day at={evidence.published_at} />
          </>
        ) : null}
        {" · "}
        {woven(t.evidence.readOn(<Day at={evidence.accessed_at} />))}
        {" · "}
        {woven(
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
      {evidence.excerpt ? <blockquote className={classes.excerpt}>{evidence.excerpt}</blockquote> : null}
      {evidence.note ? <p className={classes.note}>{evidence.note}</p> : null}
      <div className={classes.meta}>
        {woven(t.evidence.addedBy(evidence.by.name, <Moment at={evidence.created_at} />))}
        <span>
          {onRevise ? (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className="no-print"
              onClick={onRevise}
              aria-label={t.evidence.reviseOne(name)}
            >
              {t.evidence.revise}
            </Button>
          ) : null}
          {onUp ? (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className="no-print"
              onClick={onUp}
              aria-label={t.evidence.moveUpOne(name)}
            >
              {t.evidence.moveUp}
            </Button>
          ) : null}
          {onWithdraw ? (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className="no-print"
              onClick={onWithdraw}
              aria-label={t.evidence.withdrawOne(name)}
            >
              {t.evidence.withdraw}
            </Button>
          ) : null}
        </span>
      </div>
      {evidence.withdrawn ? (
        <p className={classes.note}>
          {t.evidence.withdrawnBy(evidence.withdrawn.by.name, evidence.withdrawn.reason)}
        </p>
      ) : null}
    </li>
  );
}

function WithdrawForm({
  claim,
  evidence,
  onDone,
}: {
  claim: ClaimFile;
  evidence: Evidence;
  onDone: () => void;
}) {
  const withdraw = useWithdrawEvidence();
  const { kept, fields, set, discard } = useKeptFields(`withdrawal/${evidence.id}`, { reason: "" });
  const { reason } = fields;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === "") return;
        withdraw.mutate(
          { id: evidence.id, claim, input: { reason: reason.trim() } },
          {
            onSuccess: () => {
              kept.drop();
              sayDone(t.evidence.withdrawn);
              onDone();
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Restored kept={kept} onDiscard={discard} />
        <Text>{evidence.title ?? evidence.url}</Text>
        <Textarea
          label={t.evidence.reason}
          placeholder={t.evidence.reasonSuch}
          autosize
          minRows={2}
          data-autofocus
          required
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          error={withdraw.error ? sentence(withdraw.error) : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t.common.cancel}
          </Button>
          <Button type="submit" loading={withdraw.isPending} disabled={reason.trim() === ""}>
            {t.evidence.withdraw}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
