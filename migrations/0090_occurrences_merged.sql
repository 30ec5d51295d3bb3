-- Occurrences that became one: the newer id leads to the older one. Claims that are grouped together.

alter table occurrences add column merged_into uuid constraint occurrences_merged_into_fkey references occurrences (id);
create index occurrences_merged_into_idx on occurrences (merged_into) where merged_into is not null;

-- Neighbourhoods: claims that a chain of kin claims connects, also those in no group. Groups never reach beyond a neighbourhood, so
-- that each one is grouped for itself. A claim without a row has no kin.
create table occurrence_neighbourhoods (
    claim_id      uuid primary key
        constraint occurrence_neighbourhoods_claim_fkey references claims (id) on delete cascade,
    neighbourhood uuid not null
);
create index occurrence_neighbourhoods_neighbourhood_idx on occurrence_neighbourhoods (neighbourhood);
