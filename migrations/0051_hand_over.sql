-- Work that deactivated accounts held when deactivation did not hand it over yet: claims return to the queue, open
-- second reviews are withdrawn. From now on deactivation does both.

update reviews r
set state = case r.state when 'in_review' then 'unassigned' else r.state end, assignee_id = null, lease_until = null,
    version = version + 1
from accounts a
where a.id = r.assignee_id and a.deactivated_at is not null and r.state in ('in_review', 'published');

with withdrawn as (
    update second_readings s
    set withdrawn_at = a.deactivated_at
    from accounts a
    where a.id = s.reader_id and a.deactivated_at is not null and s.given_at is null and s.withdrawn_at is null
    returning s.claim_id
)
update reviews r set version = version + 1 from withdrawn where r.claim_id = withdrawn.claim_id;
