#!/bin/sh
# A PostgreSQL for development: its own cluster on a Unix socket, thrown away at will. The checked queries of
# `cargo build` without SQLX_OFFLINE and `make queries` use it. Not for data.
#
#   dev-db.sh start     make it if need be, start it, print its DATABASE_URL
#   dev-db.sh migrate   empty the database and apply every migration
#   dev-db.sh url       print its DATABASE_URL
#   dev-db.sh stop      stop it and remove it
#
# DEV_DB_DIR says where it lives. It must be a short path, for the socket is in it.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

# Not below the repository: as root, PostgreSQL runs as a user who may not be able to reach that.
dir=${DEV_DB_DIR:-/tmp/claimdesk-dev-$(id -u)-$(pwd | cksum | cut -d' ' -f1)}
url="postgres://claimdesk@localhost/claimdesk?host=$dir"

running() {
    [ -e "$dir/cluster/postmaster.pid" ] && as_postgres "$bin/pg_ctl" -D "$dir/cluster" status >/dev/null 2>&1
}

case "${1:-}" in
start)
    bin=$(postgres_bin) || { echo 'dev-db: no PostgreSQL server; run make setup' >&2; exit 1; }
    if ! running; then
        mkdir -p -m 700 "$dir"
        [ -O "$dir" ] || [ "$(id -u)" -eq 0 ] || { echo "dev-db: $dir belongs to somebody else" >&2; exit 1; }
        [ "$(id -u)" -ne 0 ] || chown "$(postgres_user)" "$dir"
        if [ ! -e "$dir/cluster/PG_VERSION" ]; then
            (cd / && as_postgres "$bin/initdb" -D "$dir/cluster" -U claimdesk -A trust --encoding=UTF8 \
                --locale=C.UTF-8 --no-instructions --no-sync >/dev/null)
        fi
        (cd / && as_postgres "$bin/pg_ctl" -D "$dir/cluster" -l "$dir/log" -w -s \
            -o "-c listen_addresses='' -c unix_socket_directories='$dir'" start </dev/null) ||
            { tail -n 20 "$dir/log" >&2; exit 1; }
    fi
    "$bin/psql" -h "$dir" -U claimdesk -d postgres -qAt -c "select 1 from pg_database where datname = 'claimdesk'" |
        grep -q 1 || "$bin/createdb" -h "$dir" -U claimdesk claimdesk
    echo "$url"
    ;;
migrate)
    bin=$(postgres_bin)
    "$bin/dropdb" -h "$dir" -U claimdesk --if-exists --force claimdesk
    "$bin/createdb" -h "$dir" -U claimdesk claimdesk
    # By psql and not by the server: the server compiles only when the queries match the tables.
    # So the table in which sqlx remembers what it applied is made here, as sqlx would have left it.
    {
        echo 'create table _sqlx_migrations (version bigint primary key, description text not null,'
        echo 'installed_on timestamptz not null default now(), success boolean not null, checksum bytea not null,'
        echo 'execution_time bigint not null);'
        for file in migrations/*.sql; do
            [ -e "$file" ] || continue
            name=$(basename "$file" .sql)
            printf '%s\n' "\\i $file"
            echo 'insert into _sqlx_migrations (version, description, success, checksum, execution_time) values'
            printf "(%s, '%s', true, decode('%s', 'hex'), 0);\\n" "${name%%_*}" \
                "$(echo "${name#*_}" | tr _ ' ')" "$(sha384sum "$file" | cut -d' ' -f1)"
        done
    } | "$bin/psql" -X -h "$dir" -U claimdesk -d claimdesk -q -1 -v ON_ERROR_STOP=1 >/dev/null
    ;;
url)
    echo "$url"
    ;;
stop)
    [ -d "$dir" ] || exit 0
    if bin=$(postgres_bin) && running; then
        (cd / && as_postgres "$bin/pg_ctl" -D "$dir/cluster" -m immediate -s -w stop)
    fi
    rm -rf "$dir"
    ;;
*)
    sed -n '2,12s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
