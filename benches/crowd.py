"""Crowds: two hundred people at work, five hundred live streams."""

import asyncio
import json
import random
import statistics
import time

from . import fill
from .rows import VERDICT


class Line:
    """One connection of a browser."""

    def __init__(self, server, cookie):
        self.host, self.port = server.url.removeprefix("http://").split(":")
        self.cookie = cookie
        self.reader = self.writer = None

    async def ask(self, method, path, body=None, tag=None):
        """Status, body and seconds of one request."""
        begun = time.perf_counter()
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port, limit=2**20)
        data = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nhost: {self.host}\r\ncookie: {self.cookie}\r\n"
        if body is not None:
            head += f"content-type: application/json\r\ncontent-length: {len(data)}\r\n"
        if tag:
            head += f"if-match: {tag}\r\n"
        self.writer.write(head.encode() + b"\r\n" + data)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        status = int(answer.split(b" ", 2)[1])
        length = next((int(line[15:]) for line in answer.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
        text = await self.reader.readexactly(length)
        return status, text, time.perf_counter() - begun

    async def stream(self, path):
        """Opens a stream and reads its head."""
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(f"GET {path} HTTP/1.1\r\nhost: {self.host}\r\ncookie: {self.cookie}\r\n\r\n".encode())
        await self.reader.readuntil(b"\r\n\r\n")

    def close(self):
        if self.writer:
            self.writer.close()


def p95(times):
    return statistics.quantiles(times, n=20)[18] * 1000 if len(times) > 1 else 0.0


async def work(server, cookie, claims, until, times, failures):
    """What one person does: looks at the list, opens claims, looks for related ones, sometimes submits a verdict."""
    line, live = Line(server, cookie), Line(server, cookie)
    await live.stream("/api/v1/live")

    async def step(name, *request):
        status, text, took = await line.ask(*request)
        times.setdefault(name, []).append(took)
        if status >= 400:
            failures[f"{name} {status}"] = failures.get(f"{name} {status}", 0) + 1
        await asyncio.sleep(random.uniform(1, 3))
        return text

    # Nobody begins at the same moment as everybody else.
    await asyncio.sleep(random.uniform(0, 3))
    while time.monotonic() < until:
        page = json.loads(await step("list", "GET", "/api/v1/claims?state=unassigned"))
        for claim in random.sample(page.get("items", []), 2):
            await step("file", "GET", f"/api/v1/claims/{claim['id']}")
            await step("related", "GET", f"/api/v1/claims/{claim['id']}/related")
        if claims:
            claim = claims.pop()
            await step("submission", "POST", f"/api/v1/claims/{claim}/verdict/submission", VERDICT, f'"{claim}-1"')
    line.close()
    live.close()


async def at_work(server, people, seconds, cookies, claims):
    times, failures = {}, {}
    until = time.monotonic() + seconds
    tasks = [work(server, cookies[number % len(cookies)], claims[number % len(cookies)], until, times, failures)
             for number in range(people)]
    await asyncio.gather(*tasks)
    return {name: p95(found) for name, found in times.items()}, failures


def people(server, count, seconds):
    """95th percentiles in milliseconds, and failures, of `count` people with 20 accounts."""
    cookies = [server.person("reviewer", number) for number in range(20)]
    each = count // 20
    claims = []
    for number in range(20):
        first = fill.take_claims(server, each)
        fill.give_to(server, server.account("reviewer", number), first, each)
        claims.append(fill.ids(server, first, each))
    return asyncio.run(at_work(server, count, seconds, cookies, claims))


async def streams_told(server, count, cookies, claim):
    lines = [Line(server, cookies[number % len(cookies)]) for number in range(count)]
    before = server.memory()
    await asyncio.gather(*(line.stream("/api/v1/live") for line in lines))
    await asyncio.sleep(1)
    after = server.memory()

    async def told(line):
        while b"event: change" not in await line.reader.readline():
            pass
        return time.perf_counter()

    waiting = [asyncio.ensure_future(told(line)) for line in lines]
    one = Line(server, cookies[0])
    status, text, _ = await one.ask("POST", f"/api/v1/claims/{claim}/comments", {"body": "Which registry?"})
    assert status == 201, text
    begun = time.perf_counter()
    ended = await asyncio.wait_for(asyncio.gather(*waiting), 20)
    for line in [*lines, one]:
        line.close()
    return after - before, (max(ended) - begun) * 1000


def streams(server, count, claim):
    """Memory of `count` live streams in MiB, and milliseconds until all of them tell of a change."""
    cookies = [server.person("reviewer", number) for number in range(8)]
    return asyncio.run(streams_told(server, count, cookies, claim))
