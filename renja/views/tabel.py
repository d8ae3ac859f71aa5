from django.http import HttpResponse


def renja(request, kecamatan, tahun, versi):
    return HttpResponse("Renja")


tabel = tabel_pdf = tabel_xlsx = renja
