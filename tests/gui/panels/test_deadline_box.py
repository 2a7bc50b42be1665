"""Until when a report has to be handed in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from gui_window import build_desk, office_file
from ita_desk.domain.year_report import Deadlines
from ita_desk.gui.desk import Desk
from ita_desk.gui.panels.deadline_box import DeadlineBox
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import remove_year
from ita_desk.services.edits.year import set_deadline

TODAY = date(2025, 4, 18)
MESSAGES = Messages("th")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = build_desk(office_file(tmp_path))
    yield desk
    desk.close(3)


@pytest.fixture
def box(desk: Desk, qtbot: QtBot) -> DeadlineBox:
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> DeadlineBox:
    box = DeadlineBox(desk.bridge, desk.place, MESSAGES, lambda: TODAY)
    qtbot.addWidget(box)
    desk.bridge.changed.connect(lambda _: box.show_deadline())
    box.show()
    return box


def kept(desk: Desk, year: int = 2568) -> Deadlines:
    report = desk.bridge.office.year(year)
    assert report
    return report.deadlines


def test_without_a_day_a_usual_one_is_offered(desk: Desk, box: DeadlineBox) -> None:
    assert not box.left.isVisible()
    assert box.usual.text() == MESSAGES.say("window.overview.deadline.usual", day="30 เมษายน 2569")
    box.usual.click()
    assert kept(desk) == Deadlines(whole_year=date(2026, 4, 30))
    assert box.day.line.text() == "30 เมษายน 2569"
    assert not box.usual.isVisible()
    desk.bridge.undo()
    assert kept(desk) == Deadlines()
    assert box.usual.isVisible()


def test_each_round_and_year_has_its_own(desk: Desk, box: DeadlineBox) -> None:
    desk.place.go_to_round(6)
    assert box.label.text() == MESSAGES.say("window.overview.deadline_6")
    assert box.day.line.accessibleName() == box.label.text()
    type_text(box.day.line, "30/4/2568")
    box.day.settle()
    assert kept(desk) == Deadlines(half_year=date(2025, 4, 30))
    assert box.left.text() == MESSAGES.say("window.overview.deadline.left", days=12, day="30 เมษายน 2568")
    desk.place.go_to_round(12)
    assert (box.day.line.text(), box.left.isVisible()) == ("", False)
    desk.place.go_to_round(6)
    desk.place.go_to_year(2567)
    assert box.day.line.text() == ""


@pytest.mark.parametrize(
    ("day", "state", "days"), [(date(2025, 4, 18), "today", 0), (date(2025, 4, 15), "late", 3)]
)
def test_the_days_that_are_left(desk: Desk, box: DeadlineBox, day: date, state: str, days: int) -> None:
    desk.bridge.apply(set_deadline(2568, 12, day))
    shown = f"{day.day} เมษายน 2568"
    assert box.left.text() == MESSAGES.say(f"window.overview.deadline.{state}", days=days, day=shown)


def test_what_is_no_day_waits_to_be_mended(desk: Desk, box: DeadlineBox) -> None:
    desk.bridge.apply(set_deadline(2568, 12, TODAY))
    box.day.line.selectAll()
    type_text(box.day.line, "สิ้นเดือน")
    box.day.settle()
    assert kept(desk) == Deadlines(whole_year=TODAY)
    assert box.day.hint.text() == MESSAGES.say("window.overview.deadline.not_read")
    box.day.line.clear()
    box.day.settle()
    assert kept(desk) == Deadlines()


def test_a_year_that_is_gone_has_none(desk: Desk, box: DeadlineBox) -> None:
    desk.bridge.command(remove_year(2568))
    assert not box.isEnabled()
    assert not box.usual.isVisible()


def test_a_file_that_is_only_read(tmp_path: Path, qtbot: QtBot) -> None:
    desk = build_desk(office_file(tmp_path), read_only=True)
    box = shown(desk, qtbot)
    assert box.day.line.isReadOnly()
    assert not box.usual.isVisible()
    desk.close(3)
