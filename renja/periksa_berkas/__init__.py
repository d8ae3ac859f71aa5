"""Periksa berkas: what contradicts what inside somebody's XLSX or DOCX with tables of a Renja. Nothing is stored."""
