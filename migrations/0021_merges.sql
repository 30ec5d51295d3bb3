-- The same claim found twice: its appearances and its evidence move to the older one, and know where they came from,
-- so that it can be undone.

alter table claims
    add column merged_into uuid constraint claims_merged_into_fkey references claims (id),
    add constraint claims_merged_into_another check (merged_into <> id);
create index claims_merged_into_idx on claims (merged_into) where merged_into is not null;

alter table appearances
    add column moved_from uuid constraint appearances_moved_from_fkey references claims (id);
create index appearances_moved_from_idx on appearances (moved_from) where moved_from is not null;

alter table evidence
    add column moved_from uuid constraint evidence_moved_from_fkey references claims (id);
create index evidence_moved_from_idx on evidence (moved_from) where moved_from is not null;
