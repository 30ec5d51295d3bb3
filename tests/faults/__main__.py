"""Faults: what becomes of acknowledged writes when servers, databases, lines and disks fail.

    BINARY=target/debug/claimdesk python3 -m tests.faults [quick] [rounds=N] [ROW[=N] …]

Starts a PostgreSQL and servers of its own, lets six clients write with idempotency keys, and repeats every key until an
answer. Prints a row for each fault; fails if a write is lost or doubled, or if anything is over its limit.
"""

import sys

from . import arguments, table
from .machine import binary, clean_up_when_told
from .rows import ROWS


def main(given):
    chosen = arguments.rows("faults", given, ROWS)
    binary()
    clean_up_when_told()
    complaints = []
    print(table.head(), flush=True)
    for name, rounds in chosen:
        try:
            row, line = ROWS[name][0](rounds)
        except (TimeoutError, RuntimeError) as error:
            complaints.append(f"{name}: {error}")
            continue
        if line is None:
            print(f"| {row.name} | not run: this machine lacks what it needs |", flush=True)
            continue
        print(line, flush=True)
        complaints += [f"{row.name}: {complaint}" for complaint in row.complaints]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
