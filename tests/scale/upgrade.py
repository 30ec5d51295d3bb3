"""Rolling upgrade: three servers of an earlier program are replaced by the one under test, one after the other, under load."""

import os
import signal
import sys
import time

from ..faults.clients import Account, Book, Crowd
from ..faults.machine import binary
from ..faults.table import Row, now
from .cluster import Cluster

# Name on the command line: the row's own parts, rounds by default, rounds of `quick`.
ROWS = {"upgrade": (("rolling upgrade of three servers", "first SIGTERM"), 5, 1)}


def run(rounds):
    """Each round has a cluster of its own: a schema does not go back. Returns what went over a limit."""
    row = Row(*ROWS["upgrade"][0])
    previous = os.environ.get("PREVIOUS")
    if not previous:
        print(f"| {row.name} | not run: PREVIOUS names no program of an earlier commit |", flush=True)
        return []
    previous = os.path.realpath(previous)
    book, there = Book(), []
    for _ in range(rounds):
        cluster = Cluster(previous)
        try:
            crowd = Crowd(Account(cluster.base), [cluster.base], book=book)
            crowd.wait_for_all(now())
            replace(row, cluster, crowd)
            crowd.finish()
            there += cluster.marks()
            verified = cluster.servers[0].run("audit", "verify")
            if verified.returncode:
                row.complaints.append(f"audit verify: {verified.stdout} {verified.stderr}")
        except (TimeoutError, RuntimeError) as error:
            row.complaints.append(str(error))
        finally:
            cluster.stop()
    print(row.close(book, there), flush=True)
    return [f"{row.name}: {complaint}" for complaint in row.complaints]


def replace(row, cluster, crowd):
    """SIGTERM to a server of the earlier program, then a start of the new one at its place."""
    before, at = schema(cluster), now()
    for number, server in enumerate(cluster.servers):
        server.end(signal.SIGTERM)
        server.program = binary()
        cluster.start_server(server)
        time.sleep(2.0)
        for other in cluster.servers[number + 1:]:
            status, words = other.readiness()
            # An earlier program that cannot serve the new schema must say so; it may not be silent or gone.
            if status not in (200, 503) or not words.strip():
                row.complaints.append(f"round {row.rounds + 1}: /readyz of {other.name}: {status} {words}")
            elif status == 503:
                print(f"{other.name}, not replaced yet, is not ready: {words.strip()}", file=sys.stderr, flush=True)
    row.recovered(crowd, at)
    print(f"schema: migration {before} before, {schema(cluster)} after", file=sys.stderr, flush=True)


def schema(cluster):
    return cluster.sql("select max(version) from _sqlx_migrations")[0][0]
