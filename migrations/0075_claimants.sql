-- Records of claimants: persons and organisations, with the spellings of their names, their roles and their addresses elsewhere.
-- The names that the analyser finds stay in claims, appearances and publications as they are: they are what an article printed, the
-- next analysis writes them again, and a publication is frozen. The claimant of a claim is found when it is read, by the exact
-- spelling: a spelling that is added covers every claim of the past and the future, and one that is removed changes no claim.

create type claimant_kind as enum ('person', 'organisation', 'unknown');

-- What counts as the same spelling: without case, compatibility forms and the number of blanks.
create function spelling_of(name text) returns text language sql immutable parallel safe as $$
    select left(lower(btrim(regexp_replace(normalize(name, NFKC), '\s+', ' ', 'g'))), 300)
$$;

create table claimants (
    id          uuid primary key,
    -- Last part of the public address; never changes.
    slug        text not null constraint claimants_slug_key unique,
    kind        claimant_kind not null,
    name        text not null,
    description text,
    wikidata    text constraint claimants_wikidata_form check (wikidata ~ '^Q[1-9][0-9]{0,11}$'),
    same_as     text[] not null default '{}',
    -- The record that this one was merged into; that one is not merged itself.
    merged_into uuid constraint claimants_merged_into_fkey references claimants (id),
    version     bigint not null default 1,
    created_at  timestamptz not null,
    constraint claimants_merged_into_another check (merged_into <> id)
);
create unique index claimants_wikidata_key on claimants (wikidata) where wikidata is not null and merged_into is null;
create index claimants_merged_into_idx on claimants (merged_into) where merged_into is not null;
create index claimants_name_idx on claimants (lower(name), id) where merged_into is null;

create table claimant_spellings (
    id          uuid primary key,
    -- A merge moves no spelling, so that it can be undone: the record is the one that `claimant_id` was merged into, if it was.
    claimant_id uuid not null constraint claimant_spellings_claimant_fkey references claimants (id),
    name        text not null,
    spelling    text not null generated always as (spelling_of(name)) stored,
    -- Skeletons of the name (Unicode TS 39), and its last word: only for suggestions.
    looks       text[] not null,
    surname     text not null,
    constraint claimant_spellings_spelling_key unique (spelling)
);
create index claimant_spellings_claimant_idx on claimant_spellings (claimant_id);
create index claimant_spellings_looks_idx on claimant_spellings using gin (looks);
create index claimant_spellings_surname_idx on claimant_spellings (surname);
create index claimant_spellings_name_idx on claimant_spellings using gin (spelling gin_trgm_ops);

create table claimant_roles (
    claimant_id  uuid not null constraint claimant_roles_claimant_fkey references claimants (id),
    position     integer not null,
    title        text not null,
    organisation text,
    -- Both days inclusive; null: open.
    since        date,
    until        date,
    primary key (claimant_id, position),
    constraint claimant_roles_order check (since <= until)
);

create index claims_claimant_spelling_idx on claims (spelling_of(claimant), id) where claimant is not null;
create index published_verdicts_claimant_spelling_idx on published_verdicts (spelling_of(claimant), first_id desc)
    where claimant is not null;
-- The history of a record: the first change of these events names it.
create index events_claimant_idx on events ((changes -> 0 ->> 'to'), id) where kind like 'claimant.%';
