"""The short public address of an issued document; nothing else of the site is open to everybody."""

from django.urls import path

from renja.views import terbitan

urlpatterns = [path("<slug:kode>/", terbitan.periksa, name="periksa_dokumen")]
