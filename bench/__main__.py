"""``python -m bench``: make the data, measure, print the ratios with their aims."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

BAGIAN = ("chromium", "xlsx", "halaman", "simpanan", "dokumen", "pemeriksaan", "negara", "pertumbuhan")


def main() -> int:
    pilihan = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    pilihan.add_argument("bagian", nargs="*", choices=[*BAGIAN, []], help=f"bawaan: semua ({', '.join(BAGIAN)})")
    pilihan.add_argument(
        "--pdf-6000", action="store_true", help="cetak juga Tabel 3.1 6.000 baris ke PDF (bermenit-menit)"
    )
    pilihan.add_argument("--kecamatan", type=int, default=7277, help="banyaknya kecamatan di basis data yang ramai")
    args = pilihan.parse_args()
    with tempfile.TemporaryDirectory(prefix="renja-bench-", ignore_cleanup_errors=True) as folder:
        _siapkan_django(folder)
        return _ukur(Path(folder), args)


def _siapkan_django(folder: str) -> None:
    """The site on a database of its own; whatever the shell has set for another is left out."""
    for nama in [n for n in os.environ if n.startswith("RENJA_") or n == "DATABASE_URL"]:
        del os.environ[nama]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "RENJA_VAR": folder,
        "RENJA_HTTPS": "0",
        "RENJA_PEKERJA": "0",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _ukur(folder: Path, args: argparse.Namespace) -> int:
    from . import data, dokumen, rasio

    bagian = args.bagian or BAGIAN
    print("Menyiapkan Renja contoh 60, 600, dan 6.000 baris …", flush=True)
    for baris in data.BENTUK:
        data.buat_kantor(baris)
    ukuran = {
        "chromium": lambda: rasio.pdf_dan_chromium(folder),
        "xlsx": rasio.xlsx_dan_openpyxl,
        "halaman": rasio.halaman_dan_templat,
        "simpanan": lambda: rasio.pdf_tersimpan(folder),
        "dokumen": lambda: dokumen.dokumen_utuh(folder),
        "pemeriksaan": rasio.pemeriksaan_dan_pohon,
        "negara": lambda: rasio.sekabupaten_dan_senegara(args.kecamatan),
        "pertumbuhan": lambda: rasio.pertumbuhan(args.pdf_6000),
    }
    print(f"\n  {'Perbandingan':<62} {'Rasio':>7}  {'Sasaran':>7}  {'Median':>13}")
    semua = []
    for nama in bagian:
        for r in ukuran[nama]():
            print(r.baris(), flush=True)
            semua.append(r)
    bersasaran = [r for r in semua if r.sasaran]
    print(f"\n{sum(r.tercapai for r in bersasaran)} dari {len(bersasaran)} sasaran tercapai.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
