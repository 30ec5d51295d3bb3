-- Reading all articles again with another analyser is bulk work: it waits behind the articles that people bring.

create index analyses_analyser_idx on analyses (analyser) where state = 'done';
alter table jobs add column is_bulk boolean not null default false;
create index jobs_order_idx on jobs (is_bulk, run_at) where failed_at is null;
drop index jobs_run_at_idx;
