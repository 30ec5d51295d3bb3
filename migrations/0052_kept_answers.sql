-- The answer under an idempotency key is written with the change itself, and encrypted, because it may contain a secret.

alter table idempotency add column sealed bytea;
alter table idempotency drop constraint idempotency_answer_whole;

-- What a readiness check writes, to prove that the database takes and keeps writes.
create table heartbeat (
    only_row boolean not null default true constraint heartbeat_only_row check (only_row),
    at       timestamptz not null,
    constraint heartbeat_pkey primary key (only_row)
);
insert into heartbeat (at) values (now());
