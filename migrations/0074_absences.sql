-- People who are away: colleagues see it where they choose somebody for work.
alter table accounts add column away_until timestamptz;
