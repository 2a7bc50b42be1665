"""The evidence of an outcome."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPixmapCache,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from focus_chain import focus_chain
from gui_typing import press, type_text
from ita_desk.domain.evidence import Evidence
from ita_desk.gui.editors.evidence_row import DRAGGED, EvidenceRow
from ita_desk.gui.editors.evidence_rows import EvidenceRows
from ita_desk.gui.look.pictures import THUMBNAIL
from ita_desk.services.edits.evidence import set_evidence_field
from ita_desk.services.photo_room import PhotoRoom
from measure_editing import Desk, part, tab_order
from small_office import OFFICE
from typeset import picture


class Shown:
    """The rows of a measure's whole-year evidence, as an editor keeps them."""

    def __init__(self, qtbot: QtBot, *, read_only: bool = False) -> None:
        QPixmapCache.clear()
        self.desk = Desk(OFFICE, read_only=read_only)
        self.desk.place.go_to_measure("m1")
        self.chosen: list[Callable[[list[str]], None]] = []
        self.blobs = {"wide": picture((400, 100)), "broken": b"no picture"}
        self.asked: list[str] = []
        desk = self.desk
        self.rows = EvidenceRows(desk.bridge, desk.place, desk.messages, self.chosen.append, self.read_blob)
        qtbot.addWidget(self.rows)
        desk.bridge.changed.connect(self.show)
        self.show()
        self.rows.show()

    def read_blob(self, key: str) -> bytes | None:
        self.asked.append(key)
        return self.blobs.get(key)

    def show(self) -> None:
        self.rows.show_evidence(self.evidence)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.desk.measure.outcome_of_round(self.desk.place.round).evidence

    @property
    def ids(self) -> list[str]:
        return [e.id for e in self.evidence]

    @property
    def row_ids(self) -> list[str]:
        return [row.evidence.id for row in self.rows.rows if row.evidence]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    shown = Shown(qtbot)
    yield shown
    shown.rows.close_tasks()


def row(shown: Shown, place: int) -> EvidenceRow:
    return shown.rows.rows[place]


def test_rows(shown: Shown) -> None:
    assert shown.row_ids == ["e1", "e2", "e3"]
    first = row(shown, 0)
    assert (first.caption.value(), first.place.value()) == ("ภาพ", "")
    assert (first.url.isVisible(), first.visit.isVisible(), first.picture.isVisible()) == (False, False, True)
    assert first.picture.accessibleName() == "window.evidence.open_named ภาพ"
    assert [first.up.isEnabled(), first.down.isEnabled()] == [False, True]
    assert [row(shown, 2).up.isEnabled(), row(shown, 2).down.isEnabled()] == [True, False]
    assert shown.desk.bridge.edit_number == 0


def test_typing_a_caption(shown: Shown) -> None:
    type_text(row(shown, 1).caption, "ปั๊มน้ำ")
    shown.desk.bridge.settle()
    assert shown.evidence[1] == Evidence("e2", caption="ปั๊มน้ำ")
    shown.desk.bridge.undo()
    assert row(shown, 1).caption.value() == ""


def test_the_place_in_the_report(shown: Shown) -> None:
    box = row(shown, 0).place
    assert [box.itemText(n) for n in range(box.count())] == [
        f"window.evidence.place.{name}" for name in ("none", "output", "result", "appendix")
    ]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert shown.evidence[0].place == "result"


def test_move_and_remove(shown: Shown) -> None:
    type_text(row(shown, 0).caption, "ก")
    row(shown, 0).down.click()
    assert shown.ids == shown.row_ids == ["e2", "e1", "e3"]
    assert sorted(shown.evidence[1].caption) == sorted("ภาพก")
    row(shown, 1).up.click()
    row(shown, 1).remove.click()
    assert shown.ids == shown.row_ids == ["e1", "e3"]
    shown.desk.bridge.undo()
    assert shown.ids == shown.row_ids == ["e1", "e2", "e3"]
    rows = shown.rows.rows
    for _ in range(3):
        rows[0].remove.click()
    assert (shown.ids, shown.rows.rows) == ([], ())
    assert [r.isVisible() for r in rows] == [False] * 3
    shown.rows.move_row(rows[0], 1)
    shown.rows.remove_row(rows[0])
    assert shown.desk.refused == []


def test_add_a_link(shown: Shown) -> None:
    part(shown.rows, QPushButton, "add_link").click()
    assert shown.evidence[3] == Evidence("new1", "link")
    url = row(shown, 3).url
    assert url.isVisible()
    assert shown.rows.window().focusWidget() is url
    type_text(url, "https://a.example/น้ำ")
    shown.desk.bridge.settle()
    assert shown.evidence[3].url == "https://a.example/น้ำ"


def test_photos_are_one_step_and_go_where_they_were_asked_for(shown: Shown) -> None:
    part(shown.rows, QPushButton, "add_photo").click()
    shown.desk.place.go_to_measure("m2")
    shown.chosen[0](["wide", "broken"])
    assert shown.ids == []
    shown.desk.place.go_to_measure("m1")
    assert shown.evidence[3:] == (Evidence("new1", sha256="wide"), Evidence("new2", sha256="broken"))
    shown.desk.bridge.undo()
    assert shown.ids == ["e1", "e2", "e3"]
    shown.chosen[0]([])
    assert shown.desk.bridge.edit_number == 2


