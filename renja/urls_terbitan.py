"""Addresses of the files of issued documents."""

from django.urls import path, register_converter

from renja.views import terbitan


class JenisBerkas:
    regex = "pdf|xlsx"

    def to_python(self, nilai: str) -> str:
        return nilai

    def to_url(self, nilai: str) -> str:
        return nilai


register_converter(JenisBerkas, "jenis_berkas")

urlpatterns = [
    path(
        "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/terbitan/<slug:dokumen>.<jenis_berkas:jenis>",
        terbitan.unduh,
        name="terbitan",
    ),
    path(
        "<slug:kecamatan>/<int:tahun>/evaluasi/tw<int:tw>/terbitan.<jenis_berkas:jenis>",
        terbitan.unduh_evaluasi,
        name="terbitan_evaluasi",
    ),
]
