"""The closed lists of evaluation."""

from django.db import models


class Triwulan(models.IntegerChoices):
    """The quarters of a budget year, as they are printed."""

    I = 1, "Triwulan I"  # noqa: E741
    II = 2, "Triwulan II"
    III = 3, "Triwulan III"
    IV = 4, "Triwulan IV"


class AksiTriwulan(models.TextChoices):
    """What happened to a quarter as a whole."""

    TUTUP = "tutup", "Ditutup"
    BUKA = "buka", "Dibuka kembali"
    BATAS = "batas", "Batas diubah"
