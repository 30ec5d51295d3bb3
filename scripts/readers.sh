#!/bin/sh
# Do others read what Claimdesk emits? Starts a server of its own, publishes hostile texts, and reads every format with
# readers that know nothing of Claimdesk: one line for each, and a failure if one of them is not content. Builds nothing:
# takes the binary that is named (scripts/readers.sh target/debug/claimdesk), else the release build, else the debug
# build. Loopback only, but for the readers themselves, which come from PyPI and npm into target/ at the first run;
# newsboat and sfeed are read with where they are installed (apt-get install newsboat sfeed).
# READERS_DISCOVERY is the discovery document of Google's Fact Check Tools API, which the Python client is built from.
set -eu
named=${1:+$(realpath "$1")}
discovery=${READERS_DISCOVERY:+$(realpath -m "$READERS_DISCOVERY")}
cd "$(dirname "$0")/.."
: "${CARGO_TARGET_DIR:=$PWD/target}"
for name in $(env | sed -n 's/^\(CLAIMDESK_[A-Z0-9_]*\)=.*/\1/p') DATABASE_URL; do
    unset "$name"
done
binary=$named
for build in release debug; do
    [ -n "$binary" ] || [ ! -x "$CARGO_TARGET_DIR/$build/claimdesk" ] || binary=$CARGO_TARGET_DIR/$build/claimdesk
done
[ -x "$binary" ] || { echo 'readers: no claimdesk; make build, or name one' >&2; exit 1; }

tools=$CARGO_TARGET_DIR/readers
if ! cat scripts/readers/python.txt scripts/readers/node.txt | cmp -s - "$tools/installed"; then
    rm -rf "$tools"
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check -r scripts/readers/python.txt
    mkdir "$tools/node"
    grep -v '^#' scripts/readers/node.txt |
        xargs npm install --prefix "$tools/node" --save-exact --no-audit --no-fund --loglevel=error >/dev/null
    cat scripts/readers/python.txt scripts/readers/node.txt >"$tools/installed"
fi

scratch=$(mktemp -d /tmp/claimdesk-readers-XXXXXX)
# As root, PostgreSQL runs as another user, who has to pass through.
chmod 711 "$scratch"
server=''
finish() {
    status=$?
    trap - EXIT
    if [ -n "$server" ]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    [ "$status" -eq 0 ] || grep ERROR "$scratch/server.log" >&2 || true
    rm -rf "$scratch"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM
ports=$(python3 -c 'import socket
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(one.getsockname()[1] for one in held))')
export CLAIMDESK_DATA_DIR="$scratch/data" CLAIMDESK_LOG__FILTER=warn
export CLAIMDESK_HTTP__LISTEN="127.0.0.1:${ports% *}" CLAIMDESK_OPERATIONS__LISTEN="127.0.0.1:${ports#* }"
export CLAIMDESK_PUBLISHER__NAME='Karvia Post & <i>Söhne</i> ]]>'
export CLAIMDESK_PUBLISHER__LICENSE='https://creativecommons.org/licenses/by/4.0/'
"$binary" serve --no-samples >/dev/null 2>"$scratch/server.log" </dev/null &
server=$!
until scripts/probe.sh 127.0.0.1 "${ports#* }" /readyz 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$scratch/server.log" >&2; exit 1; }
    sleep 0.2
done

# Proxies are for the world outside.
export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
READERS_BINARY=$binary READERS_NODE=$tools/node READERS_SCRATCH=$scratch \
    READERS_DISCOVERY=${discovery:-../shared/reference/factchecktools.v1alpha1.json} \
    "$tools/bin/python" scripts/readers "http://127.0.0.1:${ports% *}"
