"""Signing off with the real worker process, from the first version to the file opened again."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from gui_dialogs import sample_office
from gui_window import LONG, Bench
from ita_desk.domain.signed_report import SignedReport
from ita_desk.gui.desk import build_worker
from ita_desk.gui.dialogs.sign_off import SignOffDialog
from ita_desk.gui.dialogs.signed_differences import SignedDifferencesDialog
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.keeping.opening import open_to_read
from ita_desk.services.printing.worker import Answer, PageWorker
from ita_desk.services.signing.state import look_at

LATER = "แก้ภายหลัง"


class RealBench(Bench):
    """A window with the worker of the program."""

    def start_worker(self, path: Path, answered: Callable[[Answer], None]) -> PageWorker:
        return build_worker(path, answered)


@pytest.fixture
def real(tmp_path: Path, qtbot: QtBot) -> Iterator[RealBench]:
    """The sample office in such a window."""
    bench = RealBench(tmp_path, qtbot)
    qtbot.addWidget(bench.window)
    bench.show()
    bench.window.open(sample_office(tmp_path))
    qtbot.waitUntil(lambda: bench.window.workspace is not None, timeout=LONG)
    qtbot.waitUntil(lambda: bench.workspace.pages.page_count > 0, timeout=6 * LONG)
    yield bench
    bench.end()


def sign(bench: RealBench) -> SignedReport:
    """Sign off, past what must be mended, with an edit right after it was asked for."""
    desk = bench.desk
    year, measure = desk.place.year, desk.bridge.office.years[-1].measures[0].id
    bench.window._open.ways_out.signing._ask()  # type: ignore[union-attr]
    bench.await_dialog(SignOffDialog).sign_button.click()
    desk.bridge.command(set_measure_field(year, measure, "title", LATER))
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of("done") is not None, timeout=6 * LONG)
    report = desk.bridge.office.year(year)
    assert report
    (signed,) = report.signed
    return signed


def texts_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_a_signed_version_outlives_what_is_edited(real: RealBench, tmp_path: Path) -> None:
    signed, path, year = sign(real), real.desk.path, real.desk.place.year
    (saved,) = tmp_path.glob("*.pdf")
    assert hashlib.sha256(saved.read_bytes()).hexdigest() == signed.sha256
    assert all(signed.code in text and LATER not in text for text in texts_of(saved))
    real.await_saved()
    real.window.menu_actions["close"].trigger()
    real.qtbot.waitUntil(lambda: real.window.desk is None, timeout=LONG)
    opened = open_to_read(path)
    kept = opened.office.year(year)
    assert kept
    assert kept.signed == (signed,)
    assert look_at(signed, year, opened.store.read_any_blob).is_whole


def test_what_was_edited_since_is_listed(real: RealBench) -> None:
    sign(real)
    real.window.menu_actions["signed_reports"].trigger()
    dialog = real.await_dialog(SignedReportsDialog)
    real.qtbot.waitUntil(lambda: dialog.unlooked() is None, timeout=LONG)
    dialog.buttons["differences"].click()
    listed = real.await_dialog(SignedDifferencesDialog)
    real.qtbot.waitUntil(lambda: listed.chosen is not None, timeout=LONG)
    assert listed.now.text == LATER
    assert listed.told.text() == real.messages.say("window.signed.changed", count=1)
    listed.close()
