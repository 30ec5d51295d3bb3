-- Five copies of one wire story are one origin. A source names the origin it goes back to: what Claimdesk
-- suggests, until a person says otherwise. And the place it takes in the list, and where a copy of it is kept.

alter table evidence
    add column origin text,
    add column origin_by_person boolean not null default false,
    add column position integer,
    add column snapshot_url text;

update evidence
set origin = lower(substring(url from '^[a-z]+://(?:www\.)?([^/:?#]+)')),
    position = numbered.position
from (select id, row_number() over (partition by claim_id order by created_at, id) as position from evidence) numbered
where numbered.id = evidence.id;

alter table evidence
    alter column origin set not null,
    alter column position set not null,
    add constraint evidence_origin_filled check (length(origin) between 1 and 200),
    add constraint evidence_position_positive check (position >= 1);

drop index evidence_claim_idx;
create index evidence_claim_idx on evidence (claim_id, position);

-- Whom the newsroom asked for an answer to the claim, and what came of it.
create table replies (
    id          uuid primary key,
    claim_id    uuid not null constraint replies_claim_fkey references claims (id),
    asked       text not null,
    channel     text not null,
    question    text,
    asked_at    timestamptz not null,
    deadline    timestamptz,
    answer      text,
    answered_at timestamptz,
    created_by  uuid not null constraint replies_created_by_fkey references accounts (id),
    created_at  timestamptz not null,
    constraint replies_answer_whole check ((answer is null) = (answered_at is null)),
    constraint replies_deadline_order check (deadline > asked_at)
);
create index replies_claim_idx on replies (claim_id, asked_at);
