"""`make bench`: a million claims, every row of the table with its limit, docs/performance.md written.
`make bench ARGS=quick`: 20,000 claims in under five minutes; tells what is worse than recorded.
Other words: `record` keeps the run for later ones to compare with and writes it, too; `claims=N` another size, `rounds=N`."""

import os
import pathlib
import shutil
import signal
import sys
import time

from . import crowd, fill, intake, report, sweep
from .machine import ROOT, Nginx
from .rows import Bench


def main(words):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    quick = "quick" in words
    given = dict(word.split("=") for word in words if "=" in word)
    claims = int(given.get("claims", 20_000 if quick else 1_000_000))
    rounds = int(given.get("rounds", 3 if quick else 5))
    binary = str(pathlib.Path(os.environ.get("BINARY") or ROOT / "target/release/claimdesk").resolve())
    for program in (binary, "wrk", "nginx", "pgbench", "psql"):
        if not shutil.which(program):
            raise SystemExit(f"bench: {program} is missing; make build, scripts/setup.sh bench")
    begun = time.monotonic()
    folder = pathlib.Path(os.environ.get("BENCH_DATA") or ROOT / "target/bench") / str(claims)
    if quick:
        fill.remove(folder)
    server = fill.opened(folder, binary, claims)
    nginx = Nginx(folder / "nginx")
    try:
        time.sleep(2)
        idle = server.memory()
        for number in range(4):
            server.person("reviewer", number)
        signed_in = server.memory()
        bench = Bench(server, claims, seconds=1 if quick else 4, moves=240 if quick else 1600, nginx=nginx)
        rows = report.summary(bench.rounds(rounds))
        export = bench.export()
        read = intake.reading()
        taken = intake.intake(server, 200 if quick else 1500, server.person("reviewer"))
        slowest, failures = crowd.people(server, 200, 10 if quick else 30)
        memory, told = crowd.streams(server, 400, bench.claim)
        loaded = server.memory()
        swept = sweep.sweep(server, server.person("admin"))
    finally:
        nginx.stop()
        server.stop()
    people = ", ".join(f"{name} {took:.0f}" for name, took in slowest.items()) + " ms"
    failed = "; ".join(f"{count} × {what}" for what, count in failures.items())
    others = [
        ("memory idle, after four sign-ins, loaded", f"{idle:.0f}, {signed_in:.0f}, {loaded:.0f} MiB", "40, 50, 90 MiB"),
        ("`claims.csv`, all rows", f"{export['seconds']:.1f} s, {export['rate']:,.0f} rows/s", "15 s at 1,000,000"),
        ("import until all claims are found", f"{taken['articles']:.0f} articles/s, {taken['claims']:,.0f} claims/s",
         "5,000 claims/s"),
        ("extraction, one core", f"{read['sentences']:,} sentences/s, {read['megabytes']:.1f} MB/s", "300,000 sentences/s"),
        ("200 people at once, p95", people + (f" ({failed})" if failed else ""), "list, file 50 ms; submission 100 ms"),
        ("400 live streams", f"{memory:+.1f} MiB, {told:.0f} ms to all", ""),
        ("statements of a request", ", ".join(f"{name} {count}" for name, count in bench.trips.items()), "claim file 4"),
    ]
    text = report.markdown(rows, others, swept, claims, rounds)
    print(text)
    print(f"\n{time.monotonic() - begun:.0f} s")
    worse = report.worse(rows, claims)
    if worse is None:
        print("nothing is recorded for this size: ARGS=record")
    else:
        print("\n".join(["worse than recorded:", *worse]) if worse else "no row is worse than recorded")
    if "record" in words:
        report.record(rows, claims)
    if "record" in words or not quick:
        report.write_page(text, claims)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
