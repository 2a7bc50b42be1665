"""The dialog that shows what was understood of a source."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from gui_import import REPORT, UNDATED, check, children, choose_field, field_boxes, items, text_file, texts
from gui_typing import type_text
from gui_window import LONG, await_gone, child
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.gui.dialogs.import_dialog import ImportDialog
from ita_desk.i18n import Messages
from ita_desk.services.intake.reading import Reading, read_file
from ita_desk.services.intake.review import Review, suggested_parts
from small_office import OFFICE

OK = QDialogButtonBox.StandardButton.Ok
THAI = Messages("th")
Open = Callable[..., ImportDialog]


def say(name: str, **values: object) -> str:
    return THAI.say(f"window.import.{name}", **values)


@pytest.fixture
def show(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Shows a report as it is looked over for an office."""
    shown: list[ImportDialog] = []

    def show(report: str = REPORT, office: Office = OFFICE, name: str = "report.txt") -> ImportDialog:
        reading = read_file(text_file(tmp_path, report, name), counted_ids("s"))
        year = reading.proposal.fiscal_year
        review = Review(reading, office, counted_ids("r"), year, suggested_parts(reading, office))
        dialog = ImportDialog(THAI, review, office)
        dialog.open()
        shown.append(dialog)
        return dialog

    yield show
    for dialog in shown:
        dialog.reject()
        await_gone(qtbot, dialog)


def tab(dialog: ImportDialog, name: str) -> tuple[str, bool]:
    """The text of a tab, and whether it can be chosen."""
    place = list(dialog._pages).index(name)
    return dialog.tabs.tabText(place), dialog.tabs.isTabEnabled(place)


