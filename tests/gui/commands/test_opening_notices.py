"""At opening the user is told what an earlier run left, and what lies beside the file."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from gui_window import LONG, Bench, await_gone, build_desk, button, child, office_file
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.commands.opening_notices import THROW_BOX, OpeningNotices, _what_differs
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.keeping.recovery import find_left_work
from ita_desk.services.keeping.rescue import write_rescue
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.storage.failures import DiskFull
from ita_desk.storage.office_store import OfficeStore
from locking import left
from small_office import OFFICE

NEWER = replace(OFFICE, agency=replace(OFFICE.agency, name="ใหม่กว่า"))
NOW = datetime.now(UTC).astimezone()
KEY = "left_work_1"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return office_file(tmp_path)


def text(bench: Bench, key: str) -> str:
    return bench.workspace.notices.text_of(key) or ""


def say(bench: Bench, name: str, /, **values: object) -> str:
    return bench.messages.say(f"window.found.{name}", **values)


def press(bench: Bench, name: str, key: str = KEY) -> None:
    button(child(bench.workspace.notices, QFrame, key), say(bench, name)).click()


# --- how it was opened ---------------------------------------------------------------------------------------


def test_nothing_is_told_of_a_file_that_was_closed_well(bench: Bench, path: Path) -> None:
    bench.open(path)
    for key in ("read_only", "took_over", "migrated", KEY, "conflicts"):
        assert text(bench, key) == ""


@pytest.mark.parametrize("rest", ["nothing_left", "left_below"])
def test_a_run_that_ended_unexpectedly(bench: Bench, path: Path, rest: str) -> None:
    left(path)
    os.utime(path, (1_700_000_000, 1_700_000_000))  # 05:13 in Thailand
    if rest == "left_below":
        write_rescue(NEWER, path)
    bench.open(path)
    told = say(bench, "ended", at="15 พ.ย. 66 05:13", rest=say(bench, rest))
    assert text(bench, "took_over") == told
    assert bool(text(bench, KEY)) == (rest == "left_below")


def test_when_it_was_saved_is_not_known(bench: Bench, path: Path) -> None:
    left(path)
    bench.open(path)
    notices = NoticeBar(bench.messages)
    bench.qtbot.addWidget(notices)
    bench.desk.opened = replace(bench.desk.opened, saved_at=None)
    OpeningNotices(bench.desk, notices, lambda: None, print, bench.messages, bench.window)
    told = f"{bench.messages.say('window.notice.took_over')} {say(bench, 'nothing_left')}"
    assert notices.text_of("took_over") == told


# --- work that was not saved ---------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [False, True])
def test_unsaved_work_is_brought_back(bench: Bench, path: Path, again: bool) -> None:
    rescue = write_rescue(NEWER, path)
    bench.open(path)
    (work,) = bench.desk.opened.left
    at = f"{work.written_at:%H:%M}"
    assert at in text(bench, KEY)
    assert text(bench, KEY).endswith(say(bench, "agency"))
    press(bench, "bring_back")
    assert bench.desk.bridge.office == NEWER
    assert (text(bench, KEY), text(bench, "brought_back")) == ("", say(bench, "brought_back"))
    assert bench.await_saved() == NEWER
    bench.qtbot.waitUntil(lambda: not rescue.exists(), timeout=LONG)
    if again:
        button(
            child(bench.workspace.notices, QFrame, "brought_back"),
            bench.messages.say("window.action.undo_plain"),
        ).click()
        assert text(bench, "brought_back") == ""
        assert bench.await_saved() == OFFICE


def test_what_is_brought_back_is_kept_until_it_is_saved(bench: Bench, path: Path) -> None:
    rescue = write_rescue(NEWER, path)
    bench.open(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(bench.desk.saver), "submit", lambda *_: None)
        press(bench, "bring_back")
    for report in (
        SaveReport(0, NOW, None, None),
        SaveReport(0, NOW, DiskFull("storage.disk_full", path=""), None),
    ):
        bench.desk.save_reported.emit(report)
        assert rescue.exists()
    bench.desk.save_reported.emit(SaveReport(1, NOW, None, None))
    assert not rescue.exists()


def test_bringing_back_can_be_refused(bench: Bench, path: Path) -> None:
    rescue = write_rescue(NEWER, path)
    bench.open(path)
    bench.desk.bridge.read_only = True
    press(bench, "bring_back")
    assert text(bench, KEY)
    assert text(bench, "refused")
    assert rescue.exists()


def test_unsaved_work_can_wait(bench: Bench, path: Path) -> None:
    write_rescue(NEWER, path)
    for _ in range(2):
        bench.open(path)
        press(bench, "keep")
        assert text(bench, KEY) == ""
        bench.desk.bridge.apply(set_agency_field("phone", "๑๑๙๙"))
        bench.await_saved()
        bench.window.menu_actions["close"].trigger()


def test_unsaved_work_is_thrown_away_only_after_asking(bench: Bench, path: Path) -> None:
    for office in (NEWER, Office(), replace(NEWER, years=())):
        write_rescue(office, path)
    bench.open(path)
    left_works = sorted(bench.desk.opened.left, key=lambda work: work.written_at, reverse=True)
    rescue, other, _ = (work.path for work in left_works)
    for name in ("keep", "throw_away"):
        press(bench, "throw_away")
        assert rescue.exists()
        box = bench.box(THROW_BOX)
        assert button(box, say(bench, "keep")).isDefault()
        button(box, say(bench, name)).click()
        await_gone(bench.qtbot, box)
        assert rescue.exists() == (name == "keep")
        assert bool(text(bench, KEY)) == (name == "keep")
    assert text(bench, "left_work_2")
    assert other.exists()
    assert not text(bench, "left_work_3")  # they would fill the window


def test_what_differs_is_said(path: Path) -> None:
    def told(office: Office) -> Message:
        write_rescue(office, path)
        (work,) = find_left_work(path, OFFICE)
        work.throw_away()
        return _what_differs(work)

    year = OFFICE.years[-1]
    assert told(NEWER) == Message("window.found.agency")
    more = OFFICE.with_year(YearReport.empty(2572))
    assert told(more) == Message("window.found.years", {"years": "2572"})
    more = more.with_year(replace(year, measures=(*year.measures, Measure(id="x1"), Measure(id="x2"))))
    assert told(more) == Message("window.found.measures", {"years": "2568, 2572", "count": 2})


# --- conflict copies -----------------------------------------------------------------------------------------


def test_conflict_copies_are_told_and_looked_at(
    bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(Path(QUrl(url).toLocalFile())))
    copy = office_file(path.parent, NEWER, "office (1).ita")
    bench.open(path)
    assert text(bench, "conflicts") == say(bench, "conflicts", names=copy.name)
    notice = child(bench.workspace.notices, QFrame, "conflicts")
    button(notice, bench.messages.say("window.notice.open_folder")).click()
    assert shown == [path.parent]
    press(bench, "look", "conflicts")
    bench.await_office(copy)
    assert bench.desk.opened.read_only
    assert bench.desk.bridge.office == NEWER
    assert OfficeStore(path).load() == OFFICE


def test_of_many_conflict_copies_some_are_named(bench: Bench, path: Path) -> None:
    for number in range(1, 5):
        path.with_name(f"office ({number}).ita").touch()
    desk, notices = build_desk(path), NoticeBar(bench.messages)
    bench.qtbot.addWidget(notices)
    OpeningNotices(desk, notices, lambda: None, print, bench.messages, bench.window)
    names = "office (1).ita, office (2).ita, office (3).ita, …"
    assert notices.text_of("conflicts") == say(bench, "conflicts", names=names)
    desk.close(LONG)
