-- Who may sign in, and as what. Accounts are deactivated, never deleted: history keeps their names.

create type account_role as enum ('reviewer', 'editor', 'admin');

create table accounts (
    id                    uuid primary key,
    email                 text not null,
    name                  text not null,
    role                  account_role not null,
    password_hash         text not null,
    password_is_temporary boolean not null,
    created_at            timestamptz not null,
    deactivated_at        timestamptz,
    constraint accounts_email_lower check (email = lower(email)),
    constraint accounts_name_filled check (length(name) between 1 and 200)
);
create unique index accounts_email_key on accounts (email);
