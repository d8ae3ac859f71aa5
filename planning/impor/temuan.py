"""What is wrong with a file, said so that a person can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Temuan:
    """One thing that is wrong: on which sheet, in which cell, what, and how to mend it."""

    lembar: str
    sel: str
    pesan: str

    def __str__(self):
        return f"{self.lembar}!{self.sel}: {self.pesan}" if self.sel else f"{self.lembar}: {self.pesan}"
