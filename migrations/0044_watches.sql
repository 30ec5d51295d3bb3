-- Pages that the server looks at again, because articles change after they were checked.
create table watches (
    article_id   uuid primary key constraint watches_article_fkey references articles (id),
    -- The next look; null: the last one has been.
    next_at      timestamptz,
    -- Number of looks since the text last changed; the gaps between them grow.
    looks        integer not null default 0,
    looked_at    timestamptz,
    -- When a look last found another text.
    changed_at   timestamptz,
    -- Code of the reason why the last look failed, and since when there is no page.
    problem      text,
    failed_since timestamptz,
    -- When the newsroom was told that the page is gone.
    gone_at      timestamptz,
    constraint watches_looks_positive check (looks >= 0),
    constraint watches_failure_has_problem check (failed_since is null or problem is not null)
);
create index watches_due_idx on watches (next_at) where next_at is not null;

-- The words that stand where a stale claim's words stood.
alter table reviews
    add column stale_words text,
    drop constraint reviews_stale_reason_known,
    add constraint reviews_stale_reason_known check (stale_reason in ('recheck_due', 'words_changed', 'page_gone'));
