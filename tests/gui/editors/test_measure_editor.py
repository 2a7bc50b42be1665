"""The form for the plan of measures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.domain.measure import Measure, Period
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.editors.steps_box import StepsBox
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.services.edits.edit import set_agency_divisions
from ita_desk.services.edits.measures import remove_measure, set_measure_field
from ita_desk.services.edits.year import set_groups
from ita_desk.storage.office_store import OfficeStore
from measure_editing import Desk, part, tab_order
from small_office import M1, OFFICE

FIELDS = ["number", "issue", "group", "title", "steps", "responsible", "period", "budget", "target", "codes"]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(OFFICE)


def editor_of(desk: Desk, qtbot: QtBot) -> MeasureEditor:
    editor = MeasureEditor(desk.bridge, desk.place, shipped_frameworks(), desk.messages)
    qtbot.addWidget(editor)
    editor.resize(780, 640)
    editor.show()
    return editor


def box(editor: MeasureEditor, name: str) -> Any:
    return part(editor.form, QWidget, name)


def choose(choices: ChoiceBox, key: str) -> None:
    place = choices.findData(key)
    choices.setCurrentIndex(place)
    choices.activated.emit(place)


def test_shows_the_first_measure(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    values = [box(editor, name).value() for name in FIELDS]
    steps = ("วางแผน", "ดำเนินการ", "สรุป")
    assert values == ["1", "", "g1", "อบรม", steps, (), Period(), None, "", ()]
    assert [box(editor, name).accessibleName() for name in FIELDS] == [f"field.measure.{n}" for n in FIELDS]
    assert desk.bridge.edit_number == 0


def test_examples_stand_in_fields_that_are_easily_misunderstood(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    lines = {name: box(editor, name) for name in ("title", "responsible", "period", "codes")}
    shown = {name: getattr(line, "line", line).placeholderText() for name, line in lines.items()}
    period = "example.measure.period ตุลาคม 2567 - กันยายน 2568"
    assert shown == {**{name: f"example.measure.{name}" for name in lines}, "period": period}


def test_each_box_changes_its_field(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    for name, typed in [("number", "๙"), ("responsible", "กองคลัง, กองช่าง"), ("codes", "O๑ 5")]:
        line = box(editor, name)
        type_text(line if isinstance(line, LineBox) else line.line, typed)
    type_text(box(editor, "budget"), "๑,๕๐๐")
    type_text(box(editor, "target"), "ครบ")
    type_text(box(editor, "title"), "น้ำ")
    type_text(box(editor, "period").line, "๑ ต.ค. ๒๕๖๗")
    choose(box(editor, "issue"), "3")
    choose(box(editor, "group"), "g2")
    desk.bridge.settle()
    measure = desk.measure
    assert replace(measure, title="") == replace(
        M1,
        number=measure.number,
        group="g2",
        issue=3,
        title="",
        codes=("o1", "5"),
        responsible=("กองคลัง", "กองช่าง"),
        period=measure.period,
        budget=Decimal(1500),
        target="ครบ",
    )
    assert (set(measure.number), set(measure.title)) == (set("1๙"), set("อบรมน้ำ"))
    assert (measure.period.text, measure.period.start) == ("๑ ต.ค. ๒๕๖๗", date(2024, 10, 1))
    choose(box(editor, "issue"), "")
    assert desk.measure.issue is None
    assert desk.refused == []


def test_steps_keep_their_identifiers(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    steps: StepsBox = box(editor, "steps")
    steps.boxes[0].stand_at(6)
    press(steps.boxes[0], Qt.Key.Key_Return)
    type_text(steps.boxes[1], "ประชุม")
    steps.settle()
    assert [s.text for s in desk.measure.steps] == ["วางแผน", "ประชุม", "ดำเนินการ", "สรุป"]
    assert [s.id for s in desk.measure.steps][::2] == ["s1", "s2"]
    assert desk.measure.steps[3].id == "s3"
    desk.bridge.undo()
    assert desk.measure.steps == M1.steps
    assert steps.value() == ("วางแผน", "ดำเนินการ", "สรุป")


def test_typing_goes_to_the_measure_typed_in(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    title: TextBox = box(editor, "title")
    type_text(title, "ก")
    desk.place.go_to_measure("m2")
    assert (desk.report.measures[0].title, desk.report.measures[1].title) == ("อบรมก", "เผยแพร่")
    assert title.value() == "เผยแพร่"
    type_text(title, "ข")
    desk.place.go_to_year(2567)
    report = desk.bridge.office.year(2568)
    assert report is not None
    assert sorted(report.measures[1].title) == sorted("ขเผยแพร่")
    assert desk.bridge.edit_number == 2


def test_switching_makes_no_edits(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    for name in ("m2", "m3", "m1", "m3"):
        desk.place.go_to_measure(name)
    desk.place.go_to_round(6)
    desk.place.go_to_year(2567)
    desk.place.go_to_year(2568)
    assert (desk.bridge.edit_number, desk.refused) == (0, [])
    assert box(editor, "title").value() == "อบรม"


def test_only_a_change_of_this_measure_is_shown_again(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    shown: list[str] = []
    title = box(editor, "title")
    title.set_value = shown.append
    desk.bridge.apply(set_measure_field(2568, "m2", "title", "อื่น"))
    assert shown == []
    desk.bridge.apply(set_measure_field(2568, "m1", "title", "ใหม่"))
    assert shown == ["ใหม่"]


def test_wrong_numbers_stay_behind(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    budget = box(editor, "budget")
    type_text(budget, "มาก")
    desk.place.go_to_measure("m2")
    assert (budget.text(), budget.wrong) == ("", False)


def test_tab_goes_from_top_to_bottom(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    order = [name for name in tab_order(editor) if name not in ("line", "menu")]
    assert order[order.index("number") :] == [
        "number",
        "issue",
        "group",
        "title",
        *("step_1", "step_2", "step_3", "add_step"),
        *("responsible", "divisions", "budget", "target", "codes"),
    ]


def test_groups_and_divisions_follow_the_office(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    group = box(editor, "group")
    assert [group.itemText(n) for n in range(group.count())] == ["-", "กลุ่มแรก", "กลุ่มสอง"]
    desk.bridge.command(set_groups(2568, (), desk.bridge.new_id))
    assert not group.isVisible()
    assert group.value() == ""
    desk.bridge.undo()
    assert group.isVisible()
    assert group.value() == "g1"
    desk.bridge.command(set_agency_divisions(()))
    assert not box(editor, "responsible").button.isEnabled()


def test_empty_year_and_no_year(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    desk.place.go_to_year(2567)
    add = part(editor, QPushButton, "add_first_measure")
    assert (editor.form.isVisible(), editor.form.isEnabled(), add.isVisible()) == (False, False, True)
    add.click()
    assert desk.measure == Measure("new1", "1")
    assert editor.form.isVisible()
    assert editor.window().focusWidget() is box(editor, "title")
    desk.bridge.undo()
    assert not editor.form.isVisible()
    desk.place.go_to_year(2560)
    assert not add.isVisible()


def test_the_measure_goes_with_its_removal(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    desk.bridge.command(remove_measure(2568, "m1"))
    assert box(editor, "title").value() == "เผยแพร่"
    assert editor.form.isVisible()


@pytest.mark.parametrize(
    ("record", "field", "name"),
    [
        ("m1", "title", "title"),
        ("m2", "period.start", "line"),
        ("m3", "codes", ""),
        ("m1", "steps", "step_1"),
        ("m1", "step/s2", "step_1"),
    ],
)
def test_show_field(desk: Desk, qtbot: QtBot, record: str, field: str, name: str) -> None:
    editor = editor_of(desk, qtbot)
    assert editor.show_field(record, field)
    focus = editor.window().focusWidget()
    assert (desk.place.measure, focus.objectName()) == (record, name)
    area = editor.form.viewport()
    assert area.rect().intersects(focus.rect().translated(focus.mapTo(area, focus.rect().topLeft())))


def test_show_field_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    assert not editor.show_field("m9", "title")
    assert not editor.show_field("m1", "outcome.output")


def test_read_only(qtbot: QtBot) -> None:
    desk = Desk(OFFICE, read_only=True)
    editor = editor_of(desk, qtbot)
    type_text(box(editor, "title"), "ก")
    desk.bridge.settle()
    assert (desk.bridge.edit_number, desk.refused) == (0, [])
    assert not box(editor, "group").isEnabled()


def test_typed_to_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "สำนักปลัด.ita"
    desk = Desk(OFFICE, path=path)
    editor = editor_of(desk, qtbot)
    desk.place.go_to_measure("m2")
    type_text(box(editor, "target"), "ผู้รับบริการพึงพอใจ ฎีกา กำลัง ปั๊มน้ำ")
    steps = box(editor, "steps")
    type_text(steps.boxes[0], "ประชุม\n")
    type_text(steps.boxes[1], "สรุป")
    desk.bridge.settle()
    stored = OfficeStore.open(path).load()
    assert stored == desk.bridge.office
    assert desk.measure.target == "ผู้รับบริการพึงพอใจ ฎีกา กำลัง ปั๊มน้ำ"
    assert [s.text for s in desk.measure.steps] == ["ประชุม", "สรุป"]
