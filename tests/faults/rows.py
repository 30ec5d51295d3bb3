"""The faults: what each one does to the server, the database, or the line between them."""

import glob
import os
import random
import shutil
import signal
import subprocess
import time

from .clients import Account, Crowd
from .line import Line
from .machine import MARKS, Database, Scratch, Server, postgres_user, wait_until
from .table import Row, now


class Stage:
    """A database and some servers, with clients at work; ends with the comparison of books and database."""

    def __init__(self, row, through_line=False, servers=1, place=None):
        self.row = row
        self.through_line, self.count, self.place = through_line, servers, place
        self.scratch = Scratch("faults")
        self.servers, self.database, self.line, self.crowd = [], None, None, None

    def __enter__(self):
        try:
            self.set_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def set_up(self):
        self.database = Database(self.scratch, self.place)
        self.database.create()
        self.line = Line(self.database.port) if self.through_line else None
        url = self.database.url(self.line and self.line.port)
        for number in range(self.count):
            keys = self.servers[0].data if self.servers else None
            self.servers.append(Server(self.scratch, f"server{number}", url, keys))
            self.servers[number].start()
            if number == 0:
                self.servers[0].add_admin()
        self.server = self.servers[0]

    def work(self, at_once=False, size=6):
        account = Account(self.server.base)
        self.crowd = Crowd(account, [server.base for server in self.servers], size, at_once)
        self.crowd.wait_for_all(now())
        return self.crowd

    def result(self):
        self.crowd.finish()
        if not self.database.is_up():
            self.database.start()
        verified = self.server.run("audit", "verify")
        return self.row.close(self.crowd.book, self.database.sql(MARKS), verified)

    def __exit__(self, *_):
        for server in self.servers:
            server.kill()
        if self.database:
            self.database.stop()
        self.scratch.remove()


def pause():
    time.sleep(random.uniform(0.2, 0.7))


def kill_server(rounds):
    row = Row("kill -9 of the server", "kill")
    with Stage(row) as stage:
        crowd = stage.work()
        for _ in range(rounds):
            pause()
            at = now()
            stage.server.kill()
            stage.server.start(wait=False)
            row.recovered(crowd, at)
        return row, stage.result()


def kill_backend(rounds):
    """PostgreSQL then ends every session and recovers from its log."""
    row = Row("kill -9 of a database backend", "database back")
    with Stage(row) as stage:
        crowd = stage.work()
        for _ in range(rounds):
            pause()
            backends = stage.database.sql(
                "select pid from pg_stat_activity where application_name = 'claimdesk' and pid <> pg_backend_pid()")
            os.kill(int(random.choice(backends)[0]), signal.SIGKILL)
            time.sleep(0.1)
            row.recovered(crowd, stage.database.wait_until_it_answers())
        return row, stage.result()


def kill_postmaster(rounds):
    """By turns: the postmaster alone, all of its processes, and an immediate shutdown; then a start."""
    row = Row("kill -9 of the postmaster, restart", "database back")
    with Stage(row) as stage:
        crowd = stage.work()
        for number in range(rounds):
            pause()
            if number % 3 == 2:
                stage.database.stop("immediate")
            else:
                processes = stage.database.processes()
                for process in processes[: 1 if number % 3 == 0 else None]:
                    try:
                        os.kill(process, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
            stage.database.start()
            row.recovered(crowd, stage.database.wait_until_it_answers())
        return row, stage.result()


def of_line(name, state, origin="line back", limit=5.0):
    def fault(rounds):
        row = Row(f"database line: {name}", origin, limit)
        with Stage(row, through_line=True) as stage:
            crowd = stage.work()
            for _ in range(rounds):
                pause()
                at = now()
                if state == "silent":
                    stage.line.silence()
                else:
                    stage.line.set(state)
                    time.sleep(random.uniform(2.0, 9.0))
                    stage.line.set("open")
                    at = now()
                row.recovered(crowd, at)
                stage.line.forget()
            return row, stage.result()
    return fault


def full_log(rounds):
    """By turns a full disk (`/dev/full`) and a pipe that nobody reads, with every log line there is. A sign-in and
    `/readyz` must work all the while."""
    row = Row("log that cannot be written", "restart", 15.0)
    with Stage(row) as stage:
        crowd = stage.work()
        for number in range(rounds):
            reading, writing = os.pipe()
            errors = writing if number % 2 else os.open("/dev/full", os.O_WRONLY)
            at = now()
            stage.server.end()
            stage.server.start(errors, CLAIMDESK_LOG__FILTER="trace")
            row.recovered(crowd, at)
            start = now()
            while now() < start + 2:
                crowd.writers[0].account.sign_in()
                if stage.server.readiness()[0] != 200:
                    row.complaints.append(f"not ready: {stage.server.readiness()}")
            for handle in {reading, writing, errors}:
                os.close(handle)
        stage.server.end()
        stage.server.start()
        return row, stage.result()


class SmallDisk:
    """A file system of its own in memory, if this user may mount one."""

    def __init__(self, scratch, megabytes):
        self.path = scratch.path / "disk"
        self.path.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "claimdesk-faults", self.path]
        self.is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0

    def fill(self):
        filler = os.open(self.path / "filler", os.O_WRONLY | os.O_CREAT)
        for size in (1 << 20, 4096):
            try:
                while os.write(filler, bytes(size)):
                    pass
            except OSError:
                continue
        os.close(filler)

    def free(self):
        (self.path / "filler").unlink(missing_ok=True)

    def remove(self):
        if self.is_mounted:
            subprocess.run(["umount", "-l", self.path], check=False)


