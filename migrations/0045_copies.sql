-- Agency copies: articles of several outlets with nearly the same text.
alter table articles add column copy_of uuid constraint articles_copy_of_fkey references articles (id);
create index articles_copy_of_idx on articles (copy_of) where copy_of is not null;

-- A signature of each article's words (claim-matching: Shingles), with keys by which similar texts are found.
create table article_signatures (
    article_id uuid primary key constraint article_signatures_article_fkey references articles (id),
    signature  bytea not null,
    bands      integer[] not null
);
create index article_signatures_bands_idx on article_signatures using gin (bands);
