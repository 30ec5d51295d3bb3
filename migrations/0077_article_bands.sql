-- Keys of the words of articles, one row each: which articles share one is a look at an index. In arrays, PostgreSQL compared
-- those of all articles, or went through the list of keys that its index had not sorted in yet.
create table article_bands (
    band       integer not null,
    article_id uuid not null constraint article_bands_signature_fkey references article_signatures (article_id) on delete cascade,
    constraint article_bands_pkey primary key (band, article_id)
);
create index article_bands_article_idx on article_bands (article_id);

insert into article_bands (band, article_id)
select distinct band, article_id from article_signatures, unnest(bands) band;

alter table article_signatures drop column bands;
