"""PgBouncer between server and database: what works in which mode, and what a server does behind it."""

import re
import subprocess
import time

from ..faults.clients import Account, Crowd
from ..faults.machine import Server, free_ports, postgres_bin, wait_until
from .cluster import HERE, PASSWORD, Service

SECONDS = 15  # of writing behind PgBouncer
IGNORED = "extra_float_digits,options"


class Bouncer:
    """A PgBouncer in one mode."""

    def __init__(self, cluster, mode, size=20, ignored=IGNORED):
        self.port = free_ports(1)[0]
        filled = {"DATABASE_PORT": cluster.database_port, "PASSWORD": PASSWORD, "PORT": self.port, "MODE": mode,
                  "SIZE": size, "IGNORED": ignored}
        text = (HERE / "pgbouncer.ini").read_text()
        for name, value in filled.items():
            text = text.replace(f"@{name}@", str(value))
        file = cluster.scratch.path / f"pgbouncer-{mode}-{self.port}.ini"
        file.write_text(text)
        self.service = Service(cluster.scratch, f"pgbouncer-{self.port}", ["pgbouncer", file])
        self.url = f"postgres://claimdesk@127.0.0.1:{self.port}/claimdesk?sslmode=disable"

    def __enter__(self):
        self.service.start()
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.service.end()


class Session:
    """A psql that stays connected. Errors are part of its answers."""

    def __init__(self, url):
        self.process = subprocess.Popen([f"{postgres_bin()}/psql", "-X", "-qAt", url], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)

    def ask(self, statement):
        self.process.stdin.write(f"{statement};\n\\echo end of answer\n")
        lines = []
        for line in self.process.stdout:
            if line.strip() == "end of answer":
                break
            lines.append(line.strip())
        return " ".join(lines)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def prepared(one, other):
    """A named statement, used again while another client holds the connection it was made on."""
    one.ask("prepare named as select 'found'")
    other.ask("begin")
    try:
        return one.ask("execute named") == "found"
    finally:
        other.ask("rollback")


def setting(one, other):
    """A setting of the session is there later, and nobody else has it."""
    one.ask("set statement_timeout = '7s'")
    mine, theirs = one.ask("show statement_timeout"), other.ask("show statement_timeout")
    return (mine, theirs) == ("7s", "0")


def listening(one, other):
    one.ask("listen probe")
    other.ask("notify probe")
    time.sleep(0.3)
    return "Asynchronous notification" in one.ask("select 1")


def session_lock(one, other):
    one.ask("select pg_advisory_lock(4711)")
    return other.ask("select pg_try_advisory_lock(4711)") == "f"


def transaction_lock(one, other):
    one.ask("begin")
    one.ask("select pg_advisory_xact_lock(4712)")
    other.ask("begin")
    try:
        return other.ask("select pg_try_advisory_xact_lock(4712)") == "f"
    finally:
        one.ask("rollback")
        other.ask("rollback")


def savepoints(one, other):
    one.ask("begin")
    other.ask("begin")
    one.ask("savepoint work")
    one.ask("release savepoint work")
    other.ask("rollback")
    return one.ask("savepoint done; commit") == ""


FEATURES = {
    "named prepared statements": prepared, "session settings": setting, "LISTEN": listening,
    "advisory locks of a session": session_lock, "advisory locks of a transaction": transaction_lock,
    "transactions with savepoints": savepoints,
}


def works(cluster, mode, feature):
    with Bouncer(cluster, mode) as bouncer:
        one, other = Session(bouncer.url), Session(bouncer.url)
        try:
            # The first statements open connections to the database.
            one.ask("select 1"), other.ask("select 1")
            return feature(one, other)
        finally:
            one.close(), other.close()


def behind(cluster, mode, ignored=IGNORED, parameters=""):
    """Lets a server of its own work behind PgBouncer: what came of it."""
    with Bouncer(cluster, mode, ignored=ignored) as bouncer:
        server = Server(cluster.scratch, f"pooled-{bouncer.port}", bouncer.url + parameters, cluster.servers[0].data)
        try:
            server.start(wait=False)
            try:
                server.wait_ready(40)
            except (RuntimeError, TimeoutError):
                found = re.search(r"error returned from database: ([^\n]+?)( at line |: |$)", server.log.read_text())
                return f"does not start: {found.group(1) if found else 'not ready in time'}"
            try:
                crowd = Crowd(Account(server.base), [server.base])
            except (AssertionError, OSError) as error:
                return f"ready, no work: {str(error)[:120]}"
            time.sleep(SECONDS)
            crowd.finish()
            statuses = [one.status for one in crowd.book.attempts]
            failed = sum(status >= 500 for status in statuses)
            return f"{len(crowd.book.acknowledged)} writes acknowledged, {failed} responses 5xx"
        finally:
            server.end()


def run(cluster):
    """Prints both tables; complains if a mode that the documentation recommends does not work."""
    print("\n| behind PgBouncer | transaction mode | session mode |\n| --- | --- | --- |", flush=True)
    for name, feature in FEATURES.items():
        cells = ["works" if works(cluster, mode, feature) else "fails" for mode in ("transaction", "session")]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    print("\n| a server behind PgBouncer | what came of it |\n| --- | --- |", flush=True)
    cases = [
        ("transaction mode, defaults", "transaction", "", ""),
        ("transaction mode, unknown parameters ignored", "transaction", IGNORED, ""),
        ("… and no named statements", "transaction", IGNORED, "&statement-cache-capacity=0"),
        ("session mode, extra_float_digits ignored", "session", "extra_float_digits", ""),
        ("session mode, unknown parameters ignored", "session", IGNORED, ""),
    ]
    outcome = ""
    for name, mode, ignored, parameters in cases:
        outcome = behind(cluster, mode, ignored, parameters)
        print(f"| {name} | {outcome} |", flush=True)
    return [] if "0 responses 5xx" in outcome else [f"session mode: {outcome}"]
