-- A time of publication keeps the offset from UTC that its source gives: "Thursday" is the outlet's Thursday.

alter domain moment drop constraint moment_format;
alter domain moment
    add constraint moment_format check (value ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$');
