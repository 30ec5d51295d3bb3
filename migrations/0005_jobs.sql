-- What is to be done later. A worker holds a job by a lease, not by an open transaction.

create table jobs (
    id           uuid primary key,
    payload      jsonb not null,
    unique_key   text,
    run_at       timestamptz not null,
    locked_until timestamptz,
    attempts     integer not null default 0,
    last_error   text,
    failed_at    timestamptz,
    created_at   timestamptz not null
);
create unique index jobs_unique_key on jobs (unique_key) where failed_at is null;
create index jobs_run_at_idx on jobs (run_at) where failed_at is null;
