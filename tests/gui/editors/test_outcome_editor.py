"""The form for outcomes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.gui.editors.outcome_editor import TEXTS, OutcomeEditor
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.i18n import Messages
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.storage.office_store import OfficeStore
from measure_editing import Desk, part, tab_order
from small_office import M1, OFFICE

HALF = Outcome("in_progress", "หกเดือน", "ผลหกเดือน", evidence=(Evidence("h1", "link", "เว็บ"),))
WITH_HALF = set_measure_field(2568, "m1", "half_year", HALF).apply(OFFICE)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(WITH_HALF)


def editor_of(desk: Desk, qtbot: QtBot) -> OutcomeEditor:
    editor = OutcomeEditor(desk.bridge, desk.place, desk.messages, lambda add: add(["a"]), lambda _: None)
    qtbot.addWidget(editor)
    editor.resize(780, 640)
    editor.show()
    return editor


def box(editor: OutcomeEditor, name: str) -> Any:
    return part(editor.form, QWidget, name)


def evidence_ids(editor: OutcomeEditor) -> list[str]:
    return [row.evidence.id for row in editor.evidence.rows if row.evidence]


def test_shows_the_whole_year_and_the_half_year(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    assert (box(editor, "status").value(), box(editor, "output").value()) == ("done", "อบรมแล้ว")
    assert evidence_ids(editor) == ["e1", "e2", "e3"]
    part(editor, QPushButton, "round_6").click()
    assert desk.place.round == 6
    assert (box(editor, "status").value(), box(editor, "output").value()) == ("in_progress", "หกเดือน")
    assert evidence_ids(editor) == ["h1"]
    desk.place.go_to_round(12)
    assert part(editor, QPushButton, "round_12").isChecked()
    assert part(editor, QLabel, "measure_title").text() == "1 อบรม"
    assert editor.panel.findChild(QToolButton, "add_measure") is None
    assert desk.bridge.edit_number == 0


@pytest.mark.parametrize(("months", "field"), [(6, "half_year"), (12, "outcome")])
def test_each_box_changes_its_round(desk: Desk, qtbot: QtBot, months: int, field: str) -> None:
    editor = editor_of(desk, qtbot)
    desk.place.go_to_measure("m2")
    desk.place.go_to_round(months)
    for name in TEXTS:
        type_text(box(editor, name), f"น้ำ{name}")
    type_text(box(editor, "spent"), "๕.๕๐")
    type_text(box(editor, "done_on").line, "๑ มี.ค. ๒๕๖๘")
    line = box(editor, "codes").line
    assert isinstance(line, LineBox)
    type_text(line, "๘ E๙")
    box(editor, "status").setCurrentIndex(3)
    box(editor, "status").activated.emit(3)
    desk.bridge.settle()
    texts: dict[str, Any] = {name: f"น้ำ{name}" for name in TEXTS}
    expected = replace(
        Outcome("done", **texts),
        spent=Decimal("5.50"),
        done_on=DoneOn(date(2025, 3, 1), "๑ มี.ค. ๒๕๖๘"),
        codes=("8", "e9"),
    )
    assert getattr(desk.measure, field) == expected
    assert desk.measure.outcome_of_round(18 - months) == Outcome()
    assert desk.refused == []


def test_typing_goes_to_the_round_typed_in(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    type_text(box(editor, "result"), "ก")
    desk.place.go_to_round(6)
    type_text(box(editor, "summary"), "ข")
    desk.place.go_to_measure("m2")
    measure = desk.report.measures[0]
    assert (measure.outcome.result, measure.outcome.summary) == ("ก", "")
    assert measure.half_year == replace(HALF, summary="ข")
    assert desk.report.measures[1].half_year is None


def test_copy_from_the_half_year(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    copy = part(editor, QPushButton, "copy_half_year")
    type_text(box(editor, "summary"), "สรุป")
    copy.click()
    assert desk.measure.outcome == replace(M1.outcome, result="ผลหกเดือน", summary="สรุป")
    assert box(editor, "result").value() == "ผลหกเดือน"
    desk.bridge.undo()
    assert desk.measure.outcome == replace(M1.outcome, summary="สรุป")
    desk.place.go_to_round(6)
    assert not copy.isVisible()
    desk.place.go_to_round(12)
    desk.place.go_to_measure("m2")
    assert (copy.isVisible(), copy.isEnabled()) == (True, False)


def test_evidence_is_added_to_the_round_shown(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    desk.place.go_to_round(6)
    part(editor, QPushButton, "add_photo").click()
    part(editor, QPushButton, "add_link").click()
    half = desk.measure.half_year
    assert half is not None
    assert [(e.kind, e.sha256) for e in half.evidence] == [("link", ""), ("photo", "a"), ("link", "")]
    assert editor.window().focusWidget() is editor.evidence.rows[2].url
    assert desk.measure.outcome is M1.outcome


def test_switching_makes_no_edits(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    for name, months in [("m2", 6), ("m3", 12), ("m1", 6), ("m3", 6)]:
        desk.place.go_to_measure(name)
        desk.place.go_to_round(months)
    desk.place.go_to_year(2567)
    assert (editor.form.isVisible(), editor.form.isEnabled()) == (False, False)
    assert part(editor, QLabel, "measure_title").text() == ""
    desk.place.go_to_year(2568)
    assert editor.form.isVisible()
    assert (desk.bridge.edit_number, desk.refused) == (0, [])


def test_only_a_change_of_this_measure_is_shown_again(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    shown: list[str] = []
    box(editor, "output").set_value = shown.append
    desk.bridge.apply(set_measure_field(2568, "m2", "outcome.output", "อื่น"))
    assert shown == []
    desk.bridge.apply(set_measure_field(2568, "m1", "outcome.output", "ใหม่"))
    assert shown == ["ใหม่"]


def test_wrong_numbers_stay_behind(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    spent = box(editor, "spent")
    type_text(spent, "มาก")
    desk.place.go_to_round(6)
    assert (spent.text(), spent.wrong) == ("", False)


def test_tab_goes_from_top_to_bottom(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    order = [name for name in tab_order(editor) if name not in ("line", "menu")]
    boxes = ("picture", "caption", "place", "send", "up", "down", "remove")
    photo = [f"evidence.{name}" for name in boxes]
    first, last = [n for n in photo if n != "evidence.up"], [n for n in photo if n != "evidence.down"]
    rows = [*first, *photo, *last]
    assert order[order.index("status") :] == [
        "status",
        *TEXTS,
        "spent",
        "codes",
        *rows,
        "add_photo",
        "paste_photo",
        "add_link",
    ]


def test_a_measure_without_title(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    title = part(editor, QLabel, "measure_title")
    desk.bridge.apply(set_measure_field(2568, "m1", "title", ""))
    assert title.text() == "1 วางแผน"
    desk.place.go_to_measure("m2")
    desk.bridge.apply(set_measure_field(2568, "m2", "title", " "))
    assert title.text() == "2 window.outcomes.untitled"


@pytest.mark.parametrize(
    ("record", "field", "where", "name"),
    [
        ("m2", "outcome.obstacles", ("m2", 12), "obstacles"),
        ("m1", "half_year.done_on.text", ("m1", 6), "line"),
        ("m3", "outcome", ("m3", 12), "status"),
        ("h1", "url", ("m1", 6), "evidence.url"),
        ("e3", "caption", ("m1", 12), "evidence.caption"),
    ],
)
def test_show_field(
    desk: Desk, qtbot: QtBot, record: str, field: str, where: tuple[str, int], name: str
) -> None:
    editor = editor_of(desk, qtbot)
    desk.place.go_to_measure("m2")
    assert editor.show_field(record, field)
    focus = editor.window().focusWidget()
    assert ((desk.place.measure, desk.place.round), focus.objectName()) == (where, name)
    area = editor.form.viewport()
    assert area.rect().intersects(focus.rect().translated(focus.mapTo(area, focus.rect().topLeft())))


def test_show_field_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    editor = editor_of(desk, qtbot)
    assert not editor.show_field("m9", "outcome.output")
    assert not editor.show_field("m1", "title")
    assert not editor.show_field("m1", "outcome.unknown")
    assert editor.show_field("m1", "outcome.evidence")
    desk.place.go_to_year(2560)
    assert not editor.show_field("m1", "outcome.output")


def test_read_only(qtbot: QtBot) -> None:
    desk = Desk(WITH_HALF, read_only=True)
    editor = editor_of(desk, qtbot)
    type_text(box(editor, "output"), "ก")
    desk.bridge.settle()
    assert (desk.bridge.edit_number, desk.refused) == (0, [])
    assert not part(editor, QPushButton, "copy_half_year").isEnabled()


def test_typed_to_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "สำนักปลัด.ita"
    desk = Desk(OFFICE, path=path)
    editor = editor_of(desk, qtbot)
    desk.place.go_to_measure("m2")
    desk.place.go_to_round(6)
    type_text(box(editor, "output"), "๑. ประชุมแล้ว\n๒. ปั๊มน้ำ")
    editor.evidence.add_link()
    type_text(editor.evidence.rows[0].caption, "ภาพที่ ๑")
    desk.bridge.settle()
    stored = OfficeStore.open(path).load()
    assert stored == desk.bridge.office
    half = desk.measure.half_year
    assert half is not None
    assert (half.output, half.evidence[0].caption) == ("๑. ประชุมแล้ว\n๒. ปั๊มน้ำ", "ภาพที่ ๑")


def test_nothing_scrolls_sideways_beside_the_page_in_a_narrow_window(desk: Desk, qtbot: QtBot) -> None:
    desk.messages = Messages("th")  # type: ignore[assignment]  # words as wide as they are
    editor = editor_of(desk, qtbot)
    editor.resize(630, 640)  # what the page leaves in a window of 1024 pixels
    form, content = editor.form, editor.form.widget()
    assert content
    for months in (6, 12):
        desk.place.go_to_round(months)
        qtbot.waitUntil(lambda: content.width() == form.viewport().width())
        assert form.horizontalScrollBar().maximum() == 0
