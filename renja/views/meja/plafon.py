from django.http import HttpResponse


def plafon(request):
    return HttpResponse()
