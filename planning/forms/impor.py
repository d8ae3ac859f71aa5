"""The form that takes a workbook."""

from django import forms

from planning.impor.arsip import MEGA, UKURAN_BERKAS

BESAR = f"Berkas lebih besar dari {UKURAN_BERKAS // MEGA} MB. Hapus lembar dan gambar yang tidak perlu, lalu coba lagi."


class FormImpor(forms.Form):
    """``terlalu_besar``: a file was sent, and was too long to be kept."""

    berkas = forms.FileField(
        label="Berkas Excel (.xlsx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx", "aria-describedby": "bantuan-berkas"}),
        error_messages={
            "required": "Pilih berkas .xlsx dahulu.",
            "missing": "Pilih berkas .xlsx dahulu.",
            "empty": "Berkas kosong. Pilih berkas .xlsx yang berisi.",
            "invalid": "Berkas tidak terkirim. Pilih berkasnya, lalu coba lagi.",
        },
    )

    def __init__(self, *args, terlalu_besar: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if terlalu_besar:
            self.fields["berkas"].error_messages |= {"required": BESAR}

    def tolak(self, pesan: str) -> None:
        """Say why the file was not taken."""
        self.add_error("berkas", pesan)
