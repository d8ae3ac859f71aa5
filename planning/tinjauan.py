"""What a reviewer looks at first: which rupiah and targets changed, from what to what, and why (specification 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from planning.isian.potret import KEBERADAAN
from planning.models import AlasanPerubahan, IndikatorRenja, Perubahan, Renja
from planning.nilai import Besaran
from planning.pohon import Pasangan, Pohon, PohonBanding, Simpul, bandingkan, muat_pohon

PAGU, TARGET = "pagu", "target"
BARU, DIHAPUS = "baru", "dihapus"


@dataclass(frozen=True)
class Ubahan:
    """One figure that changed: rupiah (``lama`` and ``baru`` are whole numbers) or a target (``Besaran``).

    ``None`` is not filled in; ``tak_dikenal`` says that nobody knows any more what was there before.
    """

    apa: str
    lama: int | Besaran | None
    baru: int | Besaran | None
    alasan: str = ""
    uang: bool = False
    tak_dikenal: bool = False

    @property
    def selisih(self) -> int | None:
        """Rupiah more (negative: less); nothing for targets."""
        return (self.baru or 0) - (self.lama or 0) if self.uang and not self.tak_dikenal else None


@dataclass
class BarisUbah:
    """A row with what changed in it; ``status`` is ``baru``, ``dihapus`` or empty."""

    kode: str
    kode_cetak: str
    nama: str
    status: str = ""
    ubahan: list[Ubahan] = field(default_factory=list)


@dataclass(frozen=True)
class Tinjauan:
    """All that changed, in the order of the codes, and the pagu of the whole before and after (rupiah).

    ``sebelum`` is ``None`` too if it cannot be told any more (``sebelum_dikenal``).
    """

    baris: list[BarisUbah]
    sebelum: int | None
    sesudah: int | None
    sebelum_dikenal: bool = True

    @property
    def selisih(self) -> int | None:
        return (self.sesudah or 0) - (self.sebelum or 0) if self.sebelum_dikenal else None

    @property
    def cacah(self) -> int:
        return sum(len(b.ubahan) or 1 for b in self.baris)


# --- Against the version it was copied from ---------------------------------------------------------------------------


def terhadap_asal(renja: Renja, pohon: Pohon | None = None) -> Tinjauan | None:
    """Against the version it was copied from, with the reasons; four queries beside the tree. Nothing without one."""
    if renja.asal_id is None:
        return None
    banding = bandingkan(muat_pohon(renja.asal), pohon or muat_pohon(renja))
    alasan = {(a.kode, a.kunci): a.alasan for a in AlasanPerubahan.objects.filter(renja=renja)}
    return tinjau(banding, lambda kode, kunci: alasan.get((kode, kunci), ""))


def tinjau(banding: PohonBanding, alasan: Callable[[str, UUID | None], str] = lambda *_: "") -> Tinjauan:
    """The differences of two loaded trees; no query."""
    baris = []
    for p in banding.telusuri():
        ubahan = list(_ubahan(p, alasan))
        ada, lalu = (s is not None and s.baris is not None for s in (p.sesudah, p.sebelum))
        status = BARU if ada and not lalu else DIHAPUS if lalu and not ada else ""
        if ubahan or (status and p.daun):
            baris.append(BarisUbah(p.kode, p.kode_cetak, p.nama, status, ubahan))
    sebelum = banding.sebelum.pagu if banding.sebelum else None
    return Tinjauan(baris, sebelum, banding.sesudah.pagu)


def _ubahan(p: Pasangan, alasan: Callable[[str, UUID | None], str]) -> Iterable[Ubahan]:
    if p.daun:
        lama, baru = (s.pagu if s else None for s in (p.sebelum, p.sesudah))
        if lama != baru:
            yield Ubahan("Pagu", lama, baru, alasan(p.kode, None), uang=True)
    for i, j in p.indikator:
        lama, baru = _target(i), _target(j)
        if lama != baru:
            yield Ubahan((j or i).uraian, lama, baru, alasan(p.kode, (j or i).kunci))


def _target(i: IndikatorRenja | None) -> Besaran | None:
    return None if i is None or i.target is None else Besaran(i.target, i.satuan)


# --- Since it was last submitted --------------------------------------------------------------------------------------


def sejak(renja: Renja, waktu: datetime, pohon: Pohon) -> Tinjauan:
    """What changed in this version after a moment, from the record of changed cells; one query, or two."""
    catatan = Perubahan.objects.filter(
        renja=renja, waktu__gt=waktu, objek__in=(Perubahan.BARIS, Perubahan.INDIKATOR)
    ).filter(kolom__in=(PAGU, TARGET, KEBERADAAN))
    return _Sejak(renja, waktu, pohon).susun(list(catatan.order_by("pk")))


class _Sejak:
    """Folds the record: of each figure what it was first, and what it is now."""

    def __init__(self, renja: Renja, waktu: datetime, pohon: Pohon):
        self.renja, self.waktu, self.pohon = renja, waktu, pohon
        self.simpul = pohon.per_kode
        self.indikator = {i.pk: i for s in pohon.telusuri() for i in s.indikator}
        self.baris: dict[str, BarisUbah] = {}

    def susun(self, catatan: list[Perubahan]) -> Tinjauan:
        pertama: dict[tuple[str, str, int], Perubahan] = {}
        hapus: dict[str, Perubahan] = {}
        datang: set[str] = set()
        for c in catatan:
            if c.kolom == KEBERADAAN and c.objek == Perubahan.BARIS:
                (datang.add(c.kode) if c.lama == "" and c.kode not in hapus else None)
                if c.lama:
                    hapus.setdefault(c.kode, c)
            else:
                # A row that was removed and put back counts by its code, an indicator by its own identity.
                kunci = (c.objek, c.kode, 0 if c.objek == Perubahan.BARIS else c.objek_id)
                pertama.setdefault((*kunci,), c)
        lama_pagu = self._pagu_terhapus({k: h for k, h in hapus.items() if k not in datang}, pertama)
        for (objek, kode, _), c in pertama.items():
            if kode in hapus and objek == Perubahan.BARIS:
                continue
            if objek == Perubahan.BARIS:
                self._tambah(kode, Ubahan("Pagu", _bulat(c.lama), self._pagu(kode), uang=True))
            else:
                self._indikator(c)
        for kode in lama_pagu:
            lama = lama_pagu[kode]
            self._tambah(kode, Ubahan("Pagu", lama, self._pagu(kode), uang=True, tak_dikenal=lama is None), hapus[kode])
        for kode in datang:
            if self._ada(kode):
                self._ambil(kode).status = BARU
        for kode in hapus:
            if kode not in datang and not self._ada(kode):
                self._ambil(kode, hapus[kode]).status = DIHAPUS
        baris = [b for _, b in sorted(self.baris.items()) if b.ubahan or b.status]
        for b in baris:
            b.ubahan.sort(key=lambda u: not u.uang)  # money first, whatever was changed first
        uang = [u for b in baris for u in b.ubahan if u.uang]
        dikenal = not any(u.tak_dikenal for u in uang)
        sesudah = self.pohon.pagu
        sebelum = (sesudah or 0) - sum(u.selisih for u in uang) if dikenal else None
        return Tinjauan(baris, sebelum, sesudah, dikenal)

    def _ada(self, kode: str) -> bool:
        s = self.simpul.get(kode)
        return s is not None and s.baris is not None

    def _pagu(self, kode: str) -> int | None:
        s = self.simpul.get(kode)
        return s.baris.pagu if s and s.baris else None

    def _pagu_terhapus(self, hapus: dict[str, Perubahan], pertama: dict) -> dict[str, int | None]:
        """What rows that were removed had before: the record names rows, not their money."""
        hasil: dict[str, int | None] = {}
        for kode in list(hapus):
            if (c := pertama.get((Perubahan.BARIS, kode, 0))) and c.pk < hapus[kode].pk:
                hasil[kode] = _bulat(c.lama)
        if sisa := [k for k in hapus if k not in hasil]:
            dulu = Perubahan.objects.filter(
                renja=self.renja, waktu__lte=self.waktu, objek=Perubahan.BARIS, kolom=PAGU, kode__in=sisa
            )
            hasil |= dict.fromkeys(sisa) | {c.kode: _bulat(c.baru) for c in dulu.order_by("pk")}
        return {k: v for k, v in hasil.items() if v is not None or not self._tanpa_pagu(k)}

    def _tanpa_pagu(self, kode: str) -> bool:
        """Whether a row with this code has no money of its own: it stands above the leaves."""
        daun = next((len(s.kode.split(".")) for s in self.pohon.telusuri() if s.daun), None)
        return daun is not None and len(kode.split(".")) < daun

    def _indikator(self, c: Perubahan) -> None:
        i = self.indikator.get(c.objek_id)
        if c.kolom == KEBERADAAN and c.lama and i is None:
            self._tambah(c.kode, Ubahan(f"{c.lama} (indikator dihapus)", None, None, tak_dikenal=True))
        elif i is not None:
            lama = None if c.kolom == KEBERADAAN or c.lama == "" else Besaran(Decimal(c.lama), i.satuan)
            self._tambah(c.kode, Ubahan(i.uraian, lama, _target(i)))

    def _tambah(self, kode: str, ubahan: Ubahan, c: Perubahan | None = None) -> None:
        if ubahan.lama != ubahan.baru or ubahan.tak_dikenal:
            self._ambil(kode, c).ubahan.append(ubahan)

    def _ambil(self, kode: str, c: Perubahan | None = None) -> BarisUbah:
        if kode not in self.baris:
            s: Simpul | None = self.simpul.get(kode)
            nama = s.nama if s else c.lama if c else ""
            self.baris[kode] = BarisUbah(kode, s.kode_cetak if s else kode, nama)
        return self.baris[kode]


def _bulat(tulisan: str) -> int | None:
    return int(tulisan) if tulisan else None
