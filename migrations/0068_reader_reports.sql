-- Readers' reports of errors in published verdicts, and what became of them. No name or address of a reader is kept.

create table reader_reports (
    id          uuid primary key,
    claim_id    uuid not null constraint reader_reports_claim_fkey references claims (id),
    -- The published revision that the reader saw.
    revision    integer not null,
    -- Of the link that tells the reader what became of the report. The link itself is not kept.
    secret_hash bytea not null constraint reader_reports_secret_key unique,
    -- Null a year after the decision.
    body        text,
    received_at timestamptz not null,
    -- An earlier report in the same words: decided with it.
    same_as     uuid constraint reader_reports_same_fkey references reader_reports (id),
    outcome     text,
    answer      text,
    decided_by  uuid constraint reader_reports_decided_by_fkey references accounts (id),
    decided_at  timestamptz,
    constraint reader_reports_outcome_known check (outcome in ('corrected', 'declined', 'noted')),
    constraint reader_reports_decision_whole check ((outcome is null) = (decided_at is null)),
    constraint reader_reports_declined_with_answer check (outcome <> 'declined' or answer is not null),
    constraint reader_reports_open_with_body check (body is not null or outcome is not null or same_as is not null)
);
create index reader_reports_open_idx on reader_reports (received_at, id) where outcome is null and same_as is null;
create index reader_reports_decided_idx on reader_reports (decided_at, id) where outcome is not null and same_as is null;
create index reader_reports_words_idx on reader_reports (claim_id, md5(body)) where outcome is null and same_as is null;
create index reader_reports_same_idx on reader_reports (same_as) where same_as is not null;
