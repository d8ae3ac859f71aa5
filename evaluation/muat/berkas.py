"""What the files of the quarters have in common."""

from pathlib import Path

from evaluation.enums import Triwulan
from evaluation.triwulan import semua_keadaan
from planning.models import PerangkatDaerah
from planning.muat.berkas import Baris, Salah

TRIWULAN = tuple(Triwulan.values)


def tahun(path: Path) -> int:
    """The year whose folder the file stands in."""
    return int(path.parent.name)


def triwulan(b: Baris) -> int:
    """The quarter in this line."""
    nilai = b.bulat_wajib("triwulan")
    if nilai not in TRIWULAN:
        raise Salah(f"kolom triwulan harus 1 sampai 4, tertulis {nilai}")
    return nilai


def tertutup(kantor: PerangkatDaerah, tahun: int) -> set[int]:
    """The quarters that take no more realisations; one that lies ahead, or that nobody has begun, takes them."""
    return {tw for tw, k in semua_keadaan(kantor, tahun).items() if k.evaluasi and not k.terbuka and not k.belum_mulai}


def dibiarkan(apa: str, kantor: PerangkatDaerah, path: Path, tutup: set[int]) -> str:
    """What is said of a file that would replace figures of closed quarters: nothing of it is loaded."""
    return f"{apa} {kantor.nama} {tahun(path)} dibiarkan: triwulan {min(tutup)} sudah ditutup."
