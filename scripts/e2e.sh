#!/bin/sh
# Starts the real binary on an empty data directory and free ports, makes two accounts, and drives the dashboard
# with a real browser. The server is stopped whatever happens. BINARY chooses another build; E2E_PATH (such as /a/b) puts
# the server below a path behind nginx, as in docs/operate/reverse-proxy.md; arguments choose tests (scripts/e2e.sh by-hand). A test stops the server: it makes the file "stopped" in E2E_PLACE and ends
# the process whose id is in server.pid there; the server starts again when that file is renamed to "again", also if it is still
# stopping then.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

binary=${BINARY:-${CARGO_TARGET_DIR:-target}/debug/claimdesk}
chromium=$(chromium_path) || { echo 'e2e: no Chromium; run make setup or set CHROMIUM' >&2; exit 1; }

# Nothing of the caller's settings may reach this server.
for name in $(env | sed -n 's/^\(CLAIMDESK_[A-Z0-9_]*\)=.*/\1/p') DATABASE_URL; do
    unset "$name"
done

place=$(mktemp -d /tmp/claimdesk-e2e-XXXXXX)
# As root, PostgreSQL runs as another user, who has to pass through.
chmod 711 "$place"
server='' provider='' proxy='' driving=''
finish() {
    status=$?
    trap - EXIT
    [ -z "$provider" ] || kill -TERM "$provider" 2>/dev/null || true
    [ -z "$proxy" ] || kill -TERM "$proxy" 2>/dev/null || true
    if [ -n "$server" ]; then
        : >"$place/over"
        kill -TERM "$(cat "$place/server.pid")" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ] && [ -s "$place/server.log" ]; then
        kept=${CARGO_TARGET_DIR:-target}/e2e-server${E2E_PART:+-$E2E_PART}.log
        mkdir -p "$(dirname "$kept")"
        cp "$place/server.log" "$kept"
        echo "e2e: the log of the server is in $kept" >&2
        # Once the browser drives, its list of failures is what has to stand last.
        [ -n "$driving" ] || tail -n 40 "$kept" >&2
    fi
    rm -rf "$place"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Below the ports that systems give to outgoing connections and to others that ask for any port: another run, or
# the browser, could take such a port before the server does.
ports=$(node -e '
    const { createServer } = require("node:net");
    const open = [];
    const next = () => {
        if (open.length === 4) {
            console.log(open.map((server) => server.address().port).join(" "));
            for (const server of open) server.close();
            return;
        }
        const server = createServer();
        server.on("error", next);
        server.listen(10000 + Math.floor(Math.random() * 22000), "127.0.0.1", () => {
            open.push(server);
            next();
        });
    };
    next();')
# shellcheck disable=SC2086
set -- $ports "$@"
http=$1 operations=$2 issuer=$3 front=$4
shift 4
# Passkeys take an address with a name.
url="http://localhost:$http"
if [ -n "${E2E_PATH:-}" ]; then
    url="http://localhost:$front$E2E_PATH"
    {
        echo "daemon off; pid $place/nginx.pid; error_log $place/nginx.log; events { }"
        echo "http { access_log off;"
        for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $place/nginx-$kind;"; done
        echo "server { listen localhost:$front; client_max_body_size 21m; location $E2E_PATH/ {"
        echo "proxy_pass http://127.0.0.1:$http; proxy_http_version 1.1; proxy_set_header Connection ''"
        echo "; proxy_set_header Host \$http_host; } } }"
    } >"$place/nginx.conf"
    "$(nginx_path)" -e "$place/nginx.log" -c "$place/nginx.conf" &
    proxy=$!
fi

PROVIDER_PORT=$issuer REDIRECT_URI="$url/api/v1/single-sign-on/arrival" \
    node frontend/e2e/provider.mjs >"$place/provider.log" 2>&1 </dev/null &
provider=$!

export CLAIMDESK_DATA_DIR="$place/data" CLAIMDESK_PUBLIC_URL="$url"
export CLAIMDESK_OIDC__ISSUER="http://localhost:$issuer" CLAIMDESK_OIDC__NAME='Newsroom ID'
# The endpoint that a test stands up is on this machine.
export CLAIMDESK_WEBHOOKS__ALLOW=127.0.0.0/8
# So are the sites from which tests fetch pages.
export CLAIMDESK_PAGES__ALLOW=127.0.0.0/8
export CLAIMDESK_IMPORTS__PUBLISHERS=lantern.example
export CLAIMDESK_OIDC__CLIENT_ID=claimdesk CLAIMDESK_OIDC__CLIENT_SECRET='of the client'
serve() {
    "$binary" serve --no-samples --http-listen "127.0.0.1:$http" --operations-listen "127.0.0.1:$operations" \
        >>"$place/server.log" 2>&1 </dev/null &
    echo $! >"$place/server.pid"
    wait $!
}
{
    serve || true
    while [ -e "$place/stopped" ] || [ -e "$place/again" ]; do
        while [ -e "$place/stopped" ]; do
            [ ! -e "$place/over" ] || exit 0
            sleep 0.1
        done
        rm -f "$place/again"
        serve || true
    done
} &
server=$!

tries=0
until scripts/probe.sh 127.0.0.1 "$operations" /readyz 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { echo 'e2e: the server ended before it was ready' >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'e2e: the server was not ready within two minutes' >&2; exit 1; }
    sleep 0.2
done

account() {
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s' "$password" |
        "$binary" admin create-account --email "$1@e2e.example" --name "$2" --role "$1" --password-stdin >&2
    printf '%s@e2e.example:%s' "$1" "$password"
}
reviewer=$(account reviewer 'Rana Reviewer')
editor=$(account editor 'Emre Editor')
chief=$(account admin 'Chloe Chief')

driving=yes
E2E_URL="$url" E2E_PLACE="$place" E2E_REVIEWER="$reviewer" E2E_EDITOR="$editor" \
    E2E_CHIEF="$chief" \
    CHROMIUM="$chromium" npm run e2e --prefix frontend -- "$@"
