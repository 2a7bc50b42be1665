"""When backups that fail are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desk.errors import AppError, UserError
from ita_desk.gui.commands.backup_notices import SECOND, BackupNotices
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import BackupReport
from ita_desk.storage.failures import DamagedFile, DiskFull

BEGIN = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
FULL = DiskFull("storage.disk_full", path="/ก & <b>")
GONE = UserError("storage.missing", path="/stick")


class Desk:
    """Notices and the clock they go by."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.now = BEGIN
        self.acted: list[str] = []
        self.bar = NoticeBar(Messages("th"))
        qtbot.addWidget(self.bar)
        self.state = WindowState(folder / "window.ini")
        self.notices = self.open()

    def open(self) -> BackupNotices:
        """The notices of another day."""
        acts = {key: ("window.notice.backups", lambda: self.acted.append("x")) for key in KEYS}
        return BackupNotices(self.bar, Messages("th"), self.state, "own", acts, lambda: self.now)

    def take(self, failure: AppError | None = None, second: AppError | None = None) -> list[str]:
        """The notices that stand after an attempt."""
        self.notices.take(BackupReport(None, None, failure, second))
        return [key for key in KEYS if self.bar.text_of(key) is not None]


def since(desk: Desk) -> datetime | None:
    return desk.notices.second_failing_since


KEYS = ("backup", "backup_second")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def test_a_failure_is_told_when_it_has_lasted_for_a_day(desk: Desk) -> None:
    assert desk.take(FULL) == []
    desk.now += timedelta(hours=23)
    assert desk.take(FULL) == []
    desk.notices = desk.open()  # the time is kept from one day to the next
    desk.now += timedelta(hours=1)
    assert desk.take(FULL) == ["backup"]
    text = desk.bar.text_of("backup") or ""
    assert "21 พฤศจิกายน 2569 09:05" in text
    assert "/ก & <b>" in text
    assert desk.take() == []
    desk.now += timedelta(hours=1)
    assert desk.take(FULL) == []  # begins anew


def test_a_damaged_office_file_is_told_at_once(desk: Desk) -> None:
    assert desk.take(DamagedFile("storage.damaged", path="x")) == ["backup"]


def test_the_second_place_is_told_once_until_it_works_again(desk: Desk) -> None:
    assert desk.take(second=GONE) == ["backup_second"]
    assert since(desk) == BEGIN
    desk.bar.drop("backup_second")  # closed by the user
    desk.now += timedelta(hours=1)
    assert desk.take(second=GONE) == []
    assert since(desk) == BEGIN
    assert desk.take() == []
    assert since(desk) is None
    assert desk.take(second=GONE) == ["backup_second"]
    assert desk.take() == []


@pytest.mark.parametrize("note", ["ก", "2026-11-21T09:05:00"])
def test_a_damaged_note_is_none(desk: Desk, note: str) -> None:
    desk.state.keep_note(f"backups_failing/{SECOND}", note)
    assert since(desk) is None
