"""People who log in, each with one role and the place it holds for."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from planning.enums import Peran


class Pengguna(AbstractUser):
    """A person with a role: staf and camat belong to an office, Bappelitbangda to a kabupaten, admin to neither."""

    peran = models.CharField(max_length=20, choices=Peran, default=Peran.ADMIN)
    perangkat_daerah = models.ForeignKey(
        "planning.PerangkatDaerah", on_delete=models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    kabupaten = models.ForeignKey(
        "planning.Kabupaten", on_delete=models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    tautan_dibuat = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Tautan kata sandi yang berlaku dibuat saat ini."
    )
    sesi_ke = models.PositiveIntegerField(
        default=0, editable=False, help_text="Bertambah setiap kali semua sesi diakhiri."
    )

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(
                name="pengguna_tempat_menurut_peran",
                condition=(
                    Q(peran__in=[Peran.STAF, Peran.CAMAT], perangkat_daerah__isnull=False, kabupaten=None)
                    | Q(peran=Peran.BAPPELITBANGDA, perangkat_daerah=None, kabupaten__isnull=False)
                    | Q(peran=Peran.ADMIN, perangkat_daerah=None, kabupaten=None)
                ),
                violation_error_message=(
                    "Staf dan camat harus punya perangkat daerah, Bappelitbangda harus punya kabupaten, "
                    "admin tidak punya keduanya."
                ),
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    def get_session_auth_hash(self) -> str:
        """Sessions end with the password they began with, and whenever all of them are ended."""
        return salted_hmac("renja.pengguna.sesi", f"{self.password}:{self.sesi_ke}", algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self):
        """No older keys are kept."""
        return iter(())
