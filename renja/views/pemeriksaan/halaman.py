"""The findings of one Renja: by kelompok and rule, each with where it is mended and, if it has one, its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.kendala import ISIAN, RENCANA_AKSI
from planning.kendala import REALISASI as DI_REALISASI
from planning.models import PenjelasanTemuan, Renja
from planning.perms import berhak_mengisi
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.aturan.daftar import Aturan
from renja.pemeriksaan.bahan import muat_bahan
from renja.pemeriksaan.dokumen import DOKUMEN, NAMA_KELOMPOK, cacah, milik
from renja.pemeriksaan.penjelasan import PANJANG_ALASAN, penjelasan_untuk
from renja.pemeriksaan.periksa import Hasil, periksa
from renja.pemeriksaan.temuan import Temuan, Tingkat
from renja.views.ambil import ambil_renja
from renja.views.ringkas_persetujuan import ringkas_persetujuan

from .alamat import Alamat
from .saring import KELOMPOK, PENJELASAN, TINGKAT, Saringan


@require_safe
def halaman(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    return tampilkan(request, ambil_renja(request, kecamatan, tahun, versi))


@dataclass(frozen=True)
class Ketikan:
    """A reason that could not be saved: for which finding, what was typed, and why not."""

    sidik: str
    teks: str
    galat: str


@dataclass
class BarisTemuan:
    """A finding as the page shows it. ``nama`` names it in the page; ``teks`` is what stands in its field."""

    temuan: Temuan
    aturan: Aturan
    nama: str
    alamat: str
    penjelasan: PenjelasanTemuan | None = None
    teks: str = ""
    galat: str = ""

    @property
    def peringatan(self) -> bool:
        return self.temuan.tingkat == Tingkat.PERINGATAN

    @property
    def semula(self) -> str:
        """The reason that was there when the page was opened."""
        return self.penjelasan.alasan if self.penjelasan else ""

    @property
    def di_sel(self) -> bool:
        """Whether the address leads into a sheet."""
        return self.temuan.tempat.halaman in (ISIAN, RENCANA_AKSI, DI_REALISASI)

    @property
    def sebutan(self) -> str:
        """What it is called where only it is read out."""
        return " ".join(filter(None, (self.temuan.kode, self.temuan.baris, self.temuan.kolom)))


@dataclass
class KelompokAturan:
    """One rule with what it found."""

    aturan: Aturan
    isi: list[BarisTemuan] = field(default_factory=list)


def tampilkan(request: HttpRequest, renja: Renja, ketikan: Ketikan | None = None, status: int = 200) -> HttpResponse:
    """The page; with what was typed and could not be saved, if there is any."""
    bahan = muat_bahan(renja)
    hasil = periksa(renja, bahan)
    ada = penjelasan_untuk(renja)
    saringan = Saringan.dari(request.GET)
    alamat = Alamat(bahan, request.user)
    tampil = [t for t in hasil.temuan if saringan.cocok(t, t.sidik in ada) or (ketikan and t.sidik == ketikan.sidik)]
    baris = list(_baris(tampil, alamat, ada, ketikan))
    return render(
        request,
        "pemeriksaan/halaman.html",
        {
            "renja": renja,
            "tahun_n": str(renja.tahun),
            "cacah": cacah(hasil.temuan, ada),
            "menahan": _menahan(hasil, ada),
            "cacah_tampil": len(baris),
            "kelompok": _kelompok(baris),
            "saringan": saringan,
            "pilihan_tingkat": _berhitung(TINGKAT, Counter(t.tingkat for t in hasil.temuan)),
            "pilihan_kelompok": _berhitung(KELOMPOK, Counter(DAFTAR_ATURAN[t.kode].kelompok for t in hasil.temuan)),
            "pilihan_dokumen": _berhitung(DOKUMEN, Counter(d for t in hasil.temuan for d in milik(t))),
            "pilihan_penjelasan": PENJELASAN.items(),
            "boleh": alamat.boleh,
            "berhak": berhak_mengisi(request.user, renja),
            "panjang": str(PANJANG_ALASAN),
            "gagal": next((b for b in baris if b.galat), None),
            "tertahan": ketikan if ketikan and not any(b.galat for b in baris) else None,
            **ringkas_persetujuan(request, renja),
        },
        status=status,
    )


def _menahan(hasil: Hasil, ada: dict[str, PenjelasanTemuan]) -> int:
    """How many findings keep the Renja from being submitted."""
    return sum(
        t.tingkat == Tingkat.GALAT
        or (t.tingkat == Tingkat.PERINGATAN and DAFTAR_ATURAN[t.kode].menahan and t.sidik not in ada)
        for t in hasil.temuan
    )


def _baris(temuan: list[Temuan], alamat: Alamat, ada: dict[str, PenjelasanTemuan], ketikan: Ketikan | None):
    nama: Counter[str] = Counter()
    for t in temuan:
        # Two findings with the very same figures share their reason, not their place on the page.
        pendek = f"t-{t.sidik[:12]}"
        nama[pendek] += 1
        b = BarisTemuan(t, DAFTAR_ATURAN[t.kode], pendek, alamat.untuk(t), ada.get(t.sidik))
        if nama[pendek] > 1:
            b.nama = f"{pendek}-{nama[pendek]}"
        b.teks = b.semula
        if ketikan and ketikan.sidik == t.sidik and nama[pendek] == 1 and b.peringatan:
            b.teks, b.galat = ketikan.teks, ketikan.galat
        yield b


_URUTAN = {t: n for n, t in enumerate(Tingkat)}


def _kelompok(baris: list[BarisTemuan]) -> list[tuple[str, str, list[KelompokAturan]]]:
    """By kelompok (its key, its name), then by rule, the gravest first."""
    hasil = []
    for kelompok, isi in groupby(baris, key=lambda b: b.aturan.kelompok):
        per_aturan: dict[str, KelompokAturan] = {}
        for b in isi:
            per_aturan.setdefault(b.temuan.kode, KelompokAturan(b.aturan)).isi.append(b)
        urut = sorted(per_aturan.values(), key=lambda k: (_URUTAN[k.aturan.tingkat], k.aturan.kode))
        hasil.append((kelompok.value, NAMA_KELOMPOK[kelompok], urut))
    return hasil


def _berhitung(pilihan: dict[str, str], n: Counter) -> list[tuple[str, str, int]]:
    return [(nilai, nama, n[nilai]) for nilai, nama in pilihan.items()]
