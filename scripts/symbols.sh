#!/bin/sh
# Moves the symbols of a binary to a file next to it, where gdb, perf and backtraces find them: claimdesk.debug for claimdesk.
# The binary gets smaller by a fifth. Without objcopy (binutils), the binary stays as it is.
set -eu
binary=${1:?usage: symbols.sh BINARY}
command -v objcopy >/dev/null || exit 0
# Stripped already.
readelf -S --wide "$binary" | grep -q ' \.symtab ' || exit 0
folder=$(dirname "$binary")
name=$(basename "$binary")
cd "$folder"
objcopy --only-keep-debug "$name" "$name.debug"
# Into a new file: cargo keeps the same file under another name, and takes it for its own.
objcopy --strip-all --add-gnu-debuglink="$name.debug" "$name" "$name.stripped"
mv "$name.stripped" "$name"
