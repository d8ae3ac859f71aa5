"""The rancangan awal RKPD of every office: started here, filled in from one workbook or office by office."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.enums import JenisRenja
from planning.forms.impor import FormImpor
from planning.impor.arsip import BerkasDitolak
from planning.impor.periksa import Hasil, asal_renja
from planning.impor.sekabupaten import baca_sekabupaten
from planning.impor.simpanan import ImporTidakDiterapkan, pratinjau, simpan_isi, terapkan_impor, yang_menunggu
from planning.isian.kunci import Terkunci
from planning.isian.tahun import TidakDapatDimulai, mulai_renja
from planning.models import Impor, PerangkatDaerah, Renja
from planning.perms import boleh_mengisi
from planning.versi import TERKAIT, renja_terakhir
from renja.keluaran.templat_sekabupaten import templat_sekabupaten
from renja.laju import dibatasi
from renja.unggah import TERLALU_BESAR
from renja.views.tabel import XLSX

from .umum import hanya_badan, kabupaten, tahun_ada, tahun_terpilih, umum

#: What a rancangan awal starts from.
ASAL = {
    "lalu": "Prakiraan maju dalam Renja tahun sebelumnya",
    "renstra": "Renstra (indikator dan target; pagu diisi kemudian)",
    "kosong": "Kosong",
}


@dataclass(frozen=True)
class KantorRancangan:
    """An office, its rancangan awal if there is one, and the workbook that waits for it."""

    kantor: PerangkatDaerah
    renja: Renja | None
    menunggu: Impor | None = None
    hasil: Hasil | None = None

    @property
    def sidik(self) -> str:
        """What has to be unchanged when it is applied; none if nothing can be."""
        return self.hasil.sidik if self.hasil and self.hasil.bersih and self.hasil.isi else ""

    @property
    def halaman(self) -> dict[str, str]:
        arg = [self.kantor.slug, self.renja.tahun, self.renja.versi]
        return {n: reverse(n, args=arg) for n in ("isian", "impor", "impor_pratinjau", "susunan")}


@require_http_methods(["GET", "HEAD", "POST"])
@hanya_badan
def rancangan(request: HttpRequest) -> HttpResponse:
    """Every office with its rancangan awal; POST starts those that are ticked."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    daftar = _daftar(request, tahun)
    if request.method == "POST":
        return _mulai(request, tahun, [d.kantor for d in daftar if d.renja is None])
    return _tampilkan(request, tahun, ada, daftar, FormImpor())


@require_POST
@hanya_badan
def rancangan_impor(request: HttpRequest) -> HttpResponse:
    """Take one workbook for all offices in, and show what each would get."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    daftar = _daftar(request, tahun)
    files = request.FILES  # parses the upload, which may turn out too long
    form = FormImpor(request.POST, files, terlalu_besar=getattr(request, TERLALU_BESAR, False))
    if form.is_valid():
        try:
            cacah = _simpan(request, daftar, form.cleaned_data["berkas"])
        except BerkasDitolak as e:
            form.tolak(str(e))
        else:
            messages.info(request, f"Berkas dibaca untuk {cacah} kecamatan. Belum ada yang diubah: lihat pratinjaunya.")
            return redirect(f"{reverse('meja_rancangan_pratinjau')}?tahun={tahun}")
    return _tampilkan(request, tahun, ada, daftar, form)


@require_http_methods(["GET", "HEAD", "POST"])
@hanya_badan
def rancangan_pratinjau(request: HttpRequest) -> HttpResponse:
    """What waits for each office; POST applies what was shown, office by office."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    daftar = [d for d in _daftar(request, tahun, dengan_hasil=True) if d.menunggu]
    if request.method == "POST":
        _terapkan(request, daftar)
        return redirect(f"{reverse('meja_rancangan')}?tahun={tahun}")
    if not daftar:
        messages.info(request, "Belum ada berkas untuk dilihat. Unggah dahulu.")
        return redirect(f"{reverse('meja_rancangan')}?tahun={tahun}")
    siap = sum(bool(d.sidik) for d in daftar)
    return render(
        request,
        "meja/rancangan_pratinjau.html",
        {**umum(request, "meja_rancangan", tahun, ada), "daftar": daftar, "siap": siap},
    )


@require_safe
@hanya_badan
@dibatasi("berkas")
def rancangan_templat(request: HttpRequest, tahun: int) -> HttpResponse:
    """The workbook to fill in, with what every office has so far."""
    daftar = _daftar(request, tahun)
    renja = {d.kantor.pk: d.renja for d in daftar if d.renja}
    isi = templat_sekabupaten(kabupaten(request), tahun, [d.kantor for d in daftar], renja)
    jawaban = HttpResponse(isi, content_type=XLSX)
    nama = f"rancangan-awal-rkpd-{tahun}-{slugify(kabupaten(request).nama)}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


