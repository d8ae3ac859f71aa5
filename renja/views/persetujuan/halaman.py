"""The page of one document: where it stands, the next step, what changed, notes, its rows, and every step it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.isian.jumlah import JumlahRencanaAksi, jumlah_rencana_aksi
from evaluation.kinerja import TRIWULAN, Kinerja, muat_kinerja
from evaluation.models import EvaluasiTriwulan
from evaluation.perms import FAKTOR, TINDAK_LANJUT
from evaluation.tabel.sasaran import SasaranTahun, muat_sasaran
from planning.enums import Aksi, JenisDokumen, StatusDokumen
from planning.forms.gabung import tulis_semula
from planning.models import CatatanDokumen, DokumenTerbit, Transisi
from planning.nilai import Besaran, format_besaran
from planning.perms import boleh_mengisi_kantor
from planning.pohon import Simpul
from planning.tenggat import tenggat_untuk
from planning.tinjauan import Tinjauan, sejak, terhadap_asal
from renja.pemeriksaan.dokumen import cacah_dokumen, kunci_dokumen
from renja.templatetags.angka import rupiah
from renja.terbitan import alamat_berkas

from .letak import LetakDokumen, ambil_letak


@require_safe
def halaman(request: HttpRequest, **alamat) -> HttpResponse:
    return tampilkan(request, ambil_letak(request, **alamat))


@dataclass(frozen=True)
class BarisCatatan:
    """A note with what is typed beside it: the answer, or (the reviewer's own, not sent yet) its text."""

    catatan: CatatanDokumen
    nama: str
    teks: str
    alamat: str
    galat: str = ""

    @property
    def terjawab(self) -> bool:
        return bool(self.catatan.jawaban)


@dataclass
class Ketikan:
    """What was typed and could not be saved: texts by field, and what is wrong with them."""

    teks: Mapping[str, str] = field(default_factory=dict)
    galat: Mapping[str, str] = field(default_factory=dict)
    umum: str = ""

    @property
    def isi(self) -> str:
        """The new note."""
        return self.teks.get("isi", "")

    @property
    def tertahan(self) -> str:
        """Everything that was typed, where no field takes it any more."""
        return self.teks.get("tertahan", "")

    @property
    def galat_kode(self) -> str:
        return self.galat.get("kode", "")

    @property
    def galat_isi(self) -> str:
        return self.galat.get("isi", "")


@dataclass(frozen=True)
class KartuBaris:
    """A row as a card: what it holds, and the lines of figures below it."""

    simpul: Simpul
    angka: list[tuple[str, str]] = field(default_factory=list)


def tampilkan(
    request: HttpRequest, letak: LetakDokumen, ketikan: Ketikan | None = None, status: int = 200
) -> HttpResponse:
    ketikan = ketikan or Ketikan()
    catatan = list(
        CatatanDokumen.objects.filter(dokumen=letak.dokumen.pk).select_related("oleh", "dijawab_oleh", "transisi")
    )
    riwayat = list(Transisi.objects.filter(dokumen=letak.dokumen.pk).select_related("oleh"))
    utama = letak.utama
    terkirim = [c for c in catatan if c.transisi_id]
    batas = None if letak.ditetapkan else tenggat_untuk(letak.dokumen)
    return render(
        request,
        "persetujuan/halaman.html",
        {
            "letak": letak,
            "kantor": letak.kantor,
            "renja": letak.renja,
            "tahun_n": str(letak.tahun),
            "status": letak.status,
            "batas": batas,
            "sisa": batas.sisa(timezone.localdate()) if batas else None,
            "utama": utama,
            "halangan": letak.halangan(utama.kendala) if utama else [],
            "lain": letak.lain,
            "meninjau_dahulu": letak.memeriksa or (utama is not None and utama.langkah.aksi != Aksi.AJUKAN),
            "tinjauan": list(_tinjauan(letak, riwayat)),
            "konsep": [
                BarisCatatan(c, n, ketikan.teks.get(n, c.isi), letak.alamat_baris(c.kode), ketikan.galat.get(n, ""))
                for c in catatan
                if c.transisi_id is None and c.oleh_id == request.user.pk
                for n in [f"isi-{c.pk}"]
            ],
            "catatan": [
                BarisCatatan(c, n, ketikan.teks.get(n, c.jawaban), letak.alamat_baris(c.kode), ketikan.galat.get(n, ""))
                for c in sorted(terkirim, key=lambda c: bool(c.jawaban))
                for n in [f"jawab-{c.pk}"]
            ],
            "semula_jawaban": tulis_semula({f"jawab-{c.pk}": c.jawaban for c in terkirim}),
            "belum_dijawab": sum(not c.jawaban for c in terkirim),
            "ketikan": ketikan,
            "pilihan_baris": _pilihan(letak),
            "baris_terpilih": ketikan.teks.get("kode", request.GET.get("baris", "")),
            "kartu": list(_kartu(letak)),
            "sasaran": _sasaran(letak),
            "pagu": letak.pohon.pagu if letak.pohon else None,
            "teks": _teks(letak),
            "riwayat": riwayat,
            "lembar_verifikasi": letak.jenis == JenisDokumen.RENJA
            and letak.status in (StatusDokumen.DISETUJUI, StatusDokumen.DIVERIFIKASI, StatusDokumen.DITETAPKAN),
            "berita_acara": letak.jenis == JenisDokumen.RENJA
            and letak.status in (StatusDokumen.DIVERIFIKASI, StatusDokumen.DITETAPKAN),
            "sebab_terkunci": _sebab_terkunci(letak),
            "terbitan": _terbitan(letak),
            "temuan": cacah_dokumen(letak.renja, kunci_dokumen(letak.dokumen)) if letak.renja else None,
        },
        status=status,
    )


def _terbitan(letak: LetakDokumen) -> dict[str, str] | None:
    """The files of an issued document, and the code of its public page (empty until they were made); one query."""
    if not letak.ditetapkan:
        return None
    kode = DokumenTerbit.objects.filter(dokumen=letak.dokumen.pk).values_list("kode", flat=True).first()
    return {j: alamat_berkas(letak.dokumen, letak.kantor, j) for j in ("pdf", "xlsx")} | {"kode": kode or ""}


def _sebab_terkunci(letak: LetakDokumen) -> str:
    """Why there is nothing to fill in, for those who fill in otherwise."""
    if letak.terbuka or not boleh_mengisi_kantor(letak.pengguna, letak.kantor):
        return ""
    if letak.ditetapkan:
        return f"{letak.dokumen.judul} sudah ditetapkan dan tidak berubah lagi."
    return f"{letak.dokumen.judul} terkunci selama menunggu {letak.menunggu}."


# --- What changed -----------------------------------------------------------------------------------------------------


def _tinjauan(letak: LetakDokumen, riwayat: list[Transisi]):
    """Pairs of heading and changes: since it was submitted before, then against the version it was copied from."""
    if letak.jenis != JenisDokumen.RENJA:
        return
    if sejak_kapan := _pengajuan_lalu(riwayat, letak.terbuka):
        isi = sejak(letak.renja, sejak_kapan, letak.pohon)
        yield _judul_sejak(sejak_kapan), isi
    asal: Tinjauan | None = terhadap_asal(letak.renja, letak.pohon)
    if asal is not None:
        yield f"Dibandingkan dengan {letak.renja.asal.judul}", asal


def _judul_sejak(waktu: datetime) -> str:
    lokal = timezone.localtime(waktu)
    return f"Sejak diajukan pada {lokal:%d-%m-%Y} pukul {lokal:%H.%M}"


def _pengajuan_lalu(riwayat: list[Transisi], terbuka: bool) -> datetime | None:
    """When it was submitted before: the last time while it is open, else the time before the one at hand."""
    waktu = [t.waktu for t in riwayat if t.aksi == Aksi.AJUKAN]  # the latest first
    if terbuka:
        return waktu[0] if waktu else None
    return waktu[1] if len(waktu) > 1 else None


# --- The rest: rows as cards ------------------------------------------------------------------------------------------


def _pilihan(letak: LetakDokumen) -> list[tuple[str, str]]:
    """The rows that a note can be about."""
    if not letak.memeriksa or letak.pohon is None or letak.jenis == JenisDokumen.PK:
        return []
    return [(s.kode, f"{s.kode_cetak} {s.nama}") for s in letak.pohon.telusuri()]


def _sasaran(letak: LetakDokumen) -> list[SasaranTahun]:
    return muat_sasaran(letak.renja) if letak.jenis == JenisDokumen.PK else []


def _kartu(letak: LetakDokumen):
    if letak.pohon is None or letak.jenis == JenisDokumen.PK:
        return
    simpul = list(letak.pohon.telusuri())
    if letak.jenis == JenisDokumen.RENJA:
        yield from (KartuBaris(s) for s in simpul)
        return
    kinerja = muat_kinerja(letak.renja, letak.pohon)
    if letak.jenis == JenisDokumen.EVALUASI:
        yield from (KartuBaris(s, list(_realisasi(kinerja, s, letak.dokumen.triwulan))) for s in simpul)
    else:
        jumlah = jumlah_rencana_aksi(kinerja)
        yield from (KartuBaris(s, list(_rencana(jumlah, s))) for s in simpul)


def _rencana(jumlah: JumlahRencanaAksi, s: Simpul):
    yield "Rupiah", _per_triwulan(jumlah.simpul[s.kode].triwulan, rupiah)
    for i in s.indikator:
        yield i.uraian, _per_triwulan(jumlah.indikator[i.pk].triwulan, _angka)


def _per_triwulan(nilai, tulis) -> str:
    if all(n is None for n in nilai):
        return "belum diisi"
    return "; ".join(f"TW {_romawi(t)} {tulis(n)}" for t, n in zip(TRIWULAN, nilai, strict=True))


def _realisasi(kinerja: Kinerja, s: Simpul, tw: int):
    yield f"Rupiah TW {_romawi(tw)}", _terhadap(kinerja.rupiah(s, tw), kinerja.pagu(s, tw), rupiah, "rencana")
    for i in s.indikator:
        teks = _terhadap(kinerja.realisasi(i, tw), kinerja.target(i, tw), lambda n, i=i: _angka(n, i.satuan), "target")
        keterangan = kinerja.keterangan(i, tw)
        yield i.uraian, f"{teks}. {keterangan}" if keterangan else teks


def _terhadap(nilai, acuan, tulis, kata: str) -> str:
    return tulis(nilai) if acuan is None else f"{tulis(nilai)} ({kata} {tulis(acuan)})"


def _teks(letak: LetakDokumen) -> list[tuple[str, str]]:
    """What the office says of the quarter; one query for an evaluation."""
    if letak.jenis != JenisDokumen.EVALUASI:
        return []
    milik = {"perangkat_daerah": letak.kantor, "tahun": letak.tahun, "triwulan": letak.dokumen.triwulan}
    evaluasi = EvaluasiTriwulan.objects.filter(**milik).first() or EvaluasiTriwulan()
    bidang = ((EvaluasiTriwulan._meta.get_field(n), n) for n in FAKTOR + TINDAK_LANJUT)
    return [(f.verbose_name[:1].upper() + f.verbose_name[1:], getattr(evaluasi, n)) for f, n in bidang]


def _romawi(tw: int) -> str:
    return ("I", "II", "III", "IV")[tw - 1]


def _angka(nilai, satuan: str = "") -> str:
    return "belum diisi" if nilai is None else format_besaran(Besaran(nilai, satuan))
