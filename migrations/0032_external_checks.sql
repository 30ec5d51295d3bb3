-- What other newsrooms have found about claims: suggestions, never verdicts.

create table external_checks (
    id          uuid primary key,
    url         text not null,
    site        text not null,
    publisher   text,
    claim       text not null,
    claimant    text,
    claimed_on  date,
    rating      text not null,
    value       double precision,
    reviewed_on date,
    language    text,
    license     text,
    imported_at timestamptz not null,
    words       tsvector not null generated always as (to_tsvector('simple', claim)) stored
);
-- One page may review several claims.
create unique index external_checks_claim_key on external_checks (url, md5(claim));
create index external_checks_words_idx on external_checks using gin (words);
