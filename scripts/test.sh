#!/bin/sh
# Everything `make test` checks, one step after the other; the first failure ends it. Each step says what it cost.
set -eu
cd "$(dirname "$0")/.."
: "${MAKE:=make}" "${CARGO:=cargo}"
export SQLX_OFFLINE=true
unset DATABASE_URL

# The caller's settings must not reach the tests.
for name in $(env | sed -n 's/^\(CLAIMDESK_[A-Z0-9_]*\)=.*/\1/p'); do
    unset "$name"
done

start=$(date +%s)
passed=0
step() {
    name=$1
    shift
    printf '\n=== %s\n' "$name"
    before=$(date +%s)
    if ! "$@"; then
        printf '\n=== %s failed: %s steps passed, 1 failed\n' "$name" "$passed" >&2
        exit 1
    fi
    passed=$((passed + 1))
    printf '=== %s: %s s\n' "$name" "$(($(date +%s) - before))"
}

# With enough room in memory the tests' databases are there, which saves a fifth of the time; their cluster ends with the tests.
rust_tests() (
    room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
    if [ "${room:-0}" -gt 4194304 ]; then
        TEST_DATABASES=$(mktemp -d /dev/shm/claimdesk-XXXXXX)
        export TEST_DATABASES
        chmod 711 "$TEST_DATABASES"
        trap end_cluster EXIT
        trap 'exit 130' INT TERM
    fi
    if command -v cargo-nextest >/dev/null; then
        "$CARGO" nextest run --workspace --locked
    else
        "$CARGO" test --workspace --lib --bins --tests --locked
    fi
)

end_cluster() {
    for running in "$TEST_DATABASES"/*/postgres/postmaster.pid; do
        postmaster=$(head -n 1 "$running" 2>/dev/null) || continue
        kill -INT "$postmaster" 2>/dev/null || true
        while kill -0 "$postmaster" 2>/dev/null; do sleep 0.1; done
    done
    rm -rf "$TEST_DATABASES"
}

rust_docs() {
    RUSTDOCFLAGS='-D warnings' "$CARGO" doc --workspace --no-deps --locked --quiet
}

# frontend/openapi.json is what the server says, and src/api/schema.ts is made from it.
contract() {
    "$CARGO_TARGET_DIR/debug/claimdesk" openapi >"$scratch/openapi.json" &&
        cp frontend/src/api/schema.ts "$scratch/schema.ts" &&
        if ! cmp -s "$scratch/openapi.json" frontend/openapi.json; then
            diff -u frontend/openapi.json "$scratch/openapi.json" | head -40
            echo 'frontend/openapi.json is out of date: make generated'
            return 1
        fi && npm run --silent generate --prefix frontend &&
        if ! cmp -s "$scratch/schema.ts" frontend/src/api/schema.ts; then
            echo 'frontend/src/api/schema.ts was out of date; it was regenerated, commit it'
            return 1
        fi
}

# Two halves at the same time, each with a server and a browser of its own: a test mostly waits. By the first letter of the
# file, both take about as long. Three at a time are too slow for what some tests watch. The second half runs below a path
# behind nginx; `E2E_PATH=/a/b make e2e` runs all of them there. A half that failed is printed last.
end_to_end() {
    E2E_PART=1 scripts/e2e.sh '/e2e/[a-g][^/]*$' >"$scratch/e2e-1" 2>&1 &
    first=$!
    E2E_PART=2 E2E_PATH=/a/b scripts/e2e.sh '/e2e/[h-z][^/]*$' >"$scratch/e2e-2" 2>&1 &
    second=$!
    failed=''
    wait "$first" && cat "$scratch/e2e-1" || failed="$failed $scratch/e2e-1"
    wait "$second" && cat "$scratch/e2e-2" || failed="$failed $scratch/e2e-2"
    # shellcheck disable=SC2086
    [ -z "$failed" ] || { cat $failed; return 1; }
}

CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
export CARGO_TARGET_DIR
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

step 'format' "$CARGO" fmt --all --check
step 'words' scripts/words.sh
step 'dashboard: build' "$MAKE" --no-print-directory frontend/dist/index.html
step 'dashboard: types, style, unused code' npm run --silent check --prefix frontend
step 'dashboard: unit tests' npm run --silent test --prefix frontend
step 'lints' "$CARGO" clippy --workspace --all-targets --locked --quiet -- -D warnings
step 'crates and features' scripts/features.sh check
step 'queries' scripts/queries.sh check
step 'Rust tests' rust_tests
step 'documentation tests' "$CARGO" test --workspace --doc --locked
step 'documentation' rust_docs
step 'server' "$CARGO" build --locked --bin claimdesk
step 'contract between server and dashboard' contract
step 'end to end' end_to_end

printf '\n%s steps passed, 0 failed, in %s s\n' "$passed" "$(($(date +%s) - start))"
