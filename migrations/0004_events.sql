-- Everything that happened, written in the transaction that made it happen: audit log and outbox at once.
-- Readers by cursor use (xact, id) and stop before the oldest transaction still running, so that an
-- event that commits late is never skipped.

create table events (
    id           bigint generated always as identity,
    xact         xid8 not null default pg_current_xact_id(),
    at           timestamptz not null,
    actor_id     uuid constraint events_actor_fkey references accounts (id),
    kind         text not null,
    article_id   uuid,
    claim_id     uuid,
    account_id   uuid,
    reason       text,
    changes      jsonb not null,
    request_id   uuid,
    constraint events_pkey primary key (id)
);
create index events_cursor_idx on events (xact, id);
create index events_claim_idx on events (claim_id, id desc) where claim_id is not null;
create index events_article_idx on events (article_id, id desc) where article_id is not null;

create trigger events_refuse_change before update or delete on events
    for each row execute function refuse_change();
create trigger events_refuse_truncate before truncate on events
    for each statement execute function refuse_change();
