#!/bin/sh
# How do feeds, search and the dump behave with a million published verdicts? Loopback only; needs wrk, nginx, python3
# and a release build (make build). Fills a fresh newsroom with VERDICTS verdicts (default 1,000,000) by SQL, then
# measures cached feeds beside nginx, which serves the same bytes as files, in interleaved rounds; pages far into the
# feed beside the first; searches; and the memory that the whole dump costs. docs/performance.md has the figures.
set -eu
cd "$(dirname "$0")/.."
verdicts=${VERDICTS:-1000000}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-4}
connections=${CONNECTIONS:-16}
binary=$PWD/target/release/claimdesk
scratch=$(mktemp -d)
chmod 755 "$scratch"
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_HTTP__LISTEN=127.0.0.1:28084
export CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:28085 CLAIMDESK_LOG__FILTER=warn
base=http://$CLAIMDESK_HTTP__LISTEN
beside=http://127.0.0.1:28086

"$binary" serve --no-samples >"$scratch/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; [ -f "$scratch/nginx.pid" ] && kill "$(cat "$scratch/nginx.pid")"; wait "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
until curl -fs "http://$CLAIMDESK_OPERATIONS__LISTEN/readyz" >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$scratch/log"; exit 1; }
    sleep 0.1
done
memory() { awk -v name="$1" '$1 == name ":" {printf "%.1f MiB", $2 / 1024}' "/proc/$server/status"; }

# The private PostgreSQL, as its owner.
socket=$(find "$CLAIMDESK_DATA_DIR/run" -name '.s.PGSQL.*' ! -name '*.lock')
export PGHOST="${socket%/*}" PGPORT="${socket##*.}" PGDATABASE=claimdesk PGUSER=claimdesk
owner=$(stat -c %U "$socket")
sql() { if [ "$(id -un)" = "$owner" ]; then "$@"; else setpriv --reuid="$owner" --regid="$owner" --clear-groups "$@"; fi; }
sql psql -qv ON_ERROR_STOP=1 -v verdicts="$verdicts" -f benches/feeds.sql
sql psql -qc 'vacuum analyze'
echo "$verdicts published verdicts: $(sql psql -qAtc "select pg_size_pretty(pg_database_size('claimdesk'))"), memory $(memory VmRSS)"

# The same bytes as files.
mkdir -p "$scratch/www"
curl -fs "$base/feeds/verdicts.json" -o "$scratch/www/verdicts.json"
curl -fs -H 'Accept-Encoding: gzip' "$base/feeds/verdicts.json" -o "$scratch/www/verdicts.json.gz"
chmod -R a+rX "$scratch/www"
cat >"$scratch/nginx.conf" <<NGINX
worker_processes 2;
pid $scratch/nginx.pid;
error_log $scratch/nginx.log;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    keepalive_requests 1000000;
    types { application/feed+json json; }
    gzip_static on;
    open_file_cache max=100;
    server { listen 127.0.0.1:28086; root $scratch/www; }
}
NGINX
nginx -c "$scratch/nginx.conf" -e "$scratch/nginx.log"
tag() { curl -fs -o /dev/null -D - "$1" | tr -d '\r' | awk 'tolower($1) == "etag:" {print $2}'; }
ours=$(tag "$base/feeds/verdicts.json")
theirs=$(tag "$beside/verdicts.json")

