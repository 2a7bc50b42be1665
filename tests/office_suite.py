"""LibreOffice without a window: opens the files we write, as a clerk's own program would, and tells what it made of them."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from word_fonts import sarabun_fonts_conf

_SECONDS = 180
_CSV = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"  # a file for each sheet
)

# Columns of sheets are measured in Arial, which has stand-ins of the same widths on most machines.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
 <include>{faces}</include>
 <alias binding="same"><family>Arial</family><prefer>
  <family>Liberation Sans</family><family>Nimbus Sans</family><family>FreeSans</family></prefer></alias>
</fontconfig>
"""


class OfficeSuite:
    """An office suite with a profile of its own in a folder, which knows the bundled Sarabun as TH SarabunPSK."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.folder = program, folder
        self._fonts = folder / "fonts.conf"
        faces = sarabun_fonts_conf(folder / "faces")
        self._fonts.write_text(_FONTS.format(faces=faces), encoding="utf-8")

    def pdfs_of(self, files: Iterable[Path]) -> list[Path]:
        """These files, opened and written as PDFs by one process; a file that does not open fails the test."""
        given = list(files)
        made = self._convert("pdf", given)
        return [made / f"{path.stem}.pdf" for path in given]

    def tables_of(self, files: Iterable[Path]) -> Path:
        """The folder of all sheets of these workbooks as values parted by commas: `<file>-<sheet>.csv`."""
        return self._convert(_CSV, list(files))

    def _convert(self, target: str, files: list[Path]) -> Path:
        out = self.folder / f"made-{len(list(self.folder.iterdir()))}"
        command = [
            self.program,
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            *map(str, files),
        ]
        told = {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
        environment = {"PATH": os.environ["PATH"], "FONTCONFIG_FILE": str(self._fonts), **told}
        done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert done.returncode == 0, said
        made = [path.name for path in out.iterdir()]
        assert all(any(name.startswith(path.stem) for name in made) for path in files), said
        return out


def office_suite_in(folder: Path) -> OfficeSuite:
    """The office suite of this machine; where there is none the test is left out."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed here")
    return OfficeSuite(program, folder)
