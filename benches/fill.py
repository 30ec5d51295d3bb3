"""Data: a newsroom of so many claims, kept between runs."""

import shutil
import time

from .machine import ROOT, Server

#: Claims that a run moves, at most; a newsroom with fewer left is filled again.
MOVED = 12_000


def opened(folder, binary, claims):
    """The server on a newsroom of `claims` claims: the one of an earlier run, or a new one."""
    done = folder / "filled"
    version = f"{claims} {(ROOT / 'benches/queue.sql').stat().st_size} {(ROOT / 'benches/million.sql').stat().st_size}"
    if done.exists() and done.read_text() == version:
        server = Server(folder, binary)
        used, left = (int(value) for value in server.sql(
            "select upto, (select count(*) from bench_claims) - upto from bench_used")[0])
        if left >= min(MOVED, claims // 5):
            print(f"the newsroom of {folder} ({used} claims moved before)")
            # The articles of an earlier run are compared for minutes, and would take a core from the rounds.
            server.sql("delete from jobs where payload ->> 'kind' = 'compare'")
            return server
        server.stop()
    remove(folder)
    server = Server(folder, binary)
    begun = time.monotonic()
    print(f"making {claims} claims", flush=True)
    server.sql((ROOT / "benches/queue.sql").read_text(), claims=claims)
    server.sql((ROOT / "benches/million.sql").read_text())
    server.sql("vacuum analyze")
    size = server.sql("select pg_size_pretty(pg_database_size('claimdesk'))")[0][0]
    print(f"made {claims} claims, {size}, in {time.monotonic() - begun:.0f} s")
    # The server reads the claims that it searches.
    server.stop()
    done.write_text(version)
    server.start()
    return server


def remove(folder):
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def take_claims(server, count):
    """The numbers of `count` claims that nobody has moved yet: the first of them."""
    upto = int(server.sql(f"update bench_used set upto = upto + {count} returning upto")[0][0])
    return upto - count + 1


def give_to(server, account, first, count):
    """Puts claims on somebody's desk, in review."""
    server.sql(f"""
        update reviews set state = 'in_review', assignee_id = '{account}', lease_until = now() + interval '2 hours', version = 1
        where claim_id in (select claim from bench_claims where i >= {first} and i < {first + count})""")


def ids(server, first, count):
    rows = server.sql(f"select claim from bench_claims where i >= {first} and i < {first + count} order by i")
    return [row[0] for row in rows]
