#!/usr/bin/env bash
# What `make demo` does once everything is installed: database, example data, demo files, and the site.
# Always on SQLite in var/: the demo users, whose passwords are printed, must never reach a real database.
set -euo pipefail
cd "$(dirname "$0")/.."

py="${PY:-.venv/bin/python}"
host="${HOST:-0.0.0.0}"
port="${PORT:-8000}"

unset DATABASE_URL RENJA_DEBUG
export RENJA_HTTPS=0 RENJA_ALLOWED_HOSTS="${RENJA_ALLOWED_HOSTS:-*}" RENJA_LOG_LEVEL="${RENJA_LOG_LEVEL:-WARNING}"
export RENJA_ALAMAT="${RENJA_ALAMAT:-http://localhost:$port}"

kabar() { printf '\033[1m[demo]\033[0m %s\n' "$*"; }

"$py" - "$host" "$port" <<'PY' || exit 1
import socket, sys

with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind((sys.argv[1], int(sys.argv[2])))
    except OSError as error:
        sys.exit(f"[demo] GAGAL: porta {sys.argv[2]} tidak dapat dipakai ({error.strerror}). "
                 f"Hentikan program yang memakainya, atau pilih yang lain: make demo PORT=8001")
PY

kabar "Menyiapkan basis data (SQLite di var/)"
"$py" manage.py migrate --noinput --verbosity 0
kabar "Mengumpulkan berkas statis"
"$py" manage.py collectstatic --noinput --verbosity 0
kabar "Memuat data contoh dari fixtures/"
"$py" manage.py muat
kabar "Menjalankan dokumen contoh sampai ditetapkan, dan membuat PDF dan XLSX di var/demo/ (sekitar semenit)"
"$py" manage.py siapkan_demo
kabar "Situs berjalan di http://localhost:$port/ (Ctrl+C untuk berhenti)"
# One process that prints documents; it ends with the site.
"$py" manage.py db_worker --interval 0.3 --no-reload --verbosity 0 &
pekerja=$!
trap 'kill "$pekerja" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
"$py" -m gunicorn renja.wsgi --bind "$host:$port" --workers 2 --threads 4 --timeout 120 --log-level warning
