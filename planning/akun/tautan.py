"""The link with which a person sets a password: works once, for some days, and only the newest of them."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from planning.models import Pengguna


class TokenSandi(PasswordResetTokenGenerator):
    """Django's token, which a new password or a login ends, and which a newer link or deactivating ends as well."""

    key_salt = "renja.akun.TokenSandi"

    def _make_hash_value(self, user, timestamp):
        dibuat = user.tautan_dibuat.isoformat() if user.tautan_dibuat else ""
        return f"{super()._make_hash_value(user, timestamp)}{dibuat}{user.is_active}"

    def check_token(self, user, token):
        # Without a link that was made there is none that could be right.
        return bool(user and user.is_active and user.tautan_dibuat) and super().check_token(user, token)


token_sandi = TokenSandi()


def buat_tautan(pengguna: Pengguna) -> tuple[str, str]:
    """The two parts of a fresh link (who, token); every older link of this person is dead."""
    pengguna.tautan_dibuat = timezone.now()
    pengguna.save(update_fields=["tautan_dibuat"])
    return urlsafe_base64_encode(force_bytes(pengguna.pk)), token_sandi.make_token(pengguna)
