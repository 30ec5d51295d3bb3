// Names of claims without a record: a new record, or a spelling of one that is there.
import { useQuery } from "@tanstack/react-query";
import type { ClaimantKind, NameSuggestion } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import classes from "./claimants.module.css";
import { suggestionsQuery, useAddSpelling, useCreateClaimant } from "./data";

export function Suggestions({ mayChange }: { mayChange: boolean }) {
  const query = useQuery(suggestionsQuery);
  const names = query.data ?? [];
  return (
    <section aria-label={t.claimants.suggestions}>
      <h2>{t.claimants.suggestions}</h2>
      <p className="muted">
        {query.isSuccess && names.length === 0 ? t.claimants.noSuggestions : t.claimants.suggestionsLead}
      </p>
      <Pending query={query} rows={4} found={names.length} />
      <ul className={classes.list}>
        {names.map((suggestion) => (
          <Row key={suggestion.name} suggestion={suggestion} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  suggestion: { name, claims, newest_at, similar },
  mayChange,
}: {
  suggestion: NameSuggestion;
  mayChange: boolean;
}) {
  const create = useCreateClaimant();
  const add = useAddSpelling();
  const busy = create.isPending || add.isPending;
  const take = (kind: ClaimantKind) => create.mutate({ kind, name }, report(t.claimants.accepted));
  return (
    <li className={classes.entry}>
      <span className={classes.name}>
        <bdi>{name}</bdi>
        <span className={classes.about}>
          {count(claims, t.claimants.claims)}, <Moment at={newest_at} />
          {similar.map((one) => (
            <span key={one.id} className={classes.about}>
              <bdi>{one.name}</bdi>: {t.claimants.likeness[one.likeness]}
            </span>
          ))}
        </span>
      </span>
      {mayChange ? (
        <span className={classes.actions}>
          {similar.map((one) => (
            <SmallButton
              key={one.id}
              disabled={busy}
              aria-label={t.claimants.isSameNamed(name, one.name)}
              onClick={() => add.mutate({ id: one.id, name }, report(t.claimants.accepted))}
            >
              {t.claimants.isSame(one.name)}
            </SmallButton>
          ))}
          <SmallButton disabled={busy} aria-label={t.claimants.isPersonNamed(name)} onClick={() => take("person")}>
            {t.claimants.isPerson}
          </SmallButton>
          <SmallButton
            disabled={busy}
            aria-label={t.claimants.isOrganisationNamed(name)}
            onClick={() => take("organisation")}
          >
            {t.claimants.isOrganisation}
          </SmallButton>
        </span>
      ) : null}
    </li>
  );
}
