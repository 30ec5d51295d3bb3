-- Copies of sources at an archive service: asked for, and looked at before they count.
alter table evidence_snapshots
    add column archive_state text,
    add column archive_url text,
    add column archive_at timestamptz,
    add constraint evidence_snapshots_archive_whole check (
        (archive_state is null or archive_state in ('waiting', 'verified', 'different', 'failed'))
        and (archive_state is distinct from 'verified' or archive_url is not null)
    );
