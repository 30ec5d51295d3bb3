-- The name of an account. As a sub-select, it would be prepared with every statement that may show a name; a function costs only
-- where there is somebody to name.
create function account_name(account uuid) returns text language plpgsql stable strict parallel safe as $$
begin
    return (select name from accounts where id = account);
end $$;
