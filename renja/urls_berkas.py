"""The address of the check of somebody's file; it belongs to no office."""

from django.urls import path

from renja.views import periksa_berkas

urlpatterns = [path("periksa-berkas/", periksa_berkas.periksa_berkas, name="periksa_berkas")]
