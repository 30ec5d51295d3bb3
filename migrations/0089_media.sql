-- The picture, video or sound that a claim shows: {type, authenticity, appearances, original_url, original_context}. In a draft it may be
-- incomplete.

alter table verdict_drafts add column media jsonb;
alter table verdict_revisions add column media jsonb;
alter table external_checks add column media jsonb;
