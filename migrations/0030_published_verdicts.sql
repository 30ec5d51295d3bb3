-- What stands in public now: one row a claim, written with its publication, so that feeds and searches filter and page
-- without walking through what stood there before. The words themselves stay in publications.

create table published_verdicts (
    claim_id           uuid primary key constraint published_verdicts_claim_fkey references claims (id),
    -- The publication that stands; a correction moves the verdict to the front.
    publication_id     bigint not null,
    -- The one that was there first; never changes, so that sitemaps and dumps keep their order.
    first_id           bigint not null,
    slug               text not null,
    retracted          boolean not null,
    rating_key         text not null,
    kind               claim_kind not null,
    topics             text[] not null,
    -- Lower case, each once.
    outlets            text[] not null,
    claimant           text,
    -- Primary subtag of BCP 47.
    language           text,
    articles           uuid[] not null,
    published_at       timestamptz not null,
    first_published_at timestamptz not null,
    -- When the claim was made, as far as its first appearance says.
    claimed_on         date,
    -- What a search looks through.
    words              tsvector not null,
    constraint published_verdicts_publication_key unique (publication_id),
    constraint published_verdicts_first_key unique (first_id),
    constraint published_verdicts_slug_key unique (slug)
);
create index published_verdicts_rating_idx on published_verdicts (rating_key, publication_id desc);
create index published_verdicts_rating_kind_idx on published_verdicts (rating_key, kind, publication_id desc);
create index published_verdicts_kind_idx on published_verdicts (kind, publication_id desc);
create index published_verdicts_language_idx on published_verdicts (language, publication_id desc);
create index published_verdicts_claimant_idx on published_verdicts (claimant, publication_id desc) where claimant is not null;
create index published_verdicts_published_idx on published_verdicts (published_at);
create index published_verdicts_topics_idx on published_verdicts using gin (topics);
create index published_verdicts_outlets_idx on published_verdicts using gin (outlets);
create index published_verdicts_articles_idx on published_verdicts using gin (articles);
create index published_verdicts_words_idx on published_verdicts using gin (words);

-- What a publication's document says for filters; the one place that knows.
create function place_publication() returns trigger language plpgsql as $$
declare
    d jsonb := new.document;
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
            || setweight(to_tsvector('simple', coalesce(left(d ->> 'claimant', 1000), '')), 'B')
            || setweight(to_tsvector('simple', left(d ->> 'summary', 20000)), 'C')
    on conflict (claim_id) do update
    set publication_id = excluded.publication_id, retracted = excluded.retracted, rating_key = excluded.rating_key, kind = excluded.kind,
        topics = excluded.topics, outlets = excluded.outlets, claimant = excluded.claimant,
        language = excluded.language, articles = excluded.articles, published_at = excluded.published_at,
        claimed_on = excluded.claimed_on, words = excluded.words;
    return null;
end
$$;

-- What was published before today, in its order.
do $$
declare
    p publications;
begin
    create trigger publications_place after insert on publications
        for each row execute function place_publication();
    create temporary table replayed (like publications) on commit drop;
    create trigger replayed_place after insert on replayed for each row execute function place_publication();
    for p in select * from publications order by id loop
        insert into replayed select p.*;
    end loop;
end
$$;
drop table replayed;

-- Topics belong to what is published; a token may be for feeds alone.
alter table tokens
    drop constraint tokens_scopes_known,
    add constraint tokens_scopes_known
        check (cardinality(scopes) > 0 and scopes <@ array['read', 'review', 'publish', 'administer', 'feeds:read']);
