-- Files as evidence: a document or picture instead of an address, or beside it.
alter table evidence
    alter column url drop not null,
    add column has_file boolean not null default false,
    add constraint evidence_address_or_file check (url is not null or has_file);

create table evidence_files (
    evidence_id uuid primary key constraint evidence_files_evidence_fkey references evidence (id),
    name        text not null,
    -- By content, not as the sender said.
    media_type  text not null,
    size        bigint not null,
    sha256      bytea not null,
    -- What a picture shows, in words.
    alt         text,
    constraint evidence_files_name_length check (length(name) between 1 and 200),
    constraint evidence_files_image_has_alt check (media_type not like 'image/%' or alt is not null)
);

-- The bytes in pieces, so that neither an upload nor a download has the whole in one message of the database.
create table evidence_file_parts (
    evidence_id uuid not null constraint evidence_file_parts_evidence_fkey references evidence_files (evidence_id),
    number      integer not null,
    bytes       bytea not null,
    primary key (evidence_id, number)
);
alter table evidence_file_parts alter column bytes set storage external;

-- What was uploaded never changes.
create trigger evidence_file_parts_refuse_change before update or delete on evidence_file_parts
    for each row execute function refuse_change();
create trigger evidence_file_parts_refuse_truncate before truncate on evidence_file_parts
    for each statement execute function refuse_change();
