-- The analyser offers the best claims of a long text; the others are held back until somebody asks for more.
alter table analyses
    add column offered integer not null default 500,
    add column held_back integer not null default 0,
    add constraint analyses_offered_check check (offered > 0 and held_back >= 0);
