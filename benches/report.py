"""Report: the table, what is recorded, what got worse."""

import datetime
import json
import os
import statistics

from .machine import ROOT

PAGE = ROOT / "docs/performance.md"
#: Least change of a ratio that is no noise.
NOISE = 0.15
LIMITS = {
    "claim file": "pgbench: the claim's row",
    "list": "pgbench: a page of reviews",
    "submission": "pgbench: a transaction of five statements",
    "approval": "the same",
    "publication": "the same",
    "add a claim": "pgbench: an insert",
    "feed": "nginx",
    "feed, 304": "nginx",
    "front page": "nginx",
    "archive, one rating": "nginx",
}
GOALS = {
    "claim file": "0.12", "list": "0.25", "submission": "0.15", "approval": "0.15", "publication": "0.12",
    "add a claim": "0.08", "feed": "0.90", "feed, 304": "0.80",
    "front page": "0.5, ≤ 5 ms", "archive, one rating": "0.5, ≤ 5 ms", "archive, each another search": "≤ 5 ms",
    "list, rating without a match": "≤ 10 ms",
    "related": "≤ 5 ms, 300/s", "insights": "≤ 20 ms",
}


def summary(found):
    """Median, spread and latency of each row; the ratios are those of each round."""
    rows = {}
    for name, measured in found.items():
        if ":" in name:
            continue
        rates = [one["rate"] for one in measured]
        row = {
            "rate": statistics.median(rates), "p50": statistics.median(one["p50"] for one in measured),
            "p99": statistics.median(one["p99"] for one in measured), "failed": sum(one["failed"] for one in measured),
        }
        for kind in ("limit", "same"):
            beside = found.get(f"{name}: {kind}")
            if beside:
                ratios = [one["rate"] / other["rate"] for one, other in zip(measured, beside)]
                row[kind] = statistics.median(ratios)
                row[f"{kind} rate"] = statistics.median(one["rate"] for one in beside)
                row[f"{kind} spread"] = (max(ratios) - min(ratios)) / row[kind]
        rows[name] = row
    return rows


def markdown(rows, others, swept, claims, rounds):
    """The tables of docs/performance.md."""
    cores, day = os.cpu_count(), datetime.date.today().isoformat()
    lines = [
        f"{claims:,} claims, {cores} cores, 16 connections, medians of {rounds} interleaved rounds, {day}. *Limit* is the row's",
        "rate next to that of its limit in the same round; *same* next to pgbench with the server's own statements.",
        "",
        "| work | a second | p50 | p99 | limit | of it | same | goal |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        limit = f"{row['limit']:.3f}" if "limit" in row else ""
        same = f"{row['same']:.2f}" if "same" in row else ""
        failed = f" ({row['failed']} failed)" if row["failed"] else ""
        lines.append(
            f"| {name} | {row['rate']:,.0f}{failed} | {row['p50']:.1f} ms | {row['p99']:.0f} ms | {LIMITS.get(name, '')} | "
            f"{limit} | {same} | {GOALS.get(name, '')} |")
    lines += ["", "| what | measured | goal |", "|---|---|---|"]
    lines += [f"| {what} | {measured} | {goal} |" for what, measured, goal in others]
    lines += ["", "| GET over 100 ms | status | time |", "|---|---|---|"]
    lines += [f"| `{path}` | {status} | {took:,.0f} ms |" for took, status, path in swept if took > 100]
    return "\n".join(lines)


def write_page(text, claims):
    """Puts the tables in their place on the page, if the page has one for this size."""
    begin, end = (f"<!-- make bench, {claims} claims: {word} -->" for word in ("begin", "end"))
    page = PAGE.read_text()
    if begin in page:
        before, rest = page.split(begin, 1)
        PAGE.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end, 1)[1]}")


def recorded(claims):
    return ROOT / f"benches/recorded/{claims}.json"


def record(rows, claims):
    path = recorded(claims)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n")


def worse(rows, claims):
    """Rows whose ratio, or whose latency without a limit, is worse than recorded by more than noise."""
    path = recorded(claims)
    if not path.exists():
        return None
    found = []
    for name, before in json.loads(path.read_text()).items():
        now = rows.get(name)
        if now is None:
            continue
        key = "limit" if "limit" in before and "limit" in now else "rate"
        noise = max(NOISE if key == "limit" else 0.5, before.get("limit spread", 0) / 2, now.get("limit spread", 0) / 2)
        if now[key] < before[key] * (1 - noise):
            found.append(f"{name}: {key} {now[key]:.3f}, recorded {before[key]:.3f}, noise {noise:.0%}")
    return found
