"""Intake: how long articles take until all of their claims are found, and how fast text is read."""

import json
import os
import random
import re
import subprocess
import threading
import time
import urllib.request

from .machine import ROOT, nicely

PLACES = ["Sarn", "Port Lenn", "Anlis", "Dravo", "Kestrin", "Mole Bay", "Ustra", "Veld"]
BODIES = ["the health ministry", "the harbour council", "the relief agency", "the mayor's office", "the army"]


def sentence(dice):
    place, body = dice.choice(PLACES), dice.choice(BODIES)
    return dice.choice([
        f"At least {dice.randint(3, 900)} people were killed near {place} on {dice.randint(1, 28)} March, {body} said.",
        f"The agreement obliges both sides to leave {place} within {dice.randint(2, 60)} days.",
        f"More than {dice.randint(10, 99)},000 tonnes of grain were stored in {place}, according to {body}.",
        f"The bridge at {place} was opened on {dice.randint(1, 28)} April 2024.",
        f"Prices in {place} rose by {dice.randint(2, 40)} percent because the road was closed, {body} said.",
        "It is a quiet town, and people like to say so.",
    ])


def article(number, run):
    dice = random.Random(f"{run}/{number}")
    text = "\n\n".join(sentence(dice) for _ in range(14))
    return {"title": f"Report {number} of {run}", "outlet": f"Paper {number % 40}", "text": f"Report {number} of {run} from the valley.\n\n{text}\n"}


def intake(server, count, cookie):
    """Articles and claims a second: eight clients post `count` articles; the clock stops when all are analysed."""
    run = str(time.time_ns())
    before = int(server.sql("select count(*) from claims")[0][0])
    waiting = list(range(count))

    def post():
        while waiting:
            try:
                number = waiting.pop()
            except IndexError:
                return
            data = json.dumps(article(number, run)).encode()
            headers = {"Content-Type": "application/json", "Cookie": cookie}
            request = urllib.request.Request(server.url + "/api/v1/articles", data, headers)
            urllib.request.urlopen(request, timeout=60).read()

    begun = time.monotonic()
    clients = [threading.Thread(target=post) for _ in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    posted = time.monotonic() - begun
    while server.sql("select 1 from analyses where state not in ('done', 'failed') limit 1"):
        time.sleep(0.05)
    took = time.monotonic() - begun
    claims = int(server.sql("select count(*) from claims")[0][0]) - before
    return {"posted": posted, "articles": count / took, "claims": claims / took}


def reading():
    """Megabytes and sentences a second of the analysis on one core: 100 kB of the prose of its own benchmark."""
    command = [os.environ.get("CARGO", "cargo"), "bench", "--locked", "--quiet", "-p", "claim-analysis"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=nicely) as running:
        for line in running.stdout:
            found = re.match(r"news prose +(\d+) bytes +([\d.]+) MB/s +(\d+) sentences/s", line)
            if found and int(found[1]) >= 100_000:
                # The rest is hostile texts.
                running.kill()
                return {"megabytes": float(found[2]), "sentences": int(found[3])}
    raise SystemExit(f"bench: {' '.join(command)} does not tell its speed")
