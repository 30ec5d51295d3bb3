-- Anybody can ask for a link by e-mail in somebody's name. It must not end the link that an admin has given them: an
-- account may have several that work.

drop index resets_open_key;
create index resets_account_idx on resets (account_id, created_at);
