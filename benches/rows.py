"""Rows of the table: what is measured, and the limit next to it."""

import json
import re
import time
import urllib.parse
import urllib.request

from . import fill, statements
from .machine import pgbench, wrk

VERDICT = {"rating": "true", "summary": "It is so.", "rationale": "The lists agree.", "as_of": "2026-11-20T00:00:00Z"}
SENTENCE = 45
#: Pages that readers open, by the names of their rows.
PUBLIC = {"front page": "/", "archive, one rating": "/verdicts?rating=true"}


class Bench:
    """The server with everything that the rows need."""

    def __init__(self, server, claims, seconds, moves, nginx):
        self.server, self.claims, self.seconds, self.moves = server, claims, seconds, moves
        self.readers = [server.person("reviewer", number) for number in range(8)]
        self.editors = [server.person("editor", number) for number in range(8)]
        self.author, self.editor = server.person("reviewer"), server.person("editor")
        self.claim = server.sql(
            "select claim_id from reviews where state = 'unassigned' order by rank desc offset 100 limit 1")[0][0]
        self.spread = [row[0] for row in server.sql("select id from claims order by md5(id::text) limit 5000")]
        server.sql("create table if not exists bench_insert (like claims including all)")
        # An earlier run may have been ended between two of its claims.
        self.added = int(server.sql("select count(*) from events where kind = 'claim.added'")[0][0]) + moves
        self.nginx = nginx
        feed = server.ask("GET", "/feeds/verdicts.json")
        self.tag = feed.headers["ETag"]
        self.nginx.serve("verdicts.json", feed.text)
        for name, path in PUBLIC.items():
            self.nginx.serve(f"{slug(name)}.html", server.ask("GET", path).text)
        self.searches = [
            urllib.parse.quote_plus(" ".join(statement.split()[1:4]))
            for statement, in server.sql(
                "select document ->> 'statement' from publications order by md5(slug) limit 2000")]
        self.nginx.start()
        self.theirs = server_tag(self.nginx.url + "/verdicts.json")
        self.scripts = {}
        self.check()

    def check(self):
        """The limits are statements about the tables that the server asks today."""
        server, claim = self.server, self.claim
        file = statements.sent(server, lambda: server.ask("GET", f"/api/v1/claims/{claim}", cookie=self.author), 3)
        statements.check("claim file", file, r"from claims c|join claims c")
        page = statements.sent(server, lambda: server.ask("GET", "/api/v1/claims?state=unassigned", cookie=self.author), 3)
        statements.check("list", page, r"reviews\b.*rank")
        self.scripts["the server's statements of a claim's file"] = replayed(file)
        self.scripts["the server's statements of a list"] = replayed(page)
        first = fill.take_claims(server, 1)
        fill.give_to(server, server.account("reviewer"), first, 1)
        moved = fill.ids(server, first, 1)[0]
        submit = statements.sent(server, lambda: self.submit(moved))
        for pattern in (r"reviews.*for update", "insert into verdict_revisions", "update reviews", "insert into events"):
            statements.check("submission", submit, pattern)
        self.trips = {"claim file": len(file), "list": len(page), "submission": len(submit)}

    def submit(self, claim):
        answer = self.server.ask(
            "POST", f"/api/v1/claims/{claim}/verdict/submission", VERDICT, self.author, [("If-Match", f'"{claim}-1"')])
        if answer.status not in (200, 201):
            raise SystemExit(f"bench: a submission: {answer.status} {answer.text[:300]}")

    def read(self, path, people=None, seconds=None):
        return wrk(self.server.url + path, seconds or self.seconds, script="people.lua", arguments=people or self.readers)

    def read_each(self, pattern):
        """The address of each of 5,000 claims of the whole newsroom: nobody else asks for the same at the same time."""
        path = self.server.folder / "paths"
        path.write_text("".join(pattern.format(claim) + "\n" for claim in self.spread))
        return wrk(self.server.url, self.seconds, script="paths.lua", arguments=[path, *self.readers])

    def search_each(self):
        """A search of readers with each of 2,000 texts of three words."""
        path = self.server.folder / "searches"
        path.write_text("".join(f"/verdicts?q={words}\n" for words in self.searches))
        return wrk(self.server.url, self.seconds, script="paths.lua", arguments=[path])

    def by_pgbench(self, script):
        return pgbench(self.server, script, seconds=self.seconds)

    def each(self, lines):
        path = self.server.folder / "requests"
        path.write_text("".join("\t".join(line) + "\n" for line in lines))
        return wrk(self.server.url, 120, script="each.lua", arguments=[path])

    def moved(self):
        """Submits, approves and publishes the same claims; one measurement for each."""
        count, server = self.moves, self.server
        first = fill.take_claims(server, count)
        fill.give_to(server, server.account("reviewer"), first, count)
        claims = fill.ids(server, first, count)
        measured = {}
        for action, cookie, body, seen in (
            ("submission", self.author, VERDICT, 1), ("approval", self.editor, {}, 2), ("publication", self.editor, {}, 3),
        ):
            measured[action] = self.each(
                ["POST", f"/api/v1/claims/{claim}/verdict/{action}", f'"{claim}-{seen}"', cookie, json.dumps(body)]
                for claim in claims)
        return measured

    def five_statements(self):
        """A transaction of five statements about the same tables: lock, revision, place, event, notification."""
        each = max(self.moves // 16, 1)
        first = fill.take_claims(self.server, each * 16)
        fill.give_to(self.server, self.server.account("reviewer"), first, each * 16)
        author, editor = self.server.account("reviewer"), self.server.account("editor")
        script = f"""\\set i :base + :client_id * :each + :n
\\set n :n + 1
select claim, article from bench_claims where i = :i \\gset
begin;
select state, lease_until, version from reviews where claim_id = :claim::uuid for update;
insert into verdict_revisions (claim_id, number, author_id, rating_key, rating_label, rating_value, rating_color, summary, rationale, as_of, submitted_at) values (:claim::uuid, 1, '{author}', 'true', 'True', 5, '#1f7a4d', 'It is so.', 'The lists agree.', now(), now());
update reviews set state = 'submitted', version = version + 1, updated_at = now() where claim_id = :claim::uuid;
insert into events (at, actor_id, kind, article_id, claim_id, changes) values (now(), '{author}', 'verdict.submitted', :article::uuid, :claim::uuid, '[]');
insert into notifications (id, account_id, kind, claim_id, actor_id, at) values (gen_random_uuid(), '{editor}', 'submitted', :claim::uuid, '{author}', now());
commit;
"""
        return pgbench(self.server, script, transactions=each, variables=[("base", first), ("each", each), ("n", 0)])

    def add_claims(self):
        """Claims that somebody marks in an article, each in another sentence."""
        articles = self.claims // 10
        lines = []
        for number in range(self.added, self.added + self.moves):
            article, start = f"01970000-0000-7000-a000-{1 + number % articles:012x}", SENTENCE * (1 + number // articles)
            body = {"article": article, "version": 1, "span": {"start": start, "end": start + SENTENCE - 1}}
            lines.append(["POST", "/api/v1/claims", "", self.author, json.dumps(body)])
        self.added += self.moves
        return self.each(lines)

    def rounds(self, count):
        """Measures every row with its limit, round by round. Returns the measurements by name."""
        server, found = self.server, {}

        def note(name, measured):
            found.setdefault(name, []).append(measured)

        feed, beside = server.url + "/feeds/verdicts.json", self.nginx.url + "/verdicts.json"
        for round_ in range(count):
            print(f"round {round_ + 1} of {count}", flush=True)
            note("claim file", self.read(f"/api/v1/claims/{self.claim}"))
            note("claim file: limit", self.by_pgbench(f"select * from claims where id = '{self.claim}';"))
            note("claim file: same", self.by_pgbench(self.scripts["the server's statements of a claim's file"]))
            note("claim file, each another claim", self.read_each("/api/v1/claims/{}"))
            note("list", self.read("/api/v1/claims?state=unassigned"))
            note("list: limit", self.by_pgbench(
                "select * from reviews where state = 'unassigned' order by rank desc, claim_id desc limit 50;"))
            note("list: same", self.by_pgbench(self.scripts["the server's statements of a list"]))
            note("feed", wrk(feed, self.seconds))
            note("feed: limit", wrk(beside, self.seconds))
            note("feed, 304", wrk(feed, self.seconds, [("If-None-Match", self.tag)]))
            note("feed, 304: limit", wrk(beside, self.seconds, [("If-None-Match", self.theirs)]))
            for name, path in PUBLIC.items():
                note(name, wrk(server.url + path, self.seconds))
                note(f"{name}: limit", wrk(f"{self.nginx.url}/{slug(name)}.html", self.seconds))
            note("archive, each another search", self.search_each())
            for name, measured in self.moved().items():
                note(name, measured)
            note("submission: limit", self.five_statements())
            note("add a claim", self.add_claims())
            note("add a claim: limit", self.by_pgbench(insert_one(server)))
            for name, path in (
                ("list, rating without a match", "/api/v1/claims?rating=nothing_has_it"),
                ("related", f"/api/v1/claims/{self.claim}/related"),
            ):
                note(name, self.read(path))
            note("related, each another claim", self.read_each("/api/v1/claims/{}/related"))
            note("insights", self.read("/api/v1/insights", self.editors, max(self.seconds, 6)))
            took, status = server.timed("/api/v1/insights/no_such_table.csv", self.editor)
            note("insights, unknown key", {"rate": 1000 / took, "p50": took, "p99": took, "failed": int(status != 404)})
        for action in ("approval", "publication"):
            found[f"{action}: limit"] = found["submission: limit"]
        return found

    def export(self):
        """The whole claims.csv: seconds, rows a second."""
        begun = time.monotonic()
        answer = self.server.ask("GET", "/api/v1/exports/claims.csv", cookie=self.editor)
        took = time.monotonic() - begun
        rows = answer.text.count(b"\n") - 1
        return {"seconds": took, "rows": rows, "rate": rows / took}


def slug(name):
    return re.sub(r"\W+", "-", name)


def insert_one(server):
    """An insert of one claim into a table like that of the claims, with its indexes."""
    columns = [row[0] for row in server.sql("""
        select attname from pg_attribute
        where attrelid = 'claims'::regclass and attnum > 0 and not attisdropped and attname <> 'id' and attgenerated = ''
            and attidentity = ''""")]
    names = ", ".join(columns)
    return f"insert into bench_insert (id, {names}) select gen_random_uuid(), {names} from claims where id = '01970000-0000-7000-8000-000000000001';"


def server_tag(url):
    return urllib.request.urlopen(url).headers["ETag"]


def replayed(sent):
    """Reads as one script of pgbench, which takes a colon before a digit for a variable: moments become days."""
    reads = [one for one in sent if one.lower().startswith(("select", "with"))]
    return "".join(re.sub(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d[\d:.+]*", r"\1", one) + ";\n" for one in reads)
