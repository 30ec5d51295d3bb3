-- How a person gets an account, or a new password, without anybody else knowing it: by a link that works once.

alter table accounts add column signed_in_at timestamptz;

create table invitations (
    id           uuid primary key,
    email        text not null,
    name         text not null,
    role         account_role not null,
    secret_hash  bytea not null,
    invited_by   uuid not null constraint invitations_invited_by_fkey references accounts (id),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    constraint invitations_email_lower check (email = lower(email)),
    constraint invitations_name_filled check (length(name) between 1 and 200),
    constraint invitations_secret_hash_length check (length(secret_hash) = 32),
    constraint invitations_one_end check (accepted_at is null or withdrawn_at is null)
);
create unique index invitations_secret_hash_key on invitations (secret_hash);
-- An address has one open invitation; a newer one takes the place of the older.
create unique index invitations_open_key on invitations (email) where accepted_at is null and withdrawn_at is null;

create table resets (
    id           uuid primary key,
    account_id   uuid not null constraint resets_account_fkey references accounts (id),
    secret_hash  bytea not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    withdrawn_at timestamptz,
    constraint resets_secret_hash_length check (length(secret_hash) = 32),
    constraint resets_one_end check (used_at is null or withdrawn_at is null)
);
create unique index resets_secret_hash_key on resets (secret_hash);
create unique index resets_open_key on resets (account_id) where used_at is null and withdrawn_at is null;

-- A newsroom without an active admin could never get one again. Two requests that each take one of the last two
-- would not see each other: they wait here, and the second sees what the first has done.
create function keep_an_admin() returns trigger language plpgsql as $$
begin
    if old.role = 'admin' and old.deactivated_at is null and (new.role <> 'admin' or new.deactivated_at is not null) then
        perform pg_advisory_xact_lock(hashtext('keep_an_admin'));
        if not exists (select from accounts where role = 'admin' and deactivated_at is null and id <> old.id) then
            raise exception 'the last active admin' using errcode = 'check_violation', constraint = 'accounts_last_admin';
        end if;
    end if;
    return new;
end
$$;
create trigger accounts_keep_an_admin before update of role, deactivated_at on accounts
    for each row execute function keep_an_admin();
