"""A table as HTML, PDF, XLSX and CSV. Each walks the same matrix (``planning.tabel``) and computes nothing."""
