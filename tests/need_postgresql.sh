#!/bin/sh
# Ledgers on a server are tested on a real one: sees that PostgreSQL's programs are there. The tests
# start and stop a server of their own.
set -u

has_server() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1
}

if has_server; then
    exit 0
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root apt-get install -y -qq --no-install-recommends postgresql postgresql-contrib \
        >/dev/null 2>&1
fi
if has_server; then
    exit 0
fi
echo "server: install PostgreSQL (Debian: apt-get install postgresql), then run this again" >&2
exit 1