def _daftar(request: HttpRequest, tahun: int, dengan_hasil: bool = False) -> list[KantorRancangan]:
    """Every office of the kabupaten; two queries, and with ``dengan_hasil`` some for each that has an upload."""
    daun = Q(baris__nomenklatur__level=F("edisi__level_daun"))
    renja = {
        r.perangkat_daerah_id: r
        for r in Renja.objects.terlihat_oleh(request.user)
        .filter(tahun=tahun, jenis=JenisRenja.RANCANGAN_AWAL)
        .select_related(*TERKAIT)
        .dengan_status()
        .annotate(jumlah_pagu=Sum("baris__pagu"), jumlah_daun=Count("baris", filter=daun))
    }
    hasil = []
    for k in PerangkatDaerah.objects.terlihat_oleh(request.user).select_related("kabupaten").order_by("kode_wilayah"):
        ini = renja.get(k.pk)
        menunggu = yang_menunggu(ini, request.user) if dengan_hasil and ini else None
        hasil.append(KantorRancangan(k, ini, menunggu, pratinjau(menunggu, ini, False) if menunggu else None))
    return hasil


def _tampilkan(
    request: HttpRequest, tahun: int, ada: list[int], daftar: list[KantorRancangan], form: FormImpor
) -> HttpResponse:
    menunggu = Impor.objects.filter(
        urungan=None, oleh=request.user, renja__in=[d.renja.pk for d in daftar if d.renja]
    ).exists()
    return render(
        request,
        "meja/rancangan.html",
        {
            **umum(request, "meja_rancangan", tahun, ada),
            "daftar": daftar,
            "belum": [d for d in daftar if d.renja is None],
            "sudah": any(d.renja for d in daftar),
            "asal": list(ASAL.items()),
            "form": form,
            "menunggu": menunggu,
        },
    )


def _mulai(request: HttpRequest, tahun: int, belum: list[PerangkatDaerah]) -> HttpResponse:
    """Start the ticked ones; each by itself, so that one that cannot be started holds up no other."""
    dipilih = [k for k in belum if k.slug in request.POST.getlist("kantor")]
    asal = request.POST.get("dari", "")
    if not dipilih or asal not in ASAL:
        messages.error(request, "Pilih kecamatannya, dan dari mana rancangan awalnya dimulai.")
    mulai = 0
    for kantor in dipilih if asal in ASAL else []:
        lalu = (
            renja_terakhir(Renja.objects.terlihat_oleh(request.user), kantor.pk, tahun - 1) if asal == "lalu" else None
        )
        try:
            if asal == "lalu" and lalu is None:
                raise TidakDapatDimulai(f"Renja {tahun - 1} belum ada. Mulai dari Renstra, atau kosong.")
            _, catatan = mulai_renja(
                kantor, tahun, JenisRenja.RANCANGAN_AWAL, request.user, lalu, dari_renstra=asal == "renstra"
            )
        except TidakDapatDimulai as e:
            messages.error(request, f"{kantor}: {e}")
            continue
        mulai += 1
        for c in catatan:
            messages.warning(request, f"{kantor}: {c}")
    if mulai:
        messages.success(request, f"Rancangan awal RKPD {tahun} dimulai untuk {mulai} kecamatan.")
    return redirect(f"{reverse('meja_rancangan')}?tahun={tahun}")


def _simpan(request: HttpRequest, daftar: list[KantorRancangan], berkas) -> int:
    dapat = {d.kantor.pk: d.renja for d in daftar if d.renja and boleh_mengisi(request.user, d.renja)}
    if not dapat:
        raise BerkasDitolak("Belum ada kecamatan dengan rancangan awal yang dapat diisi. Mulai dahulu di bawah.")
    asal = {pk: asal_renja(r) for pk, r in dapat.items()}
    isi = baca_sekabupaten(berkas, [d.kantor for d in daftar], asal)
    for pk, ini in isi.items():
        simpan_isi(dapat[pk], request.user, berkas.name, ini)
    return len(isi)


def _terapkan(request: HttpRequest, daftar: list[KantorRancangan]) -> None:
    sudah, gagal = [], 0
    for d in daftar:
        sidik = request.POST.get(f"sidik-{d.kantor.slug}")
        if not sidik:
            continue
        try:
            terapkan_impor(d.renja, request.user, False, sidik)
        except (ImporTidakDiterapkan, Terkunci) as e:
            gagal += 1
            messages.error(request, f"{d.kantor}: {e}")
        else:
            sudah.append(d.kantor.nama_pendek)
    if sudah:
        messages.success(request, f"Diterapkan untuk {len(sudah)} kecamatan: {', '.join(sudah)}.")
    elif not gagal:
        messages.error(request, "Tidak ada yang dapat diterapkan.")
