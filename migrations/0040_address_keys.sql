-- One article may have several addresses: with tracking parameters, for phones, with and without "www". The server makes the
-- key of an address; older articles keep their address as key until it is given again.

alter table articles add column url_key text;
update articles set url_key = url;
alter table articles add constraint articles_address_has_key check ((url is null) = (url_key is null));
create unique index articles_url_key_key on articles (url_key);
drop index articles_url_key;
