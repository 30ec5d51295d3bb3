-- Texts under examination. A text is immutable; a changed article gets a further version.

create type analysis_state as enum ('pending', 'running', 'done', 'failed');

create table articles (
    id              uuid primary key,
    title           text,
    outlet          text,
    url             text,
    byline          text,
    language        text,
    published_at    moment,
    current_version integer not null,
    created_at      timestamptz not null,
    created_by      uuid constraint articles_created_by_fkey references accounts (id),
    -- What makes two texts the same article: the address; without one, the outlet.
    source_key      text not null generated always as (coalesce('url:' || url, 'outlet:' || lower(outlet), '')) stored,
    version         bigint not null default 1,
    constraint articles_current_version_positive check (current_version >= 1)
);
create index articles_newest_idx on articles (created_at desc, id desc);
create unique index articles_url_key on articles (url) where url is not null;
create index articles_title_trgm_idx on articles using gin ((coalesce(title, '') || ' ' || coalesce(outlet, '')) gin_trgm_ops);

create table article_versions (
    article_id   uuid not null constraint article_versions_article_fkey references articles (id),
    number       integer not null,
    source_key   text not null,
    text         text not null,
    sha256       bytea not null,
    length       integer not null,
    created_at   timestamptz not null,
    constraint article_versions_pkey primary key (article_id, number),
    constraint article_versions_number_positive check (number >= 1),
    constraint article_versions_sha256_length check (length(sha256) = 32),
    constraint article_versions_length_true check (length = char_length(text))
);
-- The same text from the same place is the same article.
create unique index article_versions_source_key on article_versions (source_key, sha256);

create trigger article_versions_refuse_change before update or delete on article_versions
    for each row execute function refuse_change();
create trigger article_versions_refuse_truncate before truncate on article_versions
    for each statement execute function refuse_change();

-- What the analyser made of one version: apart from the text, because it changes and the text does not.
create table analyses (
    article_id  uuid not null,
    number      integer not null,
    state       analysis_state not null,
    analyser    text,
    full_support boolean,
    left_out    jsonb not null default '[]',
    problem     text,
    finished_at timestamptz,
    constraint analyses_pkey primary key (article_id, number),
    constraint analyses_version_fkey foreign key (article_id, number)
        references article_versions (article_id, number)
);
