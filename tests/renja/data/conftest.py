"""An office with something of everything these pages show."""

from dataclasses import dataclass
from datetime import date

import pytest

from planning.enums import AsalUsulan
from planning.models import IndikatorSasaran, Pejabat, Renstra, Usulan
from tests.factories import buat_indikator_renstra, buat_renstra
from tests.renja.conftest import Kantor


@dataclass
class Isi:
    """The office of ``kantor_terisi``, with a Renstra, officials and proposals."""

    kantor: Kantor
    renstra: Renstra
    indikator: IndikatorSasaran
    camat: Pejabat
    usulan: Usulan

    def klien(self, siapa: str = "staf"):
        return self.kantor.klien(siapa)


@pytest.fixture
def isi_kantor(kantor_terisi) -> Isi:
    pd = kantor_terisi.perangkat_daerah
    renstra = buat_renstra(pd, 2021, 2026)
    renstra.misi.create(nomor=1, uraian="Misi satu")
    tujuan = renstra.tujuan.create(nomor=1, uraian="Tujuan satu")
    sasaran = tujuan.sasaran.create(nomor=1, uraian="Sasaran satu")
    indikator = renstra.indikator_sasaran.create(nomor=1, uraian="Indeks contoh", satuan="Indeks", sasaran=sasaran)
    indikator.kinerja.create(tahun=2021, target=70, realisasi=71)
    for baris in kantor_terisi.perubahan.baris.filter(nomenklatur__level="sub_kegiatan"):
        for i in baris.indikator.all():
            buat_indikator_renstra(renstra, i, target_akhir=10, t2021={"target": 2, "realisasi": 1})
    camat = Pejabat.objects.create(
        perangkat_daerah=pd,
        jabatan="Camat",
        nama="Contoh Satu, S.STP",
        nip="198001012010011999",
        mulai=date(2021, 1, 4),
    )
    usulan = Usulan.objects.create(
        perangkat_daerah=pd, tahun=2022, nomor=1, asal=AsalUsulan.MUSRENBANG, uraian="Talut jalan desa", pagu=25_000_000
    )
    return Isi(kantor_terisi, renstra, indikator, camat, usulan)
