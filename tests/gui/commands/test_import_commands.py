"""Bringing in reports through the window: menu, drop, clipboard, and beginning from one."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QProgressDialog,
    QPushButton,
)

from gui_dragging import drag_over
from gui_import import (
    REPORT,
    TABLE,
    UNDATED,
    check,
    choose_field,
    docx_file,
    field_boxes,
    import_dialog,
    items,
    text_file,
    titles,
)
from gui_typing import press, type_text
from gui_window import LONG, Bench, await_gone, button, child, office_file
from intake.made_docx import PICTURE, cell, made_docx, table
from ita_desk.domain.exchange import office_to_json
from ita_desk.gui.commands import import_commands
from ita_desk.gui.dialogs.import_dialog import ImportDialog
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.way_button import WayButton
from ita_desk.resources import PROGRAM
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.intake.reading import Reading, read_file
from ita_desk.storage.failures import DiskFull
from ita_desk.storage.office_store import OfficeStore
from services.intake.test_photos_taken import PICTURES

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture(autouse=True)
def shown(bench: Bench) -> None:
    bench.show()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return office_file(tmp_path)


def accept(dialog: ImportDialog) -> None:
    dialog.buttons.button(OK).click()


def drop(bench: Bench, *paths: Path) -> None:
    """Drops files on the middle of the window, where a text may stand."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drag_over(bench.window, dragged)


def copy(html: str = "", text: str = "") -> None:
    copied = QMimeData()
    if html:
        copied.setHtml(html)
    if text:
        copied.setText(text)
    QGuiApplication.clipboard().setMimeData(copied)


