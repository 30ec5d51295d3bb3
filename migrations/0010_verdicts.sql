-- The newsroom's scale, drafts, immutable revisions, and what two people decided about them.

create table ratings (
    key        text primary key,
    label      text not null,
    definition text not null,
    color      text not null,
    position   integer not null,
    -- 1 to 5, 5 is true; null for ratings off the scale of truth.
    value      integer,
    constraint ratings_key_format check (key ~ '^[a-z][a-z_]{0,39}$'),
    constraint ratings_color_format check (color ~ '^#[0-9a-f]{6}$'),
    constraint ratings_value_range check (value between 1 and 5)
);
create unique index ratings_position_key on ratings (position);

insert into ratings (key, label, definition, color, position, value) values
    ('true', 'True', 'Accurate as stated; nothing important is left out.', '#1f7a4d', 1, 5),
    ('mostly_true', 'Mostly true', 'Accurate in the main; a detail needs clarification.', '#4f7f2a', 2, 4),
    ('half_true', 'Half true', 'Partly accurate; leaves out or distorts something that matters.', '#9a6b00', 3, 3),
    ('mostly_false', 'Mostly false', 'Holds some truth, but gives a wrong impression.', '#b4531a', 4, 2),
    ('false', 'False', 'Contradicted by the evidence.', '#b3261e', 5, 1),
    ('missing_context', 'Missing context', 'True in itself, misleading without what it leaves out.', '#7a5aa6', 6, null),
    ('outdated', 'Outdated', 'Was right once; newer facts have replaced it.', '#5d6b7a', 7, null),
    ('unproven', 'Unproven', 'The evidence at hand neither supports nor refutes it.', '#4d6a8f', 8, null),
    ('satire', 'Satire', 'Never meant as fact, passed on as if it were.', '#a03d77', 9, null),
    ('not_checkable', 'Not checkable', 'Cannot be settled by any evidence.', '#6b6b6b', 10, null);

create table verdict_drafts (
    claim_id   uuid primary key constraint verdict_drafts_claim_fkey references claims (id),
    rating     text constraint verdict_drafts_rating_fkey references ratings (key),
    summary    text not null,
    rationale  text not null,
    as_of      timestamptz,
    recheck_at date,
    saved_by   uuid not null constraint verdict_drafts_saved_by_fkey references accounts (id),
    saved_at   timestamptz not null
);

-- One chain per claim: a revision names its parent, the key makes a second child impossible.
create table verdict_revisions (
    claim_id     uuid not null constraint verdict_revisions_claim_fkey references claims (id),
    number       integer not null,
    parent       integer,
    author_id    uuid not null constraint verdict_revisions_author_fkey references accounts (id),
    rating_key   text not null,
    rating_label text not null,
    rating_value integer,
    rating_color text not null,
    summary      text not null,
    rationale    text not null,
    as_of        timestamptz not null,
    recheck_at   date,
    submitted_at timestamptz not null,
    constraint verdict_revisions_pkey primary key (claim_id, number),
    constraint verdict_revisions_author_key unique (claim_id, number, author_id),
    constraint verdict_revisions_parent_fkey foreign key (claim_id, parent)
        references verdict_revisions (claim_id, number),
    constraint verdict_revisions_chain
        check ((number = 1 and parent is null) or (number > 1 and parent = number - 1))
);
create trigger verdict_revisions_refuse_change before update or delete on verdict_revisions
    for each row execute function refuse_change();
create trigger verdict_revisions_refuse_truncate before truncate on verdict_revisions
    for each statement execute function refuse_change();

create type verdict_outcome as enum ('approved', 'returned');

-- The author stands in the row so that the database itself can refuse author = approver.
create table verdict_decisions (
    claim_id   uuid not null,
    number     integer not null,
    author_id  uuid not null,
    decided_by uuid not null constraint verdict_decisions_decided_by_fkey references accounts (id),
    outcome    verdict_outcome not null,
    reason     text,
    decided_at timestamptz not null,
    constraint verdict_decisions_pkey primary key (claim_id, number, decided_by, outcome),
    constraint verdict_decisions_revision_fkey foreign key (claim_id, number, author_id)
        references verdict_revisions (claim_id, number, author_id),
    constraint verdict_decisions_four_eyes check (decided_by <> author_id),
    constraint verdict_decisions_return_has_reason check (outcome = 'approved' or reason is not null)
);
create trigger verdict_decisions_refuse_change before update or delete on verdict_decisions
    for each row execute function refuse_change();
create trigger verdict_decisions_refuse_truncate before truncate on verdict_decisions
    for each statement execute function refuse_change();
