-- The rest of a newsroom after benches/queue.sql: 1.6 events a claim, and claims to move.
set synchronous_commit = off;
-- Chained and placed by triggers row by row they would take an hour; these chains are not for verification.
alter table events disable trigger events_chain;
alter table events disable trigger events_queue;
insert into events (at, actor_id, kind, article_id, claim_id, changes, subject, seq, hash)
select c.created_at + kind.number * interval '1 hour', case when kind.number > 1 then '01970000-0000-7000-9000-000000000001'::uuid end,
    kind.name, c.article_id, c.id, '[]', 'claim:' || c.id, kind.number, sha256((c.id || '/' || kind.number)::bytea)
from claims c
join reviews r on r.claim_id = c.id
cross join lateral (values
    (1, 'claim.extracted', true),
    (2, 'claim.assigned', r.state in ('in_review', 'submitted', 'approved', 'published')),
    (3, 'verdict.submitted', r.state = 'published'),
    (4, 'verdict.published', r.state = 'published')
) kind (number, name, is_so)
where kind.is_so
order by c.created_at, kind.number;
alter table events enable trigger events_chain;
alter table events enable trigger events_queue;
insert into event_heads (subject, seq, hash) select distinct on (subject) subject, seq, hash from events where subject like 'claim:%' order by subject, seq desc
on conflict (subject) do nothing;
insert into event_positions (position, event_id)
select coalesce((select max(position) from event_positions), 0) + row_number() over (order by id), id
from events e
where not exists (select from event_positions p where p.event_id = e.id);

-- Claims for the moves, each moved once: in review, with evidence, on the desk of the people who move them.
create unlogged table bench_claims (i integer generated always as identity primary key, claim uuid, article uuid);
insert into bench_claims (claim, article)
select c.id, c.article_id
from claims c
join reviews r on r.claim_id = c.id
where r.state = 'unassigned'
order by random()
limit 60000;
insert into evidence (id, claim_id, url, publisher, accessed_at, stance, visibility, created_by, created_at, origin, position)
select gen_random_uuid(), claim, 'https://registry.example/' || claim, 'Registry', now(), 'supports', 'public',
    '01970000-0000-7000-9000-000000000001', now(), 'registry.example', 1
from bench_claims;
create unlogged table bench_used (upto integer);
insert into bench_used values (0);
