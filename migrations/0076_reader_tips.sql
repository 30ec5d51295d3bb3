-- What readers ask the newsroom to check, and what became of it. No name or address of a reader is kept.

create table reader_tips (
    id          uuid primary key,
    -- Of the link that tells the reader the stage. The link itself is not kept.
    secret_hash bytea not null constraint reader_tips_secret_key unique,
    received_at timestamptz not null,
    -- An earlier tip with nearly the same words, or with the same address: it has the words, the stage and the number.
    same_as     uuid constraint reader_tips_same_fkey references reader_tips (id),
    -- How often it was asked, this tip included.
    asked       integer not null default 1,
    -- Null a year after the decision, as everything else that the reader typed.
    body        text,
    url         text,
    question    text,
    language    text,
    url_key     text,
    -- Keys of the words, for the search for equal tips.
    bands       integer[],
    looked_by   uuid constraint reader_tips_looked_by_fkey references accounts (id),
    looked_at   timestamptz,
    outcome     text,
    article_id  uuid constraint reader_tips_article_fkey references articles (id),
    claim_id    uuid constraint reader_tips_claim_fkey references claims (id),
    reason      text,
    answer      text,
    decided_by  uuid constraint reader_tips_decided_by_fkey references accounts (id),
    decided_at  timestamptz,
    constraint reader_tips_outcome_known check (outcome in ('article', 'claim', 'declined')),
    constraint reader_tips_reason_known
        check (reason in ('opinion', 'unclear', 'no_sources', 'not_now', 'other', 'expired')),
    constraint reader_tips_decision_whole check ((outcome is null) = (decided_at is null)),
    constraint reader_tips_article_named check ((outcome is not distinct from 'article') = (article_id is not null)),
    constraint reader_tips_claim_named check ((outcome is not distinct from 'claim') = (claim_id is not null)),
    constraint reader_tips_reason_named check ((outcome is not distinct from 'declined') = (reason is not null)),
    constraint reader_tips_look_whole check ((looked_by is null) = (looked_at is null))
);
create index reader_tips_newest_idx on reader_tips (received_at desc, id desc) where same_as is null;
create index reader_tips_asked_idx on reader_tips (asked desc, id desc) where same_as is null;
create index reader_tips_open_idx on reader_tips (id) where outcome is null and same_as is null;
create index reader_tips_bands_idx on reader_tips using gin (bands) where same_as is null;
create index reader_tips_url_key_idx on reader_tips (url_key) where url_key is not null;
create index reader_tips_article_idx on reader_tips (article_id) where article_id is not null;
create index reader_tips_claim_idx on reader_tips (claim_id) where claim_id is not null;
create index reader_tips_words_idx on reader_tips (coalesce(decided_at, received_at))
    where same_as is null and (body is not null or url is not null);

-- The public verdicts that answer a tip: on the claim that it was linked to, or on claims of the article that was made of it.
create function tip_verdicts(asked_article uuid, asked_claim uuid) returns setof published_verdicts
    language sql stable as $$
    select v.*
    from published_verdicts v
    where not v.retracted
        and (v.claim_id = (select coalesce(merged_into, id) from claims where id = asked_claim)
            or v.articles @> array[asked_article])
$$;

-- Tips that are not joined to others, with their stage.
create view reader_tip_stages as
select id, received_at, asked,
    case
        when outcome = 'declined' then 'declined'
        when outcome is not null
            then case when exists (select from tip_verdicts(article_id, claim_id)) then 'checked' else 'checking' end
        when looked_at is not null then 'looked_at'
        else 'received'
    end as stage
from reader_tips
where same_as is null;