def test_a_word_report_comes_in_and_one_undo_takes_it_back(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    before = office_to_json(bench.desk.bridge.office)
    bench.window.menu_actions["import"].trigger()
    bench.choose_file(docx_file(tmp_path))
    dialog = import_dialog(bench)
    former = dialog.review.reading
    choose_field(field_boxes(dialog)[4], "outcome.summary")
    bench.qtbot.waitUntil(lambda: dialog.review.reading is not former, timeout=LONG)
    bench.qtbot.waitUntil(lambda: not dialog._showing.isActive(), timeout=LONG)
    check(items(dialog.measures.list)[2], on=False)
    dialog.repairs.all_of_them.click()
    accept(dialog)
    await_gone(bench.qtbot, dialog)
    saved = bench.await_saved().year(2568)
    assert saved
    assert titles(bench) == ["อบรม", "เผยแพร่", "ตรวจสอบ", "ปลูกดอกไม้ <b>&"]
    assert (saved.measures[3].outcome.summary, saved.measures[3].steps[0].text) == ("สวยงาม", "ดำเนินการ")
    assert saved.measures[0].outcome.output == "อบรมแล้ว"
    assert [text.source for text in saved.unplaced][-1] == "รายงาน.docx"
    said = bench.workspace.notices.text_of("done")
    assert said == bench.messages.say("window.import.done", file="รายงาน.docx", new=1, overruled=0, filled=7)
    bench.window.menu_actions["undo"].trigger()
    assert office_to_json(bench.desk.bridge.office) == before
    assert bench.desk.bridge.undo_name is None


def test_nothing_comes_in_when_it_is_cancelled(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    office = bench.desk.bridge.office
    bench.window.imports.import_files([text_file(tmp_path)])
    dialog = import_dialog(bench)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    await_gone(bench.qtbot, dialog)
    assert bench.desk.bridge.office is office


def test_what_is_just_being_typed_is_kept(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    bench.window.imports.import_files([text_file(tmp_path)])
    accept(import_dialog(bench))
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert titles(bench)[0] == "อบรมก"
    assert len(titles(bench)) == 6


def test_a_report_of_another_year_is_shown_when_it_has_come_in(
    bench: Bench, path: Path, tmp_path: Path
) -> None:
    bench.open(path)
    bench.window.imports.import_files([text_file(tmp_path, REPORT.replace("๒๕๖๘", "๒๕๖๙"))])
    accept(import_dialog(bench))
    bench.qtbot.waitUntil(lambda: bench.desk.place.year == 2569, timeout=LONG)
    assert len(titles(bench, 2569)) == 3


def test_a_report_without_a_year_goes_into_the_year_shown(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    bench.desk.place.go_to_year(2567)
    bench.window.imports.import_files([text_file(tmp_path, UNDATED)])
    assert import_dialog(bench).review.fiscal_year == 2567


# --- dropping ------------------------------------------------------------------------------------------------


def test_dropped_reports_come_one_after_the_other(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    drop(bench, text_file(tmp_path, name="a.txt"), text_file(tmp_path, name="b.txt"))
    for name in ("a.txt", "b.txt"):
        dialog = import_dialog(bench)
        assert dialog.review.reading.file == name
        dialog.reject()
        await_gone(bench.qtbot, dialog)
    assert bench.no_dialog()


def test_a_dropped_office_is_opened(bench: Bench, path: Path, tmp_path: Path) -> None:
    drop(bench, path, text_file(tmp_path))
    bench.await_office(path)
    assert bench.no_dialog()


def test_a_dropped_picture_has_another_place(bench: Bench, path: Path, tmp_path: Path) -> None:
    drop(bench, tmp_path / "a.JPG")
    box = bench.box()
    assert box.text() == bench.messages.say("window.import.picture")
    box.close()


def test_a_dropped_picture_is_offered_as_evidence_and_the_report_beside_it_read(
    bench: Bench, path: Path, tmp_path: Path
) -> None:
    bench.open(path)
    drop(bench, tmp_path / "a.JPG", text_file(tmp_path))
    box = bench.box()
    assert "1" in box.text()
    box.close()
    import_dialog(bench).reject()


# --- pasting -------------------------------------------------------------------------------------------------


def test_a_copied_table_is_pasted_where_no_text_is_written(bench: Bench, path: Path) -> None:
    bench.open(path)
    copy(TABLE, "ไม่ใช้\tข้อความนี้")
    view = bench.workspace.measures.panel.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = import_dialog(bench)
    assert dialog.review.reading.file == bench.messages.say("window.import.clipboard")
    accept(dialog)
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert titles(bench)[-1] == "ปลูก ต้นไม้"


def test_text_is_still_pasted_into_a_text(bench: Bench, path: Path) -> None:
    bench.open(path)
    copy(TABLE, "ข้อความ")
    title = child(bench.workspace.measures.form, TextBox, "title")
    title.setFocus()
    press(title, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "ข้อความ" in title.toPlainText()
    assert bench.no_dialog()


@pytest.mark.parametrize(("html", "text"), [("", "ไม่มีตาราง"), ("", ""), ("<b>ก</b>", "ก")])
def test_without_a_copied_table_that_is_said(bench: Bench, path: Path, html: str, text: str) -> None:
    bench.open(path)
    copy(html, text)
    bench.window.menu_actions["paste_table"].trigger()
    box = bench.box()
    assert box.text() == bench.messages.say("error.intake.no_table")
    box.close()


# --- beginning from a report ---------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "drop"])
def test_an_office_begins_with_last_year_s_report(bench: Bench, tmp_path: Path, way: str) -> None:
    report = docx_file(tmp_path)
    if way == "button":
        child(bench.window.welcome, WayButton, "begin").click()
        bench.choose_file(report)
        bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    else:
        drop(bench, report)
    new = tmp_path / "ใหม่.ita"
    bench.choose_file(new)
    dialog = import_dialog(bench)
    assert dialog.review.counts == {"new": 3, "same": 0, "changed": 0}
    accept(dialog)
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of("done") is not None, timeout=LONG)
    office = bench.await_saved()
    assert (office.agency.name, bench.desk.place.year, len(titles(bench))) == ("ตัวอย่าง", 2568, 3)
    button(bench.workspace.notices, bench.messages.say("window.import.add_year")).click()
    assert bench.await_dialog(NewYearDialog).windowTitle() == plain(
        bench.messages.say("window.action.add_year")
    )


def test_the_new_file_is_named_after_the_agency(bench: Bench, tmp_path: Path) -> None:
    bench.window.imports.import_files([text_file(tmp_path)])
    bench.qtbot.waitUntil(lambda: not bench.no_dialog(), timeout=LONG)
    dialog = bench.await_dialog(QFileDialog)
    assert "อบต.ตัวอย่าง" in dialog.selectedFiles()[0]
    dialog.reject()


# --- troubles ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "error.intake.old_office"),
        ("a.docx", b"PK broken", "error.intake.broken"),
        ("a.txt", b" ", "error.intake.empty"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_next_follows(
    bench: Bench, path: Path, tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    bench.open(path)
    source = tmp_path / name
    source.write_bytes(content)
    bench.window.imports.import_files([source, text_file(tmp_path, name="next.txt")])
    box = bench.box()
    assert name in box.text()
    box.close()
    assert import_dialog(bench).review.reading.file == "next.txt"


def test_a_read_only_office_takes_nothing_in(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    bench.desk.bridge.read_only = True
    drop(bench, text_file(tmp_path))
    box = bench.box()
    assert box.text() == bench.messages.say("error.session.read_only")
    box.close()
    copy(TABLE)
    bench.window.imports.paste()
    bench.box().close()


def test_slow_reading_can_be_cancelled(
    bench: Bench, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def read_slowly(source: Path, new_id: object) -> Reading:
        assert go_on.wait(LONG)
        return read_file(source, bench.graph.new_id)

    monkeypatch.setattr(import_commands, "_SHOWN_AFTER", 10)
    monkeypatch.setattr(import_commands, "read_file", read_slowly)
    bench.open(path)
    bench.window.imports.import_files([text_file(tmp_path, name="a.txt"), text_file(tmp_path, name="b.txt")])
    progress = bench.await_dialog(QProgressDialog)
    copy(TABLE)
    bench.window.imports.paste()  # not while something is being read
    child(progress, QPushButton).click()
    await_gone(bench.qtbot, progress)
    bench.window.imports.import_files([text_file(tmp_path, name="c.txt")])
    go_on.set()
    assert import_dialog(bench).review.reading.file == "c.txt"


def test_photos_are_stored_before_they_are_named(bench: Bench, path: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    head = cell("มาตรการ") + cell("ผลการดำเนินการ (output)")
    source.write_bytes(
        made_docx(
            table(head, cell("๑. ภาพ") + cell("<w:p>" + PICTURE.format("p1") + "</w:p>")), pictures=PICTURES
        )
    )
    bench.open(path)
    bench.window.imports.import_files([source])
    accept(import_dialog(bench))
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    report = bench.await_saved().year(2568)
    assert report
    (evidence,) = report.measures[-1].outcome.evidence
    assert OfficeStore(path).read_blob(evidence.sha256)


def test_a_disk_that_takes_no_photos_leaves_the_office_as_it_is(
    bench: Bench, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open(path)
    office = bench.desk.bridge.office

    def fail(store: OfficeStore, content: bytes) -> str:
        raise DiskFull("storage.disk_full", path=str(store.path))

    monkeypatch.setattr(OfficeStore, "add_blob", fail)
    bench.window.imports.import_files([text_file(tmp_path)])
    dialog = import_dialog(bench)
    monkeypatch.setattr(type(dialog.review), "photos", (b"photo",))
    accept(dialog)
    box = bench.box()
    assert str(path) in box.text()
    box.close()
    assert bench.desk.bridge.office is office
    assert dialog.buttons.button(OK).isEnabled()
    dialog.reject()


def test_leaving_the_office_leaves_the_dialog(bench: Bench, path: Path, tmp_path: Path) -> None:
    bench.open(path)
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    bench.window.imports.import_files([text_file(tmp_path)])
    dialog = import_dialog(bench)
    bench.window.menu_actions["close"].trigger()
    await_gone(bench.qtbot, dialog)
    assert bench.window.windowTitle() == PROGRAM


def test_reports_are_forgotten_when_no_office_is_made_of_the_first(
    bench: Bench, path: Path, tmp_path: Path
) -> None:
    drop(bench, text_file(tmp_path, name="a.txt"), text_file(tmp_path, name="b.txt"))
    bench.await_dialog(QFileDialog).reject()
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    bench.open(path)
    bench.window.imports.import_files([text_file(tmp_path, name="c.txt")])
    assert import_dialog(bench).review.reading.file == "c.txt"


def test_a_file_that_is_there_is_not_begun_anew(bench: Bench, path: Path, tmp_path: Path) -> None:
    drop(bench, text_file(tmp_path))
    bench.choose_file(path)
    bench.box().close()
    assert bench.window.imports._begun is None
    bench.open(path)
    assert bench.no_dialog()


def test_what_is_read_for_an_office_is_dropped_with_it(
    bench: Bench, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def read_slowly(source: Path, new_id: object) -> Reading:
        assert go_on.wait(LONG)
        return read_file(source, bench.graph.new_id)

    monkeypatch.setattr(import_commands, "read_file", read_slowly)
    bench.open(path)
    bench.window.imports.import_files([text_file(tmp_path, name="a.txt")])
    bench.window.menu_actions["close"].trigger()
    bench.open(path)
    go_on.set()
    bench.window.imports.import_files([text_file(tmp_path, name="b.txt")])
    assert import_dialog(bench).review.reading.file == "b.txt"
