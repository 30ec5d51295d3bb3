"""Sweep: every GET of the OpenAPI document once, with identifiers that are there. What takes over 100 ms is listed."""

import json
import re
import statistics
import time
import urllib.parse

#: Milliseconds.
LONGEST = 100
#: A stream without an end.
SKIPPED = {"/api/v1/live"}
#: Seconds.
PATIENCE = 10
#: Only the first piece of an answer counts: exports are streams.
PIECE = 64 * 1024


def identifiers(server):
    """A value for each parameter: the name, or the part of the path before the parameter and the name."""

    def one(query, otherwise="00000000-0000-7000-8000-000000000000"):
        found = server.sql(query)
        return found[0][0] if found else otherwise

    claim = one("select claim_id from reviews where state = 'published' limit 1")
    return {
        "claims/{id}": claim,
        "claims/{claim}": claim,
        "articles/{id}": one(f"select article_id from claims where id = '{claim}'"),
        "accounts/{id}": one("select id from accounts limit 1"),
        "occurrences/{id}": one("select id from occurrences limit 1") if has(server, "occurrences") else claim,
        "evidence/{id}": one(f"select id from evidence where claim_id = '{claim}'"),
        "{evidence}": one(f"select id from evidence where claim_id = '{claim}'"),
        "{slug}": one(f"select slug from publications where claim_id = '{claim}'"),
        "{number}": "1",
        "{version}": "1",
        "{sheet}": "claims",
        "{key}": "throughput",
    }


def has(server, table):
    return server.sql(f"select to_regclass('{table}') is not null")[0][0] == "t"


def filled(path, known):
    for name, value in sorted(known.items(), key=lambda item: -len(item[0])):
        before, _, parameter = name.rpartition("/")
        if before:
            path = path.replace(name, f"{before}/{value}")
        else:
            path = path.replace(parameter, value)
    return re.sub(r"\{[^}]*\}", "00000000-0000-7000-8000-000000000000", path)


def sweep(server, cookie):
    """The time to the first piece of each answer, in milliseconds, slowest first, with status and path."""
    document = json.loads(server.ask("GET", "/api/v1/openapi.json").text)
    known, measured = identifiers(server), []
    for template, operations in document["paths"].items():
        if "get" not in operations or template in SKIPPED:
            continue
        path = filled(template, known)
        needed = [
            f"{one['name']}={urllib.parse.quote(str(one.get('example', 'dam')))}" for one in operations["get"].get("parameters", [])
            if one["in"] == "query" and one.get("required")
        ]
        if path == "/v1alpha1/claims:search":
            needed = ["query=people+killed"]
        path += "?" + "&".join(needed) if needed else ""
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            try:
                with server.open(path, cookie, timeout=PATIENCE) as answer:
                    status = answer.status
                    answer.read(PIECE)
            except OSError:
                status = "no answer"
            times.append((time.perf_counter() - begun) * 1000)
            if status == "no answer":
                break
        measured.append((statistics.median(times), status, path))
    return sorted(measured, key=lambda row: -row[0])
