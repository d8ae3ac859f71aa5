"""Uploads are small: what is longer is not kept, not even for the time of the request."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from planning.impor.arsip import UKURAN_BERKAS

#: Set on the request when a file was too long; its form then says so.
TERLALU_BESAR = "berkas_terlalu_besar"


class BatasUnggah(FileUploadHandler):
    """The first handler: stops a file that passes the limit before the next one writes it to memory or disk."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.terbaca = 0

    def receive_data_chunk(self, raw_data, start):
        self.terbaca += len(raw_data)
        if self.terbaca > UKURAN_BERKAS:
            setattr(self.request, TERLALU_BESAR, True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
