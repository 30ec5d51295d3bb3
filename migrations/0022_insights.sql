-- What editors look at is counted from the log, by what happened and when.
create index events_kind_idx on events (kind, at);
