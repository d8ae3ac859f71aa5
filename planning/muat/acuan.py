"""Loading what is the same for everybody: editions and their nomenklatur, places, sources of funds."""

from pathlib import Path

from planning.enums import INDUK_LEVEL, Level
from planning.models import EdisiNomenklatur, Nomenklatur, SumberDana, Wilayah

from .berkas import Baris, Laporan, Salah, baca


def muat_acuan(akar: Path, laporan: Laporan) -> None:
    """Load or refresh everything in ``acuan/``; rows that are there already are brought up to date."""
    edisi = _muat_edisi(akar / "edisi.csv", laporan)
    for path in sorted(akar.glob("nomenklatur*.csv")):
        _muat_nomenklatur(path, edisi, laporan)
    _muat_sederhana(akar / "wilayah.csv", Wilayah, "kode level nama", laporan)
    _muat_sederhana(akar / "sumber-dana.csv", SumberDana, "kode nama", laporan)


def _muat_edisi(path: Path, laporan: Laporan) -> dict[str, EdisiNomenklatur]:
    kolom = "kode nama tanggal tahun_mulai lebar_sub_kegiatan level_daun"
    for b in baca(path, kolom, laporan):
        with laporan.mencatat(b):
            EdisiNomenklatur.objects.update_or_create(
                kode=b.wajib("kode"),
                defaults={
                    "nama": b.wajib("nama"),
                    "tanggal": b.tanggal_wajib("tanggal"),
                    "tahun_mulai": b.bulat_wajib("tahun_mulai"),
                    "lebar_sub_kegiatan": b.bulat("lebar_sub_kegiatan"),
                    "level_daun": b.pilihan("level_daun", Level),
                },
            )
    laporan.periksa()
    return {e.kode: e for e in EdisiNomenklatur.objects.all()}


def _muat_nomenklatur(path: Path, edisi: dict[str, EdisiNomenklatur], laporan: Laporan) -> None:
    """Load one file, level by level, so that every parent is there before its children."""
    per_level: dict[str, list[Baris]] = {level: [] for level in Level.values}
    pertama: dict[tuple[str, str], int] = {}
    for b in baca(path, "edisi kode level nama kinerja indikator satuan", laporan):
        with laporan.mencatat(b):
            kunci = (b.acuan("edisi", edisi, "edisi").kode, b.wajib("kode"))
            if kunci in pertama:
                raise Salah(f"kode {kunci[1]} sudah ada di baris {pertama[kunci]}")
            pertama[kunci] = b.nomor
            b.wajib("nama")
            per_level[b.pilihan("level", Level)].append(b)
    laporan.periksa()

    induk: dict[tuple[str, str], Nomenklatur] = {}
    for level, baris in per_level.items():
        baru = []
        for b in baris:
            with laporan.mencatat(b):
                baru.append(_nomenklatur(b, edisi[b.teks("edisi")], induk))
        laporan.periksa()
        Nomenklatur.objects.bulk_create(
            baru,
            update_conflicts=True,
            unique_fields=["edisi", "kode"],
            update_fields=["level", "induk", "nama", "kinerja", "indikator", "satuan"],
        )
        for n in Nomenklatur.objects.filter(level=level).select_related("edisi"):
            induk[n.edisi.kode, n.kode] = n


def _nomenklatur(b: Baris, edisi: EdisiNomenklatur, induk: dict) -> Nomenklatur:
    level = b.teks("level")
    atas = induk.get((edisi.kode, _kode_induk(b.teks("kode"), level)))
    if atas is None and level not in (Level.URUSAN, Level.BIDANG):
        raise Salah(
            f"induk kode {b.teks('kode')} ({INDUK_LEVEL[Level(level)].label.lower()}) tidak ada dalam edisi ini"
        )
    return Nomenklatur(
        edisi=edisi,
        kode=b.teks("kode"),
        level=level,
        induk=atas,
        nama=b.teks("nama"),
        kinerja=b.teks("kinerja"),
        indikator=b.teks("indikator"),
        satuan=b.teks("satuan"),
    )


def _kode_induk(kode: str, level: str) -> str:
    """The code without its last part; a kegiatan of the editions since 2021 has two parts of its own (``2.01``)."""
    bagian = kode.split(".")
    potong = 2 if level == Level.KEGIATAN and len(bagian) == 5 else 1
    return ".".join(bagian[:-potong])


def _muat_sederhana(path: Path, model, kolom: str, laporan: Laporan) -> None:
    """Load a plain list whose first column is its key."""
    kunci, *isi = kolom.split()
    pertama: dict[str, int] = {}
    objek = []
    for b in baca(path, kolom, laporan):
        with laporan.mencatat(b):
            if (kode := b.wajib(kunci)) in pertama:
                raise Salah(f"kode {kode} sudah ada di baris {pertama[kode]}")
            pertama[kode] = b.nomor
            objek.append(model(**{k: b.wajib(k) for k in (kunci, *isi)}))
    model.objects.bulk_create(objek, update_conflicts=True, unique_fields=[kunci], update_fields=isi)
