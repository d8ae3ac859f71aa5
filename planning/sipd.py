"""What of a Renja is typed into SIPD, the national system, field by field; and what changed since it was.

Until SIPD has an interface staff copy by hand. A leaf ticked off is remembered as it read then; the page later says
which fields read differently now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core import signing
from django.db import transaction

from planning.models import IndikatorRenja, Pengguna, Renja, SalinanSipd
from planning.pohon import Simpul, muat_pohon

_GARAM = "planning.sipd"


class SalinanSalah(ValueError):
    """A leaf cannot be ticked off; the message says why, for people."""


@dataclass(frozen=True)
class Isian:
    """One field: its name in what is remembered, its label, and the text to paste."""

    nama: str
    label: str
    teks: str


@dataclass(frozen=True)
class Beda:
    """A field that reads differently now."""

    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Daun:
    """A leaf with its fields in the order of the SIPD form, and the copy of it there is."""

    simpul: Simpul
    isian: list[Isian]
    salinan: SalinanSipd | None
    beda: list[Beda]

    @property
    def keadaan(self) -> str:
        """``belum`` (not copied), ``berubah`` (since it was copied), ``sudah``."""
        if self.salinan is None:
            return "belum"
        return "berubah" if self.beda else "sudah"

    @property
    def tertanda(self) -> str:
        """What the page shows, signed: the tick is about what the person saw, whatever has changed meanwhile."""
        return signing.dumps(_sidik(self.simpul, {i.nama: i.teks for i in self.isian}), salt=_GARAM, compress=True)


@dataclass(frozen=True)
class LembarSipd:
    """All leaves of a Renja in the order of their codes; ``terhapus`` were copied and are gone from the Renja."""

    daun: list[Daun]
    terhapus: list[SalinanSipd]

    @property
    def selesai(self) -> int:
        return sum(d.keadaan == "sudah" for d in self.daun)

    @property
    def berubah(self) -> int:
        return sum(d.keadaan == "berubah" for d in self.daun)


def muat_sipd(renja: Renja) -> LembarSipd:
    """Four queries: the tree and the copies."""
    salinan = {
        s.nomenklatur_id: s
        for s in SalinanSipd.objects.filter(renja=renja)
        .select_related("oleh", "nomenklatur")
        .order_by("nomenklatur__kode")
    }
    label = _Label(renja)
    daun = []
    for simpul in muat_pohon(renja).telusuri():
        if simpul.daun:
            isian = isian_sipd(simpul, label)
            kopi = salinan.pop(simpul.nomenklatur.pk, None)
            daun.append(Daun(simpul, isian, kopi, _bandingkan(kopi.isi, isian, label) if kopi else []))
    return LembarSipd(daun, list(salinan.values()))


class _Label:
    """The labels of the fields, which name the year."""

    def __init__(self, renja: Renja):
        n, level = renja.tahun, renja.edisi.get_level_daun_display().lower()
        self._tetap = {
            "kode": f"Kode {level}",
            "nama": f"Nama {level}",
            "pagu": f"Pagu {n}",
            "pagu_n1": f"Pagu {n + 1} (prakiraan maju)",
            "sumber_dana": "Sumber dana",
            "lokasi": "Lokasi",
            "kelompok_sasaran": "Kelompok sasaran",
            "catatan": "Keterangan",
        }

    def __call__(self, nama: str) -> str:
        """The label of a field, of an indicator's with its number: ``target-2`` → ``Target 2``."""
        return self._tetap.get(nama) or nama.capitalize().replace("-", " ").removesuffix(" 1")


def isian_sipd(simpul: Simpul, label: _Label) -> list[Isian]:
    """The fields of a leaf; figures plain, since a form takes no dots for thousands."""
    baris = simpul.baris
    isi = {"kode": simpul.kode_cetak, "nama": simpul.nama}
    for ke, i in enumerate(simpul.indikator or [IndikatorRenja()], 1):
        isi |= {f"indikator-{ke}": i.uraian, f"target-{ke}": _angka(i.target), f"satuan-{ke}": i.satuan}
    isi |= {
        "pagu": _angka(simpul.pagu),
        "pagu_n1": _angka(simpul.pagu_n1),
        "sumber_dana": baris.sumber_dana.nama if baris.sumber_dana else "",
        "lokasi": baris.lokasi,
        "kelompok_sasaran": baris.kelompok_sasaran,
        "catatan": baris.catatan,
    }
    return [Isian(nama, label(nama), teks) for nama, teks in isi.items()]


def _angka(nilai: int | Decimal | None) -> str:
    """Digits with a decimal comma where there are decimals: ``3853423``, ``0,38``."""
    if nilai is None:
        return ""
    return f"{Decimal(nilai).normalize():f}".replace(".", ",")


def _bandingkan(lama: Mapping[str, str], isian: list[Isian], label: _Label) -> list[Beda]:
    """The fields that read differently, and those of indicators that are gone."""
    hasil = [Beda(i.label, lama.get(i.nama, ""), i.teks) for i in isian if lama.get(i.nama, "") != i.teks]
    ada = {i.nama for i in isian}
    return hasil + [Beda(label(nama), teks, "") for nama, teks in lama.items() if nama not in ada and teks]


def _sidik(simpul: Simpul, isi: dict[str, str]) -> dict:
    return {"renja": simpul.baris.renja_id, "node": simpul.nomenklatur.pk, "isi": isi}


@transaction.atomic
def tandai(renja: Renja, tertanda: str, oleh: Pengguna) -> SalinanSipd:
    """Tick off a leaf as the page showed it (``Daun.tertanda``). Raises ``SalinanSalah``."""
    try:
        isi = signing.loads(tertanda, salt=_GARAM)
    except signing.BadSignature:
        raise SalinanSalah("Halaman sudah tidak berlaku. Periksa isinya, lalu tandai lagi.") from None
    if isi["renja"] != renja.pk or not renja.baris.filter(nomenklatur=isi["node"]).exists():
        raise SalinanSalah("Baris ini sudah tidak ada dalam Renja.")
    salinan, _ = SalinanSipd.objects.update_or_create(
        renja=renja, nomenklatur_id=isi["node"], defaults={"isi": isi["isi"], "oleh": oleh}
    )
    return salinan


def batalkan(renja: Renja, node: int) -> None:
    """Take the tick away."""
    SalinanSipd.objects.filter(renja=renja, nomenklatur=node).delete()
