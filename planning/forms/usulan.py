"""A proposal of the people: what is proposed, what became of it, and which row takes it up."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db.models import Max

from planning.enums import AsalUsulan, StatusUsulan
from planning.models import EdisiNomenklatur, Nomenklatur, PerangkatDaerah, Usulan
from planning.pencarian import cari_nomenklatur

from .borang import Borang
from .satuan import SatuanField
from .teks import FormDasar, ParagrafField, bidang_form

HASIL_TERBANYAK = 8
PANJANG_URAIAN = 500


class NodeField(forms.Field):
    """A node of an edition, by its primary key; offered are the one it has and those that were found."""

    widget = forms.RadioSelect

    def __init__(self, *, edisi: set[int], **isi):
        super().__init__(required=False, **isi)
        self.edisi = edisi

    @property
    def choices(self):
        return self.widget.choices

    def tawarkan(self, node: list[Nomenklatur]) -> None:
        pilihan = {str(n.pk): f"{n.kode} {n.nama}" for n in node}
        self.widget.choices = [("", "Belum ditampung"), *pilihan.items()]

    def to_python(self, value):
        if not value:
            return None
        node = ambil_node(value)
        if node is None or node.edisi_id not in self.edisi:
            raise forms.ValidationError("Pilihan ini tidak ada dalam nomenklatur. Cari dan pilih lagi.")
        return node

    def prepare_value(self, value):
        return "" if value is None else str(getattr(value, "pk", value))

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial) != (data or "")


def ambil_node(pk: str) -> Nomenklatur | None:
    """The node with this primary key as a page sends it, if there is one."""
    return Nomenklatur.objects.filter(pk=pk).first() if pk.isascii() and pk.isdecimal() and len(pk) < 19 else None


class UsulanForm(FormDasar, forms.ModelForm):
    uraian = ParagrafField(label="Usulan", required=False, tinggi=2, max_length=PANJANG_URAIAN)
    satuan = SatuanField(required=False)
    catatan = ParagrafField(label="Alasan atau catatan", required=False, tinggi=2, max_length=PANJANG_URAIAN)

    class Meta:
        model = Usulan
        fields = ("asal", "uraian", "lokasi", "indikator", "volume", "satuan", "pagu", "status", "catatan")
        formfield_callback = bidang_form

    def __init__(self, *args, edisi: EdisiNomenklatur, ditemukan: list[Nomenklatur], **kwargs):
        super().__init__(*args, **kwargs)
        kini = self.instance.nomenklatur
        node = NodeField(edisi={edisi.pk, kini.edisi_id} if kini else {edisi.pk}, label="Ditampung di")
        node.tawarkan([*([kini] if kini else []), *ditemukan])
        self.fields["nomenklatur"], self.initial["nomenklatur"] = node, kini.pk if kini else None
        if not self.instance.pk:
            self.fields["asal"].choices = [("", "Pilih asal"), *AsalUsulan.choices]
        self.fields["pagu"].label = "Dana (Rp)"
        self.fields["uraian"].help_text = "Kosongkan bila sama dengan nama baris yang menampungnya."
        self.fields["indikator"].help_text = "Kosongkan bila sama dengan indikator baris yang menampungnya."
        self.fields["lokasi"].help_text = "Kosongkan bila sama dengan lokasi baris yang menampungnya."
        self.fields["status"].label = "Putusan"
        self.fields["catatan"].help_text = "Wajib bila ditolak atau ditunda; tercetak di Tabel 2.4."

    def clean(self):
        isi = super().clean()
        status, node = isi.get("status"), isi.get("nomenklatur")
        if not isi.get("uraian") and node is None and "nomenklatur" in isi:
            self.add_error("uraian", "Isi usulannya, atau pilih baris yang menampungnya.")
        if status in (StatusUsulan.DITOLAK, StatusUsulan.DITUNDA) and not isi.get("catatan", "-"):
            self.add_error("catatan", f"Tulis alasan usulan ini {StatusUsulan(status).label.lower()}.")
        if status == StatusUsulan.DIAKOMODIR and node is None and "nomenklatur" in isi:
            self.add_error("nomenklatur", "Cari dan pilih baris yang menampung usulan yang diakomodir.")
        return isi

    def clean_uraian(self):
        return " ".join(self.cleaned_data["uraian"].split())

    def clean_catatan(self):
        return " ".join(self.cleaned_data["catatan"].split())


class BorangUsulan(Borang):
    """One proposal; ``usulan`` is ``None`` for a new one. What is searched for travels in the same page."""

    bukan_isian = frozenset({"cari", "dicari"})

    def __init__(
        self,
        kantor: PerangkatDaerah,
        tahun: int,
        usulan: Usulan | None,
        edisi: EdisiNomenklatur,
        data: Mapping[str, str] | None = None,
        asal: str = "",
    ):
        self.tahun, self.usulan, self.edisi, self._asal = tahun, usulan, edisi, asal
        kiriman = data or {}
        self.cari = kiriman.get("cari", "").strip()
        dicari = kiriman.get("dicari", "")
        #: Words that were typed and not searched for yet are searched for, whichever button was pressed.
        self.mencari = self.cari != "" and (kiriman.get("aksi") == "cari" or self.cari != dicari)
        self.ditemukan = self._cari() if self.cari else []
        terpilih = ambil_node(kiriman.get("nomenklatur", ""))
        self._tawaran = [*([terpilih] if terpilih else []), *self.ditemukan]
        hal = f"usulan/{tahun}/{usulan.nomor}" if usulan else f"usulan/{tahun}"
        super().__init__(kantor, hal, data)
        if self.mencari:
            self.tampilkan_lagi(kiriman)

    def _cari(self) -> list[Nomenklatur]:
        hasil = cari_nomenklatur(self.edisi, self.cari, HASIL_TERBANYAK)
        return list(Nomenklatur.objects.filter(pk__in=[h.daun.pk for h in hasil]).order_by("kode")) if hasil else []

    def bangun(self, data):
        usulan = self.usulan or Usulan(asal=self._asal)
        self.form = UsulanForm(data, instance=usulan, edisi=self.edisi, ditemukan=self._tawaran)
        return [self.form]

    def tulis(self):
        usulan = self.form.instance
        usulan.perangkat_daerah, usulan.tahun = self.kantor, self.tahun
        usulan.nomenklatur = self.form.cleaned_data["nomenklatur"]
        if usulan.pk is None:
            terakhir = Usulan.objects.filter(perangkat_daerah=self.kantor, tahun=self.tahun).aggregate(m=Max("nomor"))
            usulan.nomor = (terakhir["m"] or 0) + 1
        self.usulan = self.form.save()
