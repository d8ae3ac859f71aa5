"""What each step means, in words: before it is taken, and after; and how it is undone."""

from __future__ import annotations

from planning.enums import Aksi, JenisDokumen, StatusDokumen

from .letak import LetakDokumen


def sebelum(letak: LetakDokumen, aksi: Aksi) -> list[str]:
    """What will happen, in sentences."""
    apa, badan = letak.dokumen.judul, letak.badan
    camat = f"Camat {letak.kantor.nama_pendek}"
    if aksi == Aksi.AJUKAN:
        return [
            f"{apa} diajukan kepada {camat} untuk diperiksa.",
            "Isinya terkunci: tidak seorang pun dapat mengubahnya selama diperiksa.",
            "Selama camat belum memutuskan, Anda dapat menariknya kembali.",
        ]
    if aksi == Aksi.TARIK:
        return [f"{apa} kembali menjadi draf dan dapat diubah lagi.", "Sesudah diperbaiki, ajukan sekali lagi."]
    if aksi == Aksi.SETUJUI:
        return [
            f"Anda menyetujui {apa} sebagaimana tertulis sekarang.",
            f"Selanjutnya {badan} yang memeriksa. Isinya tetap terkunci.",
            f"Sesudah ini hanya {badan} yang dapat mengembalikannya.",
        ]
    if aksi == Aksi.KEMBALIKAN:
        return [
            f"{apa} dikembalikan kepada staf perencana {letak.kantor} dan dapat diubah lagi.",
            "Setiap catatan perlu dijawab sebelum dapat diajukan lagi, lalu pemeriksaan dimulai dari camat.",
        ]
    if aksi == Aksi.VERIFIKASI:
        return [
            f"{apa} dinyatakan terverifikasi menurut lembar verifikasi.",
            f"Berita acara dapat dicetak, dan {camat} dapat menetapkannya.",
            "Sesudah ini hanya camat yang dapat mengembalikannya.",
        ]
    perbaikan = {
        JenisDokumen.RENJA: "Perbaikan dibuat sebagai Renja Perubahan.",
        JenisDokumen.EVALUASI: "",
    }.get(letak.jenis, "Perbaikan dibuat bersama Renja Perubahan.")
    return [
        f"{apa} ditetapkan.",
        f"Sesudah itu tidak berubah lagi dan langkah ini tidak dapat dibatalkan. {perbaikan}".strip(),
    ]


def sesudah(letak: LetakDokumen, ke: StatusDokumen, aksi: Aksi) -> str:
    """What happened, and how it is undone."""
    apa, badan = letak.dokumen.judul, letak.badan
    if aksi == Aksi.AJUKAN:
        return f"{apa} diajukan ke camat dan sekarang terkunci. Bila masih perlu diubah, pilih Tarik kembali."
    if aksi == Aksi.TARIK:
        return f"{apa} ditarik kembali menjadi draf. Sesudah diperbaiki, pilih Ajukan ke Camat."
    if aksi == Aksi.SETUJUI:
        return (
            f"{apa} disetujui dan diteruskan kepada {badan}. Bila ada yang keliru, mintalah {badan} mengembalikannya."
        )
    if aksi == Aksi.KEMBALIKAN:
        return f"{apa} dikembalikan kepada staf perencana {letak.kantor} beserta catatannya."
    if aksi == Aksi.VERIFIKASI:
        return f"{apa} dinyatakan terverifikasi. Bila ada yang keliru, mintalah camat mengembalikannya."
    return f"{apa} ditetapkan dan tidak berubah lagi."
