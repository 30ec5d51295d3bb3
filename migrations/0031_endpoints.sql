-- Who is told of what happens, and what became of every message.

create table endpoints (
    id               uuid primary key,
    url              text not null,
    description      text not null,
    -- Names of events; empty: all that endpoints may hear of.
    kinds            text[] not null,
    -- What signs its messages, sealed; the one before goes on signing until old_until.
    secret           bytea not null,
    old_secret       bytea,
    old_until        timestamptz,
    state            text not null,
    disabled_because text,
    -- Since when nothing has arrived; null while messages do.
    failing_since    timestamptz,
    -- Until when it asked to be left alone.
    paused_until     timestamptz,
    version          bigint not null default 1,
    created_by       uuid not null constraint endpoints_created_by_fkey references accounts (id),
    created_at       timestamptz not null,
    removed_at       timestamptz,
    constraint endpoints_state_known check (state in ('unverified', 'active', 'disabled')),
    constraint endpoints_disabled_has_reason check ((state = 'disabled') = (disabled_because is not null)),
    constraint endpoints_old_secret_whole check ((old_secret is null) = (old_until is null))
);

create table deliveries (
    -- With msg_ before it, the webhook-id: the same on every attempt.
    id           uuid primary key,
    endpoint_id  uuid not null constraint deliveries_endpoint_fkey references endpoints (id),
    event_id     bigint not null,
    kind         text not null,
    -- The very bytes that are signed.
    body         text not null,
    state        text not null,
    -- Attempts begun, this one included: counted before it is sent.
    attempts     integer not null default 0,
    -- Of them, those before the last replay: a replayed message has all its tries again.
    spent        integer not null default 0,
    due_at       timestamptz not null,
    locked_until timestamptz,
    created_at   timestamptz not null,
    settled_at   timestamptz,
    constraint deliveries_state_known check (state in ('waiting', 'delivered', 'given_up')),
    -- One event is one message, however often the log is read.
    constraint deliveries_event_key unique (endpoint_id, event_id)
);
create index deliveries_due_idx on deliveries (endpoint_id, due_at) where state = 'waiting';
create index deliveries_flying_idx on deliveries (endpoint_id, locked_until)
    where state = 'waiting' and locked_until is not null;
create index deliveries_endpoint_idx on deliveries (endpoint_id, id desc);
create index deliveries_settled_idx on deliveries (settled_at) where state <> 'waiting';

create table delivery_attempts (
    delivery_id uuid not null constraint delivery_attempts_delivery_fkey references deliveries (id) on delete cascade,
    number      integer not null,
    at          timestamptz not null,
    millis      integer not null,
    -- What was answered; null when nothing was.
    status      integer,
    answer      text,
    failure     text,
    constraint delivery_attempts_pkey primary key (delivery_id, number)
);

-- How far the log has been read for endpoints; whoever holds the row reads on.
create table outbox (
    single boolean primary key default true,
    xact xid8 not null,
    id   bigint not null,
    -- Events up to this one are told to nobody, wherever they stand: those of a database that was restored elsewhere
    -- carry the transactions of their old place.
    floor bigint not null default 0,
    constraint outbox_one_row check (single)
);
insert into outbox (xact, id) select pg_snapshot_xmin(pg_current_snapshot()), 0;

-- Not every notice is about a claim.
alter table notifications
    alter column claim_id drop not null,
    add column endpoint_id uuid constraint notifications_endpoint_fkey references endpoints (id),
    add constraint notifications_about_something check (num_nonnulls(claim_id, endpoint_id) = 1);
