-- Templates and checklists that editors define for verdicts, one row for each kind of claim.
create table verdict_guides (
    kind      claim_kind primary key,
    -- [{name, summary, rationale}]
    templates jsonb not null default '[]',
    -- [{question, required}]
    checklist jsonb not null default '[]',
    version   bigint not null default 1
);
insert into verdict_guides (kind) select unnest(enum_range(null::claim_kind));

-- The questions that are ticked in a draft; the whole checklist as it was at submission: [{question, required, ticked}].
alter table verdict_drafts add column ticked text[] not null default '{}';
alter table verdict_revisions add column checklist jsonb not null default '[]';
