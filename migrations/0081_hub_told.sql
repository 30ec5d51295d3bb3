-- The number of the last publication that the WebSub hub was told of.
create table hub_told (
    only_row boolean primary key default true check (only_row),
    number   bigint  not null
);

insert into hub_told (number)
select coalesce(max(id), 0) from publications;
