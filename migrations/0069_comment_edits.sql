-- Comments that their authors edit and delete. The former words are in the event log alone.
alter table comments
    add column version    bigint not null default 1,
    add column edited_at  timestamptz,
    add column deleted_at timestamptz,
    add constraint comments_deleted_are_empty
        check (deleted_at is null or (body = '' and mentions = '{}' and num_nulls(article_id, number, quote) = 3));
