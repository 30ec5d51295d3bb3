-- Open sessions. The secret in the cookie is never stored, only its SHA-256.

create table sessions (
    id           uuid primary key,
    account_id   uuid not null constraint sessions_account_fkey references accounts (id),
    secret_hash  bytea not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    user_agent   text,
    constraint sessions_secret_hash_length check (length(secret_hash) = 32)
);
create unique index sessions_secret_hash_key on sessions (secret_hash);
create index sessions_account_idx on sessions (account_id);
create index sessions_expires_idx on sessions (expires_at);

-- Failed sign-ins of one account name within a window: what slows guessing down.
create table sign_in_failures (
    email        text not null,
    window_start timestamptz not null,
    failures     integer not null,
    constraint sign_in_failures_pkey primary key (email)
);
