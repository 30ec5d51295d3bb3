#!/bin/sh
# Is the dashboard as fast as it has to be? Starts the real binary on an empty data directory and free ports, fills it
# with 10,600 claims, one article of 2 MiB among them, and 300 verdicts, and measures in a real browser: one line for each budget, and a
# failure when one is over. Builds nothing: BINARY chooses a build, else the release build, else the debug build. RUNS
# is how often each thing is measured (5); what is printed is the median. Arguments choose parts (queue, article, public).
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

binary=${BINARY:-}
for build in release debug; do
    candidate=${CARGO_TARGET_DIR:-target}/$build/claimdesk
    [ -n "$binary" ] || [ ! -x "$candidate" ] || binary=$candidate
done
[ -x "$binary" ] || { echo 'budgets: no claimdesk; make build, or set BINARY' >&2; exit 1; }
chromium=$(chromium_path) || { echo 'budgets: no Chromium; run make setup or set CHROMIUM' >&2; exit 1; }

# Nothing of the caller's settings may reach this server.
for name in $(env | sed -n 's/^\(CLAIMDESK_[A-Z0-9_]*\)=.*/\1/p') DATABASE_URL; do
    unset "$name"
done

place=$(mktemp -d /tmp/claimdesk-budgets-XXXXXX)
# As root, PostgreSQL runs as another user, who has to pass through.
chmod 711 "$place"
server=''
finish() {
    status=$?
    trap - EXIT
    if [ -n "$server" ]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$place"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

ports=$(node -e '
    const { createServer } = require("node:net");
    const servers = [createServer(), createServer()];
    let open = 0;
    for (const server of servers) server.listen(0, "127.0.0.1", () => {
        if (++open < 2) return;
        console.log(servers.map((one) => one.address().port).join(" "));
        for (const one of servers) one.close();
    });')
http=${ports% *}
operations=${ports#* }

export CLAIMDESK_DATA_DIR="$place/data" CLAIMDESK_PUBLIC_URL="http://localhost:$http" CLAIMDESK_LOG__FILTER=warn
"$binary" serve --no-samples --http-listen "127.0.0.1:$http" --operations-listen "127.0.0.1:$operations" \
    >"$place/server.log" 2>&1 </dev/null &
server=$!

tries=0
until scripts/probe.sh 127.0.0.1 "$operations" /readyz 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$place/server.log" >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'budgets: the server was not ready within two minutes' >&2; exit 1; }
    sleep 0.2
done

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" | "$binary" admin create-account --email reviewer@budgets.example \
    --name 'Rana Reviewer' --role reviewer --password-stdin >&2

mkdir "$place/articles"
node frontend/budgets/articles.mjs "$place/articles"
"$binary" import "$place/articles/manifest.json" >"$place/import.log" ||
    { tail -n 20 "$place/import.log" >&2; exit 1; }
printf '%s' "$password" | "$binary" admin create-account --email editor@budgets.example \
    --name 'Emre Editor' --role editor --password-stdin >&2
node frontend/budgets/public.mjs >"$place/archive.csv"
# The first import lists the archive's ratings, the second one has them mapped.
"$binary" import-verdicts --host budgets.example "$place/archive.csv" >"$place/unmapped.log" || true
node frontend/budgets/public.mjs "http://localhost:$http" "editor@budgets.example:$password"
"$binary" import-verdicts --host budgets.example "$place/archive.csv" >>"$place/import.log" ||
    { tail -n 20 "$place/import.log" >&2; exit 1; }

CLAIMDESK_BUDGETS_URL="http://localhost:$http" CHROMIUM="$chromium" \
    CLAIMDESK_BUDGETS_ACCOUNT="reviewer@budgets.example:$password" node frontend/budgets/measure.mjs "$@"
