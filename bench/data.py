"""Made-up Renja of a size, with words as long as real ones: they are those of the nomenklatur in ``fixtures/``."""

import csv
from decimal import Decimal
from itertools import cycle
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.db import connection, transaction

from planning.enums import AsalUsulan, JenisRenja, Level, Peran
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorRenstra,
    KinerjaTahunan,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renja,
    Renstra,
    SumberDana,
    Usulan,
)
from planning.penjaga import cabut_semua, pasang_semua
from planning.versi import TERKAIT
from tests.factories import buat_edisi, buat_perangkat_daerah, buat_pohon, buat_renja, buat_renstra

TAHUN = 2022
#: Rows → programmes, kegiatan of each, sub kegiatan of each.
BENTUK = {60: (4, 2, 6), 600: (6, 9, 10), 6000: (60, 9, 10)}
DESA = ["Desa Argomulyo", "Desa Sumber Makmur", "Desa Kalaena Kiri", "Desa Mekar Sari Baru", "Desa Pertasi Kencana"]


def slug(baris: int) -> str:
    return f"uji-{baris}"


def ambil_renja(baris: int, versi: JenisRenja = JenisRenja.PERUBAHAN) -> Renja:
    return Renja.objects.select_related(*TERKAIT).get(perangkat_daerah__slug=slug(baris), tahun=TAHUN, jenis=versi)


@transaction.atomic
def buat_kantor(baris: int) -> Pengguna:
    """An office whose Renja has so many rows, in three versions, with its Renstra, history and proposals."""
    kantor = buat_perangkat_daerah(slug(baris))
    edisi = buat_edisi()
    awal = _buat_versi(JenisRenja.RANCANGAN_AWAL, kantor, edisi, baris, None)
    pokok = _buat_versi(JenisRenja.POKOK, kantor, edisi, baris, awal)
    perubahan = _buat_versi(JenisRenja.PERUBAHAN, kantor, edisi, baris, pokok)
    renstra = buat_renstra(kantor, 2021, 2026)
    _buat_riwayat(renstra, perubahan)
    _buat_sasaran(renstra, baris)
    _buat_usulan(perubahan)
    return Pengguna.objects.create(username=kantor.slug, peran=Peran.STAF, perangkat_daerah=kantor)


def _buat_versi(jenis: JenisRenja, kantor: PerangkatDaerah, edisi: EdisiNomenklatur, baris: int, asal) -> Renja:
    renja = buat_renja(jenis, TAHUN, kantor, edisi=edisi, asal=asal)
    dana, _ = SumberDana.objects.get_or_create(kode="DAU", defaults={"nama": "Dana Alokasi Umum"})
    desa = ", ".join(DESA[:2])
    buat_pohon(
        renja,
        *BENTUK[baris],
        pagu=12_345_000 + 1_000 * len(jenis),
        lokasi=desa,
        kelompok_sasaran="Aparatur dan masyarakat desa",
        sumber_dana=dana,
        penanggung_jawab="Kepala Seksi Pemerintahan",
    )
    renja.baris.filter(nomenklatur__level=Level.SUB_KEGIATAN).update(pagu_n1=13_500_000)
    _beri_kata(renja)
    return renja


def _beri_kata(renja: Renja) -> None:
    """Names and indicators of the real nomenklatur instead of ``Program 7.01.01``."""
    kata: dict[str, list[dict]] = {}
    with (settings.BASE_DIR / "fixtures" / "acuan" / "nomenklatur.csv").open(newline="", encoding="utf-8") as f:
        for b in csv.DictReader(f):
            kata.setdefault(b["level"], []).append(b)
    giliran = {level: cycle(daftar) for level, daftar in kata.items()}
    indikator = list(
        IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris__nomenklatur").order_by("pk")
    )
    for i in indikator:
        n = i.baris.nomenklatur
        contoh = next(giliran[n.level])
        n.nama = contoh["nama"].title()
        i.uraian = contoh["indikator"] or f"Persentase rata-rata capaian kinerja {n.nama}"[:500]
        i.satuan = contoh["satuan"] or "%"
        i.target, i.target_n1 = Decimal(12), Decimal("12.5")
        i.kunci = uuid5(NAMESPACE_OID, f"{renja.perangkat_daerah_id} {n.kode}")
    IndikatorRenja.objects.bulk_update(indikator, ["uraian", "satuan", "target", "target_n1", "kunci"], batch_size=1000)
    Nomenklatur.objects.bulk_update([i.baris.nomenklatur for i in indikator], ["nama"], batch_size=1000)


