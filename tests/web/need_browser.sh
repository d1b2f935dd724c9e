#!/bin/sh
# The pages are tested in a real browser: sees that there is one, with letters for every script.
set -u

has_browser() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
        command -v google-chrome >/dev/null 2>&1
}

has_fonts() {
    command -v fc-list >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi noto
}

if has_browser && has_fonts; then
    exit 0
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1
    # Where the distribution brings no browser of this name, the check below says what to do.
    $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fontconfig \
        >/dev/null 2>&1
fi
if has_browser && has_fonts; then
    exit 0
fi
echo "browser: install Chromium and the Noto fonts (Debian: apt-get install chromium fonts-noto-core fontconfig), then run this again" >&2
exit 1
