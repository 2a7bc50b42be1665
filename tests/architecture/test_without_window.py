"""The core and the command line work where PySide6 is not installed."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # starts Python anew

# Makes PySide6 as absent as on a machine without it, then does what it is told.
ABSENT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""
IMPORT_ALL = """
import pathlib, importlib
root = pathlib.Path(sys.argv[1])
names = [".".join(file.relative_to(root).with_suffix("").parts) for file in root.rglob("*.py")]
core = [n for n in names if not n.startswith("ita_desk.gui") and not n.endswith("__init__")]
for name in core:
    importlib.import_module(name)
print(len(core))
"""
RUN = "from ita_desk.__main__ import main; sys.exit(main())"


def run(code: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs code in a Python that has no PySide6."""
    command = [sys.executable, "-c", ABSENT + code, *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(autouse=True)
def source(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program, which the started Python finds."""
    monkeypatch.setenv("PYTHONPATH", str(checkout / "src"))
    return checkout / "src"


def test_every_module_but_the_windows_is_imported(source: Path) -> None:
    done = run(IMPORT_ALL, source)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 80
    assert "PySide6" in run("import ita_desk.gui.app").stderr


def test_reports_are_printed(tmp_path: Path) -> None:
    office, pdf = tmp_path / "a.ita", tmp_path / "a.pdf"
    assert run(RUN, "new", office, "--sample").returncode == 0
    assert run(RUN, "export", office, "--form", "result-scores", "-o", pdf).returncode == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_the_window_says_what_is_missing(tmp_path: Path) -> None:
    done = run(RUN, tmp_path / "a.ita")
    assert done.returncode == 2
    assert "PySide6" in done.stderr
    assert "Traceback" not in done.stderr
