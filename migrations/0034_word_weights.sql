-- What another article says of the same thing may share words with what the machine read, though a person has put the
-- statement in others: both count.
alter table claims
    drop column words;
alter table claims
    add column words tsvector not null generated always as (
        to_tsvector('english', left(coalesce(wording, ''), 20000) || ' ' || left(coalesce(machine_statement, ''), 20000))
    ) stored;
create index claims_words_idx on claims using gin (words);

-- How much a word of a statement tells: -ln of the share of claims that have it (inverse document frequency). The shares
-- are what PostgreSQL remembers of its last look at the table (analyze), so that nothing is counted.

create view word_weights as
select e.word, -ln(least(0.99, e.share))::double precision as weight
from pg_stats s
cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e (word, share)
where s.schemaname = current_schema() and s.tablename = 'claims' and s.attname = 'words' and e.word is not null;

-- Of a word that is not remembered: it stands in a single claim, or in one of ten thousand.
create function rare_word_weight() returns double precision
language sql stable
return (select -ln(greatest(0.0001, 1 / greatest(reltuples, 2)))::double precision from pg_class where oid = 'claims'::regclass);
