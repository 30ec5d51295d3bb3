-- Articles that the newsroom is done with, and articles that are removed because nobody has worked with them.

alter type dismissal_reason add value 'archived';

alter table articles
    -- Null while the article is not archived.
    add column archived_at timestamptz,
    add column archived_by uuid constraint articles_archived_by_fkey references accounts (id),
    add constraint articles_archived_whole check (archived_at is not null or archived_by is null);
create index articles_archived_idx on articles (created_at desc, id desc) where archived_at is not null;

-- The same text from another source is shown before it is added again.
create index article_versions_sha256_idx on article_versions (sha256);

-- Texts stay immutable. Only the removal of a whole article deletes them, and only inside remove_article().
create function refuse_change_of_text() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('claimdesk.removed_article', true) = old.article_id::text then
        return old;
    end if;
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;
drop trigger article_versions_refuse_change on article_versions;
create trigger article_versions_refuse_change before update or delete on article_versions
    for each row execute function refuse_change_of_text();

-- Removes an article with its claims. False, and nothing is removed, if people have worked with them: a claim that is or was in
-- work, evidence, a draft, a verdict, a comment, a merge, a decision about a pair or an occurrence, or a copy in another outlet.
-- The events stay.
create function remove_article(gone uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    ids uuid[];
begin
    perform from articles where id = gone for update;
    select coalesce(array_agg(id order by id), '{}') into ids from claims where article_id = gone;
    perform from reviews where claim_id = any (ids) order by claim_id for update;
    if exists (select from reviews where claim_id = any (ids) and state not in ('unassigned', 'dismissed'))
        or exists (select from evidence where claim_id = any (ids) or moved_from = any (ids))
        or exists (select from verdict_drafts where claim_id = any (ids))
        or exists (select from verdict_revisions where claim_id = any (ids))
        or exists (select from second_readings where claim_id = any (ids))
        or exists (select from replies where claim_id = any (ids))
        or exists (select from comments where claim_id = any (ids) or article_id = gone)
        or exists (select from matches where one = any (ids) or other = any (ids))
        or exists (select from occurrence_claims where claim_id = any (ids) and decision is not null)
        or exists (select from claims where merged_into = any (ids) or (id = any (ids) and merged_into is not null))
        or exists (select from appearances where claim_id = any (ids) and article_id <> gone)
        or exists (select from appearances where article_id = gone and claim_id <> all (ids))
        or exists (select from articles where copy_of = gone)
    then
        return false;
    end if;
    perform set_config('claimdesk.removed_article', gone::text, true);
    delete from embargoes where claim_id = any (ids);
    delete from notifications where claim_id = any (ids);
    delete from occurrence_claims where claim_id = any (ids);
    delete from claim_vectors where claim_id = any (ids);
    delete from appearances where claim_id = any (ids);
    delete from reviews where claim_id = any (ids);
    delete from claims where id = any (ids);
    delete from jobs where payload ->> 'article' = gone::text;
    update subscription_entries set article_id = null where article_id = gone;
    delete from article_settings where article_id = gone;
    delete from article_signatures where article_id = gone;
    delete from watches where article_id = gone;
    delete from fetches where article_id = gone;
    delete from article_readings where article_id = gone;
    delete from analyses where article_id = gone;
    delete from article_versions where article_id = gone;
    delete from articles where id = gone;
    perform set_config('claimdesk.removed_article', '', true);
    return true;
end
$$;
