"""What the tables of one quarter share: their numbers, the version they are of, and who signs them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from evaluation.enums import Triwulan
from evaluation.models import EvaluasiTriwulan, Realisasi, RealisasiPagu
from evaluation.triwulan import batas_bawaan
from planning.enums import Arah, JenisRenja, RumusNegatif
from planning.models import IndikatorRenja, Renja
from planning.pohon import Simpul
from planning.tabel import Konteks, Tabel
from planning.tabel.rumus import Persen
from planning.tabel.tanda_tangan import TandaTangan, camat_pada, tanda_tangan, tempat_tanggal

ROMAWI = ("", "I", "II", "III", "IV")


class TabelTriwulan(Tabel):
    """A table of what came of one quarter, held against the version of the Renja that it is asked of."""

    bersusun = True

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def konteks_triwulan(cls, renja: Renja, **tambahan) -> Konteks:
        """The words of the titles, with the quarter."""
        return Konteks(renja, {"tw": ROMAWI[cls.triwulan], **tambahan})


def per_triwulan(kelas: type[TabelTriwulan], nomor: str, **isi) -> dict[int, type[TabelTriwulan]]:
    """A class for each quarter; ``nomor`` and texts among ``isi`` with ``{tw}`` (4) and ``{romawi}`` (IV) filled in."""
    hasil = {}
    for tw in Triwulan.values:
        kata = {"tw": tw, "romawi": ROMAWI[tw]}
        terisi = {k: v.format(**kata) if isinstance(v, str) else v for k, v in {"nomor": nomor, **isi}.items()}
        hasil[tw] = type(f"{kelas.__name__}Tw{tw}", (kelas,), {"triwulan": tw, "__doc__": kelas.__doc__, **terisi})
    return hasil


def triwulan_terisi(renja: Renja) -> set[int]:
    """The quarters of the Renja's year of which anything is filled in as reached or spent; one query."""
    milik = {"perangkat_daerah": renja.perangkat_daerah_id, "tahun": renja.tahun}
    kinerja = Realisasi.objects.filter(**milik, realisasi__isnull=False).order_by().values_list("triwulan", flat=True)
    rupiah = RealisasiPagu.objects.filter(**milik, rupiah__isnull=False).order_by().values_list("triwulan", flat=True)
    return set(kinerja.union(rupiah))


def persen(simpul: Simpul, indikator: IndikatorRenja, realisasi: str, target: str, rumus_negatif: str) -> Persen:
    """Capaian of two cells as the indicator is measured; a mean of what is below is the better the higher."""
    negatif = indikator.arah == Arah.NEGATIF and (simpul.daun or not indikator.otomatis)
    return Persen(realisasi, target, negatif=negatif, t_per_r=rumus_negatif == RumusNegatif.T_PER_R)


def hari_tanda_tangan(renja: Renja, tw: int, evaluasi: EvaluasiTriwulan | None) -> tuple[date | None, date]:
    """The day to print, if the quarter is closed, and the day whose official signs: that one, else the deadline."""
    if evaluasi and evaluasi.ditutup:
        hari = timezone.localtime(evaluasi.ditutup).date()
        return hari, hari
    batas = evaluasi.batas if evaluasi else None
    return None, batas or batas_bawaan(renja.perangkat_daerah, renja.tahun, tw)


def blok_camat(
    renja: Renja, tw: int, evaluasi: EvaluasiTriwulan | None, atas: tuple[str, ...], jabatan: tuple[str, ...]
) -> TandaTangan:
    """The block of the camat who signs for a quarter, below the lines ``atas``; one query."""
    _, hari = hari_tanda_tangan(renja, tw, evaluasi)
    return tanda_tangan(camat_pada(renja.perangkat_daerah, hari), jabatan, atas)


def tanda_tangan_camat(renja: Renja, tw: int, evaluasi: EvaluasiTriwulan | None) -> TandaTangan:
    """The camat's block under a table of its own (specification 1.5); one query."""
    nama = renja.perangkat_daerah.nama_pendek
    hari, _ = hari_tanda_tangan(renja, tw, evaluasi)
    return blok_camat(renja, tw, evaluasi, (tempat_tanggal(nama, hari),), (f"CAMAT {nama.upper()},",))
