"""What do bystanders notice of an attack? Asks a server at a steady rate, alone and under attack, and prints p50 and p99.

Arguments: base address, cookie of somebody signed in. Slow connections come from one address, sign-ins from two hundred
(127.0.1.1 to 127.0.1.200), because the limits for one address would end either attack at once. Open loop: questions leave
when they are due, whether or not earlier ones are answered, so that waiting is counted (no coordinated omission).
"""

import asyncio
import json
import multiprocessing
import socket
import sys
import time
from urllib.parse import urlsplit

RATE, SECONDS, ROUNDS, SLOW, SIGN_INS = 50, 8, 3, 500, 200
base, cookie = sys.argv[1:3]
host, port = urlsplit(base).hostname, urlsplit(base).port
PATHS = ["/api/v1/claims?limit=20", "/api/v1/session", "/feeds/verdicts.json", "/api/v1/articles?limit=10"]


async def one(path):
    due = time.perf_counter()
    reader, writer = await asyncio.open_connection(host, port, local_addr=("127.0.0.9", 0))
    writer.write(f"GET {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 30)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    return time.perf_counter() - due


async def bystander():
    tasks, begin = [], time.perf_counter()
    for n in range(RATE * SECONDS):
        await asyncio.sleep(max(0, begin + n / RATE - time.perf_counter()))
        tasks.append(asyncio.create_task(one(PATHS[n % len(PATHS)])))
    times = sorted(await asyncio.gather(*tasks))
    return times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000


HEAD = b"POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 4000\r\n"


async def slow(kind):
    """Five hundred times: a head or a body that comes byte by byte, or an answer that is read byte by byte."""
    while True:
        try:
            receiving = socket.socket()
            receiving.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            receiving.setblocking(False)
            await asyncio.get_running_loop().sock_connect(receiving, (host, port))
            reader, writer = await asyncio.open_connection(sock=receiving, limit=1)
            if kind == "reading":
                writer.write(b"GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n")
            else:
                writer.write(b"GET / HTTP/1.1\r\nhost: x\r\n" if kind == "head" else HEAD + b"\r\n")
            while True:
                await asyncio.sleep(1)
                if kind == "reading":
                    if not await reader.read(1):
                        break
                else:
                    writer.write(b"x: y\r\n" if kind == "head" else b" ")
                    await writer.drain()
                    if reader.at_eof():
                        break
            writer.close()
        except OSError:
            await asyncio.sleep(0.2)


async def sign_in(n):
    """Somebody who guesses, from an address of their own, and comes back when told to."""
    body = json.dumps({"email": f"nobody{n}@example.org", "password": "not the password"}).encode()
    request = b"POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n"
    request += f"content-length: {len(body)}\r\n\r\n".encode() + body
    while True:
        try:
            reader, writer = await asyncio.open_connection(host, port, local_addr=(f"127.0.1.{n + 1}", 0))
            writer.write(request)
            answer = await reader.read()
            writer.close()
            if answer.startswith(b"HTTP/1.1 429"):
                await asyncio.sleep(1)
        except OSError:
            await asyncio.sleep(0.2)


async def storm(kind):
    if kind == "sign-ins":
        await asyncio.gather(*(sign_in(n) for n in range(SIGN_INS)))
    else:
        await asyncio.gather(*(slow(kind) for _ in range(SLOW)))


def attack(kind):
    asyncio.run(storm(kind))


def measured(kind):
    attacker = None
    if kind:
        attacker = multiprocessing.Process(target=attack, args=(kind,), daemon=True)
        attacker.start()
        time.sleep(4)
    result = asyncio.run(bystander())
    if attacker:
        attacker.kill()
        attacker.join()
        time.sleep(1)
    return result


def main():
    asyncio.run(bystander())
    kinds = [None, "head", "body", "reading", "sign-ins"]
    results = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind in kinds:
            results[kind].append(measured(kind))
    middle = lambda kind, which: sorted(result[which] for result in results[kind])[ROUNDS // 2]
    idle = middle(None, 1)
    print(f"idle: p50 {middle(None, 0):.1f} ms, p99 {idle:.1f} ms ({RATE} questions/s, medians of {ROUNDS} rounds)")
    for kind in kinds[1:]:
        what = f"{SIGN_INS} sign-ins at once" if kind == "sign-ins" else f"{SLOW} slow connections ({kind})"
        p50, p99 = middle(kind, 0), middle(kind, 1)
        print(f"{what}: p50 {p50:.1f} ms, p99 {p99:.1f} ms = {p99 / idle:.1f} × idle")


main()
