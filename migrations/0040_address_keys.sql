-- One article may have several addresses: with tracking parameters, for phones, with and without "www". The server makes the
-- key of an address; an article without a key has its address as key.

alter table articles add column url_key text;
create unique index articles_url_key_key on articles (coalesce(url_key, url));
drop index articles_url_key;
