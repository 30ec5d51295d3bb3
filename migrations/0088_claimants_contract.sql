-- Several claimants of one text: claims and checks of other publishers keep all of their names, and two people who are checked on one
-- page with the same words have a check each.

alter table claims add column further_claimants text[] not null default '{}';

alter table external_checks add column further_claimants text[] not null default '{}';
drop index external_checks_claim_key;
create unique index external_checks_claim_key on external_checks (url, md5(claim), md5(coalesce(claimant, '')));

alter table earlier_checks add column claimant text;
alter table earlier_checks disable trigger earlier_checks_refuse_change;
update earlier_checks e set claimant = c.claimant from claims c where c.id = e.claim_id;
alter table earlier_checks enable trigger earlier_checks_refuse_change;
drop index earlier_checks_claim_key;
create unique index earlier_checks_claim_key on earlier_checks (url, md5(statement), md5(coalesce(claimant, '')));

-- All claimants of a public verdict: names in lower case, and as `spelling_of` compares them.
alter table published_verdicts
    add column claimants text[] not null default '{}',
    add column claimant_spellings text[] not null default '{}';
update published_verdicts
set claimants = array[claimant], claimant_spellings = array[spelling_of(claimant)]
where claimant is not null;
create index published_verdicts_claimants_idx on published_verdicts using gin (claimants);
create index published_verdicts_claimant_spellings_idx on published_verdicts using gin (claimant_spellings);

-- As in migration 80, with all claimants.
create or replace function place_publication() returns trigger language plpgsql as $$
declare
    d jsonb := new.document;
    names text[] := array(
        select name
        from (
            select d ->> 'claimant' as name, 0 as place
            union all
            select further ->> 'name', place
            from jsonb_array_elements(coalesce(d -> 'further_claimants', '[]')) with ordinality as named (further, place)
        ) said
        where name is not null
        order by place
    );
begin
    insert into published_verdicts
    select new.claim_id, new.id, new.id, new.slug,
        coalesce(new.correction_class = 'retraction', false), d -> 'rating' ->> 'key', (d ->> 'kind')::claim_kind,
        array(select jsonb_array_elements_text(coalesce(d -> 'topics', '[]'))),
        array(select distinct lower(a -> 'article' ->> 'outlet') from jsonb_array_elements(d -> 'appearances') a
            where a -> 'article' ->> 'outlet' is not null),
        lower(d ->> 'claimant'), lower(split_part(d ->> 'language', '-', 1)),
        array(select distinct (a -> 'article' ->> 'id')::uuid from jsonb_array_elements(d -> 'appearances') a),
        new.published_at, (d ->> 'first_published_at')::timestamptz,
        left(d #>> '{appearances,0,article,published_at}', 10)::date,
        setweight(to_tsvector('simple', left(d ->> 'statement', 20000)), 'A')
            || setweight(to_tsvector('simple', left(array_to_string(names, ' '), 5000)), 'B')
            || setweight(to_tsvector('simple', left(d ->> 'summary', 20000)), 'C'),
        new.id > 0 or (select e.in_feeds from earlier_checks e where e.claim_id = new.claim_id),
        array(select lower(name) from unnest(names) name),
        array(select spelling_of(name) from unnest(names) name)
    on conflict (claim_id) do update
    set publication_id = excluded.publication_id, retracted = excluded.retracted, rating_key = excluded.rating_key, kind = excluded.kind,
        topics = excluded.topics, outlets = excluded.outlets, claimant = excluded.claimant,
        language = excluded.language, articles = excluded.articles, published_at = excluded.published_at,
        claimed_on = excluded.claimed_on, words = excluded.words, in_feeds = excluded.in_feeds, claimants = excluded.claimants,
        claimant_spellings = excluded.claimant_spellings;
    return null;
end
$$;
