-- What the public sees, frozen as it was published. Pages and feeds read this table and nothing else,
-- so that nothing unpublished can leak.

create table publications (
    id           bigint generated always as identity primary key,
    xact         xid8 not null default pg_current_xact_id(),
    claim_id     uuid not null,
    number       integer not null,
    author_id    uuid not null,
    published_by uuid not null constraint publications_published_by_fkey references accounts (id),
    published_at timestamptz not null,
    slug         text not null,
    document     jsonb not null,
    constraint publications_revision_fkey foreign key (claim_id, number, author_id)
        references verdict_revisions (claim_id, number, author_id),
    constraint publications_four_eyes check (published_by <> author_id),
    constraint publications_slug_format check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
create unique index publications_revision_key on publications (claim_id, number);
create index publications_slug_idx on publications (slug, id desc);
create index publications_newest_idx on publications (id desc);

create trigger publications_refuse_change before update or delete on publications
    for each row execute function refuse_change();
create trigger publications_refuse_truncate before truncate on publications
    for each statement execute function refuse_change();
