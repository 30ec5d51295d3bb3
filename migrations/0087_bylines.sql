-- By-lines: who signs published verdicts. Names of people are kept apart from the immutable documents, so that a person can take the
-- own name back from everything that is published.

alter table accounts add column named_in_public boolean not null default false;

alter table settings
    add column byline text not null default 'house',
    add column byline_desk text,
    -- Raised when a name is taken back: lists that were rendered at another number are out of date.
    add column bylines_taken_back bigint not null default 0,
    add constraint settings_byline_check check (byline in ('house', 'desk', 'person')),
    add constraint settings_byline_desk_check check (byline <> 'desk' or byline_desk is not null);

create table bylines (
    claim_id   uuid not null,
    number     integer not null,
    position   integer not null,
    account_id uuid not null constraint bylines_account_fkey references accounts (id),
    -- The name at the publication.
    name       text not null,
    task       text not null,
    primary key (claim_id, number, position),
    constraint bylines_publication_fkey foreign key (claim_id, number) references publications (claim_id, number),
    constraint bylines_task_check check (task in ('author', 'approver'))
);
create index bylines_account_idx on bylines (account_id);

-- Publications as readers get them: the document with the names of those who sign it.
create view signed_publications as
select p.id, p.claim_id, p.number, p.published_at, p.slug, p.correction_class,
    coalesce(
        p.document || (
            select jsonb_build_object('signed_by', jsonb_agg(jsonb_build_object('name', b.name, 'task', b.task) order by b.position))
            from bylines b
            where b.claim_id = p.claim_id and b.number = p.number
            having count(*) > 0
        ),
        p.document
    ) as document
from publications p;
