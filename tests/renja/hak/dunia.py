"""An office with one of everything that has an address, and everybody who could ask for it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from evaluation.models import Bukti, EvaluasiTriwulan
from planning.enums import JenisDokumen, JenisRenja, Peran, StatusDokumen
from planning.models import (
    Cetakan,
    Dokumen,
    DokumenTerbit,
    GambarNaskah,
    Impor,
    Lambang,
    Pejabat,
    Pengguna,
    Urungan,
    Usulan,
)
from tests.factories import (
    buat_baris,
    buat_indikator_renstra,
    buat_kabupaten,
    buat_pengguna,
    buat_perangkat_daerah,
    buat_renja,
    buat_renstra,
)

#: In the order of the table's letters.
SIAPA = ("staf", "camat", "badan", "admin", "staf_lain", "camat_lain", "badan_lain", "anonim")
TAHUN = 2022
SUB = "7.01.01.2.01.01"


@dataclass
class Dunia:
    """The people by what they are to the office, and the words that fill the addresses."""

    orang: dict[str, Pengguna | None]
    kata: dict[str, object]
    _masuk: dict[str, Client] = field(default_factory=dict)

    def __post_init__(self):
        for siapa, orang in self.orang.items():
            self._masuk[siapa] = Client()
            if orang:
                self._masuk[siapa].force_login(orang)

    def klien(self, siapa: str) -> Client:
        """A browser of this person, logged in once and for all: no request here is a login."""
        klien = Client()
        klien.cookies = copy(self._masuk[siapa].cookies)
        return klien

    def alamat(self, nama: str, khusus: dict[str, object], tanya: str = "") -> str:
        """The address of this name; ``khusus`` gives words of its own (another of ``kata`` by name, or a value)."""
        kata = get_resolver().reverse_dict.getlist(nama)[0][0][0][1]
        khusus = {k: self.kata.get(v, v) for k, v in khusus.items()}
        return reverse(nama, kwargs={k: khusus.get(k, self.kata.get(k)) for k in kata}) + tanya


def bangun() -> Dunia:
    """A Renja and its perubahan in draft, a Renja of the year before that was issued, and all the rest."""
    kabupaten, kabupaten_lain = buat_kabupaten(nama="Luwu Contoh"), buat_kabupaten("73.99", nama="Lain")
    pd = buat_perangkat_daerah("contoh", kabupaten=kabupaten)
    tetangga = buat_perangkat_daerah("tetangga", kabupaten=kabupaten)
    orang = {
        "staf": buat_pengguna("staf", Peran.STAF, perangkat_daerah=pd),
        "camat": buat_pengguna("camat", Peran.CAMAT, perangkat_daerah=pd),
        "badan": buat_pengguna("badan", Peran.BAPPELITBANGDA, kabupaten=kabupaten),
        "admin": buat_pengguna("admin", Peran.ADMIN),
        "staf_lain": buat_pengguna("staf2", Peran.STAF, perangkat_daerah=tetangga),
        "camat_lain": buat_pengguna("camat2", Peran.CAMAT, perangkat_daerah=tetangga),
        "badan_lain": buat_pengguna("badan2", Peran.BAPPELITBANGDA, kabupaten=kabupaten_lain),
        "anonim": None,
    }
    pejabat = Pejabat.objects.create(perangkat_daerah=pd, jabatan="Camat", nama="Contoh", mulai=date(2020, 1, 1))
    renja = buat_renja(tahun=TAHUN, perangkat_daerah=pd)
    perubahan = buat_renja(JenisRenja.PERUBAHAN, TAHUN, pd, asal=renja)
    baris = buat_baris(renja, SUB, 1_000, {"target": 1, "satuan": "Dokumen"}, lokasi="Desa Contoh")
    renstra = buat_renstra(pd)
    buat_indikator_renstra(renstra, baris.indikator.get())
    sasaran = renstra.tujuan.create(nomor=1, uraian="Tujuan").sasaran.create(nomor=1, uraian="Sasaran")
    indikator = renstra.indikator_sasaran.create(sasaran=sasaran, nomor=1, uraian="Indikator")
    Usulan.objects.create(perangkat_daerah=pd, tahun=TAHUN, nomor=1, asal="musrenbang", uraian="Talut")
    urungan = Urungan.objects.create(renja=renja, judul="Impor", sebelum={}, sesudah={}, oleh=orang["staf"])
    impor = Impor.objects.create(renja=renja, nama_berkas="renja.xlsx", urungan=urungan, oleh=orang["staf"])
    triwulan = {"jenis": "triwulan", "target_tw": {}, "pagu_tw": {}}
    usulan_tw = Urungan.objects.create(renja=perubahan, judul="Dibagi rata", sebelum=triwulan, sesudah=triwulan)
    batas = timezone.localdate() + timedelta(days=30)
    EvaluasiTriwulan.objects.create(perangkat_daerah=pd, tahun=TAHUN, triwulan=2, batas=batas)
    bukti = Bukti(perangkat_daerah=pd, tahun=TAHUN, triwulan=2, nama="foto.pdf", jenis="application/pdf", ukuran=1)
    bukti.berkas.save("foto.pdf", ContentFile(b"%PDF-1.7"), save=False)
    bukti.save()
    Lambang.objects.create(perangkat_daerah=pd, isi=b"\x89PNG", sidik="0" * 64)
    isi_cetakan = {"kunci": "0" * 64, "judul": "Keputusan", "susunan": [], "pdf": b"%PDF-1.7", "sidik": "0" * 64}
    cetakan = Cetakan.objects.create(renja=renja, dokumen="keputusan", **isi_cetakan)
    ukuran = {"mime": "image/png", "lebar": 1, "tinggi": 1}
    gambar = GambarNaskah.objects.create(perangkat_daerah=pd, kunci="0" * 12, isi=b"x", uraian="Foto", **ukuran)
    terbit = _terbit(pd)
    kata = {
        "kecamatan": "contoh",
        "tahun": TAHUN,
        "versi": "pokok",
        "nomor": "3.1",
        "tw": 2,
        "awal": renstra.tahun_awal,
        "akhir": renstra.tahun_akhir,
        "pk": orang["staf"].pk,
        "aksi": "ajukan",
        "jenis": "pk",
        "kode": terbit.kode,
        "uidb64": "x",
        "token": "y",
        "pejabat": pejabat.pk,
        "indikator": indikator.pk,
        "urungan": urungan.pk,
        "urungan-tw": usulan_tw.pk,
        "impor": impor.pk,
        "bukti": bukti.pk,
        "cetakan": cetakan.pk,
        "gambar": gambar.kunci,
        "terbit": terbit.pk,
    }
    return Dunia(orang, kata)


def _terbit(pd) -> DokumenTerbit:
    """A Renja of the year before and an evaluation of it that were issued, each with its stored PDF."""
    lalu = buat_renja(JenisRenja.POKOK, TAHUN - 1, pd)
    buat_baris(lalu, SUB, 1_000, {"target": 1, "satuan": "Dokumen"}, lokasi="Desa Contoh")
    milik = {"perangkat_daerah": pd, "tahun": TAHUN - 1, "status": StatusDokumen.DITETAPKAN}
    resmi = Dokumen.objects.create(
        **milik, jenis=JenisDokumen.RENJA, renja=lalu, nomor="1/2021", tanggal=date(2021, 1, 2)
    )
    evaluasi = Dokumen.objects.create(**milik, jenis=JenisDokumen.EVALUASI, triwulan=2)
    isi = {"jenis_berkas": "pdf", "isi": b"%PDF-1.7", "sidik": sha256(b"%PDF-1.7").hexdigest()}
    DokumenTerbit.objects.create(dokumen=evaluasi, kode="BBBB2222", nama="evaluasi.pdf", **isi)
    return DokumenTerbit.objects.create(dokumen=resmi, kode="AAAA2222", nama="renja.pdf", **isi)
