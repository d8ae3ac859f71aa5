"""Whether a quarter may be filled in, until when, and how it is closed and opened again.

A quarter opens with its first day. It closes by itself when its deadline has passed (by default the tenth of the month
after it ends, specification 6), or before that when somebody closes it. Only Bappelitbangda opens it again: with a
reason, a new deadline, and on the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from evaluation.enums import AksiTriwulan, Triwulan
from evaluation.kunci import dengan_status, kunci_status, pesan_terkunci
from evaluation.models import EvaluasiTriwulan, PembukaanTriwulan
from planning.enums import STATUS_TERBUKA, StatusDokumen
from planning.models import Pengguna, PerangkatDaerah

TRIWULAN = tuple(Triwulan.values)


class TriwulanTertutup(Exception):
    """This quarter takes no entries now; the message says why and what to do."""


class TidakDapatDiubah(Exception):
    """The quarter cannot be closed, opened or given this deadline; the message says why."""


@dataclass(frozen=True)
class Keadaan:
    """How a quarter stands: ``terbuka``, and if not why (``sebab``, a sentence for people).

    ``batas`` is the last day on which it may be filled in; ``belum_mulai`` says that it lies ahead, ``status`` how far
    it has come as a document (locked when it was submitted).
    """

    triwulan: int
    terbuka: bool
    sebab: str
    batas: date
    belum_mulai: bool = False
    evaluasi: EvaluasiTriwulan | None = None
    status: StatusDokumen = StatusDokumen.DRAF

    @property
    def terkunci(self) -> bool:
        return self.status not in STATUS_TERBUKA


def awal_triwulan(tahun: int, tw: int) -> date:
    """The first day of a quarter."""
    return date(tahun, 3 * tw - 2, 1)


def batas_bawaan(kantor: PerangkatDaerah, tahun: int, tw: int) -> date:
    """The deadline unless another is set: a day of the month after the quarter, as the kabupaten has it."""
    hari = kantor.kabupaten.hari_batas_triwulan
    return date(tahun, 3 * tw + 1, hari) if tw < 4 else date(tahun + 1, 1, hari)


def keadaan(kantor: PerangkatDaerah, tahun: int, tw: int, hari_ini: date | None = None) -> Keadaan:
    """How one quarter stands; one query."""
    milik = EvaluasiTriwulan.objects.filter(perangkat_daerah=kantor, tahun=tahun, triwulan=tw)
    evaluasi = dengan_status(milik).first()
    return _keadaan(kantor, tahun, tw, evaluasi, hari_ini)


def semua_keadaan(kantor: PerangkatDaerah, tahun: int, hari_ini: date | None = None) -> dict[int, Keadaan]:
    """How the four quarters of a year stand; one query."""
    setahun = EvaluasiTriwulan.objects.filter(perangkat_daerah=kantor, tahun=tahun)
    ada = {e.triwulan: e for e in dengan_status(setahun)}
    return {tw: _keadaan(kantor, tahun, tw, ada.get(tw), hari_ini) for tw in TRIWULAN}


def _keadaan(kantor, tahun: int, tw: int, evaluasi: EvaluasiTriwulan | None, hari_ini: date | None) -> Keadaan:
    hari_ini = hari_ini or timezone.localdate()
    batas = (evaluasi.batas if evaluasi else None) or batas_bawaan(kantor, tahun, tw)
    nama = f"{Triwulan(tw).label} {tahun}"
    status = StatusDokumen(getattr(evaluasi, "status_dokumen", None) or StatusDokumen.DRAF)
    if status not in STATUS_TERBUKA:
        return Keadaan(tw, False, pesan_terkunci(f"Evaluasi {nama}", status), batas, False, evaluasi, status)
    if evaluasi and evaluasi.ditutup:
        sebab = f"{nama} sudah ditutup pada {_tanggal(timezone.localtime(evaluasi.ditutup).date())}."
    elif hari_ini > batas:
        sebab = f"Batas pengisian {nama}, {_tanggal(batas)}, sudah lewat."
    elif hari_ini < awal_triwulan(tahun, tw):
        mulai = _tanggal(awal_triwulan(tahun, tw))
        return Keadaan(tw, False, f"{nama} baru dapat diisi mulai {mulai}.", batas, True, evaluasi, status)
    else:
        return Keadaan(tw, True, "", batas, False, evaluasi, status)
    badan = kantor.kabupaten.badan_perencana
    return Keadaan(tw, False, f"{sebab} Yang dapat membukanya kembali adalah {badan}.", batas, False, evaluasi, status)


def evaluasi_untuk_diisi(kantor: PerangkatDaerah, tahun: int, tw: int) -> EvaluasiTriwulan:
    """The quarter, locked for the rest of the transaction and made if it is not there yet, so that it has a deadline.

    Raises ``TriwulanTertutup`` if it may not be filled in now.
    """
    evaluasi = _terkunci(kantor, tahun, tw, diisi=True)
    kini = _keadaan(kantor, tahun, tw, evaluasi, None)
    if not kini.terbuka:
        raise TriwulanTertutup(kini.sebab)
    return evaluasi


def evaluasi_untuk_ditindaklanjuti(kantor: PerangkatDaerah, tahun: int, tw: int) -> EvaluasiTriwulan:
    """The quarter, locked likewise, for its follow-up alone: Bappelitbangda writes that after the office has closed.

    Raises ``TriwulanTertutup`` if the quarter lies ahead, or its evaluation is settled.
    """
    evaluasi = _terkunci(kantor, tahun, tw)
    kini = _keadaan(kantor, tahun, tw, evaluasi, None)
    if kini.belum_mulai or kini.status == StatusDokumen.DITETAPKAN:
        raise TriwulanTertutup(kini.sebab)
    return evaluasi


@transaction.atomic
def tutup(kantor: PerangkatDaerah, tahun: int, tw: int, oleh: Pengguna | None) -> None:
    """Close a quarter before its deadline. Raises ``TidakDapatDiubah`` if it is not open."""
    evaluasi = _terkunci(kantor, tahun, tw)
    kini = _keadaan(kantor, tahun, tw, evaluasi, None)
    if not kini.terbuka:
        raise TidakDapatDiubah(kini.sebab)
    evaluasi.ditutup = timezone.now()
    _simpan(evaluasi, AksiTriwulan.TUTUP, "", oleh)


@transaction.atomic
def buka_kembali(kantor: PerangkatDaerah, tahun: int, tw: int, oleh: Pengguna | None, alasan: str, batas: date) -> None:
    """Open a closed quarter until ``batas``. The caller has checked the right (``boleh_membuka_triwulan``).

    Raises ``TidakDapatDiubah`` if it is open, lies ahead, has no reason, or the deadline has passed already.
    """
    evaluasi = _terkunci(kantor, tahun, tw)
    kini = _keadaan(kantor, tahun, tw, evaluasi, None)
    if kini.terbuka or kini.belum_mulai or kini.terkunci:
        raise TidakDapatDiubah(kini.sebab or f"{Triwulan(tw).label} {tahun} masih terbuka.")
    if not alasan.strip():
        raise TidakDapatDiubah("Tulis alasan triwulan dibuka kembali.")
    _periksa_batas(batas)
    evaluasi.ditutup, evaluasi.batas = None, batas
    _simpan(evaluasi, AksiTriwulan.BUKA, alasan.strip(), oleh)


@transaction.atomic
def ubah_batas(kantor: PerangkatDaerah, tahun: int, tw: int, oleh: Pengguna | None, batas: date) -> None:
    """Give a quarter that is open, or lies ahead, another deadline. Raises ``TidakDapatDiubah``."""
    evaluasi = _terkunci(kantor, tahun, tw)
    kini = _keadaan(kantor, tahun, tw, evaluasi, None)
    if not (kini.terbuka or kini.belum_mulai):
        raise TidakDapatDiubah(kini.sebab)
    _periksa_batas(batas)
    if batas < awal_triwulan(tahun, tw):
        raise TidakDapatDiubah(f"Batas mendahului {Triwulan(tw).label} {tahun}.")
    evaluasi.batas = batas
    _simpan(evaluasi, AksiTriwulan.BATAS, "", oleh)


def _periksa_batas(batas: date) -> None:
    if batas < timezone.localdate():
        raise TidakDapatDiubah(f"Batas baru, {_tanggal(batas)}, sudah lewat. Pilih hari ini atau sesudahnya.")


def _terkunci(kantor: PerangkatDaerah, tahun: int, tw: int, *, diisi: bool = False) -> EvaluasiTriwulan:
    milik = {"perangkat_daerah": kantor, "tahun": tahun, "triwulan": tw}
    evaluasi, _ = EvaluasiTriwulan.objects.select_for_update(of=("self",)).get_or_create(
        **milik, defaults={"batas": batas_bawaan(kantor, tahun, tw)}
    )
    if evaluasi.batas is None:
        evaluasi.batas = batas_bawaan(kantor, tahun, tw)
        evaluasi.save(update_fields=["batas"])
    evaluasi.status_dokumen = kunci_status(kantor, tahun, tw, buat=diisi)
    return evaluasi


def _simpan(evaluasi: EvaluasiTriwulan, aksi: AksiTriwulan, alasan: str, oleh: Pengguna | None) -> None:
    evaluasi.save(update_fields=["ditutup", "batas"])
    PembukaanTriwulan.objects.create(evaluasi=evaluasi, aksi=aksi, alasan=alasan, batas=evaluasi.batas, oleh=oleh)


def _tanggal(tanggal: date) -> str:
    return date_format(tanggal, "j F Y")
