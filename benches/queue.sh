#!/bin/sh
# How fast is the desk with a million claims? Loopback only; needs wrk, pgbench, python3 and a release build (make build).
# Fills a fresh newsroom with CLAIMS claims (default 1,000,000) by SQL, then measures list and file through the server
# beside pgbench with the very statements that the server sends, in interleaved rounds. docs/performance.md has the
# figures and what they are compared with.
set -eu
cd "$(dirname "$0")/.."
claims=${CLAIMS:-1000000}
rounds=${ROUNDS:-3}
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-16}
binary=$PWD/target/release/claimdesk
scratch=$(mktemp -d)
chmod 755 "$scratch"
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_HTTP__LISTEN=127.0.0.1:28082
export CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:28083 CLAIMDESK_LOG__FILTER=warn
base=http://$CLAIMDESK_HTTP__LISTEN

"$binary" serve --no-samples >"$scratch/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
until curl -fs "http://$CLAIMDESK_OPERATIONS__LISTEN/readyz" >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$scratch/log"; exit 1; }
    sleep 0.1
done
echo 'a long enough password' |
    "$binary" admin create-account --email r@example.org --name "R" --role reviewer --password-stdin >/dev/null
curl -fs -c "$scratch/jar" -H 'Content-Type: application/json' "$base/api/v1/session" -o /dev/null \
    -d '{"email": "r@example.org", "password": "a long enough password"}'
cookie="Cookie: $(awk '/claimdesk/ {print $6 "=" $7}' "$scratch/jar")"

# The private PostgreSQL, as its owner.
socket=$(find "$CLAIMDESK_DATA_DIR/run" -name '.s.PGSQL.*' ! -name '*.lock')
export PGHOST="${socket%/*}" PGPORT="${socket##*.}" PGDATABASE=claimdesk PGUSER=claimdesk
owner=$(stat -c %U "$socket")
sql() { if [ "$(id -un)" = "$owner" ]; then "$@"; else setpriv --reuid="$owner" --regid="$owner" --clear-groups "$@"; fi; }
sql psql -qv ON_ERROR_STOP=1 -v claims="$claims" -f benches/queue.sql
sql psql -qc 'vacuum analyze'
echo "$claims claims: $(sql psql -qAtc "select pg_size_pretty(pg_database_size('claimdesk'))")"

id=$(sql psql -qAtc "select claim_id from reviews where state = 'unassigned' order by rank desc limit 1 offset 500")
python3 benches/statements.py "$scratch" "$id"
measure() { # name, address
    wrk -t1 -c"$connections" -d"${seconds}s" --latency -H "$cookie" "$base$2" |
        awk -v name="$1" '$1 == "99%" {p99 = $2} $1 == "Requests/sec:" {rate = $2}
            /Non-2xx/ {bad = " NOT 2xx: " $NF} END {printf "%s\t%d\t%s%s\n", name, rate, p99, bad}'
}
limit() { # name, script
    sql pgbench -n -M prepared -c "$connections" -j 1 -T "$seconds" -f "$scratch/$2" 2>/dev/null |
        awk -v name="$1" '/^tps/ {printf "%s\t%d\t\n", name, $3}'
}
chmod 755 "$scratch"
round=1
while [ "$round" -le "$rounds" ]; do
    measure 'list of a state' '/api/v1/claims?state=unassigned'
    limit 'list of a state: pgbench' states.sql
    measure 'list with filters' '/api/v1/claims?state=unassigned,in_review&kind=casualties&topic=t7'
    limit 'list with filters: pgbench' filters.sql
    measure 'claim file' "/api/v1/claims/$id"
    limit 'claim file: pgbench' file.sql
    measure 'rare claimant' '/api/v1/claims?claimant=nobody%20of%20that%20name'
    round=$((round + 1))
done | tee "$scratch/rounds"
python3 benches/medians.py "$scratch/rounds"
