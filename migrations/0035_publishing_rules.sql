-- What the newsroom says about itself, who may read its feeds and whose fact checks it imports: decided on the settings
-- page. The configuration gives the values of the first start.

alter table settings
    add column logo                 text,
    add column license              text,
    add column corrections_policy   text,
    add column fact_checking_policy text,
    add column ethics_policy        text,
    add column ownership            text,
    add column masthead             text,
    add column private_feeds        boolean not null default false,
    add column trusted_publishers   text[] not null default '{}',
    -- False until the values of the configuration were stored.
    add column publishing_started   boolean not null default false;
