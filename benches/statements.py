#!/usr/bin/env python3
"""Which statements does the server send for a page or a file? Writes them as pgbench scripts, from .sqlx."""
import glob
import json
import re
import sys

queries = [json.load(open(path))["query"] for path in sorted(glob.glob(".sqlx/*.json"))]


def query(beginning, *values):
    """The one query that begins so, with these values in place of its parameters."""
    found = [q for q in queries if re.sub(r"\s+", " ", q).strip().startswith(beginning)]
    assert len(found) == 1, (beginning, len(found))
    text = re.sub(r"\$(\d+)", lambda number: values[int(number[1]) - 1], found[0])
    return re.sub(r"\s+", " ", text).strip() + ";\n"


def scripts(folder, claim):
    """The three scripts of benches/queue.sh."""

    def write(name, *statements):
        open(f"{folder}/{name}", "w").write("".join(statements))

    null = "null"
    caller = "select s.id, a.name from sessions s join accounts a on a.id = s.account_id limit 1;\n"
    ids = "(select array_agg(claim_id) from (select claim_id from reviews where state = 'unassigned' order by rank desc, claim_id desc limit 50) page)"
    states = query(
        "select r.claim_id as \"claim_id!\", r.rank as \"rank!\" from unnest",
        "array['unassigned']::review_state[]", "2147483647", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", "51",
    )
    filters = query(
        "select r.claim_id, r.rank from reviews r",
        "array['unassigned', 'in_review']::review_state[]", "array['casualties']::claim_kind[]", null, "false", null, null,
        null, null, "'t7'", "false", "false", null, null, "51",
    )
    page = query("select c.id, c.machine_statement", ids, "false", null)
    one = f"array['{claim}']::uuid[]"
    write("states.sql", caller, states, page)
    write("filters.sql", caller, filters, page)
    write(
        "file.sql",
        caller,
        query("select c.id, c.machine_statement", one, "true", null),
        query("select p.id, p.number", f"'{claim}'"),
        query("select e.id, e.claim_id, e.url", f"'{claim}'"),
        query("select p.id, p.claim_id, p.asked", f"'{claim}'"),
        query("select d.rating, d.summary", f"'{claim}'"),
        query("select d.number, d.outcome", f"'{claim}'"),
        query("select v.number, v.rating_key", f"'{claim}'"),
    )


if __name__ == "__main__":
    scripts(*sys.argv[1:])
