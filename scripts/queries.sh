#!/bin/sh
# Compiles the queries against a database with all migrations. `queries.sh write` writes .sqlx from what it
# learns; `queries.sh check` fails when .sqlx says something else.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-check}

DEV_DB_DIR=$(mktemp -d /tmp/claimdesk-queries-XXXXXX)
export DEV_DB_DIR
learned=$(mktemp -d)
trap 'scripts/dev-db.sh stop; rm -rf "$learned"' EXIT
trap 'exit 130' INT TERM

url=$(scripts/dev-db.sh start)
scripts/dev-db.sh migrate

# The macros speak to the database when they expand, so the library has to be compiled once more.
touch src/lib.rs
env -u SQLX_OFFLINE DATABASE_URL="$url" SQLX_OFFLINE_DIR="$learned" "${CARGO:-cargo}" check --locked --lib --quiet
# And once more when somebody compiles next: without the database.
touch src/lib.rs

count=$(find "$learned" -name 'query-*.json' | wc -l)
case "$mode" in
write)
    rm -rf .sqlx
    mkdir .sqlx
    find "$learned" -name 'query-*.json' -exec cp {} .sqlx/ \;
    echo "queries: $count written to .sqlx"
    ;;
check)
    if ! diff -r .sqlx "$learned"; then
        echo 'queries: .sqlx is out of date; run make queries and commit it' >&2
        exit 1
    fi
    echo "queries: $count passed, 0 failed"
    ;;
esac
