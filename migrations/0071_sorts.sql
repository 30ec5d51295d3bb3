-- What the claim list is sorted by, of every claim, next to the state: each index begins with the state, so that a page looks at few
-- claims whatever state its claims have. Triggers keep it, in the statement that changes a claim or its review.
create table claim_keys (
    claim_id  uuid primary key constraint claim_keys_claim_fkey references claims (id) on delete cascade,
    state     review_state not null,
    worth     double precision not null,
    kind      claim_kind not null,
    -- The beginnings of the texts, without case.
    claimant  text not null,
    statement text not null,
    article   uuid not null,
    evidence  integer not null
);

create function beginning(text text) returns text language sql immutable parallel safe as $$
    select left(lower(coalesce(text, '')), 60)
$$;

insert into claim_keys (claim_id, state, worth, kind, claimant, statement, article, evidence)
select c.id, r.state, c.check_worthiness, c.kind, beginning(c.claimant),
    beginning(coalesce(c.wording, c.machine_statement)), c.article_id, r.evidence_count
from reviews r
join claims c on c.id = r.claim_id;

create index claim_keys_worth_idx on claim_keys (state, worth, claim_id);
create index claim_keys_kind_idx on claim_keys (state, kind, claim_id);
create index claim_keys_claimant_idx on claim_keys (state, claimant, claim_id);
create index claim_keys_statement_idx on claim_keys (state, statement, claim_id);
create index claim_keys_article_idx on claim_keys (state, article, claim_id);
create index claim_keys_evidence_idx on claim_keys (state, evidence, claim_id);

create function review_has_keys() returns trigger language plpgsql as $$
begin
    insert into claim_keys (claim_id, state, worth, kind, claimant, statement, article, evidence)
    select c.id, r.state, c.check_worthiness, c.kind, beginning(c.claimant),
        beginning(coalesce(c.wording, c.machine_statement)), c.article_id, r.evidence_count
    from fresh r
    join claims c on c.id = r.claim_id;
    return null;
end $$;
create trigger review_has_keys after insert on reviews referencing new table as fresh
    for each statement execute function review_has_keys();

create function review_changes_keys() returns trigger language plpgsql as $$
begin
    update claim_keys set state = new.state, evidence = new.evidence_count where claim_id = new.claim_id;
    return null;
end $$;
create trigger review_changes_keys after update on reviews
    for each row when (old.state <> new.state or old.evidence_count <> new.evidence_count)
    execute function review_changes_keys();

create function claim_changes_keys() returns trigger language plpgsql as $$
begin
    update claim_keys
    set worth = new.check_worthiness, kind = new.kind, claimant = beginning(new.claimant),
        statement = beginning(coalesce(new.wording, new.machine_statement)), article = new.article_id
    where claim_id = new.id;
    return null;
end $$;
create trigger claim_changes_keys after update on claims
    for each row when (
        (old.check_worthiness, old.kind, old.claimant, old.wording, old.machine_statement, old.article_id)
        is distinct from
        (new.check_worthiness, new.kind, new.claimant, new.wording, new.machine_statement, new.article_id)
    )
    execute function claim_changes_keys();
