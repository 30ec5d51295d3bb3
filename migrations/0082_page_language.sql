-- Language and time zone of the public pages' own texts and dates.

alter table settings
    add column page_language text not null default 'en',
    add column page_zone text not null default 'UTC',
    add constraint settings_page_language_check check (page_language in ('en', 'de', 'ar'));
