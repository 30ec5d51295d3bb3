-- Rules of a subscription for the queue: kinds of claims that are worth a place in it, and how long unchecked articles stay.
alter type dismissal_reason add value 'other_kind';
alter type dismissal_reason add value 'unchecked';

alter table subscriptions
    -- Empty: all kinds.
    add column kinds claim_kind[] not null default '{}',
    -- Null: unchecked articles stay.
    add column keep_days integer,
    add constraint subscriptions_keep_days_range check (keep_days between 1 and 365);

alter table articles
    -- Whose rules hold for the article; null if a person added it.
    add column subscription_id uuid
        constraint articles_subscription_fkey references subscriptions (id) on delete set null,
    -- Whether the article had stayed unchecked, or was touched, when its time was over.
    add column is_aged boolean not null default false;
create index articles_subscription_idx on articles (subscription_id, created_at)
    where subscription_id is not null and not is_aged;
create index articles_aged_idx on articles (subscription_id) where subscription_id is not null and is_aged;

update articles a
set subscription_id = e.subscription_id
from subscription_entries e
where e.article_id = a.id and e.outcome = 'taken';
