from django.http import HttpResponse


def tenggat(request):
    return HttpResponse()
