from django.http import HttpResponse


def rancangan(request):
    return HttpResponse()


rancangan_impor = rancangan_mulai = rancangan
