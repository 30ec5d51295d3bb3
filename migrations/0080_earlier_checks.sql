-- The newsroom's own checks from before Claimdesk: claims with a public verdict of their own date. No account wrote or published them
-- here, so their first revision has no author and its publication no publisher.

alter table verdict_revisions
    alter column author_id drop not null,
    add constraint verdict_revisions_author_known check (author_id is not null or number = 1);
-- Numbers below zero are those of earlier checks. They say the time of the first publication, so that lists in the order of numbers
-- show earlier checks by their date, after everything that was published here.
alter table publications
    alter column author_id drop not null,
    alter column published_by drop not null,
    add constraint publications_people_known
        check (num_nulls(author_id, published_by) = case when id < 0 then 2 else 0 end);

create table earlier_checks (
    claim_id    uuid primary key constraint earlier_checks_claim_fkey references claims (id),
    -- Counts the earlier checks; each one raises the number that tells servers to render lists again.
    number      bigint not null generated always as identity constraint earlier_checks_number_key unique,
    -- The address in the earlier system, and its parts: host in lower case, path with query.
    url         text not null,
    host        text not null,
    path        text not null,
    statement   text not null,
    -- [{url, outlet, title, published_at}]: where the claim was made.
    places      jsonb not null,
    in_feeds    boolean not null,
    imported_at timestamptz not null
);
-- One page may check several claims.
create unique index earlier_checks_claim_key on earlier_checks (url, md5(statement));
create index earlier_checks_path_idx on earlier_checks (path, host, number);
create trigger earlier_checks_refuse_change before update or delete on earlier_checks
    for each row execute function refuse_change();
create trigger earlier_checks_refuse_truncate before truncate on earlier_checks
    for each statement execute function refuse_change();

-- The number of the publication of an earlier check: milliseconds since 1970 at its date, less 10^13, and the first free one from there.
create function number_of_earlier(at timestamptz) returns bigint language plpgsql stable as $$
declare
    free bigint := floor(extract(epoch from at))::bigint * 1000 - 10000000000000;
begin
    while exists (select from publications where id = free) loop
        free := free + 1;
    end loop;
    return free;
end
$$;

alter table published_verdicts add column in_feeds boolean not null default true;

-- As in migration 30, and whether feeds show the verdict: an earlier check only from a chosen date on, until it is corrected here.
create or replace function place_publication() returns trigger language plpgsql as $$
declare
    d jsonb := new.document;
begin
    insert into published_verdicts
    select new.claim_id, new.id, new.id, new.slug,
        coalesce(new.correction_class = 'retraction', false), d -> 'rating' ->> 'key', (d ->> 'kind')::claim_kind,
        array(select jsonb_array_elements_text(coalesce(d -> 'topics', '[]'))),
        array(select distinct lower(a -> 'article' ->> 'outlet') from jsonb_array_elements(d -> 'appearances') a
            where a -> 'article' ->> 'outlet' is not null),
        lower(d ->> 'claimant'), lower(split_part(d ->> 'language', '-', 1)),
        array(select distinct (a -> 'article' ->> 'id')::uuid from jsonb_array_elements(d -> 'appearances') a),
        new.published_at, (d ->> 'first_published_at')::timestamptz,
        left(d #>> '{appearances,0,article,published_at}', 10)::date,
        setweight(to_tsvector('simple', left(d ->> 'statement', 20000)), 'A')
            || setweight(to_tsvector('simple', coalesce(left(d ->> 'claimant', 1000), '')), 'B')
            || setweight(to_tsvector('simple', left(d ->> 'summary', 20000)), 'C'),
        new.id > 0 or (select e.in_feeds from earlier_checks e where e.claim_id = new.claim_id)
    on conflict (claim_id) do update
    set publication_id = excluded.publication_id, retracted = excluded.retracted, rating_key = excluded.rating_key, kind = excluded.kind,
        topics = excluded.topics, outlets = excluded.outlets, claimant = excluded.claimant,
        language = excluded.language, articles = excluded.articles, published_at = excluded.published_at,
        claimed_on = excluded.claimed_on, words = excluded.words, in_feeds = excluded.in_feeds;
    return null;
end
$$;

-- As in migration 59, with the earlier checks.
create or replace procedure grant_to_application() language plpgsql as $$
begin
    -- Two servers that start at once would change the same rights at the same moment.
    perform pg_advisory_xact_lock(hashtext('grant_to_application'));
    -- The role belongs to the cluster and is not in a dump. An owner who may not make roles has it made by somebody who may
    -- (docs/operate/install.md).
    begin
        if not exists (select from pg_roles where rolname = 'claimdesk_app') then
            create role claimdesk_app nologin;
        end if;
        execute format('grant claimdesk_app to %I', current_user);
    exception
        when others then null;
    end;
    if not exists (select from pg_roles where rolname = 'claimdesk_app') then
        return;
    end if;
    grant usage on schema public to claimdesk_app;
    grant select, insert, update, delete on all tables in schema public to claimdesk_app;
    grant usage, select on all sequences in schema public to claimdesk_app;
    revoke update, delete on events, article_versions, verdict_revisions, verdict_decisions, publications, checkpoints,
        earlier_checks
        from claimdesk_app;
    revoke insert, update, delete on event_heads, event_positions, unplaced_events, _sqlx_migrations from claimdesk_app;
end
$$;
