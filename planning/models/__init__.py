"""What is planned: offices and people, nomenklatur, Renstra, Renja, usulan.

Read in this order: ``perangkat_daerah`` (who plans), ``nomenklatur`` (the official tree of codes), ``renstra`` (five
years), ``renja`` (one year, in versions), ``usulan`` (proposals of the people).
"""

from .akun import CatatanAkun, Kejadian, KodePemulihan, Takaran
from .alur import AlasanPerubahan, ButirVerifikasi, CatatanDokumen, Dokumen, DokumenTerbit, Tenggat, Transisi
from .cetakan import Cetakan, Potongan
from .gambar import GambarNaskah
from .impor import Impor
from .jejak import Perubahan, Urungan
from .lambang import Lambang
from .naskah import BagianNaskah
from .nomenklatur import EdisiNomenklatur, Nomenklatur, SumberDana
from .pengguna import Pengguna
from .penjelasan import CacahTemuan, PenjelasanTemuan
from .penyunting import PenyuntingTerakhir
from .perangkat_daerah import Kabupaten, Pejabat, PerangkatDaerah, Wilayah
from .rekaman import Rekaman
from .renja import BarisRenja, BelanjaTidakLangsung, IndikatorRenja, PlafonPagu, Renja, SetelanTabel
from .renstra import (
    IndikatorRenstra,
    IndikatorSasaran,
    KinerjaSasaran,
    KinerjaTahunan,
    Misi,
    ProgramSasaran,
    Renstra,
    Sasaran,
    Tujuan,
)
from .revisi import Revisi
from .sipd import SalinanSipd
from .usulan import Usulan

__all__ = [
    "AlasanPerubahan",
    "BagianNaskah",
    "BarisRenja",
    "BelanjaTidakLangsung",
    "ButirVerifikasi",
    "CacahTemuan",
    "CatatanAkun",
    "CatatanDokumen",
    "Cetakan",
    "Dokumen",
    "DokumenTerbit",
    "EdisiNomenklatur",
    "GambarNaskah",
    "Impor",
    "IndikatorRenja",
    "IndikatorRenstra",
    "IndikatorSasaran",
    "Kabupaten",
    "Kejadian",
    "KinerjaSasaran",
    "KinerjaTahunan",
    "KodePemulihan",
    "Lambang",
    "Misi",
    "Nomenklatur",
    "Pejabat",
    "Pengguna",
    "PenjelasanTemuan",
    "PenyuntingTerakhir",
    "PerangkatDaerah",
    "Perubahan",
    "PlafonPagu",
    "Potongan",
    "ProgramSasaran",
    "Rekaman",
    "Renja",
    "Renstra",
    "Revisi",
    "SalinanSipd",
    "Sasaran",
    "SetelanTabel",
    "SumberDana",
    "Takaran",
    "Tenggat",
    "Transisi",
    "Tujuan",
    "Urungan",
    "Usulan",
    "Wilayah",
]
