-- The analyser's kind of a claim, kept when a person corrects it: corrections are what the next analysis learns from.

alter table claims
    -- Null for a claim that a person made.
    add column machine_kind claim_kind,
    -- A kind that fits almost as well, as the analyser says.
    add column second_kind  claim_kind;
update claims set machine_kind = kind where machine_statement is not null;
