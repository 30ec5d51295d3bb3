#!/bin/sh
# What is built in, and may it be? `supply_chain.sh sbom` writes CycloneDX documents of the server and the dashboard to
# target/sbom; `supply_chain.sh deny` checks licences, bans, sources and known advisories, as far as their lists can be reached.
# The tools are installed below target/ in the versions named here.
set -eu
cd "$(dirname "$0")/.."
: "${CARGO:=cargo}" "${CARGO_TARGET_DIR:=$PWD/target}"
tools=$CARGO_TARGET_DIR/tools
tool() {
    [ -x "$tools/bin/$1" ] || env -u CARGO_TARGET_DIR "$CARGO" install --quiet --locked --root "$tools" "$1@$2"
    PATH=$tools/bin:$PATH
}

case "${1:-}" in
sbom)
    tool cargo-cyclonedx 0.5.9
    place=$CARGO_TARGET_DIR/sbom
    mkdir -p "$place"
    "$CARGO" cyclonedx --quiet --format json --spec-version 1.5 --target x86_64-unknown-linux-gnu \
        --override-filename sbom.cdx --manifest-path Cargo.toml
    mv sbom.cdx.json "$place/claimdesk.cdx.json"
    rm -f crates/*/sbom.cdx.json
    (cd frontend && npm sbom --sbom-format cyclonedx --omit dev) >"$place/dashboard.cdx.json"
    for document in claimdesk dashboard; do
        python3 -c 'import json, sys
bom = json.load(open(sys.argv[1]))
print(f"{sys.argv[2]}:", bom["bomFormat"], bom["specVersion"], "with", len(bom["components"]), "components")' "$place/$document.cdx.json" "$document"
    done
    ;;
deny)
    tool cargo-deny 0.20.2
    cargo-deny --locked check bans licenses sources
    # The lists of advisories come from elsewhere: where they cannot be reached, that is said and is a failure.
    cargo-deny --locked check advisories
    npm audit --omit dev --prefix frontend
    ;;
*)
    echo 'supply_chain.sh sbom | deny' >&2
    exit 2
    ;;
esac