def wait_for_reading(qtbot: QtBot, dialog: ImportDialog, former: Reading) -> None:
    qtbot.waitUntil(
        lambda: (
            dialog.review.reading is not former and dialog.tabs.isEnabled() and not dialog._showing.isActive()
        ),
        timeout=LONG,
    )


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the lists show what was just chosen."""
    qtbot.waitUntil(lambda: not dialog._showing.isActive(), timeout=LONG)


def test_what_was_found_stands_on_top(show: Open) -> None:
    dialog = show()
    assert dialog.told.text() == say("found", file="report.txt", tables=1, measures=3, scores=0)
    assert dialog.outcome.text() == say("outcome", **dialog.review.outcome)
    assert dialog.year.value() == 2568
    assert tab(dialog, "measures") == (f"{say('tab.measures')} (3)", True)
    assert tab(dialog, "scores") == (f"{say('tab.scores')} (0)", False)
    assert tab(dialog, "unplaced")[1]
    assert "ข้อความท้าย" in dialog.unplaced.box.toPlainText()
    assert dialog.unplaced.box.isReadOnly()


def test_measures_say_how_they_compare(show: Open) -> None:
    dialog = show()
    assert texts(dialog.measures.list) == [
        ["๑", "อบรม", say("state.changed")],
        ["๔", "ปลูกดอกไม้ <b>&", say("state.new")],
        ["๕", "ทำป้าย {x}", say("state.new")],
    ]
    fields = texts(dialog.measures.fields.list)
    assert [THAI.say("field.measure.outcome.output"), "อบรมแล้ว", "อบรมครบทุกคน"] in fields
    assert [THAI.say("field.measure.responsible"), say("nothing_yet"), "กองช่าง"] in fields
    dialog.measures.list.setCurrentItem(items(dialog.measures.list)[1])
    fields = texts(dialog.measures.fields.list)
    assert [THAI.say("field.measure.title"), say("nothing_yet"), "ปลูกดอกไม้ <b>&"] in fields


def test_a_difference_is_taken_one_by_one_or_all(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    fields = dialog.measures.fields
    paths = [difference.path for difference in dialog.review.measures[0].differences]
    assert paths
    assert all(item.checkState(0) == Qt.CheckState.Unchecked for item in items(fields.list)[: len(paths)])
    check(items(fields.list)[0], on=True)
    settle(qtbot, dialog)
    assert [dialog.review.takes(path) for path in paths] == [True] + [False] * (len(paths) - 1)
    fields.all_new.click()
    settle(qtbot, dialog)
    assert all(dialog.review.takes(path) for path in paths)
    assert items(fields.list)[0].checkState(0) == Qt.CheckState.Checked
    fields.all_old.click()
    settle(qtbot, dialog)
    assert not any(dialog.review.takes(path) for path in paths)


def test_measures_are_left_out(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    for place in range(3):
        check(items(dialog.measures.list)[place], on=False)
        settle(qtbot, dialog)
    assert [row.taken for row in dialog.review.measures] == [False] * 3
    assert texts(dialog.measures.fields.list) == []
    check(items(dialog.measures.list)[1], on=True)
    settle(qtbot, dialog)
    assert dialog.outcome.text() == say("outcome", new=1, overruled=0, filled=2)


def test_another_field_is_read_at_once(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    former = dialog.review.reading
    box = field_boxes(dialog)[4]
    assert box.value() == "outcome.output"
    choose_field(box, "outcome.summary")
    wait_for_reading(qtbot, dialog, former)
    assert dialog.review.proposal.office.years[0].measures[1].outcome.summary == "สวยงาม"
    assert field_boxes(dialog)[4].value() == "outcome.summary"
    assert dialog.buttons.button(OK).isEnabled()


def test_a_table_nobody_knows_gets_its_fields_and_its_heading(show: Open, qtbot: QtBot) -> None:
    dialog = show("งาน\tใคร\nปลูก\tช่าง\nรดน้ำ\tคลัง\n")
    former = dialog.review.reading
    (found,) = former.proposal.tables
    table = items(dialog.columns.list)[0]
    assert table.text(0) == say("table.unknown", number=1, line=found.line, rows=found.rows)
    box = field_boxes(dialog)[0]
    choose_field(box, "title")
    wait_for_reading(qtbot, dialog, former)
    assert dialog.review.counts == {"new": 3, "same": 0, "changed": 0}
    former = dialog.review.reading
    heading = children(items(dialog.columns.list)[0])[0]
    assert heading.text(0) == say("heading_row")
    check(heading, on=True)
    wait_for_reading(qtbot, dialog, former)
    assert dialog.review.counts == {"new": 2, "same": 0, "changed": 0}
    assert children(items(dialog.columns.list)[0])[0].checkState(0) == Qt.CheckState.Checked


def test_a_reading_that_fails_is_told(show: Open, qtbot: QtBot) -> None:
    dialog = show()

    def fail() -> Reading:
        raise RuntimeError

    dialog._read_again(fail)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=LONG)
    child(dialog, QMessageBox).close()
    assert dialog.tabs.isEnabled()


def test_repairs_are_accepted_one_by_one_or_all(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    (row,) = texts(dialog.repairs.list)
    assert "[" in row[0]
    (item,) = items(dialog.repairs.list)
    assert item.checkState(0) == Qt.CheckState.Unchecked
    check(item, on=True)
    settle(qtbot, dialog)
    assert dialog.review.proposal.office.years[0].measures[1].steps[0].text == "ดำเนินการ"
    dialog.repairs.none_of_them.click()
    settle(qtbot, dialog)
    assert dialog.review.proposal.office.years[0].measures[1].steps[0].text == "ด าเนินการ"
    dialog.repairs.all_of_them.click()
    settle(qtbot, dialog)
    assert items(dialog.repairs.list)[0].checkState(0) == Qt.CheckState.Checked


def test_the_agency_of_another_report_is_left_unless_it_is_asked_for(show: Open, qtbot: QtBot) -> None:
    dialog = show(REPORT.replace("ตำบลตัวอย่าง", "ตำบลบ้านไร่"))
    assert tab(dialog, "agency")[1]
    assert dialog.agency.part
    assert not dialog.agency.part.isChecked()
    assert texts(dialog.agency.list) == []
    dialog.agency.part.click()
    settle(qtbot, dialog)
    assert [THAI.say("field.agency.name"), "ตัวอย่าง", "บ้านไร่"] in texts(dialog.agency.list)
    assert [THAI.say("field.agency.district"), say("nothing_yet"), "สุขใจ"] in texts(dialog.agency.list)


def test_scores_can_be_left(show: Open, qtbot: QtBot) -> None:
    dialog = show(
        '{"years":[{"fiscal_year":2568,"assessment":{"scores":{"total":90,"i1":80}}}]}', name="a.json"
    )
    assert ["total", "95.30", "90"] in texts(dialog.scores.list)
    assert ["i1", say("nothing_yet"), "80"] in texts(dialog.scores.list)
    assert dialog.scores.part
    dialog.scores.part.click()
    settle(qtbot, dialog)
    assert not dialog.review.changes
    assert dialog.outcome.text() == say("nothing_new")
    assert not dialog.buttons.button(OK).isEnabled()


def test_nothing_is_taken_without_a_year(show: Open, qtbot: QtBot) -> None:
    dialog = show(UNDATED, Office())
    assert dialog.outcome.text() == say("needs_year")
    assert not dialog.buttons.button(OK).isEnabled()
    type_text(dialog.year, "๒๕๖๙")
    with qtbot.waitSignal(dialog.wanted):
        dialog.buttons.accepted.emit()
    assert dialog.review.fiscal_year == 2569
    for wrong in ("2569.5", "9999"):
        dialog.year.clear()
        type_text(dialog.year, wrong)
        dialog.year.settle()
        assert dialog.review.fiscal_year == 2569


def test_what_is_known_already_is_not_taken_again(show: Open, qtbot: QtBot) -> None:
    office = show(office=Office()).review.office
    dialog = show(office=office)
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.buttons.accepted.emit()
    assert dialog.outcome.text() == say("nothing_new")


def test_other_places_have_a_tab_of_their_own(show: Open) -> None:
    year = OFFICE.years[1]
    office = OFFICE.with_year(replace(year, limitations=("อื่น",)))
    report = '{"years":[{"fiscal_year":2568,"limitations":["เวลา"],"findings":[{"about":"issue:1","shortcomings":"มาก"}]}]}'
    dialog = show(report, office, name="a.json")
    rows = texts(dialog.rest.list)
    assert [THAI.say("field.year.limitations"), "อื่น", "เวลา"] in rows
    finding = say("issue", issue="1", field=THAI.say("field.finding.shortcomings"))
    assert [finding, "ขาด", "มาก"] in rows


def test_the_check_of_a_high_row_stands_at_its_top(show: Open, qtbot: QtBot) -> None:
    long = "ข้อความยาวที่ไม่เหมือนเดิม " * 60
    dialog = show(REPORT.replace("อบรมครบทุกคน", long))
    (difference,) = [d for d in dialog.review.measures[0].differences if d.path.endswith("output")]
    tree = dialog.measures.fields.list
    (item,) = [row for row in items(tree) if row.text(1) == "อบรมแล้ว"]
    tree.scrollToItem(item)
    row = tree.visualItemRect(item)
    assert row.height() > 100
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(10, 12))
    assert dialog.review.takes(difference.path)
    settle(qtbot, dialog)
