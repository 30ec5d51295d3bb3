-- When the article of a claim was first seen without the claim's words; null while it has them. The public page may say so.
alter table reviews add column words_changed_at timestamptz;
alter table settings add column tell_article_changes boolean not null default false;
