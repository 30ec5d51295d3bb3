-- Who signs in by the newsroom's own identity provider.

-- An account that came to be by the provider has no password until an admin gives out a link to one.
alter table accounts alter column password_hash drop not null;

create table identities (
    -- Who vouches, and what it calls the person: neither changes, as e-mail addresses and names do.
    issuer       text not null,
    subject      text not null,
    account_id   uuid not null constraint identities_account_fkey references accounts (id),
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    constraint identities_pkey primary key (issuer, subject),
    constraint identities_subject_filled check (length(subject) between 1 and 255)
);
create index identities_account_idx on identities (account_id);

-- By what somebody came in. Where that was the provider or a passkey, no second factor of ours is asked for.
create type sign_in_proof as enum ('password', 'passkey', 'single_sign_on');
alter table sessions add column proof sign_in_proof not null default 'password';
alter table sessions alter column proof drop default;

-- Devices that prove who holds them (WebAuthn).
create table passkeys (
    id            uuid primary key,
    account_id    uuid not null constraint passkeys_account_fkey references accounts (id),
    name          text not null,
    credential_id bytea not null,
    -- The public key and the counter, as the library keeps them.
    credential    text not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    constraint passkeys_name_filled check (length(name) between 1 and 100)
);
create unique index passkeys_credential_id_key on passkeys (credential_id);
create index passkeys_account_idx on passkeys (account_id);

-- What a passkey was asked and has answered: no answer counts twice. The question itself travels sealed in a cookie.
create table answered_challenges (
    hash       bytea not null,
    expires_at timestamptz not null,
    constraint answered_challenges_pkey primary key (hash),
    constraint answered_challenges_hash_length check (length(hash) = 32)
);
create index answered_challenges_expires_idx on answered_challenges (expires_at);
