-- The rating of a claim's newest revision, kept with the review, so that a list by rating needs no look at the revisions of
-- every claim.
alter table reviews add column rating_key text;
update reviews r
set rating_key = newest.rating_key
from (select distinct on (claim_id) claim_id, rating_key from verdict_revisions order by claim_id, number desc) newest
where newest.claim_id = r.claim_id;
create index reviews_rating_idx on reviews (rating_key, rank desc, claim_id desc) where rating_key is not null;

create function revision_rates_review() returns trigger language plpgsql as $$
begin
    update reviews set rating_key = new.rating_key where claim_id = new.claim_id;
    return null;
end $$;
create trigger revision_rates_review after insert on verdict_revisions
    for each row execute function revision_rates_review();
