-- An article may go back to an earlier wording: then that is its newest version, not an old one. So the same
-- text is the same article only where there is no address to know it by; with one, the article's row is locked
-- and its newest version decides.

drop index article_versions_source_key;
create unique index article_versions_source_key on article_versions (source_key, sha256)
    where source_key not like 'url:%';

-- The first is written by the versions and read from there; the second was what an ETag was made of, which is made
-- of the bytes now.
alter table articles drop column source_key, drop column version;

-- Publications commit one after the other, in the order of their ids, so that nobody reads them by transaction.
alter table publications drop column xact;
