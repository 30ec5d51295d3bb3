#!/usr/bin/env bash
# Does http://HOST:PORT/PATH answer with 200? For images and machines without curl: probe.sh HOST PORT PATH
set -euo pipefail
exec 3<>"/dev/tcp/$1/$2"
printf 'GET %s HTTP/1.1\r\nHost: %s:%s\r\nConnection: close\r\n\r\n' "$3" "$1" "$2" >&3
read -r -t 5 _ status _ <&3
[[ $status == 200 ]]
