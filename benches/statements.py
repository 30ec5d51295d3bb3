"""Today's statements: what the server sends for a request, from the log of its PostgreSQL."""

import re
import time

#: One entry of the log: a statement of the extended protocol, maybe with its parameters.
ENTRY = re.compile(
    r"execute [^:\n]*: (?P<sql>.*?)(?=^\d{4}-\d\d-\d\d |\Z)(?:^[^\n]*DETAIL:  [Pp]arameters: (?P<values>.*?)(?=^\d{4}-\d\d-\d\d |\Z))?",
    re.M | re.S,
)
#: Statements of the workers, which run at any time.
BACKGROUND = re.compile(
    r"place_events|event_positions|\bjobs\b|\boutbox\b|\bendpoints\b|\bheartbeat\b|\bdeliveries\b|from idempotency where begun_at"
    r"|from schedules where ended_at|select clock_timestamp\(\)|\bcheckpoints\b|c\.article_id as \"article_id!\""
)
VALUE = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


def sent(server, request, times=1):
    """The statements of one request, each as text with its values in place of its parameters. Of a request that is sent several
    times, those of the last time that were there each time: other statements are of workers."""
    runs = [once(server, request) for _ in range(times)]
    return [filled for raw, filled in runs[-1] if all(any(raw == other for other, _ in run) for run in runs)]


def once(server, request):
    """The statements of one request, each without and with its values."""
    server.sql("alter system set log_min_duration_statement = 0")
    server.sql("select pg_reload_conf()")
    time.sleep(0.3)
    log = next(path for path in (server.folder / "data").rglob("postgres.log"))
    start = log.stat().st_size
    request()
    time.sleep(0.3)
    with open(log, errors="replace") as file:
        file.seek(start)
        text = file.read()
    server.sql("alter system reset log_min_duration_statement")
    server.sql("select pg_reload_conf()")
    found = []
    for entry in ENTRY.finditer(text):
        values = dict(VALUE.findall(entry["values"] or ""))
        sql = re.sub(r"\$(\d+)", lambda number: values.get(number[1], "null").replace("NULL", "null"), entry["sql"])
        found.append(tuple(re.sub(r"\s+", " ", text).strip() for text in (entry["sql"], sql)))
    return [one for one in found if not BACKGROUND.search(one[1])]


def check(name, statements, *wanted):
    """Whether a comparison is still of today: each pattern is in one of the statements that the server sends."""
    for pattern in wanted:
        if not any(re.search(pattern, one) for one in statements):
            shown = "\n  ".join(one[:160] for one in statements)
            raise SystemExit(f"bench: {name}: the server no longer sends {pattern!r}; it sends\n  {shown}")
