-- Other addresses of an article's page: where redirects led, and the one that the page calls its own.
create table article_addresses (
    url_key    text primary key,
    article_id uuid not null constraint article_addresses_article_fkey references articles (id) on delete cascade
);
create index article_addresses_article_idx on article_addresses (article_id);

-- An article whose address leads to the page of an older one stays without a text.
alter table fetches add column same_as uuid constraint fetches_same_as_fkey references articles (id) on delete set null;
create index fetches_same_as_idx on fetches (article_id) where same_as is not null;

-- Articles are found by a part of their address as well: those that have no title yet.
drop index articles_title_trgm_idx;
create index articles_words_trgm_idx
    on articles using gin ((coalesce(title, '') || ' ' || coalesce(outlet, '') || ' ' || coalesce(url, '')) gin_trgm_ops);
