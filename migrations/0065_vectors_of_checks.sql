-- Sentence vectors of other newsrooms' fact checks, filled in the background like those of claims.
alter table external_checks
    -- The model that made the vector; null until one has.
    add column model  text,
    -- 384 signed bytes: the components as steps of the largest one.
    add column vector bytea,
    add constraint external_checks_vector_whole check ((model is null) = (vector is null)),
    add constraint external_checks_vector_size check (octet_length(vector) = 384);
create index external_checks_missing_vector_idx on external_checks (id) where vector is null;
