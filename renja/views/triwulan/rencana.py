"""The sheet of the rencana aksi: targets and rupiah by quarter, held against the year (specification 3.5, 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from evaluation.isian.angka import PAGU_TW, TARGET_TW
from evaluation.isian.jumlah import (
    JumlahRencanaAksi,
    RupiahRencana,
    TargetRencana,
    jumlah_rencana_aksi,
    muat_untuk_isian,
)
from evaluation.isian.peringatan import peringatan
from evaluation.isian.sel import simpan_rencana_aksi
from evaluation.isian.terapkan import usul_terakhir
from evaluation.isian.usul import CAKUPAN, CARA
from evaluation.kinerja import TRIWULAN, Kinerja
from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.isian.sel import TERSIMPAN, Hasil, SelIsian
from planning.kendala import RENCANA_AKSI
from planning.models import BarisRenja, IndikatorRenja
from planning.nilai import format_angka
from planning.pohon import Simpul
from renja.views.isian.buku import Buku
from renja.views.isian.lembar import BarisLembar, Judul, Lembar, SelLembar

from .alamat import tulis_nama, urai_nama
from .susun import Keluaran, Penyusun, di_atas, teks_besaran, teks_rupiah, temuan_triwulan

ROMAWI = ("I", "II", "III", "IV")


@dataclass
class BukuRencanaAksi(Buku):
    """The rencana aksi of the version in force."""

    templat = "triwulan/rencana.html"
    tidak_berhak = "Anda tidak berhak mengisi rencana aksi ini, atau sudah terkunci."

    @property
    def kunci(self) -> str:
        return f"rencana-{self.renja.pk}"

    def alamat(self, nama: str = "") -> str:
        return reverse(
            f"rencana_aksi_{nama}" if nama else "rencana_aksi",
            args=[self.renja.perangkat_daerah.slug, self.renja.tahun],
        )

    def urai(self, nama: str) -> tuple[str, int, int, str] | None:
        tempat = urai_nama(nama)
        if tempat is None or tempat[0] not in (TARGET_TW, PAGU_TW):
            return None
        objek, pk, tw, kolom = tempat
        return objek, pk, tw, kolom

    def nama(self, sel: SelIsian) -> str:
        return tulis_nama(sel.objek, sel.objek_id, sel.nomor, sel.kolom)

    def simpan(self, daftar: list[SelIsian]) -> list[Hasil]:
        return simpan_rencana_aksi(self.renja, daftar, self.pengguna)

    def jawaban(self, hasil: list[Hasil]) -> dict[str, Any]:
        """The sums of the lines that were saved and of all above them, and what is odd there."""
        tersimpan = [h.sel for h in hasil if h.status == TERSIMPAN]
        if not tersimpan:
            return {}
        kinerja = muat_untuk_isian(self.renja)
        kode = _kode(kinerja, tersimpan)
        return temuan_triwulan(self.renja, RENCANA_AKSI).jawaban() | {
            "keluaran": keluaran_rencana(kinerja, jumlah_rencana_aksi(kinerja), kode),
            "peringatan": {self.nama(s): "" for s in tersimpan}
            | _peringatan(kinerja, {self.nama(s) for s in tersimpan}),
        }

    def konteks(self, request: HttpRequest, belum: list[Hasil]) -> dict[str, Any]:
        kinerja = muat_untuk_isian(self.renja)
        hasil = jumlah_rencana_aksi(kinerja)
        penyusun = Penyusun(
            judul_kolom(self.renja.tahun),
            {self.nama(h.sel): h for h in belum},
            self.boleh,
            _versi(kinerja),
            keluaran_rencana(kinerja, hasil),
            _peringatan(kinerja) if self.boleh else {},
        )
        baris = [b for s in kinerja.pohon.telusuri() for b in _baris(penyusun, kinerja, s)]
        beda = (
            sum(not s.cocok for s in hasil.simpul.values() if s.daun),
            sum(not i.cocok for i in hasil.indikator.values()),
        )
        lembar = Lembar(penyusun.judul, baris, _kaki(penyusun), "rencana")
        if self.boleh:
            lembar.pasang_temuan(temuan_triwulan(self.renja, RENCANA_AKSI).sel)
        return {
            "lembar": lembar,
            "beda_pagu": beda[0],
            "beda_target": beda[1],
            "cara": CARA.items(),
            "cakupan": CAKUPAN.items(),
            "triwulan": list(zip(("1", "2", "3", "4"), ROMAWI, strict=True)),
            "urungan": usul_terakhir(self.renja) if self.boleh else None,
        }


def judul_kolom(tahun: int) -> list[Judul]:
    """Indicator and year first, then the quarters, each pair of figures with what it must make."""
    target = [Judul(f"tw{tw}", f"Target TW {r}", "angka") for tw, r in zip(TRIWULAN, ROMAWI, strict=True)]
    rupiah = [Judul(f"rp{tw}", f"Rp TW {r}", "rupiah") for tw, r in zip(TRIWULAN, ROMAWI, strict=True)]
    return [
        Judul("uraian", "Indikator", "hitung"),
        Judul("satuan", "Satuan", "hitung"),
        Judul("target", f"Target {tahun}", "hitung"),
        *target,
        Judul("hasil", "Hasil triwulan", "hitung"),
        Judul("pagu", f"Pagu {tahun}", "hitung"),
        *rupiah,
        Judul("jumlah", "Jumlah Rp", "hitung"),
        Judul("selisih", "Belum dibagi", "hitung"),
    ]


def _baris(penyusun: Penyusun, kinerja: Kinerja, simpul: Simpul) -> list[BarisLembar]:
    hasil = []
    for nomor, i in enumerate(simpul.indikator or [None], 1):
        isi: dict[str, SelLembar | str] = {}
        if i:
            isi |= {"uraian": i.uraian, "satuan": i.satuan, "target": teks_besaran(i.target)}
            for tw in TRIWULAN:
                nama = f"tw{tw}"
                isi[nama] = penyusun.ketik(nama, TARGET_TW, i, tw, "target", kinerja.target(i, tw))
            isi["hasil"] = penyusun.keluaran("hasil", f"hasil/{i.pk}")
        if nomor == 1:
            isi["pagu"] = teks_rupiah(simpul.pagu)
            for tw in TRIWULAN:
                nama = f"rp{tw}"
                if simpul.daun and simpul.baris:
                    isi[nama] = penyusun.ketik(nama, PAGU_TW, simpul.baris, tw, "pagu", kinerja.pagu(simpul, tw))
                else:
                    isi[nama] = penyusun.keluaran(nama, f"{nama}/{simpul.kode}")
            isi["jumlah"] = penyusun.keluaran("jumlah", f"jumlah/{simpul.kode}")
            isi["selisih"] = penyusun.keluaran("selisih", f"selisih/{simpul.kode}")
        hasil.append(penyusun.baris(simpul, nomor, **isi))
    return hasil


def _kaki(penyusun: Penyusun) -> list[SelLembar]:
    nama = {"pagu", "jumlah", "selisih", *(f"rp{tw}" for tw in TRIWULAN)}
    return [penyusun.keluaran(j.nama, f"{j.nama}/") if j.nama in nama else SelLembar(j) for j in penyusun.judul]


def keluaran_rencana(kinerja: Kinerja, hasil: JumlahRencanaAksi, kode: set[str] | None = None) -> dict[str, Keluaran]:
    """The computed cells by name, all or only those of some codes (``""`` is the whole)."""
    keluaran: dict[str, Keluaran] = {}
    for k, s in hasil.simpul.items():
        if kode is None or k in kode:
            keluaran |= _rupiah(s)
    for s in kinerja.pohon.telusuri():
        if kode is None or s.kode in kode:
            keluaran |= {f"hasil/{i.pk}": _hasil(hasil.indikator[i.pk]) for i in s.indikator}
    return keluaran


def _rupiah(s: RupiahRencana) -> dict[str, Keluaran]:
    keluaran = {f"rp{tw}/{s.kode}": (teks_rupiah(r), False) for tw, r in zip(TRIWULAN, s.triwulan, strict=True)}
    lebih = f"lebih {format_angka(-s.selisih)}" if s.selisih < 0 else format_angka(s.selisih)
    return keluaran | {
        f"pagu/{s.kode}": (teks_rupiah(s.pagu), False),
        f"jumlah/{s.kode}": (teks_rupiah(s.jumlah), False),
        f"selisih/{s.kode}": ("cocok" if s.cocok else lebih, not s.cocok),
    }


def _hasil(t: TargetRencana) -> Keluaran:
    """The quarters put together, and by how much they miss the target of the year."""
    if t.agregat is None:
        return "", False
    teks = teks_besaran(t.agregat)
    if t.cocok:
        return f"{teks} (cocok)", False
    if t.selisih is None:
        return teks, False
    kata = "kurang" if t.selisih > 0 else "lebih"
    return f"{teks} ({kata} {teks_besaran(abs(Decimal(t.selisih)))})", True


def _versi(kinerja: Kinerja) -> dict[tuple[str, int, int], int]:
    """The version of each figure that is there; two queries."""
    renja = kinerja.pohon.renja
    indikator: dict[Any, IndikatorRenja] = {}
    baris: dict[int, BarisRenja] = {}
    for s in kinerja.pohon.telusuri():
        indikator |= {i.kunci: i for i in s.indikator}
        if s.baris:
            baris[s.nomenklatur.pk] = s.baris
    target = TargetTriwulan.objects.filter(renja=renja).values_list("kunci", "triwulan", "versi_baris")
    pagu = PaguTriwulan.objects.filter(renja=renja).values_list("nomenklatur", "triwulan", "versi_baris")
    return {(TARGET_TW, indikator[k].pk, tw): v for k, tw, v in target if k in indikator} | {
        (PAGU_TW, baris[n].pk, tw): v for n, tw, v in pagu if n in baris
    }


def _kode(kinerja: Kinerja, sel: list[SelIsian]) -> set[str]:
    """The codes of the lines that these cells stand in, and of all above them."""
    target = {s.objek_id for s in sel if s.objek == TARGET_TW}
    pagu = {s.objek_id for s in sel if s.objek == PAGU_TW}
    kode: set[str] = {""}
    for s in kinerja.pohon.telusuri():
        if (s.baris and s.baris.pk in pagu) or any(i.pk in target for i in s.indikator):
            kode |= di_atas(s.kode)
    return kode


def _peringatan(kinerja: Kinerja, nama: set[str] | None = None) -> dict[str, str]:
    """What is odd about single cells, all or some; what concerns a line as a whole its sums say."""
    hasil = {}
    for p in peringatan(kinerja.pohon.renja, kinerja=kinerja):
        if p.nomor:
            hasil[tulis_nama(p.objek, p.objek_id, p.nomor, p.kolom)] = p.pesan
    return hasil if nama is None else {n: t for n, t in hasil.items() if n in nama}