def test_text_typed_before_photos_is_a_step_of_its_own(shown: Shown) -> None:
    type_text(row(shown, 1).caption, "ก")
    for _ in range(2):
        shown.rows.add_photos()
        shown.chosen[-1](["wide"])
    shown.desk.bridge.undo()
    assert [e.caption for e in shown.evidence] == ["ภาพ", "ก", "", ""]
    shown.desk.bridge.undo()
    assert [e.caption for e in shown.evidence] == ["ภาพ", "ก", ""]


def icon_size(row: EvidenceRow) -> tuple[int, int]:
    picture = row.picture.icon().pixmap(THUMBNAIL)
    return picture.width(), picture.height()


def await_icon(qtbot: QtBot, shown: Shown, size: tuple[int, int]) -> None:
    qtbot.waitUntil(lambda: icon_size(row(shown, 3)) == size)


def test_pictures_come_after_the_texts(shown: Shown, qtbot: QtBot) -> None:
    shown.rows.add_photos()
    shown.chosen[0](["wide", "broken", "gone"])
    assert row(shown, 3).picture.icon().isNull()
    qtbot.waitUntil(lambda: bool(row(shown, 5).picture.text()))
    assert icon_size(row(shown, 3)) == (THUMBNAIL.width(), THUMBNAIL.width() // 4)
    assert row(shown, 4).picture.text() == row(shown, 5).picture.text() == "window.evidence.no_picture"
    size = len(shown.blobs["wide"])
    assert row(shown, 3).details.text() == f"window.evidence.size 400 100 {max(round(size / 1024), 1)}"
    assert row(shown, 4).details.text() == ""
    place = shown.desk.place
    for field, value, expected in (("turn", 90, (27, 108)), ("crop", (0.0, 0.0, 0.25, 1.0), (108, 108))):
        shown.desk.bridge.apply(set_evidence_field(place.year, place.measure, 12, "new1", field, value))
        await_icon(qtbot, shown, expected)
    assert shown.asked.count("wide") == 3
    row(shown, 3).down.click()
    qtbot.waitUntil(lambda: icon_size(row(shown, 4)) == (108, 108))
    assert shown.asked.count("wide") == 3
    assert "" not in shown.asked


def test_a_small_picture_is_told_where_its_room_is_known(shown: Shown, qtbot: QtBot) -> None:
    shown.chosen.clear()
    shown.rows.add_photos()
    shown.chosen[0](["wide"])
    qtbot.waitUntil(lambda: bool(row(shown, 3).details.text()))
    assert "coarse" not in row(shown, 3).details.text()
    shown.rows.use_rooms(lambda place: PhotoRoom(720, 720) if place == "" else None)
    assert "window.evidence.coarse 25" in row(shown, 3).details.text()
    place = shown.desk.place
    shown.desk.bridge.apply(set_evidence_field(place.year, place.measure, 12, "new1", "place", "result"))
    assert "coarse" not in row(shown, 3).details.text()


def test_large_pictures_of_another_measure_are_not_waited_for(shown: Shown, qtbot: QtBot) -> None:
    shown.rows.add_photos()
    shown.chosen[0](["wide"])
    shown.rows.show_evidence(())
    shown.show()
    qtbot.waitUntil(lambda: not row(shown, 3).picture.icon().isNull())


# --- order -------------------------------------------------------------------------------------------------


def test_keys_move_a_row_and_the_cursor_goes_with_it(shown: Shown, qtbot: QtBot) -> None:
    with qtbot.waitExposed(shown.rows):
        shown.rows.show()
    row(shown, 0).caption.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(row(shown, 0).caption, Qt.Key.Key_Down, alt)
    assert shown.ids == ["e2", "e1", "e3"]
    assert QApplication.focusWidget() is row(shown, 1).caption
    QTest.keyClick(row(shown, 1).caption, Qt.Key.Key_Up, alt)
    QTest.keyClick(row(shown, 0).caption, Qt.Key.Key_Up, alt)
    assert shown.ids == ["e1", "e2", "e3"]
    assert QApplication.focusWidget() is row(shown, 0).caption
    row(shown, 1).down.setFocus()
    row(shown, 1).down.click()
    assert QApplication.focusWidget() is row(shown, 2).caption  # the last cannot go further down
    assert shown.desk.refused == []


def drag(shown: Shown, evidence_id: str, y: int) -> None:
    """Drag a row to a height in the list and drop it."""
    rows, carried = shown.rows, QMimeData()
    carried.setData(DRAGGED, evidence_id.encode())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(QPoint(20, y), move, carried, left, none)
        QApplication.sendEvent(rows, event)
        assert event.isAccepted()
    QApplication.sendEvent(rows, QDropEvent(QPointF(20, y), move, carried, left, none))


@pytest.mark.parametrize(
    ("dragged", "at", "order"),
    [
        ("e1", 2, ["e2", "e3", "e1"]),
        ("e1", 1, ["e2", "e1", "e3"]),
        ("e3", -1, ["e3", "e1", "e2"]),
        ("e3", 0, ["e1", "e3", "e2"]),
        ("e2", 0, ["e1", "e2", "e3"]),
        ("e9", 0, ["e1", "e2", "e3"]),
    ],
)
def test_rows_are_dragged(shown: Shown, qtbot: QtBot, dragged: str, at: int, order: list[str]) -> None:
    with qtbot.waitExposed(shown.rows):
        shown.rows.show()
    y = row(shown, at).geometry().bottom() - 1 if at >= 0 else row(shown, 0).y() + 1
    drag(shown, dragged, y)
    assert shown.ids == order
    assert shown.desk.refused == []


def test_what_is_no_row_is_not_dragged_here(shown: Shown) -> None:
    carried = QMimeData()
    carried.setText("e1")
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(20, 20), move, carried, left, none)
    event.ignore()
    QApplication.sendEvent(shown.rows, event)
    assert not event.isAccepted()
    QApplication.sendEvent(shown.rows, QDragLeaveEvent())
    assert shown.ids == ["e1", "e2", "e3"]


