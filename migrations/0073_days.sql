-- Insights count the facts of one day: decisions and publications by their time, without a walk over all of them.
create index verdict_decisions_at_idx on verdict_decisions (decided_at);
create index publications_at_idx on publications (published_at);
