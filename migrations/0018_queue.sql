-- What comes first in the queue. Urgency is static; age counts by one point an hour, which is the same order at any
-- time, so that the rank is a column with an index and nothing has to be recomputed as time passes.

alter table reviews
    -- Hours since 1970 when the claim was found.
    add column found_hour integer,
    add column pinned_at timestamptz,
    add column pinned_by uuid constraint reviews_pinned_by_fkey references accounts (id),
    add column due_at timestamptz,
    add column topics text[] not null default '{}',
    -- Why what was decided may no longer hold.
    add column stale_reason text,
    add column stale_since timestamptz,
    -- When the public verdict is to be looked at again.
    add column recheck_at date,
    add constraint reviews_pin_whole check ((pinned_at is null) = (pinned_by is null)),
    add constraint reviews_stale_whole check ((stale_reason is null) = (stale_since is null)),
    add constraint reviews_stale_reason_known check (stale_reason in ('recheck_due', 'words_changed'));

update reviews r
set found_hour = (extract(epoch from c.created_at) / 3600)::integer,
    priority = least(1000, round(c.check_worthiness * 800)::integer + case c.kind
        when 'casualties' then 100 when 'agreement' then 80 when 'quantity' then 60 when 'causal' then 60
        when 'date' then 40 when 'event' then 40 when 'quote' then 20 else 0 end)
from claims c
where c.id = r.claim_id;

update reviews r
set recheck_at = (b.document ->> 'recheck_at')::date
from publications b
where r.state = 'published' and b.claim_id = r.claim_id
    and not exists (select from publications later where later.claim_id = b.claim_id and later.number > b.number);

alter table reviews
    alter column found_hour set not null,
    -- A pin is worth more than any age: a million hours are 114 years.
    add column rank integer not null generated always as
        (priority + found_hour + case when pinned_at is null then 0 else 1000000 end) stored;

drop index reviews_priority_idx;
drop index reviews_state_priority_idx;
drop index reviews_assignee_idx;
create index reviews_rank_idx on reviews (rank desc, claim_id desc);
create index reviews_state_rank_idx on reviews (state, rank desc, claim_id desc);
create index reviews_assignee_idx on reviews (assignee_id, rank desc, claim_id desc) where assignee_id is not null;
create index reviews_due_idx on reviews (due_at, claim_id) where due_at is not null;
create index reviews_stale_idx on reviews (rank desc, claim_id desc) where stale_since is not null;
create index reviews_recheck_idx on reviews (recheck_at) where recheck_at is not null and stale_since is null;
create index reviews_topics_idx on reviews using gin (topics);

-- A person's own ways of looking at the queue.
create table saved_views (
    id         uuid primary key,
    account_id uuid not null constraint saved_views_account_fkey references accounts (id),
    name       text not null,
    -- The query string of GET /claims.
    query      text not null,
    created_at timestamptz not null,
    constraint saved_views_name_key unique (account_id, name)
);
