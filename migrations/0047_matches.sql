-- Sentence vectors of claims: a row per claim from its beginning, filled in the background.
create table claim_vectors (
    claim_id uuid primary key constraint claim_vectors_claim_fkey references claims (id),
    -- The model that made the vector; null until one has.
    model    text,
    -- 384 signed bytes: the components as steps of the largest one.
    vector   bytea,
    -- Rises with every vector, so that servers can follow.
    seq      bigint generated always as identity,
    constraint claim_vectors_whole check ((model is null) = (vector is null)),
    constraint claim_vectors_size check (octet_length(vector) = 384)
);
create index claim_vectors_missing_idx on claim_vectors (claim_id) where vector is null;
create index claim_vectors_seq_idx on claim_vectors (seq);
insert into claim_vectors (claim_id) select id from claims;

create function claims_want_vectors() returns trigger language plpgsql as $$
begin
    insert into claim_vectors (claim_id) select id from fresh;
    return null;
end $$;
create trigger claims_want_vectors after insert on claims
    referencing new table as fresh for each statement execute function claims_want_vectors();

create function claim_lost_its_vector() returns trigger language plpgsql as $$
begin
    update claim_vectors set model = null, vector = null where claim_id = new.id and vector is not null;
    return null;
end $$;
create trigger claim_lost_its_vector after update of machine_statement, wording, claimant on claims
    for each row
    when (coalesce(old.wording, old.machine_statement) is distinct from coalesce(new.wording, new.machine_statement)
        or old.claimant is distinct from new.claimant)
    execute function claim_lost_its_vector();

-- What people decided about pairs of claims that seem to say the same. The smaller id comes first.
create type match_state as enum ('confirmed', 'rejected');
create table matches (
    one        uuid not null constraint matches_one_fkey references claims (id),
    other      uuid not null constraint matches_other_fkey references claims (id),
    state      match_state not null,
    decided_by uuid not null constraint matches_decided_by_fkey references accounts (id),
    decided_at timestamptz not null,
    primary key (one, other),
    constraint matches_order check (one < other)
);
create index matches_other_idx on matches (other);

-- Another article may bring a figure that cannot be true with a published one.
alter table reviews
    drop constraint reviews_stale_reason_known,
    add constraint reviews_stale_reason_known
        check (stale_reason in ('recheck_due', 'words_changed', 'page_gone', 'conflicting_value'));

-- Word weights are in the memory of the servers now.
drop view word_weights;
drop function rare_word_weight();
drop index claims_words_idx;
alter table claims drop column words;
