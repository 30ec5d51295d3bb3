-- A name that hardly anybody bears must not cost a look at every claim.
create index claims_claimant_trgm_idx on claims using gin (claimant gin_trgm_ops);
