"""LibreOffice as the judge of our XLSX files: it recalculates them, and shows them as a person sees them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# Numbers shown as in the office: 1.234.567,8.
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop>
</item>
</oor:items>
"""


class Soffice:
    """Headless LibreOffice with a profile of its own: it neither waits for nor disturbs another one."""

    def __init__(self, program: str, folder: Path):
        self.program = program
        self.folder = folder
        self._runs = 0
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(LOCALE)

    def convert(self, path: Path, to: str) -> Path:
        """`path` in the format `to` (soffice's words: "xlsx", "pdf", 'csv:…'), in a new folder."""
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
            str(path),
        ]
        environment = os.environ | {"HOME": str(self.folder)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environment, check=False)
        results = sorted(out.glob("*")) if out.exists() else []
        assert results, f"LibreOffice: {done.stdout} {done.stderr}"
        return results[0] if len(results) == 1 else out

    def hitung_ulang(self, path: Path) -> Path:
        """The same workbook with every formula computed by LibreOffice, whatever values were stored in it."""
        return self.convert(path, "xlsx:Calc MS Excel 2007 XML")

    def teks(self, path: Path, lembar: int = 1) -> Path:
        """One sheet as CSV (UTF-8) of what its cells show, formats applied."""
        # Separator, quote, encoding (76 = UTF-8), first line, …, "save as shown", …, number of the sheet
        options = f"44,34,76,1,,1057,false,false,true,false,false,{lembar}"
        return self.convert(path, f"csv:Text - txt - csv (StarCalc):{options}")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory) -> Soffice:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        from tests.conftest import need

        need("LibreOffice Calc")
    return Soffice(program, tmp_path_factory.mktemp("soffice"))


@pytest.fixture(scope="session")
def hitung_ulang(soffice):
    return soffice.hitung_ulang
