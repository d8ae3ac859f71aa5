"""Which document a finding belongs to, how many each has, and the counts that are kept when one is submitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from planning.enums import Aksi, JenisDokumen
from planning.kendala import REALISASI, RENCANA_AKSI, RENSTRA, TEKS_TRIWULAN
from planning.models import CacahTemuan, Dokumen, Renja, Transisi
from planning.versi import renja_terakhir

from .penjelasan import penjelasan_untuk
from .periksa import periksa
from .temuan import Kelompok, Temuan, Tingkat

#: What a finding belongs to, as the pages call it: the Renja itself, its documents, or the evaluation of a quarter.
DOKUMEN = {
    "renja": "Renja",
    "pk": "Perjanjian Kinerja",
    "rencana-aksi": "Rencana Aksi",
    **{f"tw{tw}": f"Evaluasi Triwulan {romawi}" for tw, romawi in enumerate(("I", "II", "III", "IV"), 1)},
}


def milik(temuan: Temuan) -> frozenset[str]:
    """The documents that a finding stands in the way of."""
    tempat = temuan.tempat
    if tempat.halaman == RENCANA_AKSI:
        return frozenset({"rencana-aksi"})
    if tempat.halaman in (REALISASI, TEKS_TRIWULAN):
        return frozenset({f"tw{tempat.nomor or 1}"})
    if tempat.halaman == RENSTRA and temuan.baris.startswith("Sasaran"):
        return frozenset({"renja", "pk"})
    return frozenset({"renja"})


def kunci_dokumen(dokumen: Dokumen) -> str:
    """What ``DOKUMEN`` calls it."""
    return f"tw{dokumen.triwulan}" if dokumen.jenis == JenisDokumen.EVALUASI else str(dokumen.jenis)


@dataclass(frozen=True)
class Cacah:
    """How many findings there are by severity, and how many of the peringatan have a reason."""

    galat: int = 0
    peringatan: int = 0
    saran: int = 0
    dijelaskan: int = 0

    @property
    def semua(self) -> int:
        return self.galat + self.peringatan + self.saran

    @property
    def singkat(self) -> str:
        """``12 galat, 30 peringatan, 4 saran``; what there is none of is left out."""
        bagian = [(self.galat, "galat"), (self.peringatan, "peringatan"), (self.saran, "saran")]
        return ", ".join(f"{n} {kata}" for n, kata in bagian if n) or "Tidak ada temuan"

    @property
    def kalimat(self) -> str:
        """``12 galat, 30 peringatan, 4 saran; 8 peringatan sudah dijelaskan``."""
        hasil = self.singkat
        if not self.peringatan:
            return hasil
        if self.dijelaskan == self.peringatan:
            return f"{hasil}; semua peringatan sudah dijelaskan"
        return (
            f"{hasil}; {self.dijelaskan or 'belum ada'} peringatan {'sudah ' if self.dijelaskan else 'yang '}dijelaskan"
        )


def cacah(temuan: Iterable[Temuan], dijelaskan: Container[str] = ()) -> Cacah:
    """Count findings; ``dijelaskan`` are the fingerprints that have a reason."""
    semua = list(temuan)
    n = Counter(t.tingkat for t in semua)
    sudah = sum(t.tingkat == Tingkat.PERINGATAN and t.sidik in dijelaskan for t in semua)
    return Cacah(n[Tingkat.GALAT], n[Tingkat.PERINGATAN], n[Tingkat.SARAN], sudah)


def cacah_dokumen(renja: Renja, kunci: str = "") -> Cacah:
    """Of a version, or of one of its documents; all rules run once (at most 33 queries)."""
    semua = periksa(renja).temuan
    return cacah([t for t in semua if not kunci or kunci in milik(t)], penjelasan_untuk(renja))


def simpan_cacah(sender, dokumen: Dokumen, transisi: Transisi, **_) -> None:
    """When a document is submitted: keep its counts, so that nobody has to run the rules for every office at once."""
    if transisi.aksi != Aksi.AJUKAN:
        return
    renja = dokumen.renja or renja_terakhir(Renja.objects.all(), dokumen.perangkat_daerah_id, dokumen.tahun)
    n = cacah_dokumen(renja, kunci_dokumen(dokumen)) if renja else Cacah()
    isi = {"galat": n.galat, "peringatan": n.peringatan, "saran": n.saran, "dijelaskan": n.dijelaskan}
    CacahTemuan.objects.update_or_create(dokumen=dokumen, defaults=isi)


#: What each kelompok is called on the pages.
NAMA_KELOMPOK = {
    Kelompok.STRUKTUR: "Struktur dan kode",
    Kelompok.PAGU: "Pagu",
    Kelompok.TARGET: "Target",
    Kelompok.TRIWULAN: "Rencana triwulan",
    Kelompok.REALISASI: "Realisasi",
    Kelompok.CAPAIAN: "Capaian",
    Kelompok.LINTAS_VERSI: "Terhadap versi sebelumnya",
    Kelompok.LINTAS_TAHUN: "Terhadap tahun lalu",
    Kelompok.LINTAS_DOKUMEN: "Terhadap dokumen lain",
    Kelompok.NARASI: "Naskah dan teks",
    Kelompok.EJAAN: "Nama dan ejaan",
    Kelompok.KELENGKAPAN: "Kelengkapan",
}
