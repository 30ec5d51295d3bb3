"""Several servers: three servers behind HAProxy, PostgreSQL with two standbys under Patroni, and faults under load.

    BINARY=target/debug/claimdesk python3 -m tests.scale [quick] [rounds=N] [ROW[=N] …]

Starts everything on this machine, without containers. Needs the Debian packages postgresql-15, etcd-server, haproxy,
pgbouncer and python3-venv; Patroni is installed from PyPI into target/. Prints the table of `make faults`; the row `pooler` prints what works behind PgBouncer, the row
`upgrade` needs the program of an earlier commit in `PREVIOUS`.
"""

import sys

from ..faults import arguments, table
from ..faults.clients import Account, Crowd
from ..faults.machine import binary, clean_up_when_told
from . import pooler, upgrade
from .cluster import Cluster, missing_packages
from .rows import ROWS


def main(given):
    chosen = arguments.rows("scale", given, ROWS | upgrade.ROWS, ["pooler"])
    if packages := missing_packages():
        raise SystemExit(f"scale: these packages are missing: apt-get install {' '.join(packages)}")
    binary()
    clean_up_when_told()
    print(table.head(), flush=True)
    complaints = upgrade.run(dict(chosen)["upgrade"]) if "upgrade" in dict(chosen) else []
    if any(name != "upgrade" for name, _ in chosen):
        complaints += on_one_cluster(chosen)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def on_one_cluster(chosen):
    """All rows but the upgrade, one after the other; returns what went over a limit."""
    complaints = []
    cluster = Cluster()
    try:
        for name, rounds in [(name, rounds) for name, rounds in chosen if name in ROWS]:
            crowd = Crowd(Account(cluster.base), [cluster.base])
            crowd.wait_for_all(table.now())
            fault, named, *_ = ROWS[name]
            row = table.Row(*named)
            try:
                fault(row, cluster, crowd, rounds)
            except TimeoutError as error:
                row.complaints.append(str(error))
            crowd.finish()
            print(row.close(crowd.book, cluster.marks(), cluster.servers[0].run("audit", "verify")), flush=True)
            complaints += [f"{row.name}: {complaint}" for complaint in row.complaints]
        if "pooler" in dict(chosen):
            complaints += pooler.run(cluster)
    finally:
        cluster.stop()
    return complaints


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
