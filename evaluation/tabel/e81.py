"""Formulir E.81: the year's Renja held against its quarters and against the Renstra (specification 2.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from evaluation.kinerja import TRIWULAN, Kinerja, muat_kinerja
from evaluation.models import EvaluasiTriwulan
from evaluation.riwayat import muat_riwayat
from planning.enums import Level
from planning.kode import kunci_lintas_edisi
from planning.models import Renja
from planning.nilai import format_besaran
from planning.pohon import muat_pohon
from planning.renstra import renstra_untuk
from planning.tabel import sel
from planning.tabel.kolom import Kolom, KolomRupiah, KolomTarget
from planning.tabel.sumber import Sumber, dengan_jumlah, ratakan, sumber_pohon
from planning.tabel.tanda_tangan import TandaTangan, tempat_tanggal

from .e81_isi import KAKI, PREDIKAT, RERATA, IsiE81, KolomCapaian, KolomRupiahRenstra
from .sasaran import SasaranTahun, muat_sasaran
from .triwulan import ROMAWI, TabelTriwulan, blok_camat, hari_tanda_tangan, per_triwulan

RENSTRA = "Target Renstra Perangkat Daerah pada Tahun {akhir_renstra} (Akhir Periode Renstra Perangkat Daerah)"
LALU = (
    "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Perangkat Daerah Tahun Lalu (n-2): "
    "s/d {lalu}"
)
TARGET = "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan (Tahun n-1) yang Dievaluasi: {n}"
REALISASI_TW = "Realisasi Kinerja Pada Triwulan"
REALISASI = "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi"
CAPAIAN = "Tingkat Capaian Kinerja dan Realisasi Anggaran Renja yang dievaluasi (%)"
SD = (
    "Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s/d Tahun {n} "
    "(Akhir Tahun Pelaksanaan Renja Perangkat Daerah)"
)
TINGKAT = "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah s/d Tahun {n} (%)"
#: The texts at the foot, in order; those with ``*)`` are written by the planning agency.
TEKS_KAKI = (
    ("faktor_pendorong", "Faktor pendorong keberhasilan kinerja:"),
    ("faktor_penghambat", "Faktor penghambat pencapaian kinerja:"),
    ("tindak_lanjut_triwulan", "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):"),
    (
        "tindak_lanjut_renja",
        "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah kabupaten/kota berikutnya*):",
    ),
)
#: Widths in percent: of K, of K in a quarter, of rupiah, of rupiah in a quarter, of a percentage.
K, K_TW, RP, RP_TW, P = 3.2, 2.2, 4.8, 4.6, 3


@dataclass(frozen=True)
class Pasangan:
    """A numbered column with its two: kinerja (K) and rupiah (Rp), each by what its column is made with."""

    nama: str
    judul: tuple[str, ...]
    k: dict[str, Any]
    rp: dict[str, Any]
    rumus_cetak: str = ""

    def kolom(self, nomor: int) -> list[tuple[str, Kolom]]:
        hasil = []
        for akhiran, label, bawaan, isi in (("k", "K", KolomTarget, self.k), ("rp", "Rp", KolomRupiah, self.rp)):
            kelas = isi.get("kelas", bawaan)
            lain = {k: v for k, v in isi.items() if k != "kelas"}
            kolom = kelas(*self.judul, label, nomor=str(nomor), rumus_cetak=self.rumus_cetak, **lain)
            hasil.append((f"{self.nama}_{akhiran}", kolom))
        return hasil


def _nomor_program(level: str, urut: int, induk: str) -> str:
    return str(urut) if level == Level.PROGRAM else ""


class TabelE81(TabelTriwulan):
    """E.81 with its 15 official columns; kinerja (K) and rupiah (Rp) of each side by side."""

    judul_cetak = (
        "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota",
        "Renja Perangkat Daerah {pd} Kabupaten {kab}",
        "Periode Pelaksanaan: Tahun {n} (s/d Triwulan {tw})",
        "Indikator dan target kinerja Perangkat Daerah Kabupaten/Kota yang mengacu pada sasaran RKPD: {indikator}",
    )
    kertas = "a3-mendatar"
    huruf = "huruf-6"
    bentuk = "15 kolom"
    #: Whether the columns 13 (12 against 7) and 17 of the longer form are there.
    bercapaian: ClassVar[bool] = False

    @classmethod
    def muat(cls, renja: Renja):
        renstra = renstra_untuk(renja)
        pohon = muat_pohon(renja)
        sasaran = muat_sasaran(renja, renstra) if renstra else []
        isi = IsiE81(
            pohon,
            muat_kinerja(renja, pohon),
            muat_riwayat(renja, renstra, (renja.tahun - 1,)),
            renja.tahun - 1,
            cls.triwulan,
            cls.bercapaian,
        )
        kolom = cls._kolom(isi, sasaran)
        akar = dengan_jumlah(sumber_pohon(pohon.akar, _nomor_program), pohon, "JUMLAH")
        kaki = cls._kaki(isi.kinerja, renja, len(kolom))
        isi.catat(ratakan([*akar, *kaki]))
        konteks = cls.konteks_triwulan(
            renja,
            akhir_renstra=renstra.tahun_akhir if renstra else "-",
            lalu=renja.tahun - 1,
            indikator=_indikator_kinerja(sasaran),
        )
        tabel = cls(konteks, [*akar, *kaki], extra_columns=kolom)
        tabel.tanda_tangan = _tanda_tangan(renja, cls.triwulan, isi.kinerja.evaluasi.get(cls.triwulan))
        return tabel

    @classmethod
    def _kaki(cls, kinerja: Kinerja, renja: Renja, lebar: int) -> list[Sumber]:
        """The lines below the total: means, words for them, and what the office says of the quarter."""
        label = 4 + 3 * 2  # over columns 1 to 7
        evaluasi = kinerja.evaluasi.get(cls.triwulan)
        teks = [f"{judul} {getattr(evaluasi, nama, '')}".rstrip() for nama, judul in TEKS_KAKI]
        teks.append(f"*) Diisi oleh Kepala {renja.perangkat_daerah.kabupaten.badan_perencana}")
        return [
            Sumber(KAKI, RERATA, nama="Rata-rata capaian kinerja (%)", bentang=label),
            Sumber(KAKI, PREDIKAT, nama="Predikat kinerja", bentang=label),
            *(Sumber(KAKI, nama=t, bentang=lebar) for t in teks),
        ]

    @classmethod
    def _kolom(cls, isi: IsiE81, sasaran: list[SasaranTahun]) -> list[tuple[str, Kolom]]:
        indikator = "Indikator Kinerja Program (outcome)/ Kegiatan (output)"
        uraian = "Program/ Kegiatan/ Sub Kegiatan"
        kolom = [
            ("no", Kolom("No", nomor="1", lebar=2, ambil=sel.nomor)),
            ("sasaran", Kolom("Sasaran", nomor="2", lebar=5, ambil=_sasaran(sasaran))),
            (
                "uraian",
                Kolom(uraian, nomor="3", lebar=9.5, ambil=sel.nama, kepala_baris=True),
            ),
            ("indikator", Kolom(indikator, nomor="4", lebar=9.5, ambil=sel.uraian_indikator, per_indikator=True)),
        ]
        pasangan = cls._pasangan(isi)
        for nomor, p in enumerate(pasangan, 5):
            kolom += p.kolom(nomor)
        nomor = 5 + len(pasangan)
        unit = "Unit Perangkat Daerah Penanggung Jawab"
        kolom.append(("unit", Kolom(unit, nomor=str(nomor), lebar=3.5, ambil=isi.unit)))
        if cls.bercapaian:
            ket = Kolom("Keterangan", nomor=str(nomor + 1), lebar=6, ambil=isi.keterangan, per_indikator=True)
            kolom.append(("ket", ket))
        return kolom

    @classmethod
    def _pasangan(cls, isi: IsiE81) -> list[Pasangan]:
        """Columns 5 to 14; the longer form has one more after 12, and from it the means at the foot."""
        triwulan = [
            Pasangan(
                f"tw{t}",
                (REALISASI_TW, ROMAWI[t]),
                {"lebar": K_TW, "ambil": isi.realisasi(t)},
                {"lebar": RP_TW, "ambil": isi.realisasi_rp(t)},
            )
            for t in TRIWULAN
        ]
        capaian = _pasangan_persen(isi, "capaian", CAPAIAN, "12/7 x 100%", isi.capaian, isi.capaian_rp)
        tingkat, tingkat_rp, sd = isi.tingkat, isi.tingkat_rp, 14 if cls.bercapaian else 13
        return [
            Pasangan(
                "renstra",
                (RENSTRA,),
                {"lebar": K, "ambil": isi.renstra},
                {"lebar": RP, "ambil": isi.renstra_rp, "sendiri": isi.renstra_rp_sendiri, "kelas": KolomRupiahRenstra},
            ),
            Pasangan("lalu", (LALU,), {"lebar": K, "ambil": isi.lalu}, {"lebar": RP, "ambil": isi.lalu_rp}),
            Pasangan("target", (TARGET,), {"lebar": K, "ambil": isi.target}, {"lebar": RP, "ambil": isi.target_rp}),
            *triwulan,
            Pasangan("tahun", (REALISASI,), {"lebar": K, "rumus": isi.setahun}, {"lebar": RP, "rumus": isi.setahun_rp}),
            *([capaian] if cls.bercapaian else []),
            Pasangan("sd", (SD,), {"lebar": K, "rumus": isi.sd}, {"lebar": RP, "rumus": isi.sd_rp}, "6+12"),
            _pasangan_persen(
                isi, "tingkat", TINGKAT, f"{sd}/5 x 100%", tingkat, tingkat_rp, berkaki=not cls.bercapaian
            ),
        ]


class TabelE81Layar(TabelE81):
    """E.81 with 17 columns: how far the Renja of the year itself was carried out, and remarks."""

    bentuk = "17 kolom"
    bercapaian = True


def _pasangan_persen(
    isi: IsiE81, nama: str, judul: str, rumus_cetak: str, rumus_k, rumus_rp, berkaki: bool = True
) -> Pasangan:
    """Percentages of kinerja and of rupiah; with ``berkaki`` at the foot their means and the words for those."""

    def berkaki_bila(rumus, akhiran: str):
        if not berkaki:
            return rumus
        return lambda sumber: isi.kaki(sumber, nama, akhiran) if sumber.level == KAKI else rumus(sumber)

    return Pasangan(
        nama,
        (judul,),
        {"lebar": P, "rumus": berkaki_bila(rumus_k, "k"), "kelas": KolomCapaian},
        {"lebar": P, "rumus": berkaki_bila(rumus_rp, "rp"), "kelas": KolomCapaian, "per_indikator": False},
        rumus_cetak,
    )


def _sasaran(sasaran: list[SasaranTahun]):
    """The sasaran that a programme serves, on the programme's line."""

    def ambil(sumber: Sumber) -> str | None:
        if sumber.level != Level.PROGRAM:
            return None
        kunci = kunci_lintas_edisi(sumber.isi.kode)
        return next((s.uraian for s in sasaran if kunci in s.program), None)

    return ambil


