-- What somebody has besides what they know.

create table second_factors (
    account_id   uuid not null constraint second_factors_account_fkey references accounts (id),
    -- The shared secret of RFC 6238, sealed by a key that is not in the database.
    sealed       bytea not null,
    created_at   timestamptz not null,
    -- Counts from then on; before, its owner has only been shown it.
    activated_at timestamptz,
    -- The time step of the code that was taken last: none is taken twice.
    last_step    bigint not null default 0,
    constraint second_factors_pkey primary key (account_id)
);

-- For who has lost the device: each works once, and is kept as a hash.
create table recovery_codes (
    account_id uuid not null constraint recovery_codes_account_fkey references accounts (id),
    code_hash  bytea not null,
    used_at    timestamptz,
    constraint recovery_codes_pkey primary key (account_id, code_hash),
    constraint recovery_codes_hash_length check (length(code_hash) = 32)
);

-- Who must have one.
alter table settings add column require_two_factor account_role[] not null default '{}';