measure() { # name, address, header …
    name=$1 address=$2
    shift 2
    wrk -t1 -c"$connections" -d"${seconds}s" --latency "$@" "$address" |
        awk -v name="$name" '$1 == "50%" {p50 = $2} $1 == "99%" {p99 = $2} $1 == "Requests/sec:" {rate = $2}
            /Non-2xx/ && name !~ /304/ {bad = " NOT 2xx: " $NF} END {printf "%s\t%d\t%s\t%s%s\n", name, rate, p50, p99, bad}'
}
far() { curl -fs "$base/feeds/verdicts.json?limit=100" | python3 -c "
import base64, json, sys
print(base64.urlsafe_b64encode(str($1).encode()).decode().rstrip('='))"; }
round=1
while [ "$round" -le "$rounds" ]; do
    measure 'feed' "$base/feeds/verdicts.json"
    measure 'feed: nginx' "$beside/verdicts.json"
    measure 'feed, gzip' "$base/feeds/verdicts.json" -H 'Accept-Encoding: gzip'
    measure 'feed, gzip: nginx' "$beside/verdicts.json" -H 'Accept-Encoding: gzip'
    measure 'feed, 304' "$base/feeds/verdicts.json" -H "If-None-Match: $ours"
    measure 'feed, 304: nginx' "$beside/verdicts.json" -H "If-None-Match: $theirs"
    round=$((round + 1))
done | tee "$scratch/rounds"
python3 - "$scratch/rounds" <<'PY'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    name, rate, p50, p99 = line.rstrip("\n").split("\t")
    rows.setdefault(name, []).append((int(rate), p50, p99))
print("medians:")
for name, values in rows.items():
    rate = statistics.median(rate for rate, *_ in values)
    beside = rows.get(f"{name}: nginx")
    ratio = f"{rate / statistics.median(r for r, *_ in beside):.2f} x nginx" if beside else ""
    middle = sorted(values)[len(values) // 2]
    print(f"{name:22} {rate:8.0f}/s  p50 {middle[1]:>8}  p99 {middle[2]:>8}  {ratio}")
PY

# What is rendered for the first time: one request after the other, each for a page that nobody asked for before.
python3 - "$base" "$verdicts" <<'PY'
import base64, statistics, sys, time, urllib.request
base, verdicts = sys.argv[1], int(sys.argv[2])
def cursor(number): return base64.urlsafe_b64encode(str(number).encode()).decode().rstrip("=")
def times(name, paths):
    taken = []
    for path in paths:
        begun = time.perf_counter()
        with urllib.request.urlopen(base + path) as answer: answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    print(f"{name:44} p50 {statistics.median(taken):6.1f} ms  p99 {taken[int(len(taken) * 0.99)]:6.1f} ms")
n = 100
times("page of 50 at the front", [f"/feeds/verdicts.atom?cursor={cursor(verdicts - i)}" for i in range(n)])
times("page of 50 at the far end", [f"/feeds/verdicts.atom?cursor={cursor(2000 + i)}" for i in range(n)])
times("one rating, one kind", [f"/feeds/verdicts.json?rating=false&kind=agreement&cursor={cursor(verdicts - 1000 * i)}" for i in range(n)])
times("a rare topic", [f"/feeds/verdicts.json?topic=t{i}" for i in range(n)])
times("one claimant", [f"/feeds/verdicts.json?claimant=ministry+{i}" for i in range(n)])
times("an outlet in a language, nothing fits", [f"/feeds/verdicts.json?outlet=post+{i % 40}&language=fr" for i in range(n)])
times("changes, 100 in the middle", [f"/feeds/corrections.json?cursor={cursor(verdicts // 2 + i)}" for i in range(n)])
times("search, three rare words", [f"/v1alpha1/claims:search?query=killed+dam+{1000 + i}" for i in range(n)])
times("search, words that all have", [f"/v1alpha1/claims:search?query=people+killed+february&offset={i}" for i in range(n)])
PY

before=$(memory VmHWM)
curl -fs -o "$scratch/dump" -w '%{time_total} %{size_download}' "$base/feeds/claimreview.json" >"$scratch/dumped"
python3 - "$scratch/dumped" "$scratch/dump" "$verdicts" <<'PY'
import sys
seconds, size = map(float, open(sys.argv[1]).read().split())
items = sum(line.startswith(b'{"@type":"DataFeedItem"') for line in open(sys.argv[2], "rb"))
assert items == int(sys.argv[3]), items
print(f"the whole dump: {items} reviews, {size / 2**20:.0f} MiB in {seconds:.0f} s, {items / seconds:.0f} reviews/s")
PY
echo "largest memory before it: $before, after it: $(memory VmHWM)"
