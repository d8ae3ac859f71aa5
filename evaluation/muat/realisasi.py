"""Loading ``realisasi.csv``: what was reached and spent in each quarter, whichever version is held against it."""

from dataclasses import dataclass, field
from pathlib import Path

from evaluation.models import Realisasi, RealisasiPagu
from planning.models import IndikatorRenja, Nomenklatur, PerangkatDaerah, Renja
from planning.muat.berkas import Baris, Laporan, Salah, baca
from planning.muat.renstra import kunci_indikator

from .berkas import dibiarkan, tahun, tertutup, triwulan

KOLOM = "kode no triwulan realisasi rp keterangan catatan_mutu?"


def muat_realisasi(path: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    """Load the file, if there is one; a year that has realisations already is left alone unless ``timpa``."""
    if not path.exists():
        return
    milik = {"perangkat_daerah": kantor, "tahun": tahun(path)}
    ada = [Realisasi.objects.filter(**milik), RealisasiPagu.objects.filter(**milik)]
    if not timpa and any(a.exists() for a in ada):
        laporan.catatan.append(f"Realisasi {kantor.nama} {tahun(path)} sudah ada, dibiarkan.")
        return
    pemuat = _Pemuat(kantor, tahun(path))
    if any(a.exists() for a in ada) and pemuat.tertutup:
        laporan.catatan.append(dibiarkan("Realisasi", kantor, path, pemuat.tertutup))
        return
    for a in ada:
        a.delete()
    for b in baca(path, KOLOM, laporan):
        with laporan.mencatat(b):
            pemuat.baca(b)
    if not laporan.kesalahan:
        Realisasi.objects.bulk_create(pemuat.kinerja)
        RealisasiPagu.objects.bulk_create(pemuat.rupiah)
        laporan.catatan.append(f"Realisasi {kantor.nama} {tahun(path)} dimuat.")


@dataclass
class _Pemuat:
    """What the lines of one year come to."""

    kantor: PerangkatDaerah
    tahun: int
    kinerja: list[Realisasi] = field(default_factory=list)
    rupiah: list[RealisasiPagu] = field(default_factory=list)
    terpakai: dict[tuple, int] = field(default_factory=dict)

    def __post_init__(self):
        renja = Renja.objects.filter(perangkat_daerah=self.kantor, tahun=self.tahun)
        self.nomenklatur = {
            n.kode: n for n in Nomenklatur.objects.filter(edisi__renja__in=renja).select_related("edisi").distinct()
        }
        self.kunci = set(IndikatorRenja.objects.filter(baris__renja__in=renja).values_list("kunci", flat=True))
        self.tertutup = tertutup(self.kantor, self.tahun)

    def baca(self, b: Baris) -> None:
        node = b.acuan("kode", self.nomenklatur, "kode nomenklatur")
        nomor, tw = b.bulat_wajib("no"), triwulan(b)
        kunci = kunci_indikator(self.kantor, node.kode, nomor)
        if kunci not in self.kunci:
            raise Salah(f"indikator {nomor} untuk kode {node.kode} tidak ada dalam Renja {self.tahun}")
        if tw in self.tertutup:
            raise Salah(f"triwulan {tw} sudah ditutup")
        self._sekali(b, (node.kode, nomor, tw), f"triwulan {tw} untuk kode {node.kode} indikator {nomor}")
        milik = {"perangkat_daerah": self.kantor, "tahun": self.tahun, "triwulan": tw}
        realisasi, rupiah, keterangan = b.desimal("realisasi"), b.bulat("rp"), b.teks("keterangan")
        if realisasi is None and rupiah is None and not keterangan:
            raise Salah("tidak ada yang diisi")
        if realisasi is not None or keterangan:
            self.kinerja.append(Realisasi(**milik, kunci=kunci, realisasi=realisasi, keterangan=keterangan))
        if rupiah is not None:
            if node.level != node.edisi.level_daun:
                raise Salah(
                    f"rupiah hanya diisi pada {node.edisi.get_level_daun_display().lower()}; {node.kode} adalah "
                    f"{node.get_level_display().lower()}, rupiahnya dijumlahkan"
                )
            self._sekali(b, (node.kode, tw), f"rupiah triwulan {tw} untuk kode {node.kode}")
            self.rupiah.append(RealisasiPagu(**milik, nomenklatur=node, rupiah=rupiah))

    def _sekali(self, b: Baris, kunci: tuple, sebutan: str) -> None:
        if kunci in self.terpakai:
            raise Salah(f"{sebutan} sudah ada di baris {self.terpakai[kunci]}")
        self.terpakai[kunci] = b.nomor
