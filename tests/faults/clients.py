"""Clients: writers that repeat each request with its idempotency key until an answer, and a book of what they were told."""

import http.client
import itertools
import json
import os
import random
import threading
import time
from urllib.parse import urlsplit

PATIENCE = 30.0  # seconds a client waits for one response; a healthy server never needs a third of it
UNTIL_ANSWERED = 90.0  # seconds during which one write is repeated
PAUSE = float(os.environ.get("PAUSE") or 0.02)  # seconds between two writes of one client
PASSWORD = "a long enough password"
TEXT = "At least 37 people were killed when the Ostrel dam gave way on 2 February, the ministry said."


class Attempt:
    """One request: seconds of the monotonic clock, and the status, or 0 if there was no response."""

    def __init__(self, start, end, status):
        self.start, self.end, self.status = start, end, status
        self.is_ok = 200 <= status < 300


class Book:
    """Everything that was sent and answered, of all clients."""

    def __init__(self):
        self.lock = threading.Lock()
        # Marks are of this book alone: several books may share a database.
        self.name = f"{random.getrandbits(32):08x}"
        self.acknowledged, self.unanswered, self.refused, self.differing = {}, [], [], 0
        self.attempts = []
        self.numbers = itertools.count()

    def note(self, attempt):
        with self.lock:
            self.attempts.append(attempt)

    def acknowledge(self, mark, made):
        """Two responses to one key must name the same resource."""
        with self.lock:
            if self.acknowledged.setdefault(mark, made) != made:
                self.differing += 1

    def longest_gap(self, since, until):
        """The longest time without an acknowledged write between two moments."""
        with self.lock:
            ends = sorted(one.end for one in self.attempts if one.is_ok and since <= one.end <= until)
        moments = [since, *ends, until]
        return max(later - earlier for earlier, later in itertools.pairwise(moments))


def request(base, method, path, body=None, headers=None, timeout=PATIENCE):
    """One request on a connection of its own: status, headers, body."""
    where = urlsplit(base)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=timeout)
    try:
        content = None if body is None else json.dumps(body)
        connection.request(method, path, content, {"Content-Type": "application/json"} | (headers or {}))
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


class Account:
    """An admin of the newsroom: a session, a token and some claims to write about."""

    def __init__(self, base):
        self.base = base
        self.sign_in()
        scopes = ["read", "review", "publish", "administer"]
        self.token = self.post("/api/v1/me/tokens", {"name": "driver", "scopes": scopes, "days": 2})["token"]
        self.bearer = {"Authorization": f"Bearer {self.token}"}
        for n in range(8):
            article = {"text": f"Edition {n}. {TEXT}", "url": f"https://first.example/{random.getrandbits(32)}"}
            self.post("/api/v1/articles", article)
        self.claims = []
        until = time.monotonic() + 60
        while len(self.claims) < 1:
            assert time.monotonic() < until, "the first articles were not analysed"
            time.sleep(0.2)
            body = request(base, "GET", "/api/v1/claims?limit=20", headers=self.bearer)[2]
            self.claims = [item["id"] for item in json.loads(body)["items"]]

    def sign_in(self):
        body = {"email": "driver@example.org", "password": PASSWORD}
        status, headers, content = request(self.base, "POST", "/api/v1/session", body)
        assert status in (200, 201), (status, content)
        self.cookie = {"Cookie": headers["Set-Cookie"].split(";")[0]}
        self.proven = time.monotonic()

    def post(self, path, body):
        status, _, content = request(self.base, "POST", path, body, self.cookie)
        assert status in (200, 201, 202), (path, status, content)
        return json.loads(content)


