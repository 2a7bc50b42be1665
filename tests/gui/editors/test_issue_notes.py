"""What the analysis says of a measure's issue, beside the measure."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.services.edits.findings import set_finding_text
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import set_score
from measure_editing import Desk
from printing import sample_office


@pytest.fixture
def desk() -> Desk:
    return Desk(sample_office())


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> MeasureEditor:
    editor = MeasureEditor(desk.bridge, desk.place, shipped_frameworks(), desk.messages)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    desk.place.go_to_measure("m05")
    return editor


def told(editor: MeasureEditor) -> list[str]:
    return editor.notes.notes.text().splitlines()


def test_they_are_folded_at_first(editor: MeasureEditor) -> None:
    assert editor.notes.button.isVisible()
    assert not editor.notes.notes.isVisible()
    assert editor.notes.button.arrowType() == Qt.ArrowType.RightArrow


def test_they_tell_the_lowest_questions_and_the_finding(editor: MeasureEditor, desk: Desk) -> None:
    editor.notes.button.click()
    assert editor.notes.button.arrowType() == Qt.ArrowType.DownArrow
    issue, *questions = told(editor)[:4]
    assert issue.startswith("window.analysis.issue 4 กระบวนการกำกับดูแล")
    assert [line.split()[:3:2] for line in questions] == [
        ["41.50", "i10"],
        ["64.00", "i12"],
        ["88.00", "i11"],
    ]
    findings = told(editor)[4:]
    assert [line.split(":")[0] for line in findings] == [
        f"field.finding.{name}" for name in ("shortcomings", "to_develop", "to_maintain")
    ]
    desk.bridge.command(set_finding_text(2568, "issue:4", "to_develop", " ", desk.bridge.new_id))
    desk.bridge.command(set_score(2567, "i12", None))
    assert [line.split(":")[0] for line in told(editor)[4:]] == [
        "field.finding.shortcomings",
        "field.finding.to_maintain",
    ]
    assert told(editor)[3].startswith("100.00")


def test_they_follow_the_measure(editor: MeasureEditor, desk: Desk) -> None:
    editor.notes.button.click()
    desk.place.go_to_measure("m01")
    assert told(editor)[0].startswith("window.analysis.issue 1 ")
    desk.bridge.command(set_measure_field(2568, "m01", "issue", None))
    assert not editor.notes.isVisible()
    desk.bridge.undo()
    assert editor.notes.isVisible()
    desk.place.go_to_year(2567)
    assert not editor.notes.isVisible()


def test_an_issue_nobody_wrote_about(editor: MeasureEditor, desk: Desk) -> None:
    editor.notes.button.click()
    desk.bridge.command(set_measure_field(2568, "m05", "issue", 9))
    assert told(editor) == ["window.analysis.issue 9"]


def test_changes_made_while_hidden_are_shown_later(editor: MeasureEditor, desk: Desk) -> None:
    editor.notes.button.click()
    editor.hide()
    desk.bridge.command(set_score(2567, "i10", None))
    editor.show()
    assert told(editor)[1].startswith("64.00")
