"""Does the time of the answer tell whether there is an account? 200 wrong passwords for accounts that are there and 200 for
names that nobody has, in turns; prints the medians, their difference and the two-sided p of a Mann-Whitney test.

Arguments: base address, number of accounts known0@example.org to known<n-1>@example.org. Tries come from addresses of their
own, ten for each name, so that no limit answers in the place of the hash.
"""

import http.client
import json
import math
import sys
import time
from urllib.parse import urlsplit

base, accounts = sys.argv[1], int(sys.argv[2])
place = urlsplit(base)
SAMPLES = 200


def wrong(name, number):
    source = (f"127.0.2.{number % 200 + 1}", 0)
    connection = http.client.HTTPConnection(place.hostname, place.port, source_address=source)
    connection.connect()
    body = json.dumps({"email": f"{name}@example.org", "password": "not the password"})
    begin = time.perf_counter()
    connection.request("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - begin) * 1000
    assert answer.status == 401, answer.status
    connection.close()
    return took


def main():
    for n in range(10):
        wrong(f"warm{n}", n)
    known, unknown = [], []
    for n in range(SAMPLES):
        # Who comes first from an address makes its row of the counter, which takes longer: each in turn.
        for kind in (known, unknown) if n // 2 % 2 else (unknown, known):
            name = "known" if kind is known else "unknown"
            kind.append(wrong(f"{name}{n % accounts}", n))
    ranked = sorted([(took, 0) for took in known] + [(took, 1) for took in unknown])
    u = sum(rank for rank, (_, kind) in enumerate(ranked, 1) if kind == 0) - SAMPLES * (SAMPLES + 1) / 2
    deviation = math.sqrt(SAMPLES * SAMPLES * (2 * SAMPLES + 1) / 12)
    p = math.erfc(abs(u - SAMPLES * SAMPLES / 2) / deviation / math.sqrt(2))
    middle = lambda times: sorted(times)[len(times) // 2]
    gap = abs(middle(known) - middle(unknown))
    print(
        f"wrong password: {middle(known):.1f} ms with an account, {middle(unknown):.1f} ms without: {gap:.2f} ms apart, "
        f"p = {p:.2f} ({SAMPLES} each)"
    )


main()
