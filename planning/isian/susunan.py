"""Which nodes stand in a Renja: adding official sub kegiatan with all that is above them, and removing rows."""

from collections.abc import Iterable

from planning.enums import Agregasi
from planning.models import BarisRenja, Nomenklatur, Pengguna, Renja, Urungan

from .potret import Potret, PotretBaris, PotretIndikator
from .urungan import lakukan

ISIAN = "isian"


class SusunanSalah(Exception):
    """The nodes cannot be added or removed; the message says why, for people."""


def tambah(renja: Renja, kode: Iterable[str], oleh: Pengguna) -> Urungan:
    """Add leaves by their official codes; their program and kegiatan come along.

    A new row starts with the official indicator and unit. Rows that are there already stay as they are. Can be undone.
    Raises ``SusunanSalah`` for codes that are no leaf of the Renja's edition, and when nothing is left to add.
    """
    kode = list(dict.fromkeys(kode))
    daun = {
        n.kode: n
        for n in Nomenklatur.objects.filter(
            edisi=renja.edisi, kode__in=kode, level=renja.edisi.level_daun
        ).select_related("induk__induk")
    }
    if tidak_dikenal := [k for k in kode if k not in daun]:
        raise SusunanSalah(
            f"Bukan {renja.edisi.get_level_daun_display().lower()} dalam {renja.edisi}: {', '.join(tidak_dikenal)}."
        )
    ada = set(BarisRenja.objects.filter(renja=renja).values_list("nomenklatur__kode", flat=True))
    isi: Potret = {}
    for n in daun.values():
        for node in _dengan_atasan(n, renja):
            if node.kode not in ada:
                isi[node.kode] = PotretBaris(indikator=_usulan_indikator(node))
    if not isi:
        raise SusunanSalah("Semua yang dipilih sudah ada dalam Renja ini.")
    baru = [k for k in kode if k in isi]
    judul = f"Menambah {', '.join(baru[:3])}{f' dan {len(baru) - 3} lainnya' if len(baru) > 3 else ''}"
    return lakukan(renja, judul, isi, oleh, ISIAN)


def hapus(renja: Renja, kode: str, oleh: Pengguna) -> Urungan:
    """Remove a node with everything below it, and what is above it if nothing else is left there. Can be undone.

    Raises ``SusunanSalah`` if there is no such row.
    """
    ada = dict(BarisRenja.objects.filter(renja=renja).values_list("nomenklatur__kode", "nomenklatur__level"))
    buang = {k for k in ada if k == kode or k.startswith(f"{kode}.")}
    if not buang:
        raise SusunanSalah(f"Baris {kode} tidak ada dalam Renja ini. Mungkin sudah dihapus.")
    daun = {k for k, level in ada.items() if level == renja.edisi.level_daun}
    for atas in sorted(ada.keys() - daun - buang, key=len, reverse=True):
        if kode.startswith(f"{atas}.") and not any(k.startswith(f"{atas}.") for k in daun - buang):
            buang.add(atas)
    return lakukan(renja, f"Menghapus {kode}", dict.fromkeys(sorted(buang)), oleh, ISIAN)


def _dengan_atasan(node: Nomenklatur, renja: Renja) -> list[Nomenklatur]:
    """The leaf and the kegiatan and program above it."""
    atasan = [node.induk] if renja.edisi.level_daun == "kegiatan" else [node.induk.induk, node.induk]
    return [*atasan, node]


def _usulan_indikator(node: Nomenklatur) -> tuple[PotretIndikator, ...]:
    """The official indicator and unit, where the edition has them (specification 7.4)."""
    if not node.indikator:
        return ()
    agregasi = Agregasi.POSISI_AKHIR if node.satuan in ("%", "Persen") else Agregasi.KUMULATIF
    satuan = "%" if node.satuan == "Persen" else node.satuan
    return (PotretIndikator(nomor=1, uraian=node.indikator, satuan=satuan, agregasi=agregasi.value),)
