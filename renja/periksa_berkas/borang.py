"""The form that takes a file to be checked."""

from django import forms

from planning.forms.impor import FormImpor


class FormPeriksa(FormImpor):
    """As for an import, but Word files too. ``terlalu_besar``: a file was sent, and was too long to be kept."""

    berkas = forms.FileField(
        label="Berkas Excel (.xlsx) atau Word (.docx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx", "aria-describedby": "bantuan-berkas"}),
        error_messages={
            "required": "Pilih berkas .xlsx atau .docx dahulu.",
            "missing": "Pilih berkas .xlsx atau .docx dahulu.",
            "empty": "Berkas kosong. Pilih berkas .xlsx atau .docx yang berisi.",
            "invalid": "Berkas tidak terkirim. Pilih berkasnya, lalu coba lagi.",
        },
    )
