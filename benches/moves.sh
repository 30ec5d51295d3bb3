#!/bin/sh
# How fast do verdicts move? Loopback only; needs wrk, pgbench, python3 and a release build (make build).
# Fills a fresh newsroom with CLAIMS claims (default 100,000) by SQL, then submits, approves and publishes BATCH of them
# through the server and as many others by pgbench with the very statements that the server sends, in interleaved rounds.
# Every claim is moved once. docs/performance.md has the figures.
set -eu
cd "$(dirname "$0")/.."
claims=${CLAIMS:-100000}
rounds=${ROUNDS:-3}
connections=${CONNECTIONS:-16}
each=${EACH:-150}
batch=$((connections * each))
binary=$PWD/target/release/claimdesk
scratch=$(mktemp -d)
chmod 755 "$scratch"
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_HTTP__LISTEN=127.0.0.1:28086
export CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:28087 CLAIMDESK_LOG__FILTER=warn
base=http://$CLAIMDESK_HTTP__LISTEN

"$binary" serve --no-samples >"$scratch/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
until curl -fs "http://$CLAIMDESK_OPERATIONS__LISTEN/readyz" >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$scratch/log"; exit 1; }
    sleep 0.1
done
socket=$(find "$CLAIMDESK_DATA_DIR/run" -name '.s.PGSQL.*' ! -name '*.lock')
export PGHOST="${socket%/*}" PGPORT="${socket##*.}" PGDATABASE=claimdesk PGUSER=claimdesk
owner=$(stat -c %U "$socket")
sql() { if [ "$(id -un)" = "$owner" ]; then "$@"; else setpriv --reuid="$owner" --regid="$owner" --clear-groups "$@"; fi; }

for role in reviewer editor; do
    echo 'a long enough password' |
        "$binary" admin create-account --email "$role@example.org" --name "$role" --role "$role" --password-stdin >/dev/null
    curl -fs -c "$scratch/$role.jar" -H 'Content-Type: application/json' "$base/api/v1/session" -o /dev/null \
        -d "{\"email\": \"$role@example.org\", \"password\": \"a long enough password\"}"
done
id_of() { sql psql -qAtc "select id from accounts where email = '$1@example.org'"; }
reviewer=$(id_of reviewer) editor=$(id_of editor)
cookie_of() { awk '/claimdesk/ {print "Cookie: " $6 "=" $7}' "$scratch/$1.jar"; }

sql psql -qv ON_ERROR_STOP=1 -v claims="$claims" -f benches/queue.sql
sql psql -qv ON_ERROR_STOP=1 -v reviewer="$reviewer" <<'SQL'
create unlogged table bench_claims (i serial primary key, claim uuid, article uuid);
insert into bench_claims (claim, article)
select c.id, c.article_id from claims c join reviews r on r.claim_id = c.id where r.state = 'unassigned' order by random();
insert into evidence (id, claim_id, url, publisher, accessed_at, stance, visibility, created_by, created_at, origin, position)
select gen_random_uuid(), claim, 'https://registry.example/' || claim, 'Registry', now(), 'supports', 'public', :'reviewer',
    now(), 'registry.example', 1
from bench_claims;
update reviews set state = 'in_review', assignee_id = :'reviewer', lease_until = now() + interval '30 minutes', version = 1
where claim_id in (select claim from bench_claims);
grant select on bench_claims to claimdesk_app;
SQL
sql psql -qc 'vacuum analyze'
sql psql -qAtc 'select claim from bench_claims order by i' >"$scratch/claims"
python3 benches/moves.py "$scratch" "$reviewer" "$editor"
chmod 644 "$scratch"/*.sql

body='{"rating": "true", "summary": "It is so.", "rationale": "The lists agree.", "as_of": "2026-11-20T00:00:00Z"}'
by_server() { # move, who, body, version seen, first line
    wrk -t1 -c"$connections" -d20s --latency -H "$(cookie_of "$2")" -s benches/moves.lua "$base" -- \
        "$scratch/claims" "$5" "$batch" "$1" "$3" "$4" |
        awk -v name="$1" '$1 == "99%" {p99 = $2} $1 == "Moves/sec:" {rate = $2} /Non-2xx/ {bad = " NOT 2xx: " $NF}
            END {printf "%s\t%d\t%s%s\n", name, rate, p99, bad}'
}
by_pgbench() { # move, first line
    sql env PGOPTIONS='-c role=claimdesk_app' pgbench -n -M prepared -c "$connections" -j 1 -t "$each" -D base="$2" \
        -D each="$each" -D n=0 -f "$scratch/$1.sql" 2>"$scratch/pgbench.err" |
        awk -v name="$1: pgbench" '/^tps/ {rate = $3} /actually processed/ {done = $NF} /failed/ && $5 + 0 > 0 {bad = $0}
            END {printf "%s\t%d\t%s %s\n", name, rate, done, bad}'
}
round=0
while [ "$round" -lt "$rounds" ]; do
    first=$((1 + 2 * round * batch)) second=$((1 + (2 * round + 1) * batch))
    by_server submission reviewer "$body" 1 "$first"
    by_pgbench submission "$second"
    by_server approval editor '{}' 2 "$first"
    by_pgbench approval "$second"
    by_server publication editor '{}' 3 "$first"
    by_pgbench publication "$second"
    round=$((round + 1))
done | tee "$scratch/rounds"
sql psql -qAt <<'SQL'
select 'published by both: ' || count(*) from bench_claims join publications on claim_id = claim;
select 'events: ' || string_agg(kind || ' ' || n, ', ') from (select kind, count(*) as n from events where kind like 'verdict%' group by 1) e;
SQL
python3 benches/medians.py "$scratch/rounds"
