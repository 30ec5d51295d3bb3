#!/bin/sh
# Which crates are built in, with which of their features? `features.sh check` fails when tests/features.txt says something
# else, so that no default feature comes back unseen (compression of answers, a second TLS, HTTP/2); `write` writes it.
set -eu
cd "$(dirname "$0")/.."
now=$(mktemp)
trap 'rm -f "$now"' EXIT
# Without versions: the lock file has those.
"${CARGO:-cargo}" tree --workspace --locked --edges normal --target x86_64-unknown-linux-gnu --prefix none --format '{p}|{f}' |
    sed -e 's/ (\*)$//' -e 's/ [^|]*|/ /' -e 's/|/ /' -e 's/ *$//' -e '/^$/d' | LC_ALL=C sort -u >"$now"
if [ "${1:-check}" = write ]; then
    cp "$now" tests/features.txt
elif ! diff -u tests/features.txt "$now"; then
    echo 'other crates or features are built in: if that is meant, scripts/features.sh write'
    exit 1
fi
