"""A photo seen large: what is done there are edits of a real file, and the picture stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from gui_window import Bench, office_file
from ita_desk.domain.evidence import Evidence
from ita_desk.gui.actions import TABS
from ita_desk.gui.dialogs.photo_editor import PhotoEditor
from ita_desk.gui.editors.evidence_rows import EvidenceRows
from ita_desk.services.edits.evidence import add_photos, remove_evidence, set_evidence_field
from ita_desk.services.printing.export_request import ExportRequest
from printing import exporter, form_of
from typeset import picture

WHERE = (2568, "m2", 12)


class Open:
    """A window with two photos of a measure, the first of them seen large."""

    def __init__(self, bench: Bench, folder: Path, *, read_only: bool = False) -> None:
        self.bench = bench
        path = office_file(folder)
        bench.open(path)
        store = bench.desk.opened.store
        keys = [store.add_photo(picture((400, 200), colour)) for colour in ("red", "blue")]
        self.bench.desk.bridge.command(add_photos(*WHERE, keys, iter(("p1", "p2")).__next__))
        bench.show()
        bench.workspace.tabs.setCurrentIndex(TABS.index("outcomes"))
        bench.desk.place.go_to_measure("m2")
        bench.desk.bridge.read_only = read_only
        self.rows.open_row(self.rows.rows[0])
        bench.qtbot.waitUntil(lambda: bool(self.editor.details.text()))

    @property
    def rows(self) -> EvidenceRows:
        return self.bench.workspace.outcomes.evidence

    @property
    def editor(self) -> PhotoEditor:
        assert self.rows.photo_editor
        return self.rows.photo_editor

    @property
    def photos(self) -> tuple[Evidence, ...]:
        report = self.bench.desk.bridge.office.year(2568)
        assert report
        measure = report.measure("m2")
        assert measure
        return measure.outcome.evidence

    @property
    def photo(self) -> Evidence:
        return self.photos[0]


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot)
    qtbot.addWidget(bench.window)
    yield bench
    bench.end()


@pytest.fixture
def opened(bench: Bench, tmp_path: Path) -> Open:
    return Open(bench, tmp_path)


def test_turning_and_undo(opened: Open, qtbot: QtBot) -> None:
    editor = opened.editor
    editor.right.click()
    assert opened.photo.turn == 90
    qtbot.waitUntil(lambda: editor.view.picture_box.width() < editor.view.picture_box.height())
    editor.left.click()
    editor.left.click()
    assert opened.photo.turn == 270
    QTest.keyClick(editor.view, Qt.Key.Key_BracketRight)
    assert opened.photo.turn == 0
    QTest.keyClick(editor.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.photo.turn == 270
    QTest.keyClick(editor.caption, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert opened.photo.turn == 0


def test_cutting_goes_into_the_file_and_undo_takes_it_back(opened: Open) -> None:
    editor = opened.editor
    editor.view.setFocus()
    key = opened.photo.sha256
    QTest.keyClick(editor.view, Qt.Key.Key_Space)
    for _ in range(3):
        QTest.keyClick(editor.view, Qt.Key.Key_Right)
    assert opened.photo.crop == (0.03, 0.0, 1.0, 1.0)
    editor.view.cut.emit((0.1, 0.1, 0.9, 0.9), True)
    office = opened.bench.await_saved()
    report = office.year(2568)
    assert report
    (kept, _) = report.measures[1].outcome.evidence
    assert (kept.crop, kept.sha256) == ((0.1, 0.1, 0.9, 0.9), key)
    opened.bench.desk.bridge.undo()
    crops = [opened.photo.crop]
    opened.bench.desk.bridge.undo()  # the keys were one step
    crops.append(opened.photo.crop)
    assert crops == [(0.03, 0.0, 1.0, 1.0), None]
    assert editor.view.part == (0.0, 0.0, 1.0, 1.0)


def test_a_turned_photo_is_cut_as_it_is_seen(opened: Open) -> None:
    opened.editor.right.click()
    opened.editor.view.cut.emit((0.0, 0.0, 0.5, 1.0), True)
    assert opened.photo.crop == (0.0, 0.5, 1.0, 1.0)  # what is seen at the left lies at the foot
    assert opened.editor.view.part == (0.0, 0.0, 0.5, 1.0)


def test_what_is_turned_and_cut_is_what_is_printed(opened: Open) -> None:
    opened.editor.right.click()
    opened.editor.view.cut.emit((0.0, 0.0, 0.5, 0.8), True)
    office = opened.bench.await_saved()
    request = ExportRequest(form_of("result-outcomes"), 2568)
    read_blob = opened.bench.desk.opened.store.read_blob
    boxes = exporter().render_report(office, request, ".pdf", read_blob).trace.boxes
    (box,) = [b for b in boxes if b.what == "photo" and b.source and b.source.record == "m2"][:1]
    assert box.width / box.height == pytest.approx(200 * 0.5 / (400 * 0.8))


def test_fitting_the_cell_and_the_whole_photo(opened: Open, qtbot: QtBot) -> None:
    editor = opened.editor
    qtbot.waitUntil(editor.fit.isEnabled)
    editor.fit.click()
    crop = opened.photo.crop
    assert crop
    room = opened.rows.room_of("")
    assert room
    shape = (crop[2] - crop[0]) * 400 / ((crop[3] - crop[1]) * 200)
    assert shape == pytest.approx(room.shape, rel=0.01)
    editor.right.click()
    assert editor.reset.isEnabled()
    editor.reset.click()
    assert (opened.photo.turn, opened.photo.crop) == (0, None)
    assert not editor.reset.isEnabled()


def test_the_next_photo_and_its_caption(opened: Open) -> None:
    editor = opened.editor
    assert not editor.previous.isEnabled()
    QTest.keyClick(editor.view, Qt.Key.Key_PageDown)
    assert editor.evidence_id == "p2"
    assert not editor.next.isEnabled()
    type_text(editor.caption, "ภาพ [๑]")
    editor.previous.click()
    assert [p.caption for p in opened.photos] == ["", "ภาพ [๑]"]
    assert editor.caption.text() == ""
    editor.next.click()
    editor.go_by(5)
    assert editor.caption.text() == "ภาพ [๑]"
    assert opened.photos[1].turn == 0


def test_a_photo_that_is_removed_gives_way(opened: Open) -> None:
    editor = opened.editor
    bridge = opened.bench.desk.bridge
    bridge.command(remove_evidence(*WHERE, "p1"))
    assert editor.evidence_id == "p2"
    bridge.command(remove_evidence(*WHERE, "p2"))
    assert opened.rows.photo_editor is None


def test_it_stays_with_its_measure(opened: Open) -> None:
    editor = opened.editor
    opened.bench.desk.place.go_to_measure("m1")
    editor.right.click()
    assert opened.photo.turn == 90
    opened.rows.open_row(opened.rows.rows[0])
    assert opened.rows.photo_editor is editor
    assert editor.evidence_id == "e1"


def test_what_is_no_picture(opened: Open, qtbot: QtBot) -> None:
    opened.bench.desk.place.go_to_measure("m1")
    opened.rows.open_row(opened.rows.rows[1])
    editor = opened.editor
    qtbot.waitUntil(lambda: not editor.details.text())
    assert not editor.fit.isEnabled()
    editor.fit_to_room()
    assert opened.bench.desk.bridge.undo_name is not None


def test_read_only(bench: Bench, tmp_path: Path) -> None:
    editor = Open(bench, tmp_path, read_only=True).editor
    buttons = (editor.left, editor.right, editor.fit, editor.reset)
    assert not any(button.isEnabled() for button in buttons)
    editor.turn_by(90)
    assert editor.view.read_only
    assert editor.caption.isReadOnly()


def test_leaving_the_office_closes_it(opened: Open) -> None:
    editor = opened.editor
    assert editor.isVisible()
    opened.bench.window._end_office()
    assert opened.bench.window.workspace is None


def test_a_closed_one_follows_no_more(opened: Open) -> None:
    editor = opened.editor
    editor.close()
    editor.go_to(WHERE, "p2")
    assert editor.caption.text() == ""
    opened.rows.close_tasks()
    opened.bench.workspace.taker.close()
    opened.bench.workspace.photos.drop([Path("a.jpg")])
    opened.bench.desk.bridge.command(set_evidence_field(*WHERE, "p1", "turn", 90))
    assert opened.bench.no_dialog()
