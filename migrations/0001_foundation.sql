-- Extensions, and the few types that every table shares.

create extension if not exists pg_trgm;

-- A point in time as precise as its source: a day, or a second in UTC.
create domain moment as text
    constraint moment_format check (value ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$');

-- History is written once. Attached to every table whose rows may never change.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;
