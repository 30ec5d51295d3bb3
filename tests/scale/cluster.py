"""The cluster: etcd, three PostgreSQL nodes under Patroni, HAProxy, three servers; all on this machine, without containers.

The files patroni.yml, haproxy.cfg and create-database.sh are those of docker-compose.scale.yml.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from ..faults.clients import request
from ..faults.machine import MARKS, ROOT, Scratch, Server, free_ports, postgres_bin, postgres_user, wait_until

HERE = pathlib.Path(__file__).parent
PASSWORD = "aLongPasswordOfTheDatabase"
PROGRAMS = {"etcd": "etcd-server", "haproxy": "haproxy", "pgbouncer": "pgbouncer"}


def missing_packages():
    return [package for program, package in PROGRAMS.items() if not shutil.which(program, path=search_path())]


def patroni():
    """Patroni from PyPI, for the Python of the system: the user of PostgreSQL must be able to run it. In Debian 12's 3.0.2 a
    primary that stood still takes the leader's key back from its successor, whose acknowledged writes are then lost."""
    place = ROOT / "target/patroni"
    if not (place / "bin/pip").exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", place], check=True)
    subprocess.run([place / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / "requirements.txt"],
                   check=True)
    return place / "bin/patroni"


def search_path():
    return f"{os.environ['PATH']}:/usr/sbin:/usr/bin"


class Service:
    """A process of the cluster, run by the user of PostgreSQL if we are root."""

    def __init__(self, scratch, name, command, **environment):
        self.name, self.command = name, [str(part) for part in command]
        self.log = scratch.path / f"{name}.log"
        self.environment = {"PATH": f"{postgres_bin()}:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
                            "HOME": str(scratch.path)} | {key: str(value) for key, value in environment.items()}
        self.process = None

    def start(self):
        user = {"user": postgres_user(), "group": postgres_user(), "extra_groups": []} if os.getuid() == 0 else {}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.command, cwd="/", env=self.environment, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log, **user)
        return self

    def end(self, number=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Node(Service):
    """One PostgreSQL with its Patroni."""

    def __init__(self, scratch, name, etcd_port):
        self.place = scratch.for_postgres(name)
        self.port, self.api = free_ports(2)
        settings = scratch.path / "patroni.yml"
        settings.write_text((HERE / "patroni.yml").read_text().replace("/etc/claimdesk/", f"{scratch.path}/"))
        sockets = scratch.for_postgres(f"{name}-run")
        super().__init__(
            scratch, name, [patroni(), settings], PATRONI_NAME=name, PATRONI_ETCD3_HOSTS=f"127.0.0.1:{etcd_port}",
            PATRONI_RESTAPI_LISTEN=f"127.0.0.1:{self.api}", PATRONI_RESTAPI_CONNECT_ADDRESS=f"127.0.0.1:{self.api}",
            PATRONI_POSTGRESQL_LISTEN=f"127.0.0.1:{self.port}",
            PATRONI_POSTGRESQL_CONNECT_ADDRESS=f"127.0.0.1:{self.port}", PATRONI_POSTGRESQL_BIN_DIR=postgres_bin(),
            PATRONI_POSTGRESQL_DATA_DIR=self.place / "data", PATRONI_POSTGRESQL_PGPASS=self.place / "pgpass",
            PATRONI_SUPERUSER_USERNAME="postgres", PATRONI_SUPERUSER_PASSWORD=PASSWORD,
            PATRONI_REPLICATION_USERNAME="replicator", PATRONI_REPLICATION_PASSWORD=PASSWORD,
            CLAIMDESK_DATABASE_PASSWORD=PASSWORD)

    def processes(self):
        """Patroni, the postmaster and its children."""
        found = [self.process.pid]
        try:
            master = int((self.place / "data/postmaster.pid").read_text().split()[0])
        except OSError:
            return found
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(master)], capture_output=True, text=True, check=False)
        return [*found, master, *map(int, listed.stdout.split())]

    def signal(self, number):
        for process in self.processes():
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass

    def kill(self):
        """kill -9 of Patroni and the postmaster; its children end by themselves when they notice."""
        for process in self.processes()[:2]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()


