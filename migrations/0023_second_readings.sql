-- A colleague reads the claim without seeing the first verdict, and says how they would rate it. When both are in,
-- agreement shows; an editor decides where there is none.

create type reading_upheld as enum ('first', 'second');

create table second_readings (
    id             uuid primary key,
    claim_id       uuid not null constraint second_readings_claim_fkey references claims (id),
    reader_id      uuid not null constraint second_readings_reader_fkey references accounts (id),
    asked_by       uuid not null constraint second_readings_asked_by_fkey references accounts (id),
    asked_at       timestamptz not null,
    rating_key     text,
    rating_label   text,
    rating_value   integer,
    rating_color   text,
    summary        text,
    given_at       timestamptz,
    -- The revision that it was compared with, once both were in.
    number         integer,
    author_id      uuid,
    agrees         boolean,
    adjudicated_by uuid constraint second_readings_adjudicated_by_fkey references accounts (id),
    adjudicated_at timestamptz,
    upheld         reading_upheld,
    reason         text,
    withdrawn_at   timestamptz,
    constraint second_readings_revision_fkey foreign key (claim_id, number, author_id)
        references verdict_revisions (claim_id, number, author_id),
    constraint second_readings_reader_is_another check (reader_id <> author_id),
    constraint second_readings_adjudicator_is_a_third
        check (adjudicated_by <> author_id and adjudicated_by <> reader_id),
    constraint second_readings_given_whole
        check (num_nulls(rating_key, rating_label, rating_color, summary, given_at) in (0, 5)),
    constraint second_readings_compared_whole check (num_nulls(number, author_id, agrees) in (0, 3)),
    constraint second_readings_compared_when_given check (number is null or given_at is not null),
    constraint second_readings_adjudication_whole
        check (num_nulls(adjudicated_by, adjudicated_at, upheld, reason) in (0, 4)),
    constraint second_readings_adjudicated_where_apart check (adjudicated_by is null or agrees = false)
);
-- One at a time: until it agrees, was adjudicated, or was withdrawn.
create unique index second_readings_open_key on second_readings (claim_id)
    where withdrawn_at is null and adjudicated_at is null and agrees is distinct from true;
create index second_readings_claim_idx on second_readings (claim_id, asked_at);
create index second_readings_reader_idx on second_readings (reader_id) where given_at is null and withdrawn_at is null;
