-- What a page or document said of itself when a version of an article was read from it. People correct the article; this stays.
create table article_readings (
    article_id   uuid not null,
    number       integer not null,
    title        text,
    outlet       text,
    byline       text,
    language     text,
    published_at moment,
    -- Time of the last change, as the page gives it.
    modified_at  moment,
    -- What each stretch of the text is, in order: [{kind, start, end, time, speaker, offset_ms}], in code points, end exclusive.
    layers       jsonb not null default '[]',
    constraint article_readings_pkey primary key (article_id, number),
    constraint article_readings_version_fkey foreign key (article_id, number)
        references article_versions (article_id, number)
);
