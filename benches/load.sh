#!/bin/sh
# How fast does the server answer? Loopback only; needs wrk, python3 and a release build (make build).
# Fills a fresh newsroom with ARTICLES generated articles (default 2000, some 20,000 claims), then measures each
# address in interleaved rounds beside a bare static answer of the same server, because only ratios of interleaved
# runs mean anything on a shared machine. The figures in docs/performance.md come from here.
set -eu
cd "$(dirname "$0")/.."
articles=${ARTICLES:-2000}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-4}
connections=${CONNECTIONS:-16}
binary=$PWD/target/release/claimdesk
scratch=$(mktemp -d)
chmod 755 "$scratch"
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_HTTP__LISTEN=127.0.0.1:28080
export CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:28081 CLAIMDESK_LOG__FILTER=warn
base=http://$CLAIMDESK_HTTP__LISTEN

"$binary" serve --no-samples >"$scratch/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
until curl -fs "http://$CLAIMDESK_OPERATIONS__LISTEN/readyz" >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$scratch/log"; exit 1; }
    sleep 0.1
done
memory() { awk '/VmRSS/ {printf "%.1f MiB", $2 / 1024}' "/proc/$server/status"; }
echo "memory idle: $(memory)"

for role in reviewer editor; do
    echo 'a long enough password' |
        "$binary" admin create-account --email $role@example.org --name "$role" --role $role --password-stdin >/dev/null
    curl -fs -c "$scratch/$role.jar" -H 'Content-Type: application/json' "$base/api/v1/session" -o /dev/null \
        -d "{\"email\": \"$role@example.org\", \"password\": \"a long enough password\"}"
done

mkdir "$scratch/articles"
python3 - "$scratch/articles" "$articles" <<'PY'
import random, sys
folder, count = sys.argv[1], int(sys.argv[2])
random.seed(7)
places = ["Sarn", "Port Lenn", "Anlis", "Dravo", "Kestrin", "Mole Bay", "Ustra", "Veld"]
bodies = ["the health ministry", "the harbour council", "the relief agency", "the mayor's office", "the army"]
lines = [
    lambda p, b: f"At least {random.randint(3, 900)} people were killed near {p} on {random.randint(1, 28)} March, {b} said.",
    lambda p, b: f"The agreement obliges both sides to leave {p} within {random.randint(2, 60)} days.",
    lambda p, b: f"More than {random.randint(10, 99)},000 tonnes of grain were stored in {p}, according to {b}.",
    lambda p, b: f"The bridge at {p} was opened on {random.randint(1, 28)} April 2024.",
    lambda p, b: f"Prices in {p} rose by {random.randint(2, 40)} percent because the road was closed, {b} said.",
    lambda p, b: f"“We counted {random.randint(20, 800)} vehicles in {p}”, a spokesperson for {b} told reporters.",
    lambda p, b: f"It is a quiet town, and people like to say so.",
]
for n in range(count):
    text = "\n\n".join(random.choice(lines)(random.choice(places), random.choice(bodies)) for _ in range(14))
    open(f"{folder}/{n}.txt", "w").write(f"Report number {n} from the valley\n\n{text}\n")
PY
before=$(date +%s.%N)
"$binary" import "$scratch"/articles/*.txt | tail -1
after=$(date +%s.%N)
python3 -c "print(f'import of $articles articles to claims: {$after - $before:.1f} s, {$articles / ($after - $before):.0f} articles/s')"

# Fifty published verdicts, so that the feeds carry something.
cookie_of() { awk '/claimdesk/ {print $6 "=" $7}' "$scratch/$1.jar"; }
python3 - "$base" "$(cookie_of reviewer)" "$(cookie_of editor)" <<'PY'
import json, sys, urllib.request
base, *cookies = sys.argv[1:]
def person(cookie):
    def call(method, path, body=None, tag=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(base + path, method=method, data=data, headers={"Cookie": cookie})
        if body is not None: request.add_header("Content-Type", "application/json")
        if tag: request.add_header("If-Match", tag)
        with urllib.request.urlopen(request) as answer: return json.load(answer), answer.headers["ETag"]
    return call
reviewer, editor = map(person, cookies)
page, _ = reviewer("GET", "/api/v1/claims?limit=50")
for claim in page["items"]:
    path, tag = f"/api/v1/claims/{claim['id']}", claim["etag"]
    _, tag = reviewer("POST", f"{path}/review/assign", {}, tag)
    evidence = {"url": "https://data.example/1", "stance": "supports", "excerpt": "As counted."}
    _, tag = reviewer("POST", f"{path}/evidence", evidence, tag)
    verdict = {"rating": "true", "summary": "The lists agree.", "rationale": "We compared **both** lists. " * 12}
    _, tag = reviewer("POST", f"{path}/verdict/submission", verdict, tag)
    _, tag = editor("POST", f"{path}/verdict/approval", {}, tag)
    editor("POST", f"{path}/verdict/publication", {}, tag)
PY
cookie="Cookie: $(cookie_of reviewer)"
etag=$(curl -s -o /dev/null -D - "$base/feeds/verdicts.json" | tr -d '\r' | awk 'tolower($1) == "etag:" {print $2}')
claim=$(curl -fs -H "$cookie" "$base/api/v1/claims?limit=1&state=unassigned" | python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["id"])')

measure() { # name, address, header …
    name=$1 address=$2
    shift 2
    wrk -t1 -c"$connections" -d"${seconds}s" --latency "$@" "$base$address" |
        awk -v name="$name" '$1 == "50%" {p50 = $2} $1 == "99%" {p99 = $2} $1 == "Requests/sec:" {rate = $2}
            /Non-2xx/ && name !~ /304/ {bad = " NOT 2xx: " $NF} END {printf "%s\t%d\t%s\t%s%s\n", name, rate, p50, p99, bad}'
}
echo "name	requests/s	p50	p99   ($rounds interleaved rounds of $seconds s, $connections connections)"
round=1
while [ "$round" -le "$rounds" ]; do
    measure 'static 3 kB' /verdicts/style.css
    measure 'feed, 50 verdicts' /feeds/verdicts.json
    measure 'feed, gzip' /feeds/verdicts.json -H 'Accept-Encoding: gzip'
    measure 'feed, 304' /feeds/verdicts.json -H "If-None-Match: $etag"
    measure 'claim list, 50' '/api/v1/claims?state=unassigned' -H "$cookie"
    measure 'claim file' "/api/v1/claims/$claim" -H "$cookie"
    round=$((round + 1))
done | tee "$scratch/rounds"
echo 'medians:'
python3 - "$scratch/rounds" <<'PY'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    name, rate, p50, p99 = line.rstrip("\n").split("\t")
    rows.setdefault(name, []).append((int(rate), p50, p99))
static = statistics.median(rate for rate, *_ in rows["static 3 kB"])
for name, values in rows.items():
    rate = statistics.median(rate for rate, *_ in values)
    middle = sorted(values)[len(values) // 2]
    print(f"{name:20} {rate:8.0f}/s  p50 {middle[1]:>8}  p99 {middle[2]:>8}  {rate / static:.3f} of static")
PY
echo "memory loaded: $(memory)"