def test_tab_goes_through_rows_added_later_before_the_buttons(shown: Shown, qtbot: QtBot) -> None:
    with qtbot.waitExposed(shown.rows):
        shown.rows.show()
    shown.rows.add_link()
    shown.rows.add_link()
    order = tab_order(shown.rows)
    captions = [n for n, name in enumerate(order) if name == "evidence.caption"]
    assert len(captions) == 5
    assert order.index("add_photo") > captions[-1]
    assert order[captions[-1] :][:3] == ["evidence.caption", "evidence.url", "evidence.place"]
    chain = focus_chain(shown.rows)
    places = [chain.index(r.caption) for r in shown.rows.rows]
    assert places == sorted(places)


# --- elsewhere ---------------------------------------------------------------------------------------------


def test_evidence_is_sent_to_another_measure(shown: Shown) -> None:
    first = row(shown, 0)
    first.menu.aboutToShow.emit()
    actions = first.menu.actions()
    assert [action.text() for action in actions] == [
        name.replace("&", "&&") for _, name in shown.rows.measures()
    ]
    assert len(actions) == 2
    actions[0].trigger()
    assert shown.ids == ["e2", "e3"]
    shown.desk.place.go_to_measure("m2")
    assert [e.id for e in shown.evidence][-1] == "e1"
    shown.desk.bridge.undo()
    shown.desk.place.go_to_measure("m1")
    shown.show()
    assert shown.ids == ["e1", "e2", "e3"]


def test_no_other_measure(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown.rows, "measures", lambda: iter(()))
    first = row(shown, 0)
    first.menu.aboutToShow.emit()
    (only,) = first.menu.actions()
    assert not only.isEnabled()


def test_only_addresses_of_the_web_are_opened(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    shown.rows.add_link()
    link = row(shown, 3)
    for address, allowed in (("file:///etc/passwd", False), ("ก", False), ("https://a.example/x", True)):
        type_text(link.url, address)
        shown.desk.bridge.settle()
        assert link.visit.isEnabled() is allowed
        shown.rows.visit_row(link)
        link.url.clear()
        type_text(link.url, "")
        shown.desk.bridge.settle()
    assert opened == ["https://a.example/x"]


def test_a_photo_is_opened_by_click_and_by_enter(shown: Shown, qtbot: QtBot) -> None:
    row(shown, 0).picture.click()
    editor = shown.rows.photo_editor
    assert editor
    assert editor.evidence_id == "e1"
    press(row(shown, 1).picture, Qt.Key.Key_Return)
    assert shown.rows.photo_editor is editor
    assert editor.evidence_id == "e2"
    assert editor.isVisible()
    editor.close()
    assert shown.rows.photo_editor is None


def test_pictures_pasted_into_a_line_are_asked_for(shown: Shown, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    caption = row(shown, 0).caption
    clipboard.setText("ข้อ")
    QTest.keyClick(caption, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sorted(caption.text()) == sorted("ภาพข้อ")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    clipboard.setImage(image)
    with qtbot.waitSignal(shown.rows.paste_wanted, timeout=1000):
        QTest.keyClick(caption, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.clear()


def test_boxes_by_record_and_field(shown: Shown) -> None:
    found: list[QWidget | None] = [
        shown.rows.box_of("e2", field) for field in ("caption", "url", "place", "turn", "crop", "")
    ]
    second = row(shown, 1)
    assert found == [
        second.caption,
        second.url,
        second.place,
        second.picture,
        second.picture,
        second.caption,
    ]
    assert shown.rows.box_of("e9", "caption") is None


def test_read_only(qtbot: QtBot) -> None:
    shown = Shown(qtbot, read_only=True)
    second = row(shown, 1)
    buttons = [second.up, second.down, second.remove, second.send, part(shown.rows, QPushButton, "add_link")]
    assert [button.isEnabled() for button in buttons] == [False] * 5
    assert second.caption.isReadOnly()
    assert not part(shown.rows, QPushButton, "add_photo").isEnabled()
