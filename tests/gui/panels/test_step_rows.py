"""The steps of the year's work."""

from datetime import date

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ita_desk.domain.progress import STEPS
from ita_desk.domain.progress_step import Missing, ProgressStep
from ita_desk.domain.texts import REPORT, Place
from ita_desk.gui.panels.step_rows import StepRow, StepRows
from ita_desk.i18n import Message, Messages

MESSAGES = Messages("th")
MISSING = Missing(Place(2568, REPORT, "report_date"), Message("progress.missing.report_date"))


@pytest.fixture
def rows(qtbot: QtBot) -> StepRows:
    rows = StepRows(MESSAGES)
    qtbot.addWidget(rows)
    rows.show()
    return rows


def shown(rows: StepRows, step: ProgressStep) -> StepRow:
    rows.show_steps((step,))
    return rows.rows[step.name]


def test_there_is_a_row_for_each_step(rows: StepRows) -> None:
    assert list(rows.rows) == list(STEPS)
    assert rows.rows["scores"].name.text() == f"2. {MESSAGES.say('progress.step.scores')}"


def test_what_is_missing_and_how_much(rows: StepRows) -> None:
    row = shown(rows, ProgressStep("signing", 1, 2, MISSING))
    count = MESSAGES.say("window.overview.count", done=1, total=2)
    assert (row.count.text(), row.words.text()) == (count, MESSAGES.text(MISSING.message))
    assert (row.bar.value(), row.bar.maximum()) == (1, 2)
    assert row.button.text() == MESSAGES.say("window.overview.go")
    assert row.sign.pixmap().isNull()
    named = QAccessible.queryAccessibleInterface(row.bar).text(QAccessible.Text.Name)
    assert named == f"{MESSAGES.say('progress.step.signing')}: {count}"


@pytest.mark.parametrize(("done", "total"), [(3, 3), (0, 0)])
def test_what_is_done(rows: StepRows, done: int, total: int) -> None:
    row = shown(rows, ProgressStep("analysis", done, total))
    assert row.words.text() == MESSAGES.say("progress.done.analysis")
    assert row.bar.value() == row.bar.maximum()
    assert row.button.text() == MESSAGES.say("window.overview.look")
    assert not row.sign.pixmap().isNull()
    assert MESSAGES.say("progress.done.analysis") in row.button.accessibleName()


def test_problems_have_words_only(rows: StepRows) -> None:
    row = shown(rows, ProgressStep("problems", 0, None))
    assert row.words.text() == MESSAGES.say("window.overview.checking")
    assert row.sign.pixmap().isNull()
    missing = Missing(MISSING.place, Message("progress.missing.problems", {"must": 1, "should": 2}))
    row = shown(rows, ProgressStep("problems", 0, 3, missing))
    assert (row.count.text(), row.bar.isVisible()) == ("", False)
    assert row.words.text() == MESSAGES.text(missing.message)


def test_what_has_to_wait(rows: StepRows) -> None:
    row = shown(rows, ProgressStep("outcomes", 0, 2, MISSING, date(2025, 10, 1)))
    assert row.words.text() == MESSAGES.say("window.overview.waits", day="1 ตุลาคม 2568")


def test_a_button_tells_its_step(rows: StepRows) -> None:
    wanted: list[str] = []
    rows.wanted.connect(wanted.append)
    rows.rows["plan"].button.click()
    rows.rows["agency"].button.click()
    assert wanted == ["plan", "agency"]
