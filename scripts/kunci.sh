#!/usr/bin/env bash
# Renew requirements.txt and requirements-dev.txt from the .in files: exact versions with the hashes of every
# platform's files, no address of an index, no path. Arguments go to uv (`make kunci ARGS=--upgrade`).
set -euo pipefail
cd "$(dirname "$0")/.."

py="${VENV:-.venv}/bin/python"
"$py" -m pip install --quiet --disable-pip-version-check uv
for nama in requirements requirements-dev; do
    # An index or a folder of files set on this machine must not decide which files everybody gets.
    env -u PIP_FIND_LINKS -u UV_FIND_LINKS -u UV_INDEX -u UV_EXTRA_INDEX_URL \
        "$py" -m uv pip compile --no-config --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --quiet "$@" "$nama.in" -o "$nama.txt"
    if grep -nE '://|file:|find-links|index-url' "$nama.txt"; then
        echo "[kunci] GAGAL: $nama.txt memuat alamat indeks." >&2
        exit 1
    fi
done
