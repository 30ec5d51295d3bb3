-- The newsroom's rules, one row for the whole of it.

create table settings (
    single              boolean primary key default true,
    -- People other than the author who must approve a revision.
    approvals           integer not null,
    -- Independent origins among the public sources that a submission needs.
    min_origins         integer not null,
    -- For which ratings; empty: for all.
    min_origins_ratings text[] not null,
    version             bigint not null,
    constraint settings_one_row check (single),
    constraint settings_approvals_range check (approvals between 1 and 5),
    constraint settings_min_origins_range check (min_origins between 1 and 10)
);
insert into settings (approvals, min_origins, min_origins_ratings, version) values (1, 1, '{}', 1);
