"""How well the office serves, year by year: table 2.2 (T-C.30, specification 2.2)."""

import re

from evaluation.models import Realisasi
from evaluation.riwayat import per_triwulan, setahun
from planning.models import IndikatorSasaran, KinerjaSasaran, Renja
from planning.nilai import Besaran
from planning.renstra import renstra_untuk
from planning.tabel import Konteks, Tabel, sel
from planning.tabel.kolom import Kolom, KolomTarget
from planning.tabel.sumber import Sumber

INDIKATOR = "indikator"
KELOMPOK = {
    "target": "Target Renstra Perangkat Daerah",
    "realisasi": "Realisasi Capaian",
    "proyeksi": "Proyeksi",
}


def rentang(renja: Renja, tertulis: str) -> dict[str, range]:
    """The years of each group of columns: as set for the Renja, else n-2 to n+1, n-2 to n-1, and n to n+1."""
    n = renja.tahun
    tahun = {"target": (n - 2, n + 1), "realisasi": (n - 2, n - 1), "proyeksi": (n, n + 1)}
    tahun |= {k: (int(a), int(z)) for k, a, z in re.findall(r"(\w+) (\d{4})-(\d{4})", tertulis)}
    return {k: range(a, z + 1) for k, (a, z) in tahun.items()}


def _angka(jenis: str, tahun: int):
    def ambil(sumber: Sumber) -> Besaran | None:
        indikator = sumber.isi["indikator"]
        tw = sumber.isi["triwulan"].get((indikator.kunci, tahun))
        if jenis == "realisasi" and tw:
            return Besaran(setahun(tw, indikator.agregasi), indikator.satuan)
        return sel.besaran(sumber.isi["kinerja"].get(tahun), jenis, indikator.satuan)

    return ambil


def _teks(kolom: str):
    return lambda sumber: getattr(sumber.isi["indikator"], kolom) or None


class TabelTC30(Tabel):
    """2.2, form T-C.30: the indicators of tujuan and sasaran; a column for each year.

    What was reached in a year is put together from its quarters where any is held here (specification 4.2), else it is
    the opening figure.
    """

    nomor = "2.2"
    formulir = "T-C.30"
    nama = "Pencapaian Kinerja Pelayanan"
    judul_cetak = ("Pencapaian Kinerja Pelayanan {pd} Kabupaten {kab}",)

    k1 = Kolom("No", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom("Indikator", nomor="2", lebar=20, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom("SPM/Standar Nasional", nomor="3", lebar=8, ambil=_teks("spm"))
    k4 = Kolom("IKK", nomor="4", lebar=8, ambil=_teks("ikk"))

    @classmethod
    def muat(cls, renja: Renja):
        konteks = Konteks(renja)
        renstra = renstra_untuk(renja)
        kinerja: dict[int, dict[int, KinerjaSasaran]] = {}
        for k in KinerjaSasaran.objects.filter(indikator__renstra=renstra):
            kinerja.setdefault(k.indikator_id, {})[k.tahun] = k
        indikator = list(IndikatorSasaran.objects.filter(renstra=renstra))
        triwulan = per_triwulan(
            Realisasi.objects.filter(
                perangkat_daerah=renja.perangkat_daerah_id,
                tahun__in=rentang(renja, konteks.setelan.rentang_22)["realisasi"],
                kunci__in=[i.kunci for i in indikator],
            )
        )
        akar = [
            Sumber(
                INDIKATOR,
                {"indikator": i, "kinerja": kinerja.get(i.pk, {}), "triwulan": triwulan},
                nama=i.uraian,
                nomor=str(urut),
            )
            for urut, i in enumerate(indikator, 1)
        ]
        kolom_tahun = cls._kolom_tahun(renja, konteks.setelan.rentang_22)
        return cls(konteks, akar, extra_columns=kolom_tahun)

    @staticmethod
    def _kolom_tahun(renja: Renja, tertulis: str) -> list[tuple[str, Kolom]]:
        """The columns from the fifth on: a year each, then the notes."""
        tahun = [(jenis, t) for jenis, tahun in rentang(renja, tertulis).items() for t in tahun]
        lebar = round(48 / len(tahun), 1)
        kolom = [
            (
                f"k{nomor}",
                KolomTarget(
                    KELOMPOK[jenis],
                    f"Tahun {t}",
                    nomor=str(nomor),
                    lebar=lebar,
                    ambil=_angka(jenis, t),
                ),
            )
            for nomor, (jenis, t) in enumerate(tahun, 5)
        ]
        nomor = len(tahun) + 5
        catatan = Kolom("Catatan Analisis", nomor=str(nomor), lebar=12, ambil=_teks("catatan_analisis"))
        return [*kolom, (f"k{nomor}", catatan)]
