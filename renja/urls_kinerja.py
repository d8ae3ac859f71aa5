"""The address of a year's performance: charts, figures, narrative."""

from django.urls import path

from renja.views import kinerja

urlpatterns = [path("<slug:kecamatan>/<int:tahun>/kinerja/", kinerja.kinerja, name="kinerja")]
