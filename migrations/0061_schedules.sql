-- Publications that are not out yet: when an approved revision goes out by itself, and until when nothing may go out.

create table embargoes (
    claim_id uuid primary key constraint embargoes_claim_fkey references claims (id),
    until    timestamptz not null,
    set_by   uuid not null constraint embargoes_set_by_fkey references accounts (id),
    set_at   timestamptz not null
);

create table schedules (
    claim_id     uuid primary key constraint schedules_claim_fkey references claims (id),
    number       integer not null,
    author_id    uuid not null,
    -- By the database's clock.
    publish_at   timestamptz not null,
    -- The person asked for now: these are the seconds to take it back.
    is_hold      boolean not null,
    scheduled_by uuid not null constraint schedules_scheduled_by_fkey references accounts (id),
    scheduled_at timestamptz not null,
    -- Since when the claim was stale when the person scheduled it: a newer mark stops the publication.
    stale_since  timestamptz,
    -- Attempts that ended in a fault of ours.
    failures     integer not null default 0,
    -- The gate refused: kept until the next schedule, so that the claim says what happened.
    ended_at     timestamptz,
    end_reason   text,
    constraint schedules_revision_fkey foreign key (claim_id, number, author_id)
        references verdict_revisions (claim_id, number, author_id),
    constraint schedules_four_eyes check (scheduled_by <> author_id),
    constraint schedules_end_whole check ((ended_at is null) = (end_reason is null)),
    constraint schedules_end_reason_known check (
        end_reason in ('stale', 'wording_not_confirmed', 'not_permitted', 'replaced', 'embargo', 'refused', 'failed')
    )
);
create index schedules_due_idx on schedules (publish_at) where ended_at is null;

-- Whatever a server believes: nothing is public before its embargo ends.
create function refuse_under_embargo() returns trigger language plpgsql as $$
begin
    if exists (select from embargoes where claim_id = new.claim_id and until > clock_timestamp()) then
        raise exception 'the claim is under embargo'
            using errcode = 'check_violation', constraint = 'publications_after_embargo';
    end if;
    return new;
end
$$;
create trigger publications_wait_for_embargo before insert on publications
    for each row execute function refuse_under_embargo();

-- Why a scheduled publication did not happen, as a code.
alter table notifications add column reason text;
