#!/bin/sh
# Takes the pictures in docs/screenshots: starts the real binary with the sample articles on an empty data directory
# and free ports, lets two people work in a real browser, and photographs what they see. BINARY chooses another build.
# Arguments choose files (scripts/screenshots.sh intake).
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

binary=${BINARY:-${CARGO_TARGET_DIR:-target}/debug/claimdesk}
chromium=$(chromium_path) || { echo 'screenshots: no Chromium; run make setup or set CHROMIUM' >&2; exit 1; }

# Nothing of the caller's settings may reach this server.
for name in $(env | sed -n 's/^\(CLAIMDESK_[A-Z0-9_]*\)=.*/\1/p') DATABASE_URL; do
    unset "$name"
done

place=$(mktemp -d /tmp/claimdesk-screenshots-XXXXXX)
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
    if [ "$status" -ne 0 ] && [ -s "$place/server.log" ]; then
        kept=${CARGO_TARGET_DIR:-target}/screenshots-server.log
        mkdir -p "${kept%/*}"
        cp "$place/server.log" "$kept"
        echo "screenshots: the log of the server is in $kept, it ends with:" >&2
        tail -n 40 "$kept" >&2
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

# The websites of the pictures stand on this machine.
export CLAIMDESK_WEBHOOKS__ALLOW=127.0.0.0/8 CLAIMDESK_PAGES__ALLOW=127.0.0.0/8
# Without it the search in another language finds nothing.
model=$PWD/models/multilingual.bin
[ -f "$model" ] || { echo 'screenshots: no models/multilingual.bin; run make model ARGS=multilingual' >&2; exit 1; }
export CLAIMDESK_MATCHING__MODEL="$model"
export CLAIMDESK_DATA_DIR="$place/data" CLAIMDESK_PUBLIC_URL="http://localhost:$http"
"$binary" serve --http-listen "127.0.0.1:$http" --operations-listen "127.0.0.1:$operations" \
    >"$place/server.log" 2>&1 </dev/null &
server=$!

tries=0
until scripts/probe.sh 127.0.0.1 "$operations" /readyz 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { echo 'screenshots: the server ended before it was ready' >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'screenshots: the server was not ready within two minutes' >&2; exit 1; }
    sleep 0.2
done

account() {
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s' "$password" |
        "$binary" admin create-account --email "$1@desk.example" --name "$2" --role "$3" --password-stdin >&2
    printf '%s@desk.example:%s' "$1" "$password"
}
reviewer=$(account ines 'Ines Calder' reviewer)
editor=$(account tomas 'Tomas Wren' editor)
account jonas 'Jonas Feld' reviewer >/dev/null
chief=$(account mara 'Mara Holt' admin)

mkdir -p docs/screenshots
E2E_URL="http://localhost:$http" E2E_REVIEWER="$reviewer" E2E_EDITOR="$editor" \
    E2E_CHIEF="$chief" \
    CHROMIUM="$chromium" npm exec --prefix frontend -- playwright test --config frontend/screenshots/playwright.config.ts "$@"
# Only pictures that a page shows are kept.
for picture in docs/screenshots/*.png; do
    grep -qF "$picture" README.md || grep -rqF "${picture#docs/}" docs --include='*.md' || rm "$picture"
done
