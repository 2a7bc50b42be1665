"""The forms made after three real reports print what their tables say, as the reports lay it out."""

import subprocess
import sys
from pathlib import Path

import pytest

from end_to_end.conftest import Line, shown
from printing import page_texts, squeezed

pytestmark = pytest.mark.slow

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
GROUPS, COMPLETION = ("001", "result-groups"), ("004", "result-completion")
ANALYSIS = ("002", "analysis")


def printed(line: Line, folder: Path, number: str, form: str) -> tuple[Path, Path]:
    """A source report, and the PDF printed of what was understood of it."""
    (source,) = folder.glob(f"{number}_*.txt")
    line("import", "a.ita", source, "--json")
    line("export", "a.ita", "--form", form, "-o", "a.pdf")
    return source, Path("a.pdf").resolve()


@pytest.mark.parametrize(("number", "form"), [GROUPS, ANALYSIS, COMPLETION])
def test_the_yardstick_is_content(
    line: Line, source_reports: Path, yardstick: Path, number: str, form: str
) -> None:
    source, pdf = printed(line, source_reports, number, form)
    command = [sys.executable, "-X", "utf8", str(yardstick), str(source), str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_groups_of_the_report_stand_with_their_headings(line: Line, source_reports: Path) -> None:
    _, pdf = printed(line, source_reports, *GROUPS)
    pages = page_texts(pdf.read_bytes())
    year = shown(line, "a.ita")["years"][-1]
    assert len(year["groups"]) == 2
    items = [squeezed(item) for group in year["groups"] for item in group["items"]]
    whole = "".join(pages)
    found = [next(n for n, page in enumerate(pages) if item.translate(THAI_DIGITS) in page) for item in items]
    assert found == sorted(found)
    assert squeezed("การติดตามผล") in pages[-1]
    assert whole.count("ลงชื่อ") == 1
    assert "ลงชื่อ" in pages[-1]
    assert "มาตรการ/แนวทาง" in pages[-1]  # the table goes on to where it is signed


def test_the_heading_of_completion_stands_on_every_page(line: Line, source_reports: Path) -> None:
    _, pdf = printed(line, source_reports, *COMPLETION)
    cover, *pages = page_texts(pdf.read_bytes())
    assert squeezed("รอบ ๑๒ เดือน (เดือนตุลาคม ๒๕๖๕ ถึง เดือนกันยายน ๒๕๖๖)") in cover
    for page in pages:
        assert squeezed("ผลลัพธ์หรือความสำเร็จของการดำเนินการ") in page
        assert "ดำเนินการแล้วเสร็จ" in page
