-- What programs sign in with, and how fresh the proof is that a session's owner sits at it.

create table tokens (
    id           uuid primary key,
    account_id   uuid not null constraint tokens_account_fkey references accounts (id),
    name         text not null,
    secret_hash  bytea not null,
    -- The last characters of the token, by which its owner knows it again.
    ending       text not null,
    scopes       text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint tokens_name_filled check (length(name) between 1 and 100),
    constraint tokens_secret_hash_length check (length(secret_hash) = 32),
    constraint tokens_scopes_known check (cardinality(scopes) > 0 and scopes <@ array['read', 'review', 'publish', 'administer'])
);
create unique index tokens_secret_hash_key on tokens (secret_hash);
create index tokens_account_idx on tokens (account_id);

alter table sessions add column confirmed_at timestamptz;
update sessions set confirmed_at = created_at;
alter table sessions alter column confirmed_at set not null;
-- Where the last request came from, as far as the proxies in front tell the truth.
alter table sessions add column address text;
