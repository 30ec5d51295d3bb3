-- What colleagues say to each other about a claim, and what each of them should hear of.

create table comments (
    id          uuid primary key,
    claim_id    uuid not null constraint comments_claim_fkey references claims (id),
    -- The comment that it answers; a thread is one deep.
    parent_id   uuid constraint comments_parent_fkey references comments (id),
    body        text not null,
    mentions    uuid[] not null default '{}',
    -- The words that it is about, in code points of one version of the article.
    article_id  uuid,
    number      integer,
    span_start  integer,
    span_end    integer,
    quote       text,
    created_by  uuid not null constraint comments_created_by_fkey references accounts (id),
    created_at  timestamptz not null,
    resolved_by uuid constraint comments_resolved_by_fkey references accounts (id),
    resolved_at timestamptz,
    constraint comments_version_fkey foreign key (article_id, number)
        references article_versions (article_id, number),
    constraint comments_anchor_whole check (num_nulls(article_id, number, span_start, span_end, quote) in (0, 5)),
    constraint comments_resolution_whole check ((resolved_by is null) = (resolved_at is null)),
    constraint comments_answers_are_not_resolved check (parent_id is null or resolved_at is null)
);
create index comments_claim_idx on comments (claim_id, created_at, id);

create table notifications (
    id         uuid primary key,
    account_id uuid not null constraint notifications_account_fkey references accounts (id),
    kind       text not null,
    claim_id   uuid not null constraint notifications_claim_fkey references claims (id),
    comment_id uuid constraint notifications_comment_fkey references comments (id),
    actor_id   uuid constraint notifications_actor_fkey references accounts (id),
    at         timestamptz not null,
    read_at    timestamptz
);
create index notifications_newest_idx on notifications (account_id, id desc);
create index notifications_unread_idx on notifications (account_id, id desc) where read_at is null;
