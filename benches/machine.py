"""The machine: a release server with its private PostgreSQL, people who are signed in, nginx, and load by wrk and pgbench."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
CONNECTIONS = 16
PASSWORD = "a long enough password"
#: Below 0 only for root: the figures of a machine that others use, too.
NICE = int(os.environ.get("BENCH_NICE", "0"))


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """An answer that points elsewhere is an answer."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirects)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def nicely():
    if NICE:
        os.setpriority(os.PRIO_PROCESS, 0, NICE)


class Server:
    """A server of the release build on its own data directory."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        self.url = f"http://127.0.0.1:{free_port()}"
        self.health = f"http://127.0.0.1:{free_port()}"
        self.environment = {
            **os.environ,
            "CLAIMDESK_DATA_DIR": str(folder / "data"),
            "CLAIMDESK_HTTP__LISTEN": self.url.removeprefix("http://"),
            "CLAIMDESK_OPERATIONS__LISTEN": self.health.removeprefix("http://"),
            "CLAIMDESK_LOG__FILTER": "warn",
        }
        self.environment.pop("DATABASE_URL", None)
        self.cookies = {}
        self.start()

    def start(self):
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--no-samples"],
                env=self.environment, stdout=log, stderr=log, preexec_fn=nicely,
            )
        until = time.monotonic() + 120
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"bench: the server does not start, see {self.folder}/server.log")
            time.sleep(0.1)
        run = self.folder / "data/run"
        found = [path for path in run.iterdir() if path.name.startswith(".s.PGSQL.") and path.suffix != ".lock"]
        self.socket = found[0]

    def is_ready(self):
        try:
            return urllib.request.urlopen(f"{self.health}/readyz", timeout=5).status == 200
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(120)

    def memory(self):
        """Resident memory of the server's process in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def postgres(self, *command, **more):
        """Runs a client program of PostgreSQL as the owner of the cluster, who is no root."""
        owner = self.socket.stat()
        if owner.st_uid != os.getuid():
            ids = ["setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups"]
            command = [*ids, *command]
        environment = {
            **os.environ, "PGHOST": str(self.socket.parent), "PGPORT": self.socket.name.rsplit(".", 1)[1],
            "PGDATABASE": "claimdesk", "PGUSER": "claimdesk",
        }
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd="/", check=False, **more)
        if done.returncode:
            raise SystemExit(f"bench: {command[-1]}: {done.stderr.strip()[-2000:]}")
        return done.stdout

    def sql(self, text, **variables):
        """Runs SQL; returns the rows as lists of text."""
        set_variables = [word for name, value in variables.items() for word in ("-v", f"{name}={value}")]
        out = self.postgres("psql", "-qAtX", "-F", "\t", "-v", "ON_ERROR_STOP=1", *set_variables, input=text)
        return [line.split("\t") for line in out.splitlines()]

    def person(self, role, number=0):
        """The cookie of somebody with this role."""
        name = f"{role}{number}"
        if name not in self.cookies:
            email = f"{name}@bench.example"
            if not self.sql("select 1 from accounts where email = 'pattern@bench.example'"):
                create = ["admin", "create-account", "--email", "pattern@bench.example", "--name", "Pattern"]
                subprocess.run(
                    [self.binary, *create, "--role", "reviewer", "--password-stdin"], env=self.environment,
                    input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL, cwd="/",
                )
            self.sql(f"""
                insert into accounts (id, email, name, role, password_hash, password_is_temporary, created_at)
                select gen_random_uuid(), '{email}', '{name}', '{role}', password_hash, false, now()
                from accounts where email = 'pattern@bench.example'
                on conflict do nothing""")
            answer = self.ask("POST", "/api/v1/session", {"email": email, "password": PASSWORD})
            self.cookies[name] = answer.headers["Set-Cookie"].split(";")[0]
        return self.cookies[name]

    def account(self, role, number=0):
        return self.sql(f"select id from accounts where email = '{role}{number}@bench.example'")[0][0]

    def ask(self, method, path, body=None, cookie=None, headers=()):
        """One request; failures are answers, too. `text` holds the body."""
        answer = self.open(path, cookie, method, body, headers)
        answer.text = answer.read()
        return answer

    def open(self, path, cookie=None, method="GET", body=None, headers=(), timeout=300):
        """The head of an answer, whose body is still to be read."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, method=method, data=data)
        for name, value in headers:
            request.add_header(name, value)
        if cookie:
            request.add_header("Cookie", cookie)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            return OPENER.open(request, timeout=timeout)
        except urllib.error.HTTPError as failure:
            return failure

    def timed(self, path, cookie, times=5):
        """Median of the time to answer a GET, in milliseconds, and its status."""
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            answer = self.ask("GET", path, cookie=cookie)
            taken.append((time.perf_counter() - begun) * 1000)
        return statistics.median(taken), answer.status


class Nginx:
    """nginx with two workers that serves the files of a folder."""

    def __init__(self, folder):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "www").mkdir(parents=True)
        (folder / "nginx.conf").write_text(f"""
            worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; keepalive_requests 1000000; gzip_static on; open_file_cache max=100;
                types {{ application/feed+json json; }}
                client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fcgi;
                uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
                server {{ listen {self.url.removeprefix("http://")}; root {folder}/www; }}
            }}""")

    def serve(self, name, content):
        (self.folder / "www" / name).write_bytes(content)

    def start(self):
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod(0o755)
        subprocess.run(
            ["nginx", "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log")],
            check=True, preexec_fn=nicely,
        )

    def stop(self):
        process = self.folder / "nginx.pid"
        if process.exists():
            os.kill(int(process.read_text()), 15)


def milliseconds(text):
    """wrk's `1.20ms`, `870.00us`, `2.1s` in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)([a-z]+)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def wrk(url, seconds, headers=(), script=None, arguments=()):
    """Requests a second, median and 99th percentile of the latency."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    command += [word for name, value in headers for word in ("-H", f"{name}: {value}")]
    if script:
        command += ["-s", str(ROOT / "benches" / script)]
    # Line by line: wrk itself waits for the end of its time, although all requests of a file are answered.
    command = ["stdbuf", "-oL", *command, url, "--", *map(str, arguments)]
    out = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout:
            out += line
            if line.startswith("Moves/sec:"):
                running.send_signal(signal.SIGINT)
    if running.returncode:
        raise SystemExit(f"bench: wrk ended with {running.returncode}: {url}")
    found = dict(re.findall(r"^\s*(50%|99%|Refused:|Moves/sec:|Requests/sec:)\s+(\S+)", out, re.M))
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    timeouts = re.search(r"timeout (\d+)", out)
    if script == "each.lua" and "Moves/sec:" not in found:
        raise SystemExit(f"bench: not all requests were answered in {seconds} s: {url}")
    rate = float(found.get("Moves/sec:", found["Requests/sec:"]))
    bad = int(found.get("Refused:", 0)) + (int(failed[1]) if failed and script != "each.lua" else 0) + (int(timeouts[1]) if timeouts else 0)
    return {"rate": rate, "p50": milliseconds(found["50%"]), "p99": milliseconds(found["99%"]), "failed": bad}


def pgbench(server, script, seconds=None, transactions=None, variables=()):
    """Transactions a second of a script, prepared, through the same socket."""
    path = server.folder / "pgbench.sql"
    path.write_text(script)
    path.chmod(0o644)
    length = ["-T", str(seconds)] if seconds else ["-t", str(transactions)]
    defined = [word for name, value in variables for word in ("-D", f"{name}={value}")]
    command = ["pgbench", "-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "1", *length, *defined, "-f", str(path)]
    found = re.search(r"tps = ([\d.]+)", server.postgres(*command, preexec_fn=nicely))
    if found is None and seconds and seconds < 60:
        # No transaction has ended in that time.
        return pgbench(server, script, seconds * 4, variables=variables)
    return {"rate": float(found[1])}
