"""Uploads are small: what is longer is not kept, not even for the time of the request."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from planning.impor.arsip import MEGA, UKURAN_BERKAS

#: Set on the request: the names of files that were too long, or too many; their form then says so.
TERLALU_BESAR = "berkas_terlalu_besar"
TERLALU_BANYAK = "berkas_terlalu_banyak"


@dataclass(frozen=True)
class Batas:
    """How many bytes a file of a request may have, and how many files there may be."""

    ukuran: int = UKURAN_BERKAS
    banyak: int = 10


def menerima_berkas(ukuran: int, banyak: int) -> Callable[[Callable], Callable]:
    """Say of a view that it takes so many files of so many bytes; the others take what ``Batas`` says."""

    def tandai(view: Callable) -> Callable:
        view.batas_unggah = Batas(ukuran, banyak)
        return view

    return tandai


class BatasUnggah(FileUploadHandler):
    """The first handler: stops a file that passes the limit before the next one writes it to memory or disk."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        tujuan = getattr(self.request, "resolver_match", None)
        self.batas = getattr(tujuan and tujuan.func, "batas_unggah", Batas())
        self.cacah = 0
        # Twice what is taken can still be answered in words; beyond that nothing is read.
        if content_length > 2 * self.batas.ukuran * self.batas.banyak + 5 * MEGA:
            raise RequestDataTooBig("The request is longer than all its files may be.")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.terbaca = 0
        self.cacah += 1

    def receive_data_chunk(self, raw_data, start):
        self.terbaca += len(raw_data)
        if self.cacah > self.batas.banyak:
            self._lewati(TERLALU_BANYAK)
        if self.terbaca > self.batas.ukuran:
            self._lewati(TERLALU_BESAR)
        return raw_data

    def _lewati(self, sebab: str):
        setattr(self.request, sebab, [*getattr(self.request, sebab, []), self.file_name])
        raise SkipFile

    def file_complete(self, file_size):
        return None
