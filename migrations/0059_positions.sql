-- Positions: the order in which events became readable, counted by the newsroom itself. An event gets its position after its
-- commit, so that a late commit is behind what was read before, no reader waits for an open transaction, and a dump goes on in
-- any cluster. Transaction ids, which start again in another cluster, order nothing any more.

-- Earlier servers may go on writing until this migration commits.
lock table events in share row exclusive mode;

create table event_positions (
    position bigint,
    event_id bigint not null,
    constraint event_positions_pkey primary key (position),
    constraint event_positions_event_key unique (event_id)
);

-- Events without a position, one row for each statement that wrote some.
create table unplaced_events (
    -- Drawn after the rows of the chains are locked: events of one subject get their positions in the order of their chain.
    number    bigint generated always as identity,
    event_ids bigint[] not null,
    constraint unplaced_events_pkey primary key (number)
);

-- Runs as the owner, as place_events does: the application writes no position by hand.
create function queue_events() returns trigger language plpgsql security definer set search_path from current as $$
begin
    insert into unplaced_events (event_ids) select array_agg(id order by id) from written having count(*) > 0;
    return null;
end
$$;
create trigger events_queue after insert on events referencing new table as written
    for each statement execute function queue_events();

-- Gives positions to committed events, at most 100 statements' worth; returns whether more are waiting. Call it in a
-- transaction of its own at READ COMMITTED: each statement must see what is committed by then, and the lock must end with
-- the commit that makes the positions readable.
create function place_events() returns boolean language plpgsql security definer set search_path from current as $$
declare
    last bigint;
    placed bigint;
begin
    if not exists (select from unplaced_events) then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('event_positions'));
    select coalesce(max(position), 0) into last from event_positions;
    with taken as (
        delete from unplaced_events
        where number in (select number from unplaced_events order by number limit 100)
        returning number, event_ids
    ), written as (
        insert into event_positions (position, event_id)
        select last + row_number() over (order by taken.number, event.ordinality), event.id
        from taken
        cross join unnest(taken.event_ids) with ordinality as event (id, ordinality)
    )
    select count(*) into placed from taken;
    return placed = 100;
end
$$;

-- What was written before today keeps its order. Events up to the floor came with an earlier restore, from a cluster with
-- other transaction ids, and precede what was written here.
insert into event_positions (position, event_id)
select row_number() over (order by e.id > o.floor, e.xact, e.id), e.id
from events e
cross join outbox o;

alter table outbox add column position bigint not null default 0;
update outbox o
set position = coalesce((
    select max(p.position)
    from event_positions p
    join events e on e.id = p.event_id
    where e.id <= o.floor or (e.xact, e.id) <= (o.xact, o.id)
), 0);

-- A checkpoint covers the events up to a position. One with a transaction id was signed before today, over that id.
alter table checkpoints disable trigger checkpoints_refuse_change;
alter table checkpoints
    add column position bigint not null default 0,
    alter column xact drop not null;
update checkpoints c
set position = coalesce((
    select max(p.position)
    from event_positions p
    join events e on e.id = p.event_id
    where e.xact < c.xact
), 0);
alter table checkpoints enable trigger checkpoints_refuse_change;
alter table checkpoints alter column position drop default;

create trigger event_positions_refuse_change before update or delete on event_positions
    for each row execute function refuse_change();
create trigger event_positions_refuse_truncate before truncate on event_positions
    for each statement execute function refuse_change();

-- The age in milliseconds of every transaction that is open in this database, prepared ones included. Runs as the owner, who
-- may see the sessions that the application role may not.
create function open_transactions() returns setof bigint language sql security definer set search_path from current as $$
    select (extract(epoch from clock_timestamp() - since) * 1000)::bigint
    from (
        select xact_start as since from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            and xact_start is not null
        union all
        select prepared from pg_prepared_xacts where database = current_database()
    ) as open
$$;

create or replace procedure grant_to_application() language plpgsql as $$
begin
    -- Two servers that start at once would change the same rights at the same moment.
    perform pg_advisory_xact_lock(hashtext('grant_to_application'));
    -- The role belongs to the cluster and is not in a dump. An owner who may not make roles has it made by somebody who may
    -- (docs/operate/install.md).
    begin
        if not exists (select from pg_roles where rolname = 'claimdesk_app') then
            create role claimdesk_app nologin;
        end if;
        execute format('grant claimdesk_app to %I', current_user);
    exception
        when others then null;
    end;
    if not exists (select from pg_roles where rolname = 'claimdesk_app') then
        return;
    end if;
    grant usage on schema public to claimdesk_app;
    grant select, insert, update, delete on all tables in schema public to claimdesk_app;
    grant usage, select on all sequences in schema public to claimdesk_app;
    revoke update, delete on events, article_versions, verdict_revisions, verdict_decisions, publications, checkpoints
        from claimdesk_app;
    revoke insert, update, delete on event_heads, event_positions, unplaced_events, _sqlx_migrations from claimdesk_app;
end
$$;
