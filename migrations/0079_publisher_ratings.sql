-- What the words of publishers' rating scales mean on the newsroom's scale. An editor decides for each word of each publisher; numbers
-- are never converted, because half of all publishers mark up their scale the wrong way round.

alter table external_checks
    -- The two ends of the publisher's scale; worst may be the larger number.
    add column best  double precision,
    add column worst double precision;

create table publisher_ratings (
    id         uuid primary key,
    -- Host without `www.`.
    site       text not null,
    rating     text not null,
    -- What counts as the same words.
    words      text not null generated always as (spelling_of(rating)) stored,
    value      double precision,
    best       double precision,
    worst      double precision,
    -- Rows of the newsroom's own archive that the last import did not take in because nobody had mapped the words.
    waiting    integer not null default 0,
    -- Null until somebody has mapped the words.
    rating_key text constraint publisher_ratings_rating_fkey references ratings (key),
    mapped_by  uuid constraint publisher_ratings_mapped_by_fkey references accounts (id),
    mapped_at  timestamptz,
    constraint publisher_ratings_words_key unique (site, words),
    constraint publisher_ratings_mapped_whole check (num_nulls(rating_key, mapped_by, mapped_at) in (0, 3))
);

create index external_checks_rating_idx on external_checks (site, spelling_of(rating));

insert into publisher_ratings (id, site, rating, value)
select gen_random_uuid(), site, min(rating), min(value)
from external_checks
group by site, spelling_of(rating);
