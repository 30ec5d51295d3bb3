-- First answers of changes that carried an Idempotency-Key, so that a retry gets the same one.

create table idempotency (
    account_id  uuid not null constraint idempotency_account_fkey references accounts (id),
    key         text not null,
    -- SHA-256 of method, path and body: the same key for another request is a mistake.
    fingerprint bytea not null,
    begun_at    timestamptz not null,
    -- Null while the change runs.
    status      integer,
    etag        text,
    location    text,
    body        text,
    constraint idempotency_pkey primary key (account_id, key),
    constraint idempotency_answer_whole check ((status is null) = (body is null))
);
create index idempotency_begun_idx on idempotency (begun_at);
