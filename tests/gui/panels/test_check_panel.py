"""The tab of the problems."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.checks.problem import Problem
from ita_desk.domain.office import Office
from ita_desk.domain.texts import Place
from ita_desk.gui.models.problem_list import ProblemList
from ita_desk.gui.panels.check_panel import CheckPanel
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.place_words import place_words
from measure_editing import Desk, KeyMessages, part
from small_office import M1, M2, M3, OFFICE, YEAR
from word_checks import check_words

LONG_TEXT = f"{'ก' * 200} ตำบลตำบลใกล้ {'ข' * 200}"
MEASURES = (replace(M1, title="ตำบลตำบล และ ตำบลตำบล"), replace(M2, title=LONG_TEXT), M3)
FAULTY = OFFICE.with_year(replace(YEAR, measures=MEASURES))


class Shown(Desk):
    """The panel of an office, checked after each change."""

    def __init__(self, qtbot: QtBot, office: Office = FAULTY, *, read_only: bool = False) -> None:
        super().__init__(office, read_only=read_only)
        self.panel = CheckPanel(self.bridge, self.messages, lambda: "ผู้ตรวจ", lambda: date(2026, 11, 21))
        self.wanted: list[CheckedProblem] = []
        self.panel.place_wanted.connect(self.wanted.append)
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.bridge.changed.connect(self.check)
        self.check()

    def check(self, _: object = None) -> None:
        self.panel.show_checked(check_words(self.bridge.office, 2568))

    @property
    def model(self) -> ProblemList:
        return self.panel.model

    def rows(self) -> list[tuple[str, list[str]]]:
        """The severities with the messages under them."""
        tree = []
        for group in range(self.model.rowCount()):
            head = self.model.index(group, 0)
            said = [self.model.index(n, 1, head).data() for n in range(self.model.rowCount(head))]
            tree.append((head.data(), said))
        return tree

    def choose(self, row: int) -> None:
        self.panel.view.setCurrentIndex(self.model.index_at(row))

    def press(self, name: str) -> None:
        part(self.panel, QPushButton, name).click()

    def said(self, name: str) -> str:
        label = getattr(self.panel.details, name)
        return str(label.text())

    @property
    def title(self) -> str:
        return self.report.measures[0].title


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


WORD = "check.identity.doubled-word"
PLACE = KeyMessages().text(place_words(Place(2568, "m1", "title"), FAULTY))


def test_problems_stand_under_their_severities(shown: Shown) -> None:
    assert shown.rows() == [
        ("severity.must.count 3", [f"{WORD} ตำบลตำบล"] * 3),
        ("severity.consider.count 1", ["check.text.slip เวลา"]),
    ]
    first = shown.model.index(0, 0, shown.model.index(0, 0))
    assert first.data() == PLACE
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("severity.must: ")
    assert not shown.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_the_first_problem_is_shown_in_full(shown: Shown) -> None:
    assert shown.said("place") == f"severity.must – {PLACE}"
    assert shown.said("said") == f"{WORD} ตำบลตำบล"
    assert shown.said("remedy") == "window.check.remedy remedy.replace ตำบล"
    sentence = part(shown.panel, QPlainTextEdit, "sentence")
    assert sentence.toPlainText() == "ตำบลตำบล และ ตำบลตำบล"
    (mark,) = sentence.extraSelections()
    assert mark.cursor.selectedText() == "ตำบลตำบล"
    assert part(shown.panel, QPushButton, "mend_all").text() == "window.check.mend_all_count 3"


def test_long_texts_are_cut_around_the_words(shown: Shown) -> None:
    shown.choose(2)
    sentence = part(shown.panel, QPlainTextEdit, "sentence").toPlainText()
    assert sentence == f"…{LONG_TEXT[111:299]}…"


def test_what_cannot_be_mended(shown: Shown) -> None:
    shown.choose(3)
    assert not part(shown.panel, QPushButton, "mend").isEnabled()
    assert part(shown.panel, QPushButton, "mend_all").isHidden()
    assert shown.panel.details.remedy.isHidden()
    assert part(shown.panel, QPushButton, "accept").isEnabled()


def test_a_problem_of_a_whole_record_shows_no_sentence(shown: Shown) -> None:
    one = CheckedProblem(Problem("order.gap", "should", Place(2568, "m1")))
    shown.panel.show_checked(CheckedYear(2568, (one,)))
    assert part(shown.panel, QPlainTextEdit, "sentence").isHidden()
    assert shown.said("place") == "severity.should – place.measure.whole 1"


def test_a_row_of_a_severity_is_no_problem(shown: Shown) -> None:
    shown.panel.view.setCurrentIndex(shown.model.index(1, 0))
    assert shown.panel.chosen is None
    assert shown.panel.details.isHidden()
    shown.panel._act("go")
    assert shown.wanted == []


# --- choosing what is listed -----------------------------------------------------------------------------------


def test_only_one_severity_or_topic(shown: Shown) -> None:
    panel = shown.panel
    panel.severity.setCurrentIndex(3)
    panel.severity.activated.emit(3)
    assert [head for head, _ in shown.rows()] == ["severity.consider.count 1"]
    panel.severity.activated.emit(2)
    assert shown.rows() == []
    assert panel.told.text() == "window.check.filtered 2568"
    assert panel.details.isHidden()
    panel.severity.activated.emit(0)
    panel.topic.activated.emit(1)
    assert panel.topic.value() == "identity"
    shown.check()
    assert panel.topic.value() == "identity"
    assert [head for head, _ in shown.rows()] == ["severity.must.count 3"]
    panel.show_checked(CheckedYear(2568))
    assert panel.topic.value() == ""
    assert panel.told.text() == "window.check.nothing 2568"


# --- acting ----------------------------------------------------------------------------------------------------


def test_going_to_the_field(shown: Shown) -> None:
    shown.press("go")
    shown.panel.view.doubleClicked.emit(shown.panel.view.currentIndex())
    assert [one.path for one in shown.wanted] == ["measures[0].title"] * 2


def test_mending_one_chooses_the_next(shown: Shown) -> None:
    shown.choose(1)
    shown.press("mend")
    assert shown.title == "ตำบลตำบล และ ตำบล"
    assert shown.bridge.undo_name is not None
    assert shown.bridge.undo_name.key == "edit.set_measure_field"
    assert len(shown.rows()[0][1]) == 2
    assert shown.panel.chosen is not None
    shown.bridge.undo()
    assert shown.title == "ตำบลตำบล และ ตำบลตำบล"


def test_mending_all(shown: Shown) -> None:
    shown.press("mend_all")
    assert shown.title == "ตำบล และ ตำบล"
    assert "ตำบลตำบล" not in shown.report.measures[1].title
    assert [head for head, _ in shown.rows()] == ["severity.consider.count 1"]
    shown.bridge.undo()
    assert len(shown.rows()[0][1]) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_mends_what_can_be_mended_and_goes_to_the_rest(shown: Shown, key: Qt.Key) -> None:
    press(shown.panel.view, key)
    assert shown.title == "ตำบล และ ตำบลตำบล"
    shown.choose(2)
    press(shown.panel.view, key)
    assert [one.problem.text for one in shown.wanted] == ["เวลา"]
    press(shown.panel.view, Qt.Key.Key_Up)
    assert shown.panel.chosen is None or shown.panel.chosen.problem.severity == "must"


@pytest.mark.parametrize("name", ["mend", "mend_all"])
def test_words_that_have_changed_are_not_mended(shown: Shown, name: str) -> None:
    shown.bridge.changed.disconnect(shown.check)
    for measure in ("m1", "m2"):
        shown.bridge.apply(set_measure_field(2568, measure, "title", "ใหม่"))
    shown.press(name)
    assert shown.refused == ["check.changed"]
    assert shown.title == "ใหม่"


def test_saying_that_it_is_no_problem_and_taking_it_back(shown: Shown) -> None:
    shown.press("accept")
    assert len(shown.rows()[0][1]) == 2
    (said,) = shown.report.accepted
    assert (said.who, said.day, said.record) == ("ผู้ตรวจ", date(2026, 11, 21), "m1")
    accepted = shown.panel.accepted
    assert accepted.isVisible()
    assert accepted.button.text() == "window.check.accepted 1"
    listed = part(accepted, QListWidget, "accepted_list")
    assert listed.isHidden()
    accepted.button.click()
    assert listed.isVisible()
    assert listed.item(0).text() == f"{PLACE}: {WORD} ตำบลตำบล (ผู้ตรวจ 21 พ.ย. 69)"
    shown.press("withdraw")
    assert shown.report.accepted == ()
    assert accepted.isHidden()
    assert len(shown.rows()[0][1]) == 3


def test_a_read_only_office_can_only_be_looked_at(qtbot: QtBot) -> None:
    shown = Shown(qtbot, read_only=True)
    enabled = {name: button.isEnabled() for name, button in shown.panel.details.buttons.items()}
    assert enabled == {"go": True, "mend": False, "mend_all": False, "accept": False}
    press(shown.panel.view, Qt.Key.Key_Return)
    assert len(shown.wanted) == 1


@pytest.mark.parametrize("change", [lambda checked: replace(checked, accepted=None)])
def test_unsigned_ones_say_nothing_of_it(
    shown: Shown, change: Callable[[CheckedProblem], CheckedProblem]
) -> None:
    one = change(check_words(FAULTY, 2568).problems[0])
    shown.panel.accepted.show_accepted((one,), FAULTY)
    item = part(shown.panel, QListWidget, "accepted_list").item(0)
    assert item.text() == f"{PLACE}: {WORD} ตำบลตำบล"
    shown.panel._withdraw(one)
    assert shown.report.accepted == ()
