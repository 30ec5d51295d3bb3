-- An article may be known by its address alone: version 0, until its page has been read or its text pasted.

alter table articles
    drop constraint articles_current_version_positive,
    add constraint articles_current_version_range check (current_version >= 0),
    add constraint articles_text_or_address check (current_version >= 1 or url is not null);

create type fetch_state as enum ('waiting', 'running', 'done', 'failed');

-- The fetch of an article's page. A finished one stays, because it says what the page looked like then.
create table fetches (
    article_id  uuid primary key constraint fetches_article_fkey references articles (id),
    state       fetch_state not null,
    -- Code of the last failure; also while a further attempt is due.
    problem     text,
    -- HTTP status of the last response.
    status      integer,
    finished_at timestamptz,
    constraint fetches_failure_has_problem check (state <> 'failed' or problem is not null)
);
