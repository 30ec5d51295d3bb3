-- Checkable assertions, and where they stand. The machine's text is never edited: a person's wording
-- is kept beside it.

create type claim_kind as enum
    ('casualties', 'quantity', 'date', 'agreement', 'event', 'quote', 'causal', 'prediction');
create type claim_voice as enum ('article', 'reported', 'direct');

create table claims (
    id                uuid primary key,
    article_id        uuid not null constraint claims_article_fkey references articles (id),
    machine_statement text,
    wording           text,
    wording_reason    text,
    wording_by        uuid constraint claims_wording_by_fkey references accounts (id),
    wording_at        timestamptz,
    kind              claim_kind not null,
    check_worthiness  double precision not null,
    reasons           jsonb not null,
    ambiguities       jsonb not null,
    claimant          text,
    voice             claim_voice not null,
    verb              text,
    created_at        timestamptz not null,
    constraint claims_check_worthiness_range check (check_worthiness between 0 and 1),
    constraint claims_statement_present check (machine_statement is not null or wording is not null),
    constraint claims_wording_whole
        check ((wording is null) = (wording_by is null) and (wording is null) = (wording_at is null))
);
create index claims_article_idx on claims (article_id);
create index claims_statement_trgm_idx
    on claims using gin (coalesce(wording, machine_statement) gin_trgm_ops);

create table appearances (
    id         uuid primary key,
    claim_id   uuid not null constraint appearances_claim_fkey references claims (id),
    article_id uuid not null,
    number     integer not null,
    -- Unicode code points of the version's text, end exclusive.
    span_start integer not null,
    span_end   integer not null,
    quote      text not null,
    prefix     text not null,
    suffix     text not null,
    claimant   text,
    voice      claim_voice not null,
    verb       text,
    figures    jsonb not null,
    constraint appearances_version_fkey foreign key (article_id, number)
        references article_versions (article_id, number),
    constraint appearances_span_order check (0 <= span_start and span_start < span_end),
    constraint appearances_quote_length check (char_length(quote) = span_end - span_start)
);
create unique index appearances_place_key on appearances (article_id, number, span_start, span_end, claim_id);
create index appearances_claim_idx on appearances (claim_id);
