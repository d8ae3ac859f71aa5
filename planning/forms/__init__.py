"""Forms: what people type, read and checked, and kept apart when two people change the same thing.

``angka``, ``tanggal`` and ``teks`` hold the fields; ``gabung`` joins what two people changed; ``borang`` is one page's
form; ``lembar`` is many rows of one kind. The others are the forms of one subject each.
"""
