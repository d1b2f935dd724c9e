#!/bin/sh
# What leaves is opened in tests by the programs of the field: sees that R with jsonlite is there, and the
# library of FollowTheMoney, whose ICU has to be compiled once. pandas, GeoPandas and GDAL come with Python.
set -u
python=$1

has_r() {
    Rscript --vanilla -e 'library(jsonlite)' >/dev/null 2>&1
}

has_entities() {
    "$python" -c 'from followthemoney import model' >/dev/null 2>&1
}

has_icu() {
    pkg-config --exists icu-i18n 2>/dev/null && command -v c++ >/dev/null 2>&1
}

install() {
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
    fi
    if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
        export DEBIAN_FRONTEND=noninteractive
        $as_root apt-get update -qq >/dev/null 2>&1
        $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
    fi
}

has_r || install r-base-core r-cran-jsonlite
has_r || {
    echo "outside: install R and jsonlite (Debian: apt-get install r-base-core r-cran-jsonlite), then run this again" >&2
    exit 1
}
has_entities && exit 0
has_icu || install libicu-dev pkg-config g++
echo "Compiling ICU for the library of FollowTheMoney: about a minute, once."
"$python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps \
    -r requirements/entities.txt
has_entities && exit 0
echo "outside: install ICU's headers and a compiler (Debian: apt-get install libicu-dev pkg-config g++), then run this again" >&2
exit 1
