"""What comes out of a printer is what export writes: on a real queue of CUPS that prints into PDF files.

Skipped where there is none. To have one: install CUPS with its PDF printer (Debian: cups, cups-client, cups-filters,
printer-driver-cups-pdf), start cupsd, and add a queue for `cups-pdf:/`.
"""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.forms.report_form import FormPage
from ita_desk.services.print_queue import HandOver
from ita_desk.services.printing.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, read_sample_photo, sample_office

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6")
pytest.importorskip("pytestqt")

LONG = 60_000  # milliseconds
DPI, FINER = 100, 3  # pages are drawn and laid upon each other at 300 dpi, and compared at 100
SEARCHED = 5  # pixels at 100 dpi: as far as shifts are looked for
MOST_SHIFT = 2  # pixels at 100 dpi
DIFFERENT = 96  # a pixel counts where its grey, of 255, differs by more than this
MOST_DIFFERENT = 0.01  # of the pixels

pytestmark = pytest.mark.slow


@cache
def pdf_queue() -> str:
    """The name of a queue that prints into PDF files, "" where there is none."""
    if not all(map(shutil.which, ("lp", "lpstat"))):
        return ""
    told = subprocess.run(["lpstat", "-v"], capture_output=True, text=True, check=False, timeout=20).stdout
    found = re.search(r"device for (\S+): cups-pdf:/", told)
    return found[1] if found else ""


@pytest.fixture
def queue() -> str:
    if not pdf_queue():
        pytest.skip("there is no running CUPS with a queue that prints into PDF files")
    return pdf_queue()


def exported(form_id: str, turned_at: str = "") -> bytes:
    """A report of the sample; from one section on its pages are turned."""
    form = form_of(form_id)
    if turned_at:
        form = replace(form, turns=FrozenMap({turned_at: FormPage("A4", "landscape")}))
    request = ExportRequest(form, SAMPLE_YEAR, data="none")
    return exporter().render_report(sample_office(), request, ".pdf", read_sample_photo).content


def printed_into(queue: str, title: str, qtbot: Any) -> bytes:
    """What the queue made of the job with a title, once it is done."""
    import pwd

    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"

    def whole() -> list[Path]:
        return [path for path in folder.glob(f"{title}*.pdf") if b"%%EOF" in path.read_bytes()[-16:]]

    qtbot.waitUntil(lambda: len(whole()) == 1, timeout=LONG)
    path = whole()[0]
    content = path.read_bytes()
    path.unlink()
    return content


def pictures(content: bytes) -> list[Image.Image]:
    """The pages in grey at 300 dpi."""
    with pypdfium2.PdfDocument(content) as pdf:
        drawn = [page.render(scale=DPI * FINER / 72, grayscale=True).to_pil() for page in pdf]
        return [page.convert("L") for page in drawn]


def shifted(picture: Image.Image, dx: int, dy: int, size: tuple[int, int]) -> Image.Image:
    moved = Image.new("L", size, 255)
    moved.paste(picture, (dx, dy))
    return moved


def ink_left(wanted: Image.Image, got: Image.Image, shift: tuple[int, int]) -> float:
    left = ImageChops.difference(wanted, shifted(got, *shift, wanted.size))
    return ImageStat.Stat(left).sum[0]


def best_shift(wanted: Image.Image, got: Image.Image, around: tuple[int, int], reach: int) -> tuple[int, int]:
    """By how many pixels the one has to be moved to lie upon the other."""

    span = range(-reach, reach + 1)
    tried = ((around[0] + x, around[1] + y) for x in span for y in span)
    return min(tried, key=lambda shift: ink_left(wanted, got, shift))


