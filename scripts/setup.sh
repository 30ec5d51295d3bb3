#!/bin/sh
# Installs what is missing, and says nothing when nothing is. `setup.sh run` is for building and running,
# `setup.sh test` adds the browser and the proxy of the end-to-end tests, `setup.sh bench` the load generator and nginx.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

fail() {
    printf 'setup: %s\n' "$1" >&2
    exit 1
}

command -v cargo >/dev/null || fail "cargo is missing; install Rust 1.95 or newer"
command -v node >/dev/null || fail "node is missing; install Node.js 20.19 or newer"
command -v npm >/dev/null || fail "npm is missing; it comes with Node.js on most systems"

missing=''
command -v cc >/dev/null || missing="$missing gcc libc6-dev"
postgres_bin >/dev/null || missing="$missing postgresql"
if [ "${1:-run}" = test ]; then
    chromium_path >/dev/null || missing="$missing chromium"
fi
if [ "${1:-run}" = bench ]; then
    command -v wrk >/dev/null || missing="$missing wrk"
fi
case ${1:-run} in test | bench)
    nginx_path >/dev/null || missing="$missing nginx"
    command -v python3 >/dev/null || missing="$missing python3"
    ;;
esac
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null ||
    fail "these are missing, install them with your system's package manager:$missing (PostgreSQL server 15 to 18)"
if [ "$(id -u)" -eq 0 ]; then
    root=''
elif command -v sudo >/dev/null; then
    root='sudo'
else
    fail "these packages are missing, install them as root: apt-get install$missing"
fi

printf 'setup: installing%s\n' "$missing"
$root apt-get update -q
packages=''
for package in $missing; do
    if [ "$package" = postgresql ]; then
        package=''
        for major in 18 17 16 15; do
            if apt-cache show "postgresql-$major" >/dev/null 2>&1; then
                package="postgresql-$major"
                break
            fi
        done
        [ -n "$package" ] || fail "this system offers no PostgreSQL server of version 15 to 18; add the repository of the PostgreSQL project"
        # We run clusters of our own, so the package need not make and start one on port 5432.
        if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
            $root mkdir -p /etc/postgresql-common
            echo 'create_main_cluster = false' | $root tee /etc/postgresql-common/createcluster.conf >/dev/null
        fi
    fi
    if [ "$package" = chromium ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        package=chromium-headless-shell
    fi
    packages="$packages $package"
done
# shellcheck disable=SC2086 # a list of packages
$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o Dpkg::Options::=--force-confold $packages

postgres_bin >/dev/null || fail "PostgreSQL was installed, but its programs are not in PATH or /usr/lib/postgresql"
