-- Files that readers send to be checked, at most one a tip: pictures without metadata, and documents.

create table reader_tip_files (
    tip_id     uuid primary key constraint reader_tip_files_tip_fkey references reader_tips (id),
    name       text not null,
    -- By content, not as the sender said.
    media_type text not null,
    size       bigint not null,
    -- Of the bytes that are kept. Tips without words that have the same file are one tip.
    sha256     bytea not null,
    constraint reader_tip_files_name_length check (length(name) between 1 and 200)
);
create index reader_tip_files_sha256_idx on reader_tip_files (sha256);

-- The bytes in pieces, as those of evidence. They are deleted with the words of the tip.
create table reader_tip_file_parts (
    tip_id uuid not null constraint reader_tip_file_parts_tip_fkey references reader_tip_files (tip_id) on delete cascade,
    number integer not null,
    bytes  bytea not null,
    primary key (tip_id, number)
);
alter table reader_tip_file_parts alter column bytes set storage external;

-- What was sent never changes.
create trigger reader_tip_files_refuse_change before update on reader_tip_files
    for each row execute function refuse_change();
create trigger reader_tip_file_parts_refuse_change before update on reader_tip_file_parts
    for each row execute function refuse_change();

-- Tips that nobody decided about, or that have something a reader typed: a file alone is a tip too.
create index reader_tips_kept_idx on reader_tips (coalesce(decided_at, received_at))
    where same_as is null and (outcome is null or body is not null or url is not null or question is not null);