def compare(wanted: Image.Image, got: Image.Image) -> tuple[float, float, float]:
    """By how many pixels at 100 dpi the one is shifted against the other, and which share of these differs then."""
    dx, dy = best_shift(wanted.reduce(FINER), got.reduce(FINER), (0, 0), SEARCHED)
    dx, dy = best_shift(wanted, got, (dx * FINER, dy * FINER), FINER // 2)
    laid = shifted(got, dx, dy, wanted.size).reduce(FINER)
    counts = ImageChops.difference(wanted.reduce(FINER), laid).histogram()
    return dx / FINER, dy / FINER, sum(counts[DIFFERENT + 1 :]) / sum(counts)


def upright_as(wanted: Image.Image, got: Image.Image) -> Image.Image:
    """A sheet turned as the page is: CUPS lays pages on upright sheets, head or foot first."""
    same = (wanted.width > wanted.height) == (got.width > got.height)
    ways = [got.rotate(angle, expand=True) for angle in ((0, 180) if same else (90, 270))]
    return min(ways, key=lambda way: ink_left(wanted, way, (0, 0)))


def check_same(content: bytes, printed: bytes) -> None:
    """Fail unless the printed pages are the exported ones."""
    wanted, got = pictures(content), pictures(printed)
    assert len(got) == len(wanted)
    for number, (page, sheet) in enumerate(zip(wanted, got, strict=True), 1):
        dx, dy, different = compare(page, upright_as(page, sheet))
        print(f"page {number}: shift {dx:.2f},{dy:.2f}, different {different:.3%}")
        assert max(abs(dx), abs(dy)) <= MOST_SHIFT, f"page {number} is shifted by {dx:.2f}, {dy:.2f}"
        assert different <= MOST_DIFFERENT, f"page {number}: {different:.2%} of the pixels differ"


FORMS = [("result-groups", ""), ("analysis", "charts")]


@pytest.mark.parametrize(("form", "turned"), FORMS)
def test_a_pdf_that_is_handed_over(form: str, turned: str, queue: str, qapp: Any, qtbot: Any) -> None:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from ita_desk.gui.printing.chosen import job_of
    from ita_desk.gui.printing.page_printing import OpenedPdf

    content, title = exported(form, turned), f"handed-{form}-{os.getpid()}"
    printer = QPrinter(QPrinterInfo.printerInfo(queue))
    pdf = OpenedPdf(content, qapp)
    assert HandOver(job_of(printer, title, pdf.sizes, 0)).run(content)
    check_same(content, printed_into(queue, title, qtbot))
    pdf.deleteLater()


@pytest.mark.parametrize(("form", "turned"), FORMS)
def test_pages_as_pictures(form: str, turned: str, queue: str, qapp: Any, qtbot: Any) -> None:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from ita_desk.gui.printing.page_printing import OpenedPdf, PagePrinting

    content, title = exported(form, turned), f"pictures-{form}-{os.getpid()}"
    printer = QPrinter(QPrinterInfo.printerInfo(queue))
    printer.setDocName(title)
    pdf = OpenedPdf(content, qapp)
    job = PagePrinting(pdf, range(1, len(pdf.sizes) + 1), printer, pdf)
    with qtbot.waitSignal(job.ended, timeout=LONG):
        job.start()
    check_same(content, printed_into(queue, title, qtbot))
    pdf.deleteLater()


def test_nothing_is_printed_of_what_was_cancelled(queue: str, qapp: Any, qtbot: Any) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from ita_desk.gui.printing.page_printing import OpenedPdf, PagePrinting

    def jobs() -> str:
        every = ["lpstat", "-W", "all", "-o", queue]
        return subprocess.run(every, capture_output=True, text=True, check=True).stdout

    before = jobs()
    pdf = OpenedPdf(exported("result-groups"), qapp)
    job = PagePrinting(pdf, range(1, 4), QPrinter(QPrinterInfo.printerInfo(queue)), pdf)
    job.began_page.connect(lambda page: QTimer.singleShot(0, job.cancel) if page == 2 else None)
    with qtbot.waitSignal(job.cancelled, timeout=LONG):
        job.start()
    assert jobs() == before
    pdf.deleteLater()
