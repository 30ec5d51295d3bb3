"""The machine: a private PostgreSQL, servers of the binary under test, and what the database holds afterwards."""

import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from .clients import PASSWORD, request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    """The program under test: `BINARY`, else the release build."""
    path = pathlib.Path(os.environ.get("BINARY") or ROOT / "target/release/claimdesk").resolve()
    if not os.access(path, os.X_OK):
        raise SystemExit(f"faults: {path} is not there; make build, or name another one in BINARY")
    return str(path)


def clean_up_when_told():
    """SIGINT and SIGTERM end the driver as an exception, so that whatever it started is stopped. A shell starts
    programs in the background with SIGINT ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(130))


def free_ports(count):
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def wait_until(what, condition, seconds=60.0):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"never saw that {what}")
        time.sleep(0.02)


def postgres_bin():
    script = f". {ROOT}/scripts/lib.sh; postgres_bin"
    found = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    if found.returncode:
        raise SystemExit("faults: no PostgreSQL server (15 to 18); make setup")
    return found.stdout.strip()


def as_postgres(command):
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return command
    return ["runuser", "-u", postgres_user(), "--", *command]


def postgres_user():
    names = [entry.pw_name for entry in pwd.getpwall()]
    return "postgres" if "postgres" in names else "nobody"


class Scratch:
    """A directory that goes with the row. Root's PostgreSQL must be able to pass through."""

    def __init__(self, name):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=f"claimdesk-{name}-", dir="/tmp"))
        self.path.chmod(0o711)

    def for_postgres(self, name):
        path = self.path / name
        path.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(path, postgres_user())
        return path

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Database:
    """A cluster of its own, over TCP on the loopback."""

    def __init__(self, scratch, place=None):
        self.bin = postgres_bin()
        self.sockets = scratch.for_postgres("run")
        self.place = (place or scratch.for_postgres("database")) / "cluster"
        self.log = self.sockets / "log"
        self.port = free_ports(1)[0]

    def create(self):
        self.tool("initdb", "-D", self.place, "-U", "claimdesk", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8",
                  "--no-instructions", "--no-sync")
        self.start()
        for statement in ("create role claimdesk_app nologin", "create database claimdesk"):
            self.sql(statement, "postgres")

    def tool(self, name, *arguments, check=True):
        command = as_postgres([f"{self.bin}/{name}", *map(str, arguments)])
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)
        if check and done.returncode:
            raise RuntimeError(f"{name}: {done.stderr}")
        return done.returncode == 0

    def start(self, seconds=60.0):
        """Starts it, also over the remains of a killed one."""
        options = (f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.sockets} "
                   "-c max_connections=300")
        wait_until("PostgreSQL starts", lambda: self.tool(
            "pg_ctl", "-D", self.place, "-l", self.log, "-w", "-s", "-o", options, "start", check=False), seconds)

    def is_up(self):
        return self.tool("pg_ctl", "-D", self.place, "status", check=False)

    def answers(self):
        try:
            return self.sql("select 1") == [["1"]]
        except subprocess.CalledProcessError:
            return False

    def wait_until_it_answers(self, seconds=120.0):
        """PostgreSQL's own recovery: the moment at which it takes connections again."""
        wait_until("PostgreSQL answers", self.answers, seconds)
        return time.monotonic()

    def stop(self, mode="immediate"):
        self.tool("pg_ctl", "-D", self.place, "-m", mode, "-w", "-s", "stop", check=False)

    def postmaster(self):
        return int((self.place / "postmaster.pid").read_text().split()[0])

    def processes(self):
        """The postmaster and its children."""
        master = self.postmaster()
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(master)], capture_output=True, text=True, check=False)
        return [master, *map(int, listed.stdout.split())]

    def url(self, port=None):
        return f"postgres://claimdesk@127.0.0.1:{port or self.port}/claimdesk?sslmode=disable"

    def sql(self, statement, database="claimdesk"):
        done = subprocess.run(
            [f"{self.bin}/psql", "-X", "-h", self.sockets, "-p", str(self.port), "-U", "claimdesk", "-d", database,
             "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement],
            capture_output=True, text=True, check=True)
        return [line.split("\t") for line in done.stdout.splitlines()]


class Server:
    """`claimdesk serve` with settings of its own."""

    def __init__(self, scratch, name, database_url, keys=None, program=None):
        self.scratch, self.name, self.url = scratch, name, database_url
        self.program = program or binary()
        self.data = scratch.path / name
        self.data.mkdir(exist_ok=True)
        for key in ("seal.key", "audit.key") if keys else ():
            shutil.copy(keys / key, self.data)
        self.ports = free_ports(2)
        self.base = f"http://127.0.0.1:{self.ports[0]}"
        self.log = scratch.path / f"{name}.log"
        self.process = None

    def environment(self, **more):
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith("CLAIMDESK_") and name != "DATABASE_URL"}
        return clean | {
            "DATABASE_URL": self.url, "CLAIMDESK_DATA_DIR": str(self.data), "CLAIMDESK_LOG__FILTER": "warn",
            "CLAIMDESK_HTTP__TOKEN_RATE": "1000000", "CLAIMDESK_HTTP__LISTEN": f"127.0.0.1:{self.ports[0]}",
            "CLAIMDESK_OPERATIONS__LISTEN": f"127.0.0.1:{self.ports[1]}", "NO_COLOR": "1"} | more

    def start(self, errors=None, wait=True, **more):
        """Starts it; `errors` is where standard error goes, else the log file."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--no-samples"], cwd=self.scratch.path, env=self.environment(**more),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log if errors is None else errors)
        if wait:
            self.wait_ready()
        return self

    def readiness(self):
        """The status of `/readyz`, 0 for none, and its text."""
        try:
            status, _, content = request(f"http://127.0.0.1:{self.ports[1]}", "GET", "/readyz", timeout=5)
            return status, content.decode()
        except OSError as error:
            return 0, str(error)

    def wait_ready(self, seconds=60.0):
        def ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended: {self.log.read_text()[-2000:]}")
            return self.readiness()[0] == 200
        wait_until(f"{self.name} is ready", ready, seconds)

    def run(self, *arguments, text=None):
        return subprocess.run([self.program, *arguments], cwd=self.scratch.path, env=self.environment(), input=text,
                              capture_output=True, text=True, check=False)

    def add_admin(self):
        done = self.run("admin", "create-account", "--email", "driver@example.org", "--name", "Driver", "--role", "admin",
                        "--password-stdin", text=PASSWORD + "\n")
        if done.returncode:
            raise RuntimeError(done.stderr)

    def kill(self):
        self.end(signal.SIGKILL)

    def end(self, number=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
        if self.process:
            self.process.wait(60)


# Marks in the database, with the resource that has each.
MARKS = """select mark, count(*), min(id::text) from (
    select body as mark, id from comments union all select name, id from tokens union all
    select url, id from articles where url is not null) all_marks group by mark"""


def compare(book, rows):
    """How many acknowledged writes are not there as acknowledged, and how many writes are there twice."""
    there = {mark: (int(count), made) for mark, count, made in rows}
    lost = [mark for mark, made in book.acknowledged.items() if there.get(mark, (0, None))[1] != made]
    doubled = [mark for mark, (count, _) in there.items() if count > 1 and book.name in mark]
    return lost, doubled
