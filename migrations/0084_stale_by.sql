-- The claim of another article because of which a verdict may no longer hold.

alter table reviews add column stale_by uuid constraint reviews_stale_by_fkey references claims (id) on delete set null;
create index reviews_stale_by_idx on reviews (stale_by) where stale_by is not null;
