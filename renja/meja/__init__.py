"""Bappelitbangda's desk: what all offices of a kabupaten did with their documents of a year."""
