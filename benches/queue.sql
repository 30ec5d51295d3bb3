-- A newsroom of :claims claims in a tenth as many articles, in the shares that a desk has: most of them unassigned or
-- published, some on their way. Invented words; every fiftieth claim carries one of fifty topics.
set synchronous_commit = off;
insert into accounts (id, email, name, role, password_hash, password_is_temporary, created_at)
select ('01970000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'p' || n || '@example.org', 'Person ' || n, 'editor',
    '-', false, now()
from generate_series(1, 20) n;
insert into articles (id, title, outlet, url, language, published_at, current_version, created_at)
select ('01970000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Report ' || n || ' from the valley', 'Post ' || n % 40,
    'https://post.example/' || n, 'en', '2026-03-01', 1, now() - n * interval '1 minute'
from generate_series(1, :claims / 10) n;
insert into article_versions (article_id, number, source_key, text, sha256, length, created_at)
select id, 1, 'url:' || url, repeat('At least 37 people were killed near the dam. ', 10), sha256(id::text::bytea), 450, created_at
from articles;
insert into analyses (article_id, number, state, full_support, finished_at) select id, 1, 'done', true, now() from articles;
insert into claims (id, article_id, machine_statement, kind, check_worthiness, reasons, ambiguities, claimant, voice, created_at)
select ('01970000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    ('01970000-0000-7000-a000-' || lpad(to_hex(1 + n / 10 % (:claims / 10)), 12, '0'))::uuid,
    'At least ' || n % 977 || ' people were killed near dam ' || n || ' in February.',
    (enum_range(null::claim_kind))[1 + n % 8], (n % 1000) / 1000.0,
    '[{"signal": "casualty figure", "text": "people killed", "weight": 2.0}]', '[]', 'ministry ' || n % 5000, 'reported',
    now() - n * interval '1 minute'
from generate_series(1, :claims) n;
insert into appearances (id, claim_id, article_id, number, span_start, span_end, quote, prefix, suffix, claimant, voice, figures)
select gen_random_uuid(), id, article_id, 1, 0, 44, left('At least 37 people were killed near the dam. ', 44), '', '', claimant, voice,
    '[]'
from claims;
insert into reviews (claim_id, state, priority, assignee_id, lease_until, updated_at, version, found_hour, topics, dismissal_reason)
select id, state, (check_worthiness * 1000)::integer,
    case when state = 'in_review' then ('01970000-0000-7000-9000-' || lpad(to_hex(1 + n % 20), 12, '0'))::uuid end,
    case when state = 'in_review' then now() + interval '20 minutes' end, now(), 3,
    (extract(epoch from created_at) / 3600)::integer, case when n % 50 = 0 then array['t' || n / 50 % 50] else '{}' end,
    case when state = 'dismissed' then 'opinion'::dismissal_reason end
from (
    select id, created_at, check_worthiness, n, (array['unassigned', 'unassigned', 'unassigned', 'unassigned', 'unassigned',
        'in_review', 'submitted', 'approved', 'dismissed', 'published']::review_state[])[1 + n % 10] as state
    from (select id, created_at, check_worthiness, ('x' || right(id::text, 12))::bit(48)::bigint as n from claims) numbered
) placed;
insert into evidence (id, claim_id, url, publisher, accessed_at, stance, visibility, created_by, created_at, origin, position)
select gen_random_uuid(), claim_id, 'https://registry.example/' || claim_id, 'Registry', now(), 'supports', 'public',
    '01970000-0000-7000-9000-000000000001', now(), 'registry.example', 1
from reviews where state in ('in_review', 'submitted', 'approved', 'published');
insert into verdict_revisions (claim_id, number, author_id, rating_key, rating_label, rating_value, rating_color, summary,
    rationale, as_of, submitted_at)
select claim_id, 1, '01970000-0000-7000-9000-000000000001', 'true', 'True', 5, '#1f7a4d', 'So it is.', 'The lists agree.',
    c.created_at, least(now(), c.created_at + interval '3 hours')
from reviews join claims c on c.id = claim_id where state in ('submitted', 'approved', 'published');
insert into verdict_decisions (claim_id, number, author_id, decided_by, outcome, decided_at)
select claim_id, 1, '01970000-0000-7000-9000-000000000001', '01970000-0000-7000-9000-000000000002', 'approved', least(now(), c.created_at + interval '4 hours')
from reviews join claims c on c.id = claim_id where state in ('approved', 'published');
insert into publications (claim_id, number, author_id, published_by, published_at, slug, document)
select c.id, 1, '01970000-0000-7000-9000-000000000001', '01970000-0000-7000-9000-000000000002', least(now(), c.created_at + interval '4 hours'),
    'dam-' || right(c.id::text, 12),
    jsonb_build_object(
        'slug', 'dam-' || right(c.id::text, 12), 'claim_id', c.id, 'revision', 1, 'statement', c.machine_statement,
        'kind', c.kind, 'topics', to_jsonb(r.topics), 'claimant', c.claimant,
        'appearances', jsonb_build_array(jsonb_build_object(
            'article', jsonb_build_object('id', a.id, 'title', a.title, 'outlet', a.outlet, 'url', a.url,
                'published_at', '2026-03-01', 'version', 1),
            'quote', c.machine_statement, 'span', jsonb_build_object('start', 0, 'end', length(c.machine_statement)))),
        'rating', '{"key": "false", "label": "False", "value": 1, "color": "#b3261e"}'::jsonb,
        'summary', 'The registry counts fewer deaths in that month, and no list has more.',
        'rationale', 'We compared **both** lists. The registry names every death with the day and the place. The ministry '
            || 'has not answered our question by the time of writing.',
        'evidence', jsonb_build_array(jsonb_build_object('url', 'https://registry.example/' || c.id,
            'publisher', 'Registry', 'title', 'Deaths by municipality', 'published_at', '2026-02-20',
            'accessed_at', now(), 'stance', 'refutes', 'excerpt', 'As counted.')),
        'as_of', c.created_at, 'recheck_at', null, 'language', 'en', 'first_published_at', least(now(), c.created_at + interval '4 hours'),
        'published_at', least(now(), c.created_at + interval '4 hours'),
        'corrections', '[]'::jsonb)
from reviews r
join claims c on c.id = r.claim_id
join articles a on a.id = c.article_id
where r.state = 'published'
order by c.created_at;
