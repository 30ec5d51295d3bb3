-- What a list shows of every claim, kept with its review by the statement that changes it: a page of claims asks five tables
-- instead of nine, and counts nothing. Migration 53 began with the rating's key.
alter table reviews
    add column rating_label text,
    add column rating_value integer,
    add column rating_color text,
    -- Without what was withdrawn.
    add column evidence_count integer not null default 0,
    -- The newest publication.
    add column slug text,
    add column published_at timestamptz,
    add column published_number integer,
    add column published_class correction_class;

update reviews r
set rating_label = kept.rating_label, rating_value = kept.rating_value, rating_color = kept.rating_color,
    evidence_count = kept.evidence_count, slug = kept.slug, published_at = kept.published_at,
    published_number = kept.number, published_class = kept.correction_class
from (
    select claim_id, v.rating_label, v.rating_value, v.rating_color, coalesce(e.count, 0) as evidence_count,
        p.slug, p.published_at, p.number, p.correction_class
    from (
        select distinct on (claim_id) claim_id, rating_label, rating_value, rating_color
        from verdict_revisions
        order by claim_id, number desc
    ) v
    full join (
        select claim_id, count(*)::integer as count from evidence where withdrawn_at is null group by claim_id
    ) e using (claim_id)
    full join (
        select distinct on (claim_id) claim_id, slug, published_at, number, correction_class
        from publications
        order by claim_id, number desc
    ) p using (claim_id)
) kept
where kept.claim_id = r.claim_id;

create or replace function revision_rates_review() returns trigger language plpgsql as $$
begin
    update reviews
    set rating_key = new.rating_key, rating_label = new.rating_label, rating_value = new.rating_value,
        rating_color = new.rating_color
    where claim_id = new.claim_id;
    return null;
end $$;

create function publication_marks_review() returns trigger language plpgsql as $$
begin
    update reviews
    set slug = new.slug, published_at = new.published_at, published_number = new.number,
        published_class = new.correction_class
    where claim_id = new.claim_id;
    return null;
end $$;
create trigger publication_marks_review after insert on publications
    for each row execute function publication_marks_review();

-- Once for each statement: a merge moves all evidence of a claim.
create function evidence_counts() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update reviews r
        set evidence_count = r.evidence_count + added.count
        from (
            select claim_id, count(*)::integer as count from fresh where withdrawn_at is null group by claim_id
        ) added
        where r.claim_id = added.claim_id;
    else
        update reviews r
        set evidence_count = (
            select count(*) from evidence e where e.claim_id = r.claim_id and e.withdrawn_at is null
        )
        where r.claim_id in (
            select unnest(array[o.claim_id, n.claim_id])
            from former o
            join fresh n on n.id = o.id
            where o.claim_id <> n.claim_id or (o.withdrawn_at is null) <> (n.withdrawn_at is null)
        );
    end if;
    return null;
end $$;
create trigger evidence_counts_added after insert on evidence referencing new table as fresh
    for each statement execute function evidence_counts();
create trigger evidence_counts_changed after update on evidence referencing old table as former new table as fresh
    for each statement execute function evidence_counts();
