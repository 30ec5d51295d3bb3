// What a person holds, and who takes it over.

import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AccountEntry, ClaimSummary } from "../../../api/types";
import { personLabel } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { Pending } from "../../../ui/feedback/pending";
import { accountWorkQuery, peopleQuery } from "./data";
import classes from "./held-work.module.css";

/** The choice that a person who is away keeps the work. */
export const KEEP = "keep";

/** Who may take over the work of an account: the person, if it may stay, the queue, colleagues. */
export function takers(people: readonly AccountEntry[], account: string, stays: boolean) {
  const colleagues = people.filter(({ id }) => id !== account);
  return [
    ...(stays ? [{ value: KEEP, label: t.accounts.work.stays }] : []),
    { value: "", label: t.accounts.work.toQueue },
    ...colleagues.map((person) => ({ value: person.id, label: personLabel(person) })),
  ];
}

type Props = {
  account: string;
  /** Whether the work may stay with the person. */
  stays?: boolean;
  /** The account that takes over; empty for the queue, `KEEP` for the person. */
  to: string;
  onChange: (to: string) => void;
};

export function HeldWork({ account, stays = false, to, onChange }: Props) {
  const query = useQuery(accountWorkQuery(account));
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: work } = query;
  if (!work) return <Pending query={query} rows={2} label={t.accounts.work.loading} />;
  const { claims, readings, scheduled } = work;
  if (claims.length + readings.length + scheduled.length === 0) return <p>{t.accounts.work.none}</p>;
  return (
    <section aria-label={t.accounts.work.title} className={classes.work}>
      <Held title={t.accounts.work.claims(claims.length)} claims={claims} />
      <Held title={t.accounts.work.readings(readings.length)} claims={readings} />
      <Held title={t.accounts.work.scheduled(scheduled.length)} claims={scheduled} />
      <NativeSelect
        label={t.accounts.work.to}
        description={HELP[to] ?? t.accounts.work.toPerson}
        value={to}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={takers(people, account, stays)}
      />
    </section>
  );
}

const HELP: Record<string, string> = { "": t.accounts.work.toQueueHelp, [KEEP]: t.accounts.work.staysHelp };

function Held({ title, claims }: { title: string; claims: readonly ClaimSummary[] }) {
  if (claims.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {claims.map((claim) => (
          <li key={claim.id}>
            <Link to="/claims/$claimId" params={{ claimId: claim.id }} dir="auto">
              {claim.statement}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
