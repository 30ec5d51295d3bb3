-- WebSub hubs that tell of new entries of the feeds that the newsroom subscribes to.
create table feed_hubs (
    subscription_id uuid primary key
        constraint feed_hubs_subscription_fkey references subscriptions (id) on delete cascade,
    -- The hub, and the address by which it knows the feed.
    hub             text not null,
    topic           text not null,
    -- Last part of the callback's path; who knows it may only make the server look at the feed.
    callback        text not null constraint feed_hubs_callback_key unique,
    -- Sealed: the hub signs with it.
    secret          bytea not null,
    asked_at        timestamptz not null,
    -- Until when the hub tells; null until it has verified the request.
    lease_until     timestamptz,
    -- The last message with a right signature.
    told_at         timestamptz,
    -- Whether a look found new entries that the hub did not tell of.
    is_silent       boolean not null default false
);
