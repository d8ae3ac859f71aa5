"""Static files with a hash in their name, for caching forever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, usable before the first `collectstatic`.

    A management command that renders a page (`tabel … --format html`) on a fresh clone must not fail for
    want of a manifest: until there is one, names are plain. Once there is, a missing file is an error again.
    """

    # What a script imports has a hash in its name too: else browsers would fetch it twice, and keep an old one.
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
