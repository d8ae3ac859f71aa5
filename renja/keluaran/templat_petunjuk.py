"""The sheet of the template that says how to fill it in."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from planning.models import Renja

from .xlsx_arsip import xml_baris, xml_sel
from .xlsx_gaya import HURUF

LANGKAH = (
    "Isi lembar Isian. Baris yang sudah ada dalam Renja sudah tertulis di sana.",
    "Tambahkan {daun} baru pada baris kosong di bawah: pilih kodenya, namanya muncul sendiri. Program dan kegiatannya "
    "ikut ditambahkan bila belum ada.",
    "Beberapa indikator: tulis indikator berikutnya tepat di bawah barisnya tanpa kode, dengan nomor 2, 3, dan "
    "seterusnya. Sisipkan baris bila perlu.",
    "Simpan sebagai .xlsx, lalu unggah di halaman Impor. Anda melihat dahulu apa yang berubah sebelum menerapkannya.",
    "Baris yang Anda hapus dari berkas tidak terhapus dari Renja, kecuali Anda memilihnya di halaman Impor.",
    "Lembar dikunci tanpa kata sandi, hanya agar rumus tidak terhapus tanpa sengaja.",
)

#: Column, what belongs there, an example.
KOLOM = (
    ("Kode", "Kode menurut {edisi}. Pilih dari daftar.", "{kode}"),
    ("Nama", "Dihitung sendiri dari kode.", ""),
    ("Indikator ke", "1 untuk indikator pertama, 2 untuk yang berikutnya pada kode yang sama.", "1"),
    ("Indikator", "Uraian indikator. Wajib bila ada target.", "Jumlah dokumen yang tersusun"),
    ("Satuan", "Pilih dari daftar, atau tulis sendiri. Persen ditulis %.", "Dokumen"),
    ("Target {n}", "Angka saja, tanpa satuan. Kosong berarti belum diisi; nol berarti nol.", "3"),
    ("Pagu {n} (Rp)", "Rupiah bulat, hanya pada {daun}. Di atasnya dijumlahkan sendiri.", "3.853.423"),
    ("Lokasi", "Desa, kelurahan, atau kecamatan tempat keluaran.", "Kalaena"),
    ("Sumber dana", "Pilih dari daftar.", "Pendapatan Daerah"),
    ("Kelompok sasaran", "Penerima manfaat.", "Masyarakat"),
    ("Target {n1}", "Prakiraan maju: target tahun berikutnya.", "3"),
    ("Pagu {n1} (Rp)", "Prakiraan maju: pagu tahun berikutnya, hanya pada {daun}.", "4.000.000"),
    ("Catatan penting", "Boleh kosong.", ""),
    ("Jenis kegiatan", "Baru, Lanjutan, atau Berjalan.", "Berjalan"),
    ("Penanggung jawab", "Pejabat atau bagian yang bertanggung jawab.", "Sekretaris Kecamatan"),
)


def isi_petunjuk(lembar: WriteOnlyWorksheet, renja: Renja, buat_gaya: Callable[..., int]) -> list[str]:
    """The rows of the sheet."""
    edisi = renja.edisi
    kata = {
        "n": renja.tahun,
        "n1": renja.tahun + 1,
        "edisi": edisi.nama,
        "daun": edisi.get_level_daun_display().lower(),
        "kode": "7.01.01.2.01." + "1".zfill(edisi.lebar_sub_kegiatan) if edisi.punya_sub_kegiatan else "4.36.70.02",
    }
    judul = buat_gaya(font=Font(name=HURUF, size=14, bold=True))
    tebal = buat_gaya(font=Font(name=HURUF, size=10, bold=True))
    teks = buat_gaya(font=Font(name=HURUF, size=10), alignment=Alignment("left", "top", wrap_text=True))
    baris = [(judul, ["Petunjuk pengisian"]), (teks, [])]
    baris += [(teks, [f"Langkah {i}", langkah.format(**kata)]) for i, langkah in enumerate(LANGKAH, 1)]
    baris += [(teks, []), (tebal, ["Kolom", "Diisi dengan", "Contoh"])]
    baris += [(teks, [sel.format(**kata) for sel in kolom]) for kolom in KOLOM]
    return [
        xml_baris(nomor, [xml_sel(f"{huruf}{nomor}", gaya, isi) for huruf, isi in zip("ABC", sel, strict=False)])
        for nomor, (gaya, sel) in enumerate(baris, 1)
    ]
