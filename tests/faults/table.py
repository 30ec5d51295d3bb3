"""The table: one row per fault, with the limits that it must keep."""

import sys
import time

from .machine import compare

REQUEST = 10.0  # seconds that one request may take
COLUMNS = ["fault", "rounds", "acknowledged", "lost", "doubled", "503", "other 5xx", "worst request (s)",
           "no write for (s): median", "worst", "all clients (s)", "counted from"]


def head():
    return "\n".join([line(COLUMNS), line(["---"] * len(COLUMNS))])


def line(cells):
    return "| " + " | ".join(map(str, cells)) + " |"


class Row:
    """One fault: its rounds and what went over a limit. `origin` is the moment from which recovery counts, `limit` the
    seconds from then on in which no write may be acknowledged."""

    def __init__(self, name, origin, limit=5.0):
        self.name, self.origin, self.limit = name, origin, limit
        self.rounds, self.gaps, self.all = 0, [], []
        self.complaints = []
        # Database nodes that had to be cloned again.
        self.cloned = 0

    def recovered(self, crowd, since, seconds=90.0):
        """Waits until every client has written again after `since`, and notes how long that took."""
        took = crowd.wait_for_all(since, seconds)
        self.rounds += 1
        if took is None:
            self.complaints.append(f"round {self.rounds}: not recovered after {seconds:.0f} s")
            return
        self.gaps.append(crowd.book.longest_gap(since, since + took))
        self.all.append(took)
        print(f"{self.name}, round {self.rounds}: {self.gaps[-1]:.1f} s, all {took:.1f} s", file=sys.stderr, flush=True)

    def close(self, book, database_rows, verified=None):
        """Compares what clients were told with what the database holds, and returns the line of the table."""
        lost, doubled = compare(book, database_rows)
        statuses = [one.status for one in book.attempts]
        unavailable = statuses.count(503)
        other = sum(status >= 500 for status in statuses) - unavailable
        slowest = max(book.attempts, key=lambda one: one.end - one.start)
        worst = slowest.end - slowest.start
        doubled_count = len(doubled) + book.differing
        self.complain(lost, "acknowledged writes lost", lost[:3])
        self.complain(doubled_count, "writes doubled, or answered with different resources", doubled[:3])
        self.complain(other, "responses 5xx other than 503", "")
        self.complain(len(book.unanswered), "keys without an answer", book.unanswered[:3])
        self.complain(len(book.refused), "writes refused", book.refused[:3])
        self.complain(worst > REQUEST, f"a request took {worst:.1f} s, with status {slowest.status}", "")
        slow = [f"{one:.1f}" for one in self.gaps if one > self.limit]
        self.complain(slow, f"recoveries over {self.limit:.0f} s", slow)
        self.complain(not book.acknowledged, "nothing was acknowledged", "")
        if verified is not None and verified.returncode:
            self.complaints.append(f"audit verify: {verified.stdout} {verified.stderr}")
        middle = sorted(self.gaps)[len(self.gaps) // 2] if self.gaps else float("nan")
        cells = [self.name, self.rounds, len(book.acknowledged), len(lost), doubled_count, unavailable, other,
                 f"{worst:.1f}", f"{middle:.1f}", f"{max(self.gaps, default=float('nan')):.1f}",
                 f"{max(self.all, default=float('nan')):.1f}", self.origin]
        return line(cells)

    def complain(self, found, what, details):
        if found:
            count = f"{len(found)} " if isinstance(found, list) else f"{found} " if not isinstance(found, bool) else ""
            self.complaints.append(f"{count}{what} {details or ''}".strip())


def now():
    return time.monotonic()
