-- What was at an address at a time, kept as it came. A snapshot belongs to nothing here: evidence points to its snapshots,
-- and other things may do the same.
create table snapshots (
    id           uuid primary key,
    url          text not null,
    requested_at timestamptz not null,
    state        fetch_state not null,
    -- Code of the last failure; also while a further attempt is due. With a kept payload: why its text cannot be read.
    problem      text,
    -- HTTP status of the last response.
    status       integer,
    finished_at  timestamptz,
    -- Of what was kept: type as the site said, SHA-256 and size of the payload as sent, WARC/1.1 records, each gzipped.
    media_type   text,
    sha256       bytea,
    size         bigint,
    warc         bytea,
    -- What the article reader read; all words that a web page shows.
    text         text,
    page_text    text,
    constraint snapshots_failure_has_problem check (state <> 'failed' or problem is not null),
    constraint snapshots_kept_whole check (num_nulls(sha256, size, warc) in (0, 3)),
    constraint snapshots_done_is_kept check (state <> 'done' or warc is not null)
);
-- Packed already.
alter table snapshots alter column warc set storage external;

-- What was kept never changes.
create trigger snapshots_refuse_change before update on snapshots
    for each row when (old.warc is not null) execute function refuse_change();

create table evidence_snapshots (
    evidence_id uuid not null constraint evidence_snapshots_evidence_fkey references evidence (id),
    number      integer not null,
    snapshot_id uuid not null constraint evidence_snapshots_snapshot_fkey references snapshots (id),
    -- Whether the evidence's excerpt stands in it.
    excerpt     jsonb,
    -- Whether its text differs from the one kept before at the same address.
    changed     boolean not null default false,
    primary key (evidence_id, number),
    constraint evidence_snapshots_snapshot_key unique (snapshot_id),
    constraint evidence_snapshots_number_positive check (number >= 1)
);
