"""The evidence of an outcome."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPixmapCache
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from ita_desk.domain.evidence import Evidence
from ita_desk.gui.editors.evidence_rows import THUMBNAIL, EvidenceRow, EvidenceRows, thumbnail_of
from ita_desk.services.edits_evidence import set_evidence_field
from measure_editing import Desk, part
from small_office import OFFICE


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub is wrong: bytes are refused
    return bytes(buffer.data().data())


class Shown:
    """The rows of a measure's whole-year evidence, as an editor keeps them."""

    def __init__(self, qtbot: QtBot, *, read_only: bool = False) -> None:
        QPixmapCache.clear()
        self.desk = Desk(OFFICE, read_only=read_only)
        self.desk.place.go_to_measure("m1")
        self.chosen: list[Callable[[list[str]], None]] = []
        self.blobs = {"wide": picture(400, 100), "broken": b"no picture"}
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
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def row(shown: Shown, place: int) -> EvidenceRow:
    return shown.rows.rows[place]


def test_rows(shown: Shown) -> None:
    assert shown.row_ids == ["e1", "e2", "e3"]
    first = row(shown, 0)
    assert (first.caption.value(), first.place.value()) == ("ภาพ", "")
    assert (first.url.isVisible(), first.picture.isVisible()) == (False, True)
    assert first.kind.text() == "window.evidence.kind.photo"
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
    assert shown.desk.bridge.edit_number == 3


def test_text_typed_before_photos_is_a_step_of_its_own(shown: Shown) -> None:
    type_text(row(shown, 1).caption, "ก")
    for _ in range(2):
        shown.rows.add_photos()
        shown.chosen[-1](["wide"])
    shown.desk.bridge.undo()
    assert [e.caption for e in shown.evidence] == ["ภาพ", "ก", "", ""]
    shown.desk.bridge.undo()
    assert [e.caption for e in shown.evidence] == ["ภาพ", "ก", ""]


def test_pictures_come_after_the_texts(shown: Shown, qtbot: QtBot) -> None:
    shown.rows.add_photos()
    shown.chosen[0](["wide", "broken", "gone"])
    assert row(shown, 3).picture.pixmap().isNull()
    qtbot.waitUntil(lambda: bool(row(shown, 5).picture.text()))
    wide = row(shown, 3).picture.pixmap()
    assert (wide.width(), wide.height()) == (THUMBNAIL.width(), THUMBNAIL.width() // 4)
    assert row(shown, 4).picture.text() == row(shown, 5).picture.text() == "window.evidence.no_picture"
    place = shown.desk.place
    shown.desk.bridge.apply(set_evidence_field(place.year, place.measure, 12, "new1", "turn", 90))
    qtbot.waitUntil(lambda: row(shown, 3).picture.pixmap().height() == THUMBNAIL.height())
    assert shown.asked.count("wide") == 2
    row(shown, 3).down.click()
    qtbot.waitUntil(lambda: row(shown, 4).picture.pixmap().height() == THUMBNAIL.height())
    assert shown.asked.count("wide") == 2
    assert "" not in shown.asked


def test_boxes_by_record_and_field(shown: Shown) -> None:
    found: list[QWidget | None] = [
        shown.rows.box_of("e2", field) for field in ("caption", "url", "place", "turn", "")
    ]
    second = row(shown, 1)
    assert found == [second.caption, second.url, second.place, second.caption, second.caption]
    assert shown.rows.box_of("e9", "caption") is None


def test_read_only(qtbot: QtBot) -> None:
    shown = Shown(qtbot, read_only=True)
    second = row(shown, 1)
    buttons = [second.up, second.down, second.remove, part(shown.rows, QPushButton, "add_link")]
    assert [button.isEnabled() for button in buttons] == [False] * 4
    assert second.caption.isReadOnly()
    assert not part(shown.rows, QPushButton, "add_photo").isEnabled()


@pytest.mark.parametrize(("turn", "size"), [(0, (96, 24)), (90, (18, 72)), (180, (96, 24)), (270, (18, 72))])
def test_thumbnails(qtbot: QtBot, turn: int, size: tuple[int, int]) -> None:
    made = thumbnail_of(picture(400, 100), turn)
    assert (made.width(), made.height()) == size
    assert thumbnail_of(None, turn).isNull()
    assert thumbnail_of(b"x", turn).isNull()
    assert replace(Evidence(), turn=turn).turn == turn
