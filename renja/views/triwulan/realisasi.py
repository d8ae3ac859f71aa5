"""The sheet of one quarter: what was reached and spent, with the capaian that follows (specification 4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from evaluation.capaian import Capaian, Persen, Serapan
from evaluation.enums import Triwulan
from evaluation.isian.angka import REALISASI, REALISASI_RP, REALISASI_SASARAN
from evaluation.isian.jumlah import (
    CapaianRealisasi,
    JumlahRealisasi,
    SasaranIsian,
    jumlah_realisasi,
    muat_untuk_isian,
    sasaran_isian,
)
from evaluation.isian.peringatan import peringatan
from evaluation.isian.sel import simpan_realisasi
from evaluation.kinerja import Kinerja
from evaluation.models import RealisasiPagu
from evaluation.triwulan import Keadaan, keadaan
from planning.isian.sel import TERSIMPAN, Hasil, SelIsian
from planning.kendala import REALISASI as DI_REALISASI
from planning.nilai import format_angka
from planning.perms import boleh_mengisi_kantor
from planning.pohon import Simpul
from renja.views.isian.buku import Buku
from renja.views.isian.lembar import BarisLembar, Judul, Lembar, SelLembar

from .alamat import tulis_nama, urai_nama
from .susun import Keluaran, Penyusun, SimpulSasaran, di_atas, teks_besaran, teks_persen, teks_rupiah, temuan_triwulan

JENIS = (REALISASI, REALISASI_RP, REALISASI_SASARAN)


@dataclass
class BukuRealisasi(Buku):
    """What came of one quarter, held against the version in force."""

    tw: int = 1

    templat = "triwulan/realisasi.html"

    @cached_property
    def keadaan(self) -> Keadaan:
        return keadaan(self.renja.perangkat_daerah, self.renja.tahun, self.tw)

    @property
    def kunci(self) -> str:
        return f"realisasi-{self.renja.perangkat_daerah_id}-{self.renja.tahun}-{self.tw}"

    @property
    def berhak(self) -> bool:
        """Whether this person may fill in the quarter while it is open."""
        return boleh_mengisi_kantor(self.pengguna, self.renja.perangkat_daerah)

    @property
    def boleh(self) -> bool:
        return self.berhak and self.keadaan.terbuka

    @property
    def tidak_berhak(self) -> str:
        return self.keadaan.sebab if self.berhak else "Yang mengisi realisasi adalah staf perencana kantor ini."

    def alamat(self, nama: str = "") -> str:
        arg = [self.renja.perangkat_daerah.slug, self.renja.tahun, self.tw]
        return reverse(f"realisasi_{nama}" if nama else "realisasi", args=arg)

    def urai(self, nama: str) -> tuple[str, int, int, str] | None:
        tempat = urai_nama(nama)
        return tempat if tempat and tempat[0] in JENIS and tempat[2] == self.tw else None

    def nama(self, sel: SelIsian) -> str:
        return tulis_nama(sel.objek, sel.objek_id, sel.nomor, sel.kolom)

    def simpan(self, daftar: list[SelIsian]) -> list[Hasil]:
        return simpan_realisasi(self.renja, self.tw, daftar, self.pengguna)

    def jawaban(self, hasil: list[Hasil]) -> dict[str, Any]:
        """Capaian and sums of the lines that were saved and of all above them, explained, and what is odd there."""
        tersimpan = [h.sel for h in hasil if h.status == TERSIMPAN]
        if not tersimpan:
            return {}
        sasaran = sasaran_isian(self.renja) if any(s.objek == REALISASI_SASARAN for s in tersimpan) else []
        kinerja = muat_untuk_isian(self.renja)
        jumlah = jumlah_realisasi(kinerja, self.tw, sasaran)
        nama = {self.nama(s) for s in tersimpan}
        kode = _kode(kinerja, tersimpan)
        janggal = self._peringatan(kinerja, sasaran)
        jelas = self._keterangan(kinerja, jumlah, sasaran)
        return temuan_triwulan(self.renja, DI_REALISASI, self.tw).jawaban() | {
            "keluaran": keluaran_realisasi(kinerja, jumlah, kode),
            "peringatan": {n: janggal.get(n, "") for n in nama},
            "keterangan": {n: jelas[n] for n in nama if n in jelas},
        }

    def konteks(self, request: HttpRequest, belum: list[Hasil]) -> dict[str, Any]:
        sasaran = sasaran_isian(self.renja)
        kinerja = muat_untuk_isian(self.renja)
        jumlah = jumlah_realisasi(kinerja, self.tw, sasaran)
        penyusun = Penyusun(
            judul_kolom(self.tw, self.renja.tahun),
            {self.nama(h.sel): h for h in belum},
            self.boleh,
            self._versi(kinerja, sasaran),
            keluaran_realisasi(kinerja, jumlah),
            self._peringatan(kinerja, sasaran) if self.boleh else {},
            self._keterangan(kinerja, jumlah, sasaran),
        )
        baris = [self._baris_sasaran(penyusun, kinerja, n, s) for n, s in enumerate(sasaran, 1)]
        baris += [b for s in kinerja.pohon.telusuri() for b in self._baris(penyusun, kinerja, s)]
        lembar = Lembar(penyusun.judul, baris, _kaki(penyusun), "realisasi")
        if self.boleh:
            lembar.pasang_temuan(temuan_triwulan(self.renja, DI_REALISASI, self.tw).sel)
        return {
            "lembar": lembar,
            "tw": str(self.tw),
            "nama_tw": Triwulan(self.tw).label,
            "sebab": "" if self.boleh else self.tidak_berhak,
            "batas": self.keadaan.batas,
            "rata_k": _rata(jumlah.rata_k, jumlah.predikat_k),
            "rata_rp": _rata(jumlah.rata_rp, jumlah.predikat_rp),
        }

    def _baris_sasaran(self, penyusun: Penyusun, kinerja: Kinerja, nomor: int, s: SasaranIsian) -> BarisLembar:
        i = s.indikator
        isi = kinerja.realisasi_tw.get((i.kunci, self.tw))
        simpul = SimpulSasaran((i.sasaran or i.tujuan).uraian, f"sasaran-{nomor}")
        return penyusun.baris(
            simpul,
            1,
            uraian=f"{i.uraian} ({i.satuan})" if i.satuan else i.uraian,
            target_tahun=teks_besaran(s.target),
            realisasi=self._ketik(penyusun, REALISASI_SASARAN, i, isi, "realisasi"),
            sd=penyusun.keluaran("sd", f"sd/s{i.pk}"),
            capaian_sd=penyusun.keluaran("capaian_sd", f"csd/s{i.pk}"),
            keterangan=self._ketik(penyusun, REALISASI_SASARAN, i, isi, "keterangan"),
        )

    def _baris(self, penyusun: Penyusun, kinerja: Kinerja, simpul: Simpul) -> list[BarisLembar]:
        hasil = []
        for nomor, i in enumerate(simpul.indikator or [None], 1):
            isi: dict[str, SelLembar | str] = {}
            if i:
                ada = kinerja.realisasi_tw.get((i.kunci, self.tw))
                isi = {
                    "uraian": f"{i.uraian} ({i.satuan})" if i.satuan else i.uraian,
                    "target_tw": teks_besaran(kinerja.target(i, self.tw)),
                    "target_tahun": teks_besaran(i.target),
                    "realisasi": self._ketik(penyusun, REALISASI, i, ada, "realisasi"),
                    "capaian": penyusun.keluaran("capaian", f"ctw/{i.pk}"),
                    "sd": penyusun.keluaran("sd", f"sd/{i.pk}"),
                    "capaian_sd": penyusun.keluaran("capaian_sd", f"csd/{i.pk}"),
                    "keterangan": self._ketik(penyusun, REALISASI, i, ada, "keterangan"),
                }
            if nomor == 1:
                isi["pagu"] = teks_rupiah(simpul.pagu)
                rupiah = kinerja.rupiah(simpul, self.tw)
                if simpul.daun and simpul.baris:
                    isi["rupiah"] = penyusun.ketik("rupiah", REALISASI_RP, simpul.baris, self.tw, "rupiah", rupiah)
                else:
                    isi["rupiah"] = penyusun.keluaran("rupiah", f"rupiah/{simpul.kode}")
                isi["rp_sd"] = penyusun.keluaran("rp_sd", f"rpsd/{simpul.kode}")
                isi["serapan"] = penyusun.keluaran("serapan", f"serap/{simpul.kode}")
            hasil.append(penyusun.baris(simpul, nomor, **isi))
        return hasil

    def _ketik(self, penyusun: Penyusun, objek: str, pemilik, ada, kolom: str) -> SelLembar:
        nilai = getattr(ada, kolom) if ada else ("" if kolom == "keterangan" else None)
        return penyusun.ketik(kolom, objek, pemilik, self.tw, kolom, nilai)

    def _versi(self, kinerja: Kinerja, sasaran: list[SasaranIsian]) -> dict[tuple[str, int, int], int]:
        """The version of each figure of the quarter that is there; one query besides what is loaded."""
        rupiah = dict(
            RealisasiPagu.objects.filter(
                perangkat_daerah=self.renja.perangkat_daerah_id, tahun=self.renja.tahun, triwulan=self.tw
            ).values_list("nomenklatur", "versi_baris")
        )
        pemilik = [(REALISASI_SASARAN, s.indikator) for s in sasaran]
        versi = {}
        for simpul in kinerja.pohon.telusuri():
            pemilik += [(REALISASI, i) for i in simpul.indikator]
            if simpul.baris and simpul.nomenklatur.pk in rupiah:
                versi[REALISASI_RP, simpul.baris.pk, self.tw] = rupiah[simpul.nomenklatur.pk]
        for objek, i in pemilik:
            if isi := kinerja.realisasi_tw.get((i.kunci, self.tw)):
                versi[objek, i.pk, self.tw] = isi.versi_baris
        return versi

    def _peringatan(self, kinerja: Kinerja, sasaran: list[SasaranIsian]) -> dict[str, str]:
        semua = peringatan(self.renja, self.tw, kinerja, sasaran)
        return {tulis_nama(p.objek, p.objek_id, p.nomor, p.kolom): p.pesan for p in semua if p.nomor}

    def _keterangan(self, kinerja: Kinerja, jumlah: JumlahRealisasi, sasaran: list[SasaranIsian]) -> dict[str, str]:
        """How the percentages of a line come about, said while one is in its figure."""
        hasil = {}
        for s in sasaran:
            c = jumlah.sasaran[s.indikator.pk]
            hasil[tulis_nama(REALISASI_SASARAN, s.indikator.pk, self.tw, "realisasi")] = _jelaskan("s.d.", c.sd)
        for simpul in kinerja.pohon.telusuri():
            for i in simpul.indikator:
                c = jumlah.indikator[i.pk]
                nama = tulis_nama(REALISASI, i.pk, self.tw, "realisasi")
                hasil[nama] = f"{_jelaskan('Triwulan ini', c.tw)} {_jelaskan('S.d.', c.sd)}"
            if simpul.daun and simpul.baris:
                nama = tulis_nama(REALISASI_RP, simpul.baris.pk, self.tw, "rupiah")
                hasil[nama] = _jelaskan("Penyerapan s.d.", jumlah.simpul[simpul.kode].serapan)
        return hasil


def _jelaskan(awal: str, c: Capaian | Serapan) -> str:
    teks = teks_persen(c.persen)
    return f"{awal} {teks + '%' if teks not in ('', '-') else teks or 'belum ada'}: {c.jelaskan()}"


def _rata(persen: Persen, predikat: str) -> str:
    return f"{format_angka(persen)}% ({predikat})" if isinstance(persen, Decimal) else "belum ada"


def judul_kolom(tw: int, tahun: int) -> list[Judul]:
    r = Triwulan(tw).name
    return [
        Judul("uraian", "Indikator", "hitung"),
        Judul("target_tahun", f"Target {tahun}", "hitung"),
        Judul("target_tw", f"Target TW {r}", "hitung"),
        Judul("realisasi", f"Realisasi TW {r}", "angka"),
        Judul("capaian", f"% TW {r}", "hitung"),
        Judul("sd", f"s.d. TW {r}", "hitung"),
        Judul("capaian_sd", f"% s.d. TW {r}", "hitung"),
        Judul("pagu", f"Pagu {tahun}", "hitung"),
        Judul("rupiah", f"Rp TW {r}", "rupiah"),
        Judul("rp_sd", f"Rp s.d. TW {r}", "hitung"),
        Judul("serapan", "% Rp", "hitung"),
        Judul("keterangan", "Keterangan (bukti atau alasan)"),
    ]


def _kaki(penyusun: Penyusun) -> list[SelLembar]:
    nama = {"pagu": "pagu/", "rupiah": "rupiah/", "rp_sd": "rpsd/", "serapan": "serap/"}
    return [penyusun.keluaran(j.nama, nama[j.nama]) if j.nama in nama else SelLembar(j) for j in penyusun.judul]


def keluaran_realisasi(kinerja: Kinerja, jumlah: JumlahRealisasi, kode: set[str] | None = None) -> dict[str, Keluaran]:
    """The computed cells by name, all or only those of some codes (``""`` is the whole)."""
    keluaran: dict[str, Keluaran] = {}
    for k, s in jumlah.simpul.items():
        if kode is None or k in kode:
            keluaran |= {
                f"pagu/{k}": (teks_rupiah(s.pagu), False),
                f"rupiah/{k}": (teks_rupiah(s.rupiah), False),
                f"rpsd/{k}": (teks_rupiah(s.sd), False),
                f"serap/{k}": (teks_persen(s.serapan.persen), s.serapan.perlu_diperiksa),
            }
    for s in kinerja.pohon.telusuri():
        if kode is None or s.kode in kode:
            for i in s.indikator:
                keluaran |= _capaian(str(i.pk), jumlah.indikator[i.pk])
    for pk, c in jumlah.sasaran.items():
        keluaran |= _capaian(f"s{pk}", c)
    return keluaran


def _capaian(nama: str, c: CapaianRealisasi) -> dict[str, Keluaran]:
    return {
        f"ctw/{nama}": (teks_persen(c.tw.persen), c.tw.perlu_diperiksa),
        f"sd/{nama}": (teks_besaran(c.realisasi_sd), False),
        f"csd/{nama}": (teks_persen(c.sd.persen), c.sd.perlu_diperiksa),
    }


def _kode(kinerja: Kinerja, sel: list[SelIsian]) -> set[str]:
    """The codes of the lines that these cells stand in, and of all above them."""
    indikator = {s.objek_id for s in sel if s.objek == REALISASI}
    baris = {s.objek_id for s in sel if s.objek == REALISASI_RP}
    kode: set[str] = {""}
    for s in kinerja.pohon.telusuri():
        if (s.baris and s.baris.pk in baris) or any(i.pk in indikator for i in s.indikator):
            kode |= di_atas(s.kode)
    return kode
