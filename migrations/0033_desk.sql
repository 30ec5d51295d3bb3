-- What the desk asks for: claims of other articles about the same thing, a scale that the newsroom changes, and when
-- the database was last backed up.

alter table claims
    -- English stems; words of other languages are compared as they stand.
    add column words tsvector not null
        generated always as (to_tsvector('english', left(coalesce(wording, machine_statement), 20000))) stored;
create index claims_words_idx on claims using gin (words);

alter table ratings
    -- Null: retired. It stays on what it was given to, and is given no more.
    alter column position drop not null;
alter table settings
    add column scale_version bigint not null default 1;

create table backups (
    id          bigint primary key generated always as identity,
    finished_at timestamptz not null,
    bytes       bigint not null,
    constraint backups_bytes_range check (bytes > 0)
);