class Cluster:
    """Everything, started and ready. The servers run `program`, else the one under test."""

    def __init__(self, program=None):
        self.program = program
        self.scratch = Scratch("scale")
        self.services, self.servers = [], []
        try:
            self.set_up()
        except BaseException:
            self.stop()
            raise

    def set_up(self):
        shutil.copy(HERE / "create-database.sh", self.scratch.path)
        client, peer = free_ports(2)
        self.add(Service(
            self.scratch, "etcd",
            ["etcd", "--data-dir", self.scratch.for_postgres("etcd"), "--listen-client-urls",
             f"http://127.0.0.1:{client}", "--advertise-client-urls", f"http://127.0.0.1:{client}", "--listen-peer-urls",
             f"http://127.0.0.1:{peer}", "--initial-advertise-peer-urls", f"http://127.0.0.1:{peer}",
             "--initial-cluster", f"default=http://127.0.0.1:{peer}"]))
        self.nodes = [Node(self.scratch, f"node{number}", client) for number in (1, 2, 3)]
        for node in self.nodes:
            self.add(node)
        self.desk_port, self.database_port = free_ports(2)
        url = f"postgres://claimdesk:{PASSWORD}@127.0.0.1:{self.database_port}/claimdesk?sslmode=disable"
        self.servers = [Server(self.scratch, f"server{number}", url, program=self.program) for number in (1, 2, 3)]
        self.add(Service(self.scratch, "haproxy", ["haproxy", "-db", "-f", HERE / "haproxy.cfg"], **self.addresses()))
        self.base = f"http://127.0.0.1:{self.desk_port}"
        wait_until("the cluster is whole", self.is_whole, 180)
        wait_until("the database answers", self.answers, 60)
        for server in self.servers:
            self.start_server(server)
        self.servers[0].add_admin()
        wait_until("HAProxy answers", lambda: request(self.base, "GET", "/api/v1/openapi.json")[0] == 200, 60)

    def add(self, service):
        self.services.append(service.start())
        return service

    def addresses(self):
        """The environment of haproxy.cfg."""
        found = {"DESK": f"127.0.0.1:{self.desk_port}", "DATABASE": f"127.0.0.1:{self.database_port}"}
        for number, (server, node) in enumerate(zip(self.servers, self.nodes), 1):
            found[f"SERVER{number}"] = f"127.0.0.1:{server.ports[0]}"
            found[f"SERVER{number}_OPERATIONS"] = server.ports[1]
            found[f"NODE{number}"] = f"127.0.0.1:{node.port}"
            found[f"NODE{number}_API"] = node.api
        return found

    def start_server(self, server, wait=True):
        """Every server needs the keys of the first."""
        first = self.servers[0].data
        for key in ("seal.key", "audit.key"):
            if server.data != first and not (server.data / key).exists():
                shutil.copy(first / key, server.data)
        replicas = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return server.start(wait=wait, CLAIMDESK_HTTP__TRUSTED_PROXIES="127.0.0.1", CLAIMDESK_PUBLIC_URL=self.base,
                            CLAIMDESK_DATABASE__REPLICAS=replicas)

    def members(self):
        """What Patroni says of the nodes: name to (role, state); empty if none answers."""
        for node in self.nodes:
            try:
                content = request(f"http://127.0.0.1:{node.api}", "GET", "/cluster", timeout=2)[2]
                return {one["name"]: (one["role"], one["state"]) for one in json.loads(content)["members"]}
            except (OSError, ValueError, KeyError):
                continue
        return {}

    def is_whole(self):
        """One primary, one synchronous and one asynchronous standby."""
        time.sleep(0.2)
        members = self.members()
        roles = sorted(role for role, _ in members.values())
        return roles == ["leader", "replica", "sync_standby"] and all(
            state in ("running", "streaming") for _, state in members.values())

    def until_whole(self, row):
        """Waits for it. A node that does not come back in time is cloned again, as an operator would do."""
        try:
            wait_until("the cluster is whole", self.is_whole, 150)
        except TimeoutError:
            members = self.members()
            behind = [node for node in self.nodes if members.get(node.name, ("", ""))[1] not in ("running", "streaming")]
            for node in behind:
                print(f"{node.name} is cloned again: {members.get(node.name)}", file=sys.stderr, flush=True)
                row.cloned += 1
                node.end()
                node.kill()
                shutil.rmtree(node.place / "data", ignore_errors=True)
                node.start()
            wait_until("the cluster is whole again", self.is_whole, 240)

    def primary(self):
        leader = [name for name, (role, _) in self.members().items() if role == "leader"]
        return next(node for node in self.nodes if [node.name] == leader)

    def sql(self, statement, port=None):
        url = f"postgres://claimdesk:{PASSWORD}@127.0.0.1:{port or self.database_port}/claimdesk?connect_timeout=3"
        done = subprocess.run([f"{postgres_bin()}/psql", "-X", "-d", url, "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1",
                               "-c", statement], capture_output=True, text=True, check=True, timeout=60)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def answers(self):
        try:
            return self.sql("select 1") == [["1"]]
        except subprocess.SubprocessError:
            return False

    def marks(self):
        return self.sql(MARKS)

    def stop(self):
        for server in self.servers:
            server.kill()
        for service in reversed(self.services):
            if isinstance(service, Node):
                service.signal(signal.SIGCONT)
            service.end()
            if isinstance(service, Node):
                service.kill()
        self.scratch.remove()
