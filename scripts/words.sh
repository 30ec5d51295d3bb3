#!/bin/sh
# Archaic words in code, docs and texts. Prints each line that has one, and fails if there is any.
# Word lists of the analysis are data, and so are quotations in its tests and the words in quotation marks that it looks for.
set -eu
cd "$(dirname "$0")/.."

words='anew|besides?|whom|whomever|whoever|thereof|shall|lest|is none of|are none of|one.s own|be still to be|so long as|ere'
files() {
    git ls-files README.md CONTRIBUTING.md SECURITY.md docs src crates frontend/src scripts |
        grep -E '\.(md|rs|ts|tsx|css|sh|py|toml)$' |
        grep -vE '^scripts/words\.sh$|/lexicon/|^crates/claim-analysis/src/values/fates/phrases\.rs$|^crates/[^/]+/tests/|^frontend/src/api/schema\.ts$|^docs/decisions/'
}

# One file that is wrong on purpose proves that the search finds something.
sample=$(mktemp)
trap 'rm -f "$sample"' EXIT
echo 'Begin anew, whoever you are.' >"$sample"
grep -qiwE "$words" "$sample" || { echo 'words: the search finds nothing' >&2; exit 1; }

if files | tr '\n' '\0' | xargs -0 grep -niwE "$words" |
    grep -vE '^crates/claim-analysis/[^:]*:[0-9]+:.*"shall"'; then
    echo 'words: write it in plain words (CONTRIBUTING.md names the guide)' >&2
    exit 1
fi
echo 'words: 1 passed, 0 failed'
