#!/usr/bin/env python3
"""What do the rounds of a benchmark say? Medians, each beside pgbench's."""
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    name, rate, p99 = line.rstrip("\n").split("\t")
    rows.setdefault(name, []).append((int(rate), p99))
print("medians:")
for name, values in rows.items():
    rate, p99 = sorted(values)[(len(values) - 1) // 2]
    limit = rows.get(name + ": pgbench")
    of = "" if not limit else f"  {rate / statistics.median_low(r for r, _ in limit):.2f} of pgbench"
    print(f"{name:28} {rate:7d}/s  p99 {p99 or '-':>9}{of}")
