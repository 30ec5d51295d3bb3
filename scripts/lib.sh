# shellcheck shell=sh
# What several scripts need: where PostgreSQL is, who runs it, where a browser is.

# Prints the directory of initdb and postgres (major version 15 to 18), or fails. The same order as the server's:
# PATH first, links followed to the version's own directory, then the distribution's, newest version first.
postgres_bin() {
    {
        initdb=$(command -v initdb || true)
        [ -z "$initdb" ] || dirname "$(readlink -f "$initdb")"
        ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5,5nr
    } | while read -r dir; do
        [ -x "$dir/postgres" ] && [ -x "$dir/pg_ctl" ] && [ -x "$dir/initdb" ] || continue
        major=$("$dir/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
        if [ "$major" -ge 15 ] && [ "$major" -le 18 ]; then
            printf '%s\n' "$dir"
            break
        fi
    done | grep .
}

# Prints the path of a Chromium, or fails. CHROMIUM decides when it is set. chromium-headless-shell has
# the same engine without a user interface, and is faster.
chromium_path() {
    if [ -n "${CHROMIUM:-}" ]; then
        printf '%s\n' "$CHROMIUM"
        return
    fi
    for name in chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
    return 1
}

# Debian keeps it out of the path of ordinary users.
nginx_path() {
    command -v nginx || { [ -x /usr/sbin/nginx ] && echo /usr/sbin/nginx; }
}

# Runs a command as the user that may run PostgreSQL: ourselves, or an ordinary user when we are root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u "$(postgres_user)" -- "$@"
    else
        "$@"
    fi
}

postgres_user() {
    if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}
