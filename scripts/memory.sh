#!/bin/sh
# Prints the resident memory of a release server: idle, after four sign-ins, loaded. Needs make build, curl and wrk.
# Goals: 40, 50 and 90 MiB. BINARY names another build.
set -eu
cd "$(dirname "$0")/.."
binary=${BINARY:-$PWD/target/release/claimdesk}
scratch=$(mktemp -d)
chmod 755 "$scratch"
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_HTTP__LISTEN=127.0.0.1:28090
export CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:28091 CLAIMDESK_LOG__FILTER=warn
base=http://$CLAIMDESK_HTTP__LISTEN

"$binary" serve >"$scratch/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
until curl -fs "http://$CLAIMDESK_OPERATIONS__LISTEN/readyz" >/dev/null 2>&1; do
    kill -0 "$server" || { cat "$scratch/log"; exit 1; }
    sleep 0.1
done
sleep 2
memory() {
    awk -v name="$1" '$1 == "Rss:" {all = $2} $1 == "Anonymous:" {own = $2}
        END {printf "%-22s %5.1f MiB, of which %5.1f are pages of the program\n", name, all / 1024, (all - own) / 1024}' \
        "/proc/$server/smaps_rollup"
}
memory idle

echo 'a long enough password' |
    "$binary" admin create-account --email e@example.org --name E --role editor --password-stdin >/dev/null
for _ in 1 2 3 4; do
    curl -fs -c "$scratch/jar" -H 'Content-Type: application/json' "$base/api/v1/session" -o /dev/null \
        -d '{"email": "e@example.org", "password": "a long enough password"}' &
    signing="${signing:-} $!"
done
# shellcheck disable=SC2086 # a list of processes
wait $signing
sleep 1
memory 'after four sign-ins'

cookie="Cookie: $(awk '/claimdesk/ {print $6 "=" $7}' "$scratch/jar")"
for path in /api/v1/claims /api/v1/articles /feeds/verdicts.json /; do
    wrk -t1 -c64 -d5s -H "$cookie" "$base$path" >/dev/null
done
memory loaded
