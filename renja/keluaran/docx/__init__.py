"""A bound document for Word: the same parts, words, tables and pictures as its PDF (``renja.keluaran.naskah``)."""

from .dokumen import naskah_docx

__all__ = ["MIME_DOCX", "naskah_docx"]

MIME_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
