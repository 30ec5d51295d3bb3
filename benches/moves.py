#!/usr/bin/env python3
"""Which statements does the server send to submit, approve and publish? Writes them as pgbench scripts, from .sqlx."""
import sys

from statements import query

folder, account, editor = sys.argv[1:]

# Each client walks its own stretch of the claims; `base`, `each` and `client_id` come from the command line.
NEXT = """\\set i :base + :client_id * :each + :n
\\set n :n + 1
select claim, article from bench_claims where i = :i \\gset
"""
null, now, one = "null", "now()", "1"
claim, article = ":claim", ":article"


def caller(person):
    """Who asks: by the secret of the session."""
    secret = f"(select secret_hash from sessions where account_id = '{person}' limit 1)"
    return query("select s.id as session_id", secret, now, "now() - interval '2 hours'")


def event(kind, person, changes):
    """What happened, as the server writes it."""
    happened = (
        f"""('[{{"kind": "verdict.{kind}", "reason": null, "account_id": null, "changes": {changes}, "claim_id": "' ||"""
        f""" :claim::text || '", "article_id": "' || :article::text || '"}}]')::jsonb"""
    )
    return query("insert into events (at, actor_id", happened, now, f"'{person}'", "gen_random_uuid()")


def notice(kind):
    """A line in the author's inbox."""
    return query(
        "insert into notifications", "gen_random_uuid()", f"'{account}'", f"'{kind}'", claim, null, f"'{editor}'", now
    )


def place(state, holder, until):
    """Where the claim stands now."""
    return query("update reviews set state = $2", claim, f"'{state}'", holder, until, now)


def change(field, value):
    """One line of what changed."""
    return f'{{"field": "{field}", "from": null, "to": "{value}"}}'


lock = query("select r.state, r.lease_until, r.version", claim)
decisions = query("select d.number, d.outcome", claim)
revisions = query("select v.number, v.rating_key", claim)
settings = query("select approvals, min_origins")
evidence = query("select e.id, e.claim_id, e.url", claim)
reading = query("select s.id, s.asked_at", claim)
found = query("select c.id, c.machine_statement", "array[:claim]::uuid[]", "true", null)
appearances = query("select p.id, p.number", claim)
file = [
    found, appearances, evidence, query("select p.id, p.claim_id, p.asked", claim), reading,
    query("select d.rating, d.summary", claim), decisions, revisions,
]


def write(name, person, *statements):
    """The whole request: who asks, the transaction, the file that the answer carries."""
    with open(f"{folder}/{name}.sql", "w") as script:
        script.write("".join([NEXT, caller(person), "begin;\n", *statements, "commit;\n", *file]))


write(
    "submission", account, lock, query("select key, label, definition, color, value from ratings where key", "'true'"),
    decisions, revisions, settings, evidence,
    query(
        "insert into verdict_revisions", claim, one, f"'{account}'", "'true'", "'True'", "5", "'#1f7a4d'", "'It is so.'",
        "'The lists agree.'", now, null, now, null, null,
    ),
    query("delete from verdict_drafts", claim), reading, place("submitted", f"'{account}'", "now() + interval '30 minutes'"),
    event("submitted", account, f"[{change('revision', 1)}, {change('rating', 'True')}, {change('summary', 'It is so.')}]"),
)
write(
    "approval", editor, lock, decisions, revisions,
    query("insert into verdict_decisions", claim, one, f"'{editor}'", "'approved'", null, now), settings,
    place("approved", f"'{account}'", now), notice("approved"),
    event("approved", editor, f"[{change('revision', 1)}, {change('approvals', '1 of 1')}]"),
)
document = (
    """('{"kind": "casualties", "slug": "' || :claim::text || '", "summary": "It is so.", "claim_id": "' || :claim::text"""
    """ || '", "rating": {"key": "true", "color": "#1f7a4d", "label": "True", "value": 5}, "evidence": [{"url":"""
    """ "https://registry.example/", "title": null, "stance": "supports", "excerpt": null, "publisher": "Registry"}],"""
    """ "revision": 1, "rationale": "The lists agree.", "statement": "At least 47 people were killed near dam 47.","""
    """ "appearances": [{"span": {"end": 44, "start": 0}, "quote": "At least 37 people were killed near the dam.","""
    """ "article": {"url": null, "title": "Report 1 from the valley", "outlet": null, "version": 1}}]}')::jsonb"""
)
write(
    "publication", editor, lock, decisions, revisions, found, appearances, evidence,
    query("select document from publications where claim_id", claim),
    query("select a.id, a.title, a.outlet, a.url, a.byline", "array[:article]::uuid[]", "0.5"),
    query("update reviews set stale_reason = null", claim, null), place("published", null, null), notice("published"),
    event("published", editor, f"[{change('revision', 1)}, {change('rating', 'True')}, {change('address', 'verdicts')}]"),
    query("select pg_advisory_xact_lock"),
    query("insert into publications", claim, one, f"'{editor}'", now, ":claim::text", document),
)
