-- Notifications by mail: at once, in one mail a day, or never. Without a row: at once, in English.
create table mailings (
    account_id uuid primary key constraint mailings_account_fkey references accounts (id),
    mode       text not null,
    -- Local time of the daily mail, in full hours of the zone.
    hour       smallint not null,
    -- Name in the IANA database.
    zone       text not null,
    language   text not null,
    -- Daily mails list notifications from this time on.
    since      timestamptz not null,
    -- When the next daily mail is due.
    due_at     timestamptz,
    constraint mailings_mode_known check (mode in ('at_once', 'daily', 'never')),
    constraint mailings_language_known check (language in ('en', 'de')),
    constraint mailings_hour_range check (hour between 0 and 23),
    constraint mailings_daily_is_due check ((mode = 'daily') = (due_at is not null))
);
create index mailings_due_idx on mailings (due_at) where due_at is not null;

-- When a mail told of it: no daily mail lists it again.
alter table notifications add column mailed_at timestamptz;

-- Channels of chat services are endpoints that get readable messages. Their addresses are secrets, and nobody checks signatures.
alter table endpoints
    add column shape text not null default 'webhook',
    add column language text not null default 'en',
    alter column secret drop not null,
    add constraint endpoints_shape_known check (shape in ('webhook', 'slack', 'teams', 'mattermost')),
    add constraint endpoints_language_known check (language in ('en', 'de')),
    add constraint endpoints_webhooks_sign check ((shape = 'webhook') = (secret is not null));
