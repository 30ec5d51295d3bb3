-- Sources for and against a claim. Withdrawn, never deleted.

create type evidence_stance as enum ('supports', 'refutes', 'context');
create type evidence_visibility as enum ('public', 'internal');

create table evidence (
    id                uuid primary key,
    claim_id          uuid not null constraint evidence_claim_fkey references claims (id),
    url               text not null,
    publisher         text,
    title             text,
    published_at      moment,
    accessed_at       timestamptz not null,
    stance            evidence_stance not null,
    excerpt           text,
    note              text,
    visibility        evidence_visibility not null,
    created_by        uuid not null constraint evidence_created_by_fkey references accounts (id),
    created_at        timestamptz not null,
    withdrawn_by      uuid constraint evidence_withdrawn_by_fkey references accounts (id),
    withdrawn_at      timestamptz,
    withdrawal_reason text,
    constraint evidence_withdrawal_whole
        check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);
create index evidence_claim_idx on evidence (claim_id, id);
