// What a person holds, and who takes it over.

import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ClaimSummary } from "../../../api/types";
import { t } from "../../../texts";
import { Pending } from "../../../ui/feedback/pending";
import { accountWorkQuery, peopleQuery } from "./data";
import classes from "./held-work.module.css";

type Props = {
  account: string;
  /** The account that takes over; empty for the queue. */
  to: string;
  onChange: (to: string) => void;
};

export function HeldWork({ account, to, onChange }: Props) {
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
        description={to ? t.accounts.work.toPerson : t.accounts.work.toQueueHelp}
        value={to}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: "", label: t.accounts.work.toQueue },
          ...people.filter(({ id }) => id !== account).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </section>
  );
}

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
