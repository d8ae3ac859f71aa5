"""``manage.py periksa``: the contradictions of one Renja as text, JSON or CSV."""

import csv
import json
from io import StringIO

from django.core.management.base import BaseCommand, CommandError

from planning.enums import JenisRenja
from planning.models import Renja
from planning.versi import RenjaTidakAda, cari_renja
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.penjelasan import penjelasan_untuk
from renja.pemeriksaan.periksa import Hasil, periksa
from renja.pemeriksaan.temuan import Tingkat

KOLOM = ("kode", "tingkat", "kelompok", "baris", "kolom", "pesan", "nilai", "alasan")


class Command(BaseCommand):
    help = "Memeriksa satu Renja. Kode keluar 0 bila tidak ada galat, 1 bila ada, 2 bila Renja tidak ditemukan."

    def add_arguments(self, parser):
        parser.add_argument("kecamatan", help="Slug kecamatan, misalnya kalaena.")
        parser.add_argument("tahun", type=int)
        parser.add_argument("--versi", default=JenisRenja.POKOK, help="pokok (bawaan), perubahan, perubahan-2, …")
        parser.add_argument("--format", choices=FORMAT, default="teks")

    def handle(self, kecamatan, tahun, versi, format, **options):
        try:
            renja = cari_renja(Renja.objects.all(), kecamatan, tahun, versi)
        except RenjaTidakAda as e:
            raise CommandError(str(e), returncode=2) from None
        hasil = periksa(renja)
        self.stdout.write(FORMAT[format](hasil, _baris(hasil)), ending="")
        if hasil.galat:
            raise SystemExit(1)


def _baris(hasil: Hasil) -> list[dict]:
    alasan = penjelasan_untuk(hasil.renja)
    return [
        {
            "kode": t.kode,
            "tingkat": t.tingkat.value,
            "kelompok": DAFTAR_ATURAN[t.kode].kelompok.value,
            "baris": t.baris,
            "kolom": t.kolom,
            "pesan": t.pesan,
            "nilai": t.nilai,
            "alasan": alasan[t.sidik].alasan if t.sidik in alasan else "",
        }
        for t in hasil.temuan
    ]


def _teks(hasil: Hasil, baris: list[dict]) -> str:
    """A line each, under its kelompok; the counts at the end."""
    tulisan, kelompok = [], None
    for b in baris:
        if b["kelompok"] != kelompok:
            kelompok = b["kelompok"]
            tulisan.append(f"{kelompok.replace('-', ' ').upper()}")
        alasan = f" Dijelaskan: {b['alasan']}" if b["alasan"] else ""
        tulisan.append(f"  {b['tingkat']:<10} {b['kode']}  {b['pesan']}{alasan}")
    dijelaskan = sum(1 for b in baris if b["alasan"])
    cacah = ", ".join(f"{hasil.per_tingkat[t]} {t.value}" for t in Tingkat)
    tulisan.append(f"{hasil.renja}: {cacah}; {dijelaskan} sudah dijelaskan.")
    return "\n".join(tulisan) + "\n"


def _json(hasil: Hasil, baris: list[dict]) -> str:
    return json.dumps(baris, ensure_ascii=False, indent=1) + "\n"


def _csv(hasil: Hasil, baris: list[dict]) -> str:
    berkas = StringIO()
    tulis = csv.DictWriter(berkas, KOLOM, lineterminator="\n")
    tulis.writeheader()
    for b in baris:
        tulis.writerow(b | {"nilai": "; ".join(f"{k}={v}" for k, v in b["nilai"].items())})
    return berkas.getvalue()


FORMAT = {"teks": _teks, "json": _json, "csv": _csv}
