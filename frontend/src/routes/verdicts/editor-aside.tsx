// The editor page's side column: waiting and recent work in the newsroom.

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { addressOf } from "../../api/address";
import type { ClaimSummary } from "../../api/types";
import { claimsOf, claimsQuery } from "../../features/claims/queries";
import { useMarkRead } from "../../features/newsroom/notifications/actions";
import { inboxQuery } from "../../features/newsroom/notifications/queries";
import { CorrectionList } from "../../features/publishing/corrections/correction-list";
import { correctionsQuery } from "../../features/publishing/corrections/queries";
import { clock } from "../../lib/words/times";
import { t } from "../../texts";
import { Moment } from "../../ui/marks/moment";
import classes from "./editor.module.css";

const SHOWN = 5;
const HELD = 3;

export function EditorAside() {
  return (
    <>
      <Mentions />
      <Leases />
      <Lately />
      <HandOver />
    </>
  );
}

function Card({ title, amount, children }: { title: string; amount?: number; children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2>
        {title} {amount === undefined ? null : <span className={classes.amount}>{amount}</span>}
      </h2>
      {children}
    </section>
  );
}

function Mentions() {
  const { data } = useInfiniteQuery(inboxQuery);
  const markRead = useMarkRead();
  const unread = data?.pages
    .flatMap((page) => page.items)
    .filter((item) => item.kind === "mentioned" && !item.read_at && item.claim);
  if (!unread) return null;
  return (
    <Card title={t.editor.mentions} amount={unread.length}>
      {unread.length === 0 ? <p className="muted">{t.editor.noMentions}</p> : null}
      <ul>
        {unread.slice(0, SHOWN).map((item) => (
          <li key={item.id} className={classes.mention}>
            <strong>{item.actor?.name}</strong> {item.sentence}{" "}
            <span className="muted">
              <Moment at={item.at} />
            </span>
            {item.claim ? (
              <Link
                to="/claims/$claimId"
                params={{ claimId: item.claim.id }}
                search={item.comment_id ? { comment: item.comment_id } : {}}
                className={classes.held}
                onClick={() => markRead.mutate([item.id])}
              >
                {item.claim.statement}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Leases() {
  const { data } = useInfiniteQuery(claimsQuery({ state: "in_review" }));
  if (!data) return null;
  const claims = claimsOf(data);
  const people = byHolder(claims);
  return (
    <Card title={t.editor.leases} amount={claims.length}>
      {people.length === 0 ? <p className="muted">{t.editor.noLeases}</p> : null}
      <ul>
        {people.map(({ person, held }) => (
          <li key={person.id} className={classes.person}>
            <strong dir="auto">{person.name}</strong> <span className={classes.amount}>{held.length}</span>
            {held.slice(0, HELD).map((claim) => (
              <Link
                key={claim.id}
                to="/editor"
                search={{ claim: claim.id }}
                resetScroll={false}
                className={classes.held}
              >
                <bdi>{claim.statement}</bdi> <span className="muted">· {lease(claim)}</span>
              </Link>
            ))}
            {held.length > HELD ? (
              <Link to="/queue" search={{ state: "in_review", assignee: person.id }}>
                {t.editor.more(held.length - HELD)}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Lately() {
  const { data } = useInfiniteQuery(correctionsQuery);
  if (!data) return null;
  const entries = data.pages.flatMap((page) => page.entries).slice(0, SHOWN);
  return (
    <Card title={t.editor.lately}>
      {entries.length === 0 ? <p className="muted">{t.editor.noCorrections}</p> : null}
      <CorrectionList
        entries={entries}
        link={({ claim, statement }) => (
          <Link to="/editor" search={{ claim }} resetScroll={false}>
            {statement}
          </Link>
        )}
      />
      <p className={classes.links}>
        <Link to="/editor/corrections">{t.editor.allCorrections}</Link>
        <Link to="/editor/reports">{t.reports.title}</Link>
        <Link to="/editor/tips">{t.tips.title}</Link>
      </p>
    </Card>
  );
}

const SHEETS = ["claims", "evidence", "verdicts"] as const;

function HandOver() {
  return (
    <Card title={t.editor.handOver}>
      <p className={classes.links}>
        <Link to="/published" search={{ build: "feed" }}>
          {t.editor.feeds}
        </Link>
        <Link to="/insights">{t.editor.insights}</Link>
      </p>
      <h3 className="visually-hidden">{t.editor.exports}</h3>
      <ul className={classes.links}>
        {SHEETS.map((sheet) => (
          <li key={sheet}>
            {t.editor.sheets[sheet]}:{" "}
            <a
              href={addressOf("/api/v1/exports/{sheet}.csv", { sheet })}
              download
              aria-label={t.editor.csv(t.editor.sheets[sheet])}
            >
              CSV
            </a>{" "}
            ·{" "}
            <a
              href={addressOf(
                "/api/v1/exports/{sheet}.csv",
                { sheet },
                { excel: "true", separator: t.editor.separator },
              )}
              download
              aria-label={t.editor.excel(t.editor.sheets[sheet])}
            >
              {t.editor.spreadsheet}
            </a>{" "}
            ·{" "}
            <a
              href={addressOf("/api/v1/exports/{sheet}.ndjson", { sheet })}
              download
              aria-label={t.editor.ndjson(t.editor.sheets[sheet])}
            >
              JSON
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function byHolder(claims: readonly ClaimSummary[]) {
  const people = new Map<string, { person: { id: string; name: string }; held: ClaimSummary[] }>();
  for (const claim of claims) {
    if (!claim.assignee) continue;
    const held = people.get(claim.assignee.id)?.held ?? [];
    people.set(claim.assignee.id, { person: claim.assignee, held: [...held, claim] });
  }
  return [...people.values()].sort((a, b) => b.held.length - a.held.length);
}

function lease(claim: ClaimSummary): string {
  return claim.lease_until && new Date(claim.lease_until) > new Date()
    ? t.editor.until(clock(claim.lease_until))
    : t.editor.idle;
}
