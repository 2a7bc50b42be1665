"""A row's picture is clicked, or taken elsewhere by the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ita_desk.gui.editors.evidence_row import DRAGGED, PictureButton
from ita_desk.gui.editors.evidence_rows import EvidenceRows
from measure_editing import Desk
from small_office import OFFICE

LEFT = Qt.MouseButton.LeftButton


def test_a_click_opens_and_a_drag_does_not(qtbot: QtBot) -> None:
    button = PictureButton()
    qtbot.addWidget(button)
    told: list[str] = []
    button.clicked.connect(lambda: told.append("clicked"))
    button.dragged.connect(lambda: told.append("dragged"))
    with qtbot.waitExposed(button):
        button.show()
    QTest.mouseClick(button, LEFT, pos=QPoint(20, 20))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert told == ["clicked"] * 3
    QTest.mouseMove(button, QPoint(60, 60))  # no button is held
    QTest.mousePress(button, LEFT, pos=QPoint(20, 20))
    QTest.mouseMove(button, QPoint(21, 21))
    assert told == ["clicked"] * 3
    QTest.mouseMove(button, QPoint(60, 60))
    QTest.mouseRelease(button, LEFT, pos=QPoint(60, 60))
    assert told[3:] == ["dragged"]


@pytest.mark.parametrize(("read_only", "carried"), [(False, ["e1"]), (True, [])])
def test_a_row_carries_what_it_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, read_only: bool, carried: list[str]
) -> None:
    found: list[str] = []

    def follow(drag: QDrag, _: Qt.DropAction) -> None:
        found.append(bytes(drag.mimeData().data(DRAGGED).data()).decode())

    monkeypatch.setattr(QDrag, "exec", follow)
    desk = Desk(OFFICE, read_only=read_only)
    desk.place.go_to_measure("m1")
    rows = EvidenceRows(desk.bridge, desk.place, desk.messages, lambda _: None, lambda _: None)
    qtbot.addWidget(rows)
    rows.show_evidence(desk.measure.outcome.evidence)
    rows.rows[0].picture.dragged.emit()
    rows.close_tasks()
    assert found == carried
