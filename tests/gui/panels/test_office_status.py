"""The words in the status bar."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar
from pytestqt.qtbot import QtBot

from gui_window import LONG, build_desk, office_file
from ita_desk.gui.desk import Desk
from ita_desk.gui.panels import office_status
from ita_desk.gui.panels.office_status import OfficeStatus
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.storage.failures import DiskFull

THAI = Messages("th")
FULL = DiskFull("storage.disk_full", path="a.ita")
NOW = datetime.now(UTC).astimezone()


class Shown:
    """A desk, and what its status says."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.bar = desk, QStatusBar()
        qtbot.addWidget(self.bar)
        self.bar.show()
        self.status = OfficeStatus(desk, self.bar, THAI)

    @property
    def saved(self) -> str:
        return self.status.saved.text()

    def report(self, error: DiskFull | None, at: datetime = NOW, *, lasting: bool = True) -> None:
        self.desk.save_reported.emit(SaveReport(1, at, error, None, lasting))


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    shown = Shown(build_desk(office_file(tmp_path)), qtbot)
    yield shown
    shown.desk.close(10)


def test_all_is_saved_at_first_and_after_each_edit(shown: Shown, qtbot: QtBot) -> None:
    assert shown.saved == THAI.say("window.status.all_saved")
    shown.desk.bridge.apply(set_agency_field("name", "ใหม่"))
    start = THAI.say("window.status.saved", at="\0").split("\0", maxsplit=1)[0]
    qtbot.waitUntil(lambda: shown.saved.startswith(start), timeout=LONG)


def test_the_time_of_day_and_another_day_s_date(shown: Shown) -> None:
    shown.report(None)
    assert shown.saved == THAI.say("window.status.saved", at=f"{NOW:%H:%M:%S}")
    shown.report(None, NOW - timedelta(days=2))
    assert shown.saved != THAI.say("window.status.saved", at=f"{NOW:%H:%M:%S}")
    assert f"{NOW:%H:%M:%S}" in shown.saved


def test_trouble_is_told_when_it_lasts(shown: Shown) -> None:
    shown.report(FULL, lasting=False)
    assert shown.saved == THAI.say("window.status.saving")
    shown.report(FULL)
    assert shown.saved == THAI.say("window.status.not_saved")
    shown.report(None)
    assert shown.saved == THAI.say("window.status.saved", at=f"{NOW:%H:%M:%S}")


def test_saving_that_takes_long_is_told(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "saved", False)
    shown.desk.bridge.apply(set_agency_field("name", "ใหม่"))
    assert shown.status._slow.isActive()
    assert shown.status._slow.interval() == office_status._SLOW_MILLISECONDS
    shown.status._slow.timeout.emit()
    assert shown.saved == THAI.say("window.status.saving")


def test_pages_and_faults(shown: Shown, qtbot: QtBot) -> None:
    assert not shown.status.faults.isVisible()
    shown.status.show_pages(8, 0)
    assert shown.status.pages.text() == THAI.say("window.status.pages", pages=8)
    assert shown.status.faults.text() == THAI.say("window.status.no_faults")
    shown.status.show_pages(8, 3)
    assert shown.status.faults.text() == THAI.say("window.status.faults", count=3)
    with qtbot.waitSignal(shown.status.faults_wanted):
        shown.status.faults.click()


def test_a_read_only_office_is_said_to_be(tmp_path: Path, qtbot: QtBot) -> None:
    shown = Shown(build_desk(office_file(tmp_path), read_only=True), qtbot)
    assert shown.saved == THAI.say("window.status.read_only")


def test_the_words_go_with_the_office(shown: Shown, qtbot: QtBot) -> None:
    shown.status.remove()
    qtbot.waitUntil(lambda: not shown.bar.findChildren(QPushButton), timeout=LONG)
    assert not [label for label in shown.bar.findChildren(QLabel) if label.objectName()]
