-- A newsroom that has published :verdicts verdicts, each with a page, a source and a reasoning of three sentences.
-- Invented words; ratings, kinds, topics, outlets, claimants and languages in turns, so that every filter has something.
set synchronous_commit = off;
insert into accounts (id, email, name, role, password_hash, password_is_temporary, created_at)
select ('01970000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'p' || n || '@example.org', 'Person ' || n, 'editor',
    '-', false, now()
from generate_series(1, 2) n;
insert into articles (id, title, outlet, url, language, published_at, current_version, created_at)
select ('01970000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Report ' || n || ' from the valley', 'Post ' || n % 40,
    'https://post.example/' || n, 'en', '2026-03-01', 1, now()
from generate_series(1, 1 + :verdicts / 10) n;
insert into claims (id, article_id, machine_statement, kind, check_worthiness, reasons, ambiguities, claimant, voice, created_at)
select ('01970000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    ('01970000-0000-7000-a000-' || lpad(to_hex(1 + n / 10), 12, '0'))::uuid,
    'At least ' || n % 977 || ' people were killed near dam ' || n || ' in February.',
    (enum_range(null::claim_kind))[1 + n % 8], 0.5, '[]', '[]', 'ministry ' || n % 5000, 'reported', now()
from generate_series(1, :verdicts) n;
insert into verdict_revisions (claim_id, number, author_id, rating_key, rating_label, rating_value, rating_color, summary,
    rationale, as_of, submitted_at)
select id, 1, '01970000-0000-7000-9000-000000000001', 'false', 'False', 1, '#b3261e', 'The registry counts fewer.',
    'The lists agree.', now(), now()
from claims;
insert into publications (claim_id, number, author_id, published_by, published_at, slug, document)
select c.id, 1, '01970000-0000-7000-9000-000000000001', '01970000-0000-7000-9000-000000000002', c.at,
    'dam-' || right(c.id::text, 12),
    jsonb_build_object(
        'slug', 'dam-' || right(c.id::text, 12), 'claim_id', c.id, 'revision', 1, 'statement', c.machine_statement,
        'kind', c.kind, 'topics', case when n % 20 = 0 then jsonb_build_array('t' || n / 20 % 500) else '[]' end,
        'claimant', c.claimant,
        'appearances', jsonb_build_array(jsonb_build_object(
            'article', jsonb_build_object('id', a.id, 'title', a.title, 'outlet', a.outlet, 'url', a.url,
                'published_at', '2026-03-01', 'version', 1),
            'quote', c.machine_statement, 'span', jsonb_build_object('start', 0, 'end', length(c.machine_statement)))),
        'rating', (array[
            '{"key": "true", "label": "True", "value": 5, "color": "#1f7a4d"}',
            '{"key": "half_true", "label": "Half true", "value": 3, "color": "#9a6b00"}',
            '{"key": "false", "label": "False", "value": 1, "color": "#b3261e"}',
            '{"key": "unproven", "label": "Unproven", "value": null, "color": "#4d6a8f"}']::jsonb[])[1 + n % 4],
        'summary', 'The registry counts ' || n % 331 || ' deaths in that month, and no list has more.',
        'rationale', 'We compared **both** lists. The registry names every death with the day and the place. The ministry '
            || 'has not answered our question by the time of writing.',
        'evidence', jsonb_build_array(jsonb_build_object('url', 'https://registry.example/' || n, 'publisher', 'Registry',
            'title', 'Deaths by municipality', 'published_at', '2026-02-20', 'accessed_at', c.at, 'stance', 'refutes',
            'excerpt', 'As counted.')),
        'as_of', c.at, 'recheck_at', null, 'language', case when n % 10 = 0 then 'de' else 'en' end,
        'first_published_at', c.at, 'published_at', c.at, 'corrections', '[]'::jsonb)
from (
    select id, article_id, machine_statement, kind, claimant, n, now() - (:verdicts - n) * interval '1 second' as at
    from (select *, ('x' || right(id::text, 12))::bit(48)::bigint as n from claims) numbered
) c
join articles a on a.id = c.article_id
order by n;
