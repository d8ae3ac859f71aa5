"""Every document type as its list of parts, with the headings that specification part 5 gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planning.enums import JenisRenja
from planning.models import Renja
from planning.tabel import Konteks

from .bagian import Bagian, Jenis, kepala, naskah, susun

SAMPUL = Bagian("sampul", "Sampul", Jenis.SAMPUL)
KEPUTUSAN = naskah("keputusan", "Keputusan Camat", jenis=Jenis.KEPUTUSAN)
DAFTAR = (
    Bagian("daftar-isi", "Daftar Isi", Jenis.DAFTAR_ISI),
    Bagian("daftar-tabel", "Daftar Tabel", Jenis.DAFTAR_TABEL),
)
DAFTAR_GAMBAR = Bagian("daftar-gambar", "Daftar Gambar", Jenis.DAFTAR_GAMBAR)


def _pengantar(nama: str = "kata-pengantar") -> Bagian:
    return naskah("kata-pengantar", "Kata Pengantar", naskah=nama, ttd=True)


def _pendahuluan() -> Bagian:
    return kepala(
        "bab-pendahuluan",
        "PENDAHULUAN",
        naskah("latar-belakang", "Latar Belakang"),
        naskah("landasan-hukum", "Landasan Hukum"),
        kepala(
            "maksud-dan-tujuan",
            "Maksud dan Tujuan",
            naskah("maksud", "Maksud"),
            naskah("tujuan", "Tujuan"),
        ),
        naskah("sistematika", "Sistematika Penulisan"),
    )


def _penutup(nama: str = "penutup") -> Bagian:
    return naskah("penutup", "PENUTUP", naskah=nama, ttd=True)


def renja_pokok(renja: Renja) -> tuple[Bagian, ...]:
    """Renja, five chapters (specification 5.1)."""
    return susun(
        (SAMPUL, KEPUTUSAN, _pengantar(), *DAFTAR, DAFTAR_GAMBAR),
        (
            _pendahuluan(),
            kepala(
                "bab-evaluasi",
                "HASIL EVALUASI RENJA PERANGKAT DAERAH TAHUN LALU",
                naskah(
                    "evaluasi",
                    "Evaluasi Pelaksanaan Renja Tahun Lalu dan Capaian Renstra",
                    tabel=("2.1",),
                    gambar=("serapan", "kinerja"),
                ),
                naskah("pelayanan", "Analisis Kinerja Pelayanan", tabel=("2.2",)),
                naskah("isu", "Isu-isu Penting Penyelenggaraan Tugas dan Fungsi"),
                naskah("review", "Review terhadap Rancangan Awal RKPD", tabel=("2.3",)),
                naskah("usulan", "Penelaahan Usulan Program dan Kegiatan Masyarakat", tabel=("2.4",)),
            ),
            kepala(
                "bab-tujuan",
                "TUJUAN DAN SASARAN PERANGKAT DAERAH",
                naskah("telaahan", "Telaahan terhadap Kebijakan Nasional"),
                naskah("tujuan-sasaran", "Tujuan dan Sasaran Renja", tabel=("TUJUAN",)),
                naskah("program-kegiatan", "Program dan Kegiatan", tabel=("3.1",)),
            ),
            naskah(
                "rencana-kerja",
                "RENCANA KERJA DAN PENDANAAN PERANGKAT DAERAH",
                tabel=("4.1",),
            ),
            _penutup(),
        ),
    )


def renja_perubahan(renja: Renja) -> tuple[Bagian, ...]:
    """Renja Perubahan in the form the office uses: A has four chapters, B five (specification 5.2)."""
    evaluasi = kepala(
        "bab-evaluasi",
        "EVALUASI PELAKSANAAN RENJA SAMPAI DENGAN TRIWULAN II TAHUN {n}",
        naskah(
            "evaluasi",
            "Evaluasi Pelaksanaan Renja sampai dengan Triwulan II dan Capaian Renstra",
            naskah="evaluasi-berjalan",
            tabel=("2.1",),
            gambar=("serapan", "kinerja"),
        ),
        naskah("pelayanan", "Analisis Kinerja Pelayanan", tabel=("2.2",)),
        naskah("isu", "Isu-isu Penting Penyelenggaraan Tugas dan Fungsi"),
        naskah("review", "Review terhadap Rancangan Awal Perubahan RKPD", naskah="review-perubahan", tabel=("2.3-P",)),
        naskah("usulan", "Penelaahan Usulan Program dan Kegiatan Masyarakat", tabel=("2.4",)),
    )
    tujuan = naskah("tujuan-sasaran", "Tujuan dan Sasaran", tabel=("TUJUAN",))
    if _bentuk(renja) == "B":
        isi = (
            kepala(
                "bab-tujuan",
                "TUJUAN, SASARAN, PROGRAM DAN KEGIATAN",
                tujuan,
                naskah("program-kegiatan", "Program dan Kegiatan", naskah="program-perubahan", tabel=("3.1",)),
            ),
            naskah(
                "rencana-kerja",
                "RENCANA KERJA DAN PENDANAAN",
                naskah="rencana-kerja-perubahan",
                tabel=("3.3-P", "4.1"),
            ),
        )
    else:
        isi = (
            kepala(
                "bab-rencana",
                "RENCANA KERJA DAN PENDANAAN",
                tujuan,
                naskah("program-kegiatan", "Program dan Kegiatan", naskah="program-perubahan", tabel=("3.3-P",)),
            ),
        )
    return susun(
        (SAMPUL, KEPUTUSAN, _pengantar(), *DAFTAR, DAFTAR_GAMBAR),
        (_pendahuluan(), evaluasi, *isi, _penutup()),
    )


def rencana_aksi(renja: Renja) -> tuple[Bagian, ...]:
    """Rencana Aksi, three chapters (specification 5.4)."""
    return susun(
        (SAMPUL, _pengantar("kata-pengantar-ra"), *DAFTAR),
        (
            kepala(
                "bab-pendahuluan",
                "PENDAHULUAN",
                naskah("latar-belakang", "Latar Belakang", naskah="latar-belakang-ra"),
                naskah("maksud-dan-tujuan", "Maksud dan Tujuan", naskah="maksud-ra"),
                naskah("sistematika", "Sistematika Penulisan"),
            ),
            kepala(
                "bab-rencana-aksi",
                "RENCANA AKSI",
                naskah("renstra", "Rencana Strategis"),
                naskah("tujuan-sasaran", "Tujuan dan Sasaran", tabel=("TUJUAN",)),
                naskah("iku", "Indikator Kinerja Utama", tabel=("IKU",)),
                naskah("pk", "Perjanjian Kinerja dan Rencana Kinerja Tahunan", tabel=("PK", "RKT")),
                naskah("rencana-aksi", "Rencana Aksi", tabel=("RA",)),
            ),
            _penutup("penutup-ra"),
        ),
    )


def perjanjian_kinerja(renja: Renja) -> tuple[Bagian, ...]:
    """Perjanjian Kinerja: the statement and its annex (specification 3.3)."""
    return (
        naskah("pernyataan", "Pernyataan Perjanjian Kinerja", jenis=Jenis.PERNYATAAN),
        Bagian("lampiran", "Lampiran Perjanjian Kinerja", tabel=("PK",)),
    )


def _lepas(nomor: str, judul: str, *lagi: str) -> Callable[[Renja], tuple[Bagian, ...]]:
    """A document that is a table or two behind a cover; a table of a quarter brings its own signatures."""
    ttd = not nomor.startswith(("E81", "EVALUASI"))
    return lambda renja: (SAMPUL, Bagian(nomor.lower(), judul, tabel=(nomor, *lagi), ttd=ttd))


def keputusan(renja: Renja) -> tuple[Bagian, ...]:
    """The Keputusan Camat alone (specification 5.3)."""
    return (KEPUTUSAN,)


def keputusan_iku(renja: Renja) -> tuple[Bagian, ...]:
    """The Keputusan Camat on the IKU, with them as its annex (specification 3.2)."""
    return (
        naskah("keputusan-iku", "Keputusan Camat tentang Indikator Kinerja Utama", jenis=Jenis.KEPUTUSAN),
        Bagian("lampiran", "Lampiran Keputusan Camat", tabel=("IKU",), ttd=True),
    )


@dataclass(frozen=True)
class JenisNaskah:
    """A kind of document: what it is called on its cover, and its parts. ``triwulan`` for those of a quarter."""

    kode: str
    nama: str
    kerangka: Callable[[Renja], tuple[Bagian, ...]]
    untuk: tuple[JenisRenja, ...] = (JenisRenja.POKOK, JenisRenja.PERUBAHAN)
    triwulan: int | None = None


_TW = ("", "I", "II", "III", "IV")

#: Every document by the name it is asked for.
DOKUMEN: dict[str, JenisNaskah] = {
    d.kode: d
    for d in (
        JenisNaskah("renja", "Rencana Kerja", renja_pokok, (JenisRenja.POKOK,)),
        JenisNaskah("renja-perubahan", "Perubahan Rencana Kerja", renja_perubahan, (JenisRenja.PERUBAHAN,)),
        JenisNaskah("rencana-aksi", "Rencana Aksi", rencana_aksi),
        JenisNaskah("pk", "Perjanjian Kinerja", perjanjian_kinerja),
        JenisNaskah("rkt", "Rencana Kinerja Tahunan", _lepas("RKT", "Rencana Kinerja Tahunan")),
        JenisNaskah("keputusan", "Keputusan Camat", keputusan),
        JenisNaskah("keputusan-iku", "Keputusan Camat tentang Indikator Kinerja Utama", keputusan_iku),
        *(
            JenisNaskah(
                f"evaluasi-tw{tw}",
                f"Evaluasi Rencana Aksi Triwulan {_TW[tw]}",
                _lepas(f"EVALUASI-TW{tw}", f"Evaluasi Rencana Aksi Triwulan {_TW[tw]}"),
                triwulan=tw,
            )
            for tw in range(1, 5)
        ),
        *(
            JenisNaskah(
                f"laporan-tw{tw}",
                f"Laporan Evaluasi Triwulan {_TW[tw]}",
                _lepas(f"EVALUASI-TW{tw}", f"Evaluasi Rencana Aksi Triwulan {_TW[tw]}", f"E81-TW{tw}"),
                triwulan=tw,
            )
            for tw in range(1, 5)
        ),
        *(
            JenisNaskah(
                f"e81-tw{tw}",
                f"Evaluasi Hasil Renja Triwulan {_TW[tw]}",
                _lepas(f"E81-TW{tw}", f"Evaluasi terhadap Hasil Renja Triwulan {_TW[tw]}"),
                triwulan=tw,
            )
            for tw in range(1, 5)
        ),
    )
}


def jenis_untuk(renja: Renja) -> list[JenisNaskah]:
    """The documents that can be made of this version, in the order of ``DOKUMEN``."""
    return [d for d in DOKUMEN.values() if renja.jenis in d.untuk]


def pemilik_naskah(renja: Renja, kode: str) -> str:
    """The document whose texts are shown in this one: a Keputusan by itself is the one in the Renja, word by word."""
    if kode != "keputusan":
        return kode
    return "renja-perubahan" if renja.jenis == JenisRenja.PERUBAHAN else "renja"


def _bentuk(renja: Renja) -> str:
    """A or B; A unless the office's settings say otherwise (specification 5.2)."""
    return Konteks(renja).setelan.bentuk_perubahan
