-- Occurrences: something that happened, as the claims of several articles tell it.

-- What a whole article is about: for its claims that name nothing themselves.
create table article_settings (
    article_id uuid primary key constraint article_settings_article_fkey references articles (id),
    names      text[] not null,
    things     text[] not null,
    -- Keys of all names of the article.
    known      text[] not null
);

create table occurrences (
    id         uuid primary key,
    -- Words that most claims share, names first.
    label      text[] not null,
    first_day  date,
    last_day   date,
    -- When a claim was added or taken out last.
    changed_at timestamptz not null,
    -- Articles of the claims; lists show occurrences of two and more.
    articles   integer not null,
    constraint occurrences_days_order check (first_day <= last_day)
);
create index occurrences_newest_idx on occurrences (changed_at desc, id desc) where articles > 1;

create type occurrence_decision as enum ('in', 'out');
create table occurrence_claims (
    occurrence_id uuid not null constraint occurrence_claims_occurrence_fkey references occurrences (id),
    claim_id      uuid not null constraint occurrence_claims_claim_fkey references claims (id),
    -- Whether the rule has placed the claim here.
    found         boolean not null,
    -- What a person decided; the decision overrides the rule.
    decision      occurrence_decision,
    decided_by    uuid constraint occurrence_claims_decided_by_fkey references accounts (id),
    decided_at    timestamptz,
    primary key (occurrence_id, claim_id),
    constraint occurrence_claims_decided_whole
        check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    constraint occurrence_claims_reason_present check (found or decision is not null)
);
create index occurrence_claims_claim_idx on occurrence_claims (claim_id);

-- A later article may have a newer figure than a published one.
alter table reviews
    drop constraint reviews_stale_reason_known,
    add constraint reviews_stale_reason_known
        check (stale_reason in ('recheck_due', 'words_changed', 'page_gone', 'conflicting_value', 'newer_figure'));

-- Checks of other newsrooms are searched in memory as well: a number that rises with every change, so that servers can follow.
alter table external_checks add column seq bigint generated always as identity;
create index external_checks_seq_idx on external_checks (seq);
