"""The faults of several servers: failover, a killed, an added and a restarted server."""

import random
import re
import signal
import time

from ..faults.clients import request
from ..faults.machine import wait_until
from ..faults.table import now

# Patroni's `ttl` is twenty seconds; until then nobody knows that the primary is gone.
FAILOVER = 25.0


def pause():
    time.sleep(random.uniform(0.2, 1.0))


def failover(row, cluster, crowd, rounds):
    """kill -9 of the primary's Patroni and postmaster."""
    for _ in range(rounds):
        pause()
        primary = cluster.primary()
        primary.kill()
        at = now()
        row.recovered(crowd, at)
        primary.start()
        cluster.until_whole(row)


def frozen(row, cluster, crowd, rounds):
    """The primary's processes stand still with their connections open, and go on after another node has taken over."""
    for _ in range(rounds):
        pause()
        primary = cluster.primary()
        primary.signal(signal.SIGSTOP)
        at = now()
        row.recovered(crowd, at)
        primary.signal(signal.SIGCONT)
        cluster.until_whole(row)


def server_killed(row, cluster, crowd, rounds):
    for number in range(rounds):
        pause()
        server = cluster.servers[number % 3]
        at = now()
        server.kill()
        row.recovered(crowd, at)
        cluster.start_server(server)


def served(server):
    """Successful responses of a server since its start."""
    metrics = request(f"http://127.0.0.1:{server.ports[1]}", "GET", "/metrics")[2].decode()
    found = re.search(r'^claimdesk_answers_total\{status="2xx"\} (\d+)', metrics, re.MULTILINE)
    return int(found.group(1)) if found else 0


def server_added(row, cluster, crowd, rounds):
    """The third server comes to two that work."""
    for _ in range(rounds):
        server = cluster.servers[2]
        server.end(signal.SIGTERM)
        time.sleep(1.5)
        at = now()
        cluster.start_server(server, wait=False)
        row.recovered(crowd, at)
        server.wait_ready(120)
        try:
            wait_until("the added server gets requests", lambda: served(server) > 0, 10)
        except TimeoutError as error:
            row.complaints.append(str(error))


def rolling_restart(row, cluster, crowd, rounds):
    """SIGTERM and start, one server after the other."""
    for _ in range(rounds):
        pause()
        at = now()
        for server in cluster.servers:
            server.end(signal.SIGTERM)
            cluster.start_server(server)
            time.sleep(1.0)
        row.recovered(crowd, at)


# Name on the command line: the fault, its row, rounds by default, rounds of `quick`.
ROWS = {
    "failover": (failover, ("failover: Patroni and postmaster of the primary killed", "kill", FAILOVER), 50, 2),
    "frozen": (frozen, ("failover: primary frozen, its connections left open", "freeze", FAILOVER), 50, 1),
    "killed": (server_killed, ("one of three servers killed", "kill"), 50, 3),
    "added": (server_added, ("a server added", "start of the process"), 10, 1),
    "rolling": (rolling_restart, ("rolling restart of three servers", "SIGTERM"), 20, 1),
}
