"""Printing whole documents outside a request: in pieces, each made once per content, by worker processes.

``antrean`` takes what people ask for and says how far it is, ``tugas`` is what a worker does, ``gabung`` joins the
pieces with page numbers, lists, links and bookmarks. What is issued is printed in one piece instead
(``renja.terbitan``): pieces cannot be joined into one tagged PDF/A.
"""
