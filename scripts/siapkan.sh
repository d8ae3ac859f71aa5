#!/usr/bin/env bash
# Prepare everything `make demo` (argument: jalan) or `make test` (argument: uji) needs: a Python >= 3.11, the
# system libraries, the browser and LibreOffice, and .venv with the pinned packages. Says what it does, does
# nothing twice, and takes a moment when nothing is missing. Messages are for the admin, so in Indonesian.
set -euo pipefail
cd "$(dirname "$0")/.."

tujuan="${1:-jalan}"
venv="${VENV:-.venv}"
apt_sudah_diperbarui=""

kabar() { printf '\033[1m[siapkan]\033[0m %s\n' "$*"; }
gagal() { printf '[siapkan] GAGAL: %s\n' "$*" >&2; exit 1; }

# --- The administrator's rights, or none -------------------------------------------------------------------

sebagai_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

boleh_apt() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

perbarui_apt() {
    [ -n "$apt_sudah_diperbarui" ] && return
    kabar "Memperbarui daftar paket: apt-get update"
    sebagai_root apt-get update -qq || kabar "apt-get update tidak tuntas; daftar paket yang lama dipakai."
    apt_sudah_diperbarui=1
}

# The first of "a|b" that this system's apt can install; the first of all when there is no apt to ask.
paket_tersedia() {
    local pilihan paket keadaan
    IFS='|' read -ra pilihan <<<"$1"
    for paket in "${pilihan[@]}"; do
        keadaan=$(LC_ALL=C apt-cache policy "$paket" 2>/dev/null || true)
        if grep -q '^  Candidate: [^(]' <<<"$keadaan"; then
            echo "$paket"
            return
        fi
    done
    echo "${pilihan[0]}"
}

# Install the packages given, each "name" or "name|alternative", or say how and stop.
pasang_paket() {
    local nama paket=()
    boleh_apt && perbarui_apt
    for nama in "$@"; do paket+=("$(paket_tersedia "$nama")"); done
    if boleh_apt; then
        kabar "Memasang paket sistem: ${paket[*]}"
        sebagai_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${paket[@]}" </dev/null ||
            gagal "apt-get tidak dapat memasang: ${paket[*]}"
        return
    fi
    gagal "paket sistem ini belum terpasang: ${paket[*]}
  Pengguna ini tidak boleh memasangnya. Mintalah administrator menjalankan (di Debian atau Ubuntu):
      sudo apt-get update && sudo apt-get install --no-install-recommends ${paket[*]}
  lalu ulangi perintah tadi."
}

# --- Python ------------------------------------------------------------------------------------------------

cari_python() {
    local calon
    for calon in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$calon" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$calon"
            return
        fi
    done
    return 1
}

python=$(cari_python) || {
    pasang_paket "python3.11|python3.12|python3.13|python3"
    python=$(cari_python) || gagal "Python di sistem ini lebih lama dari 3.11."
}

# --- System libraries and programs -------------------------------------------------------------------------

# Loading it is the only question that matters; which package it came from does not.
ada_pustaka() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

ada_program() {
    local nama
    for nama in "$@"; do command -v "$nama" >/dev/null && return; done
    return 1
}

ada_soffice() {
    ada_program soffice libreoffice || return 1
    # LibreOffice may be there without Calc ("sc") or Writer ("sw").
    local folder
    folder=$(dirname "$(readlink -f "$(command -v soffice || command -v libreoffice)")")
    [ -e "$folder/lib$1lo.so" ] || [ -e "$folder/../program/lib$1lo.so" ] || [ ! -e "$folder/soffice.bin" ]
}

kurang=()
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    versi=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    kurang+=("$versi-venv|python3-venv")
fi
# What WeasyPrint makes the PDFs with
ada_pustaka libpango-1.0.so.0 || kurang+=(libpango-1.0-0)
ada_pustaka libpangoft2-1.0.so.0 || kurang+=(libpangoft2-1.0-0)
ada_pustaka libharfbuzz.so.0 || kurang+=(libharfbuzz0b)
ada_pustaka libharfbuzz-subset.so.0 || kurang+=("libharfbuzz-subset0|libharfbuzz0b")
ada_pustaka libfontconfig.so.1 || kurang+=(libfontconfig1)

if [ "$tujuan" = uji ]; then
    # The names are those tests/conftest.py looks for.
    [ -n "${RENJA_CHROMIUM:-}" ] || ada_program chromium chromium-browser google-chrome google-chrome-stable ||
        kurang+=("chromium|chromium-browser")
    # Playwright brings its own Node.js, which needs this one.
    ada_pustaka libatomic.so.1 || kurang+=(libatomic1)
    ada_program pdftotext || kurang+=(poppler-utils)
    ada_soffice sc || kurang+=("libreoffice-calc-nogui|libreoffice-calc")
    ada_soffice sw || kurang+=("libreoffice-writer-nogui|libreoffice-writer")
fi

[ ${#kurang[@]} -eq 0 ] || pasang_paket "${kurang[@]}"

# --- .venv -------------------------------------------------------------------------------------------------

case "$tujuan" in
    jalan) daftar=requirements.txt ;;
    uji) daftar=requirements-dev.txt ;;
    *) gagal "tujuan tidak dikenal: $tujuan (jalan atau uji)" ;;
esac

# The stamp tells whether what is in .venv is what the lists ask for, for this Python.
if [ -x "$venv/bin/python" ] && ! "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    kabar "$venv memakai Python yang tidak sesuai atau sudah hilang; dibuat ulang."
    rm -rf "$venv"
fi
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    kabar "Membuat lingkungan virtual di $venv"
    "$python" -m venv --clear "$venv"
fi
sidik() { cat "$@" | sha256sum | cut -d' ' -f1; }
sudah() { [ "$(cat "$venv/.siap-$1" 2>/dev/null)" = "$2" ]; }

sidik_uji=$(sidik requirements.txt requirements-dev.txt)
# What the tests need includes what the site needs.
if ! sudah uji "$sidik_uji" && ! sudah "$tujuan" "$(sidik requirements.txt "$daftar")"; then
    kabar "Memasang paket Python dari $daftar (dengan pemeriksaan sidik)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes -r "$daftar"
    sidik requirements.txt "$daftar" >"$venv/.siap-$tujuan"
fi
kabar "Siap ($tujuan): $("$venv/bin/python" --version), $venv"