class Writer(threading.Thread):
    """Writes one thing after the other. `bases` are the servers; with `at_once`, each write goes to all of them."""

    def __init__(self, book, account, bases, at_once=False, with_tokens=True):
        super().__init__(daemon=True)
        self.book, self.account, self.bases, self.at_once = book, account, bases, at_once
        self.with_tokens = with_tokens
        self.is_over = threading.Event()
        # When the last write that succeeded was sent.
        self.last_success = 0.0
        self.connections = threading.local()

    def run(self):
        while not self.is_over.is_set():
            self.write()
            time.sleep(PAUSE)

    def next_write(self):
        number = next(self.book.numbers)
        kind = number % 20
        # Tokens need a session with a fresh proof of identity, so they are left out where clocks differ.
        if kind == 0 and self.with_tokens and time.monotonic() - self.account.proven < 480:
            name = f"token {self.book.name} {number}"
            return name, "/api/v1/me/tokens", {"name": name, "scopes": ["read"], "days": 1}, self.account.cookie
        if kind in (5, 15):
            url = f"https://paper.example/{self.book.name}/{number}"
            text = f"Edition {number} of paper {self.book.name}. {random.randrange(10**9)} copies were printed, the publisher said."
            return url, "/api/v1/articles", {"text": text, "url": url}, self.account.bearer
        body = f"comment {self.book.name} {number}"
        path = f"/api/v1/claims/{random.choice(self.account.claims)}/comments"
        return body, path, {"body": body}, self.account.bearer

    def write(self):
        mark, path, body, identity = self.next_write()
        headers = identity | {"Idempotency-Key": f"k{random.getrandbits(128):x}"}
        if not self.at_once:
            self.until_answered(mark, path, body, headers, list(self.bases))
            return
        racing = [
            threading.Thread(target=self.until_answered, args=(mark, path, body, headers, [base]), daemon=True)
            for base in self.bases
        ]
        for one in racing:
            one.start()
        for one in racing:
            one.join()

    def until_answered(self, mark, path, body, headers, bases):
        until = time.monotonic() + UNTIL_ANSWERED
        random.shuffle(bases)
        for base in itertools.cycle(bases):
            sent = time.monotonic()
            status, content = self.once(base, path, body, headers)
            if 200 <= status < 300:
                self.book.acknowledge(mark, json.loads(content)["id"])
                self.last_success = sent
                return
            if 400 <= status < 500 and status not in (408, 409, 429):
                self.book.refused.append((mark, status, content[:200]))
                return
            if time.monotonic() > until:
                self.book.unanswered.append(mark)
                return
            time.sleep(random.uniform(0.05, 0.2))

    def once(self, base, path, body, headers):
        """One attempt, on a connection that is used again while the server answers."""
        held = self.connections.__dict__
        where = urlsplit(base)
        start = time.monotonic()
        status, content = 0, b""
        try:
            connection = held.get(base)
            if connection is None:
                connection = http.client.HTTPConnection(where.hostname, where.port, timeout=PATIENCE)
                held[base] = connection
            connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"} | headers)
            response = connection.getresponse()
            content = response.read()
            status = response.status
        except (OSError, http.client.HTTPException):
            connection = held.pop(base, None)
            if connection:
                connection.close()
        self.book.note(Attempt(start, time.monotonic(), status))
        return status, content


class Crowd:
    """Several writers, from the first write until each has got its last answer. With `at_once`, two of three send each
    write to all servers at once, which then waits for the slowest; the others go on with any server that answers."""

    def __init__(self, account, bases, size=6, at_once=False, book=None):
        self.book = book or Book()
        self.writers = [
            Writer(self.book, account, bases, at_once and number % 3 > 0, not at_once) for number in range(size)
        ]
        for writer in self.writers:
            writer.start()

    def wait_for_all(self, since, seconds=60.0):
        """Waits until every writer has succeeded with a write sent after `since`: seconds from then, or None."""
        while time.monotonic() < since + seconds:
            if all(writer.last_success > since for writer in self.writers):
                return max(0.0, time.monotonic() - since)
            time.sleep(0.02)
        return None

    def finish(self):
        for writer in self.writers:
            writer.is_over.set()
        for writer in self.writers:
            writer.join()