def _indikator_kinerja(sasaran: list[SasaranTahun]) -> str:
    """The office's own indicators with their targets of the year, in one line."""
    indikator = [i for s in sasaran for i in s.indikator]
    return "; ".join(f"{i.uraian} {format_besaran(i.target) if i.target else ''}".rstrip() for i in indikator) or "-"


def _tanda_tangan(renja: Renja, tw: int, evaluasi: EvaluasiTriwulan | None) -> list[TandaTangan]:
    """Two blocks (specification 1.5, 2.9): the camat made it, the head of the planning agency evaluates it."""
    kantor = renja.perangkat_daerah
    kabupaten = kantor.kabupaten
    nama_kabupaten = f"KABUPATEN {kabupaten.nama.upper()}"
    hari, _ = hari_tanda_tangan(renja, tw, evaluasi)
    disusun = ("Disusun", tempat_tanggal(kantor.nama_pendek, hari, "tanggal "))
    dievaluasi = ("Dievaluasi", tempat_tanggal(kabupaten.ibu_kota, None, "tanggal "))
    return [
        blok_camat(renja, tw, evaluasi, disusun, (f"CAMAT {kantor.nama_pendek.upper()}", nama_kabupaten)),
        TandaTangan((*dievaluasi, f"KEPALA {kabupaten.badan_perencana.upper()}", nama_kabupaten)),
    ]


#: The table of each quarter, with 15 and with 17 columns.
TABEL_E81 = {
    "15": per_triwulan(TabelE81, "E81-TW{tw}", nama="Formulir E.81 Triwulan {romawi}"),
    "17": per_triwulan(TabelE81Layar, "E81-TW{tw}", nama="Formulir E.81 Triwulan {romawi}"),
}
