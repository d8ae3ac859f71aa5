"""LibreOffice as the judge of our XLSX and DOCX files: it recalculates them, and shows them as a person sees them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

# Numbers shown as in the office: 1.234.567,8. Formulas always computed (0), never taken from the file.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""

HITUNG_ULANG = "xlsx:Calc MS Excel 2007 XML"


def tampak(lembar: int = 0) -> str:
    """The format that writes a sheet as CSV with what its cells show; 0 is the first, under the workbook's name."""
    # Separator, quote, encoding (76 = UTF-8), first line, …, language (1057 = Indonesian), quote all text cells,
    # detect numbers, "save as shown", …, number of the sheet
    return f"csv:Text - txt - csv (StarCalc):44,34,76,1,,1057,false,false,true,false,false,{lembar}"


class Soffice:
    """Headless LibreOffice with a profile of its own: it neither waits for nor disturbs another one."""

    def __init__(self, program: str, folder: Path, locale: str = "id-ID"):
        self.program = program
        self.folder = folder
        self._runs = 0
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SETTINGS.format(locale=locale))

    def convert(self, path: Path, to: str) -> Path:
        """`path` in the format `to` (soffice's words: "xlsx", "pdf", 'csv:…'), in a new folder."""
        out = self.convert_all([path], to)
        results = list(out.iterdir())
        return results[0] if len(results) == 1 else out

    def convert_all(self, paths: list[Path], to: str) -> Path:
        """All of them in one run of the program, which takes a second or two to start; returns the new folder."""
        self._runs += 1
        out = self.folder / str(self._runs)
        command = [
            self.program,
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            to,
            "--outdir",
            str(out),
            *map(str, paths),
        ]
        environment = os.environ | {"HOME": str(self.folder)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environment, check=False)
        assert any(out.glob("*")), f"LibreOffice: {done.stdout} {done.stderr}"
        return out

    def hitung_ulang(self, path: Path) -> Path:
        """The same workbook with every formula computed by LibreOffice, whatever values were stored in it."""
        return self.convert(path, HITUNG_ULANG)

    def teks(self, path: Path, lembar: int = 0) -> Path:
        """One sheet as CSV (UTF-8) of what its cells show, formats applied."""
        return self.convert(path, tampak(lembar))


@pytest.fixture(scope="session")
def soffice(tmp_path_factory) -> Soffice:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        from tests.conftest import need

        need("LibreOffice Calc")
    return Soffice(program, tmp_path_factory.mktemp("soffice"))


@pytest.fixture(scope="session")
def writer(soffice) -> Soffice:
    """The same with Writer, which is a package of its own, and with the fonts of this repository."""
    program = Path(soffice.program).resolve().parent
    if (program / "soffice.bin").exists() and not (program / "libswlo.so").exists():
        from tests.conftest import need

        need("LibreOffice Writer")
    huruf = soffice.folder / ".fonts"
    if not huruf.exists():
        huruf.symlink_to(settings.BASE_DIR / "static" / "fonts")
    return soffice


@pytest.fixture(scope="session")
def hitung_ulang(soffice):
    return soffice.hitung_ulang