def full_disk(rounds):
    """PostgreSQL may stop when it cannot write its log. It is started as soon as there is room, as a service would be."""
    row = Row("full disk of the database", "database back")
    scratch = Scratch("disk")
    disk = SmallDisk(scratch, 400)
    try:
        if not disk.is_mounted:
            return row, None
        place = disk.path / "database"
        place.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(place, postgres_user())
        with Stage(row, place=place) as stage:
            crowd = stage.work()
            for _ in range(rounds):
                pause()
                disk.fill()
                try:
                    wait_until("a full disk is noticed", lambda: stage.server.readiness()[0] == 503, 10)
                except TimeoutError as error:
                    row.complaints.append(str(error))
                time.sleep(2)
                disk.free()
                if not stage.database.is_up():
                    stage.database.start()
                row.recovered(crowd, stage.database.wait_until_it_answers())
            return row, stage.result()
    finally:
        disk.remove()
        scratch.remove()


def clock_skew(rounds):
    """Two servers whose clocks differ; each key goes to both at once."""
    row = Row("clocks of two servers apart", "restart")
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        return row, None
    with Stage(row, servers=2) as stage:
        crowd = stage.work(at_once=True)
        for number in range(rounds):
            skew = ["+600s", "-600s", "+3600s", "-3600s"][number % 4]
            at = now()
            stage.servers[1].end()
            stage.servers[1].start(LD_PRELOAD=found[0], FAKETIME=skew, FAKETIME_DONT_FAKE_MONOTONIC="1")
            row.recovered(crowd, at)
            time.sleep(2)
        stage.servers[1].end()
        stage.servers[1].start()
        return row, stage.result()


def two_servers(rounds):
    """Each key goes to both servers at once, and one of them is killed."""
    row = Row("two servers, one killed", "kill")
    with Stage(row, servers=2) as stage:
        crowd = stage.work(at_once=True)
        for number in range(rounds):
            pause()
            at = now()
            stage.servers[number % 2].kill()
            stage.servers[number % 2].start(wait=False)
            row.recovered(crowd, at)
            stage.servers[number % 2].wait_ready()
        return row, stage.result()


# Name on the command line: the fault, rounds by default, rounds of `quick`.
ROWS = {
    "server": (kill_server, 80, 4),
    "backend": (kill_backend, 80, 4),
    "postmaster": (kill_postmaster, 60, 3),
    "stall": (of_line("stall", "stall"), 50, 2),
    "reset": (of_line("reset", "reset"), 50, 2),
    # Nothing ends here: the limit is that of a request.
    "half-open": (of_line("half-open", "silent", "silence", 10.0), 50, 2),
    "drip": (of_line("slow drip", "drip"), 50, 2),
    "host": (of_line("host lost", "lost"), 50, 2),
    "log": (full_log, 20, 2),
    "disk": (full_disk, 20, 2),
    "clock": (clock_skew, 20, 2),
    "two": (two_servers, 40, 3),
}
