-- A log that shows when it was changed: every event carries the hash of what it says and of the event before it
-- about the same subject. The formula stands in src/domain/audit.rs, written a second time, for whoever verifies.

create table event_heads (
    subject text collate "C" primary key,
    seq     bigint not null,
    hash    bytea not null
);

alter table events
    add column subject text collate "C",
    -- From 1 for each subject, without gaps.
    add column seq bigint,
    add column hash bytea;

create function netstring(value text) returns text language sql immutable as $$
    select coalesce(octet_length(value) || ':' || value || ',', '-,')
$$;

create function event_digest(previous bytea, e events) returns bytea language sql stable as $$
    select sha256(previous || convert_to(
        netstring(e.id::text) || netstring((extract(epoch from e.at) * 1000000)::bigint::text)
            || netstring(e.actor_id::text) || netstring(e.kind) || netstring(e.article_id::text)
            || netstring(e.claim_id::text) || netstring(e.account_id::text) || netstring(e.reason)
            || netstring(e.changes::text) || netstring(e.request_id::text),
        'UTF8'))
$$;

-- Runs as the owner: whoever writes events writes no head by hand.
create function chain_event() returns trigger language plpgsql security definer set search_path from current as $$
declare
    head event_heads;
begin
    new.subject := coalesce('claim:' || new.claim_id, 'article:' || new.article_id, 'account:' || new.account_id,
        'newsroom');
    select * into head from event_heads where subject = new.subject for update;
    if not found then
        insert into event_heads (subject, seq, hash)
        values (new.subject, 0, sha256(convert_to(new.subject, 'UTF8')))
        on conflict (subject) do nothing;
        select * into head from event_heads where subject = new.subject for update;
    end if;
    new.seq := head.seq + 1;
    new.hash := event_digest(head.hash, new);
    update event_heads set seq = new.seq, hash = new.hash where subject = new.subject;
    return new;
end
$$;

-- What was written before today is chained in the order of its ids.
alter table events disable trigger events_refuse_change;
do $$
declare
    e events;
    head event_heads;
begin
    for e in select * from events order by id loop
        e.subject := coalesce('claim:' || e.claim_id, 'article:' || e.article_id, 'account:' || e.account_id, 'newsroom');
        select * into head from event_heads where subject = e.subject;
        if not found then
            head := (e.subject, 0, sha256(convert_to(e.subject, 'UTF8')));
            insert into event_heads (subject, seq, hash) values (head.subject, head.seq, head.hash);
        end if;
        head.hash := event_digest(head.hash, e);
        head.seq := head.seq + 1;
        update events set subject = head.subject, seq = head.seq, hash = head.hash where id = e.id;
        update event_heads set seq = head.seq, hash = head.hash where subject = head.subject;
    end loop;
end
$$;
alter table events enable trigger events_refuse_change;

alter table events
    alter column subject set not null,
    alter column seq set not null,
    alter column hash set not null,
    add constraint events_chain_key unique (subject, seq);

create trigger events_chain before insert on events
    for each row execute function chain_event();

-- All heads at one time under one signature: what is cut off the end of a chain later shows here.
create table checkpoints (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    -- It covers the events of transactions before this one.
    xact       xid8 not null,
    events     bigint not null,
    subjects   bigint not null,
    root       bytea not null,
    public_key bytea not null,
    signature  bytea not null
);
create trigger checkpoints_refuse_change before update or delete on checkpoints
    for each row execute function refuse_change();
create trigger checkpoints_refuse_truncate before truncate on checkpoints
    for each statement execute function refuse_change();

-- The role that the application works as: of what is written once it can only insert and read. An owner who may not
-- make roles has it made by somebody who may (docs/operations.md); without it the triggers alone refuse.
do $$
begin
    create role claimdesk_app nologin;
exception
    when duplicate_object or unique_violation or insufficient_privilege then null;
end
$$;
do $$
begin
    execute format('grant claimdesk_app to %I', current_user);
exception
    when others then null;
end
$$;
create procedure grant_to_application() language plpgsql as $$
begin
    -- Two servers that start at once would change the same rights at the same moment.
    perform pg_advisory_xact_lock(hashtext('grant_to_application'));
    if not exists (select from pg_roles where rolname = 'claimdesk_app') then
        return;
    end if;
    grant usage on schema public to claimdesk_app;
    grant select, insert, update, delete on all tables in schema public to claimdesk_app;
    grant usage, select on all sequences in schema public to claimdesk_app;
    revoke update, delete on events, article_versions, verdict_revisions, verdict_decisions, publications, checkpoints
        from claimdesk_app;
    revoke insert, update, delete on event_heads, _sqlx_migrations from claimdesk_app;
end
$$;