def _buat_riwayat(renstra: Renstra, renja: Renja) -> None:
    indikator = IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris")
    lama = IndikatorRenstra.objects.bulk_create(
        IndikatorRenstra(
            renstra=renstra,
            nomenklatur_id=i.baris.nomenklatur_id,
            kunci=i.kunci,
            uraian=i.uraian,
            satuan=i.satuan,
            target_akhir=Decimal(60),
        )
        for i in indikator
    )
    KinerjaTahunan.objects.bulk_create(
        KinerjaTahunan(indikator=i, tahun=tahun, target=Decimal(12), realisasi=Decimal(11), realisasi_sd=Decimal(23))
        for i in lama
        for tahun in (TAHUN - 2, TAHUN - 1)
    )


def _buat_sasaran(renstra: Renstra, baris: int) -> None:
    tujuan = renstra.tujuan.create(nomor=1, uraian="Meningkatnya kualitas pelayanan kecamatan")
    model = renstra.indikator_sasaran.model
    indikator = model.objects.bulk_create(
        model(renstra=renstra, tujuan=tujuan, nomor=n, uraian=f"Indeks Kepuasan Masyarakat unsur {n}", satuan="Indeks")
        for n in range(1, baris + 1)
    )
    kinerja = indikator[0].kinerja.model
    kinerja.objects.bulk_create(
        kinerja(indikator=i, tahun=tahun, target=Decimal("82.5"), realisasi=Decimal("81.25"), proyeksi=Decimal(83))
        for i in indikator
        for tahun in range(TAHUN - 2, TAHUN + 2)
    )


def _buat_usulan(renja: Renja) -> None:
    daun = renja.baris.filter(nomenklatur__level=Level.SUB_KEGIATAN)
    Usulan.objects.bulk_create(
        Usulan(
            perangkat_daerah=renja.perangkat_daerah,
            tahun=TAHUN,
            nomor=nomor,
            asal=AsalUsulan.MUSRENBANG,
            nomenklatur_id=b.nomenklatur_id,
            lokasi=desa,
            volume=Decimal(2),
            satuan="Paket",
        )
        for nomor, (b, desa) in enumerate(zip(daun, cycle(DESA)), 1)
    )


def ramaikan(kantor: int, tahun: list[int]) -> int:
    """Add so many offices, each with a Renja of 60 rows in each of these years; returns the number of rows."""
    contoh = ambil_renja(60)
    PerangkatDaerah.objects.bulk_create(
        (
            PerangkatDaerah(
                kabupaten=contoh.perangkat_daerah.kabupaten,
                slug=f"ramai-{i}",
                nama=f"Kecamatan Ramai {i}",
                kode_wilayah=f"R{i}",
            )
            for i in range(kantor)
        ),
        batch_size=1000,
    )
    ramai = PerangkatDaerah.objects.filter(slug__startswith="ramai-").values_list("pk", flat=True)
    Renja.objects.bulk_create(
        (
            Renja(perangkat_daerah_id=pk, tahun=t, jenis=JenisRenja.POKOK, edisi_id=contoh.edisi_id)
            for pk in ramai
            for t in tahun
        ),
        batch_size=1000,
    )
    # The rows of the example once for each Renja, inside the database and without its guards: there are millions.
    cabut_semua(connection)
    for perintah in (_salin_baris(contoh.pk), _salin_indikator(contoh.pk)):
        with connection.cursor() as cursor:
            cursor.execute(perintah)
    pasang_semua(connection)
    return BarisRenja.objects.count()


def _salin_baris(contoh: int) -> str:
    kolom = _kolom(BarisRenja, "renja_id")
    return (
        f"INSERT INTO planning_barisrenja (renja_id, {', '.join(kolom)}) SELECT r.id, t.{', t.'.join(kolom)} "
        "FROM planning_barisrenja t CROSS JOIN planning_renja r "
        "JOIN planning_perangkatdaerah p ON p.id = r.perangkat_daerah_id AND p.slug LIKE 'ramai-%' "
        f"WHERE t.renja_id = {contoh}"
    )


def _salin_indikator(contoh: int) -> str:
    kolom = _kolom(IndikatorRenja, "baris_id")
    return (
        f"INSERT INTO planning_indikatorrenja (baris_id, {', '.join(kolom)}) SELECT b.id, t.{', t.'.join(kolom)} "
        f"FROM planning_barisrenja lama JOIN planning_indikatorrenja t ON t.baris_id = lama.id "
        "JOIN planning_barisrenja b ON b.nomenklatur_id = lama.nomenklatur_id "
        "JOIN planning_renja r ON r.id = b.renja_id "
        "JOIN planning_perangkatdaerah p ON p.id = r.perangkat_daerah_id AND p.slug LIKE 'ramai-%' "
        f"WHERE lama.renja_id = {contoh}"
    )


def _kolom(model, selain: str) -> list[str]:
    return [f.column for f in model._meta.concrete_fields if f.column not in ("id", selain)]
