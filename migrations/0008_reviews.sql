-- The life of a claim in the newsroom. One row, one version for the whole claim file: every change to a
-- claim, its evidence or its verdict locks this row and raises the version.

create type review_state as enum
    ('unassigned', 'in_review', 'submitted', 'approved', 'published', 'dismissed');
create type dismissal_reason as enum
    ('not_checkable', 'opinion', 'duplicate', 'out_of_scope', 'extraction_error');

create table reviews (
    claim_id         uuid primary key constraint reviews_claim_fkey references claims (id),
    state            review_state not null,
    -- 0 to 1000; higher is more urgent.
    priority         integer not null,
    assignee_id      uuid constraint reviews_assignee_fkey references accounts (id),
    lease_until      timestamptz,
    dismissal_reason dismissal_reason,
    dismissal_note   text,
    dismissed_by     uuid constraint reviews_dismissed_by_fkey references accounts (id),
    dismissed_at     timestamptz,
    updated_at       timestamptz not null,
    version          bigint not null,
    constraint reviews_lease_has_holder check ((assignee_id is null) = (lease_until is null)),
    constraint reviews_dismissal_whole check ((state = 'dismissed') = (dismissal_reason is not null)),
    constraint reviews_unassigned_is_free check (state <> 'unassigned' or assignee_id is null)
);
create index reviews_priority_idx on reviews (priority desc, claim_id desc);
create index reviews_newest_idx on reviews (claim_id desc);
create index reviews_state_priority_idx on reviews (state, priority desc, claim_id desc);
create index reviews_state_newest_idx on reviews (state, claim_id desc);
create index reviews_assignee_idx on reviews (assignee_id, priority desc, claim_id desc) where assignee_id is not null;
