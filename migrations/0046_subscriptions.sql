-- Subscriptions: feeds, sitemaps and pages of links whose new articles come in by themselves.
create type subscription_state as enum ('active', 'paused', 'failing');
create type listing_kind as enum ('rss', 'atom', 'json_feed', 'sitemap', 'links');
create type entry_outcome as enum ('taken', 'known', 'other_words', 'over_limit', 'old', 'refused');

create table subscriptions (
    id            uuid primary key,
    -- The listing's address. A site's address becomes that of its feed, a moved feed's address the new one.
    url           text not null,
    url_key       text not null constraint subscriptions_url_key_key unique,
    -- What the listing calls itself; null until it was read.
    title         text,
    kind          listing_kind,
    -- Rules for the entries.
    outlet        text,
    language      text,
    words         text[] not null,
    daily_limit   integer not null,
    told          uuid[] not null,
    -- "paused" by a person, "failing" by the server.
    state         subscription_state not null default 'active',
    -- The next look; null while the subscription rests.
    next_at       timestamptz,
    -- Seconds between two looks; grows while nothing new comes.
    gap           integer not null,
    looked_at     timestamptz,
    read_at       timestamptz,
    -- Code and HTTP status of the last look's failure, since when looks fail.
    problem       text,
    status        integer,
    failing_since timestamptz,
    failures      integer not null default 0,
    -- Validators of the last response, for conditional requests.
    etag          text,
    last_modified text,
    created_by    uuid not null constraint subscriptions_created_by_fkey references accounts (id),
    created_at    timestamptz not null,
    version       bigint not null default 1,
    constraint subscriptions_daily_limit_range check (daily_limit between 1 and 500),
    constraint subscriptions_gap_range check (gap between 60 and 86400),
    constraint subscriptions_resting check (state = 'active' or next_at is null)
);
create index subscriptions_due_idx on subscriptions (next_at) where next_at is not null;

-- What came: one row per entry, with what became of it.
create table subscription_entries (
    subscription_id uuid not null
        constraint subscription_entries_subscription_fkey references subscriptions (id) on delete cascade,
    id              bigint generated always as identity,
    -- The entry's own id, and the key of its address: either one makes it known.
    entry_id        text not null,
    url_key         text not null,
    url             text not null,
    title           text,
    published_at    timestamptz,
    seen_at         timestamptz not null,
    outcome         entry_outcome not null,
    article_id      uuid constraint subscription_entries_article_fkey references articles (id),
    primary key (subscription_id, id)
);
create index subscription_entries_entry_id_idx on subscription_entries (subscription_id, md5(entry_id));
create index subscription_entries_url_key_idx on subscription_entries (subscription_id, md5(url_key));
create index subscription_entries_taken_idx on subscription_entries (subscription_id, seen_at) where outcome = 'taken';
create index subscription_entries_article_idx on subscription_entries (article_id) where article_id is not null;

alter table notifications
    drop constraint notifications_about_something,
    add column subscription_id uuid
        constraint notifications_subscription_fkey references subscriptions (id) on delete cascade,
    add constraint notifications_about_something check (num_nonnulls(claim_id, endpoint_id, subscription_id) = 1);
create index notifications_subscription_idx on notifications (subscription_id) where subscription_id is not null;
