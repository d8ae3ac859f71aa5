"""An office in the middle of its second quarter: targets, some realisasi, evidence to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from evaluation.models import Bukti, EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import IndikatorRenja
from tests.renja.conftest import Kantor

EVALUASI = "/contoh/2022/evaluasi/"
TW1, TW2 = f"{EVALUASI}tw1/", f"{EVALUASI}tw2/"
TW = {"tahun": 2022, "triwulan": 2}


@dataclass
class Triwulan:
    """The office of ``kantor_terisi``; its second quarter is open until ``batas``, the first one closed by date."""

    kantor: Kantor
    batas: date

    @property
    def perangkat_daerah(self):
        return self.kantor.perangkat_daerah

    @property
    def evaluasi(self) -> EvaluasiTriwulan:
        return EvaluasiTriwulan.objects.get(perangkat_daerah=self.perangkat_daerah, **TW)

    def klien(self, siapa: str = "staf") -> Client:
        return self.kantor.klien(siapa)

    def indikator(self) -> list[IndikatorRenja]:
        """Those of the leaves, in the order of the codes."""
        return list(
            IndikatorRenja.objects.filter(
                baris__renja=self.kantor.perubahan, baris__nomenklatur__level="sub_kegiatan"
            ).order_by("baris__nomenklatur__kode", "nomor")
        )

    def isi_realisasi(self) -> None:
        """Everything that was planned for the second quarter is reached and spent."""
        pd = self.perangkat_daerah
        for i in self.indikator():
            Realisasi.objects.update_or_create(
                perangkat_daerah=pd, **TW, kunci=i.kunci, defaults={"realisasi": i.target}
            )
        for b in self.kantor.perubahan.baris.filter(pagu__isnull=False):
            RealisasiPagu.objects.update_or_create(
                perangkat_daerah=pd, **TW, nomenklatur_id=b.nomenklatur_id, defaults={"rupiah": b.pagu}
            )


@pytest.fixture
def simpanan(monkeypatch, tmp_path):
    """Evidence goes to a folder of the test's own."""
    folder = tmp_path / "bukti"
    monkeypatch.setattr(Bukti._meta.get_field("berkas").storage, "location", str(folder))
    return folder


@pytest.fixture
def triwulan(kantor_terisi, simpanan) -> Triwulan:
    batas = timezone.localdate() + timedelta(days=30)
    EvaluasiTriwulan.objects.create(perangkat_daerah=kantor_terisi.perangkat_daerah, **TW, batas=batas)
    hasil = Triwulan(kantor_terisi, batas)
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=kantor_terisi.perubahan, kunci=i.kunci, triwulan=tw, target=i.target)
        for i in hasil.indikator()
        for tw in (1, 2)
    )
    PaguTriwulan.objects.bulk_create(
        PaguTriwulan(renja=kantor_terisi.perubahan, nomenklatur_id=b.nomenklatur_id, triwulan=2, pagu=b.pagu)
        for b in kantor_terisi.perubahan.baris.filter(pagu__isnull=False)
    )
    return hasil


def berkas(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type="application/octet-stream")


def unggah(klien: Client, *kiriman: tuple[str, bytes], alamat: str = TW2, **isi):
    """Send files as the page's form does, with its texts; the page that follows."""
    return klien.post(alamat, {"semula": "{}", "berkas": [berkas(n, b) for n, b in kiriman]} | isi, follow=True)
