"""The part of a picture that is printed is chosen by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ita_desk.domain.photo_part import WHOLE, Part
from ita_desk.gui.widgets.crop_view import PARTS, CropView

LEFT = Qt.MouseButton.LeftButton


class Cuts:
    """A view of a picture twice as wide as high, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = CropView()
        qtbot.addWidget(self.view)
        image = QImage(200, 100, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        self.view.resize(416, 316)
        self.view.show_picture(image)
        self.told: list[tuple[Part, bool]] = []
        self.view.cut.connect(lambda part, own: self.told.append((part, own)))
        with qtbot.waitExposed(self.view):
            self.view.show()

    def place(self, x: float, y: float) -> QPoint:
        """A place on the view for shares of the picture."""
        box = self.view.picture_box
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height()).toPoint()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        QTest.mousePress(self.view, LEFT, pos=self.place(*start))
        QTest.mouseMove(self.view, self.place(*end))
        QTest.mouseRelease(self.view, LEFT, pos=self.place(*end))


@pytest.fixture
def cuts(qtbot: QtBot) -> Cuts:
    return Cuts(qtbot)


def near(part: Part, other: Part) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(part, other, strict=True))


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        ((0.1, 0.5), (0.3, 0.5), (0.3, 0.1, 0.9, 0.9)),
        ((0.5, 0.9), (0.5, 0.6), (0.1, 0.1, 0.9, 0.6)),
        ((0.9, 0.9), (0.7, 0.8), (0.1, 0.1, 0.7, 0.8)),
        ((0.1, 0.1), (0.2, 0.3), (0.2, 0.3, 0.9, 0.9)),
        ((0.5, 0.5), (0.55, 0.45), (0.15, 0.05, 0.95, 0.85)),
        ((0.5, 0.5), (0.9, 0.5), (0.2, 0.1, 1.0, 0.9)),
    ],
)
def test_dragging(cuts: Cuts, start: tuple[float, float], end: tuple[float, float], part: Part) -> None:
    cuts.view.show_part((0.1, 0.1, 0.9, 0.9))
    cuts.drag(start, end)
    ((told, own),) = cuts.told
    assert near(told, part)
    assert own
    assert cuts.view.part == told


def test_nothing_is_told_where_nothing_moved(cuts: Cuts) -> None:
    QTest.mouseClick(cuts.view, LEFT, pos=cuts.place(0.5, 0.5))
    QTest.mouseClick(cuts.view, Qt.MouseButton.RightButton, pos=cuts.place(0.0, 0.5))
    cuts.view.show_part((0.4, 0.4, 0.6, 0.6))
    cuts.drag((0.1, 0.1), (0.3, 0.3))
    assert cuts.told == []


def test_the_cursor_says_what_would_be_held(cuts: Cuts) -> None:
    cuts.view.show_part((0.2, 0.2, 0.8, 0.8))
    for place, shape in (
        ((0.2, 0.5), Qt.CursorShape.SizeHorCursor),
        ((0.5, 0.8), Qt.CursorShape.SizeVerCursor),
        ((0.2, 0.8), Qt.CursorShape.SizeBDiagCursor),
        ((0.8, 0.8), Qt.CursorShape.SizeFDiagCursor),
        ((0.5, 0.5), Qt.CursorShape.SizeAllCursor),
        ((0.02, 0.02), Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(cuts.view, cuts.place(*place))
        assert cuts.view.cursor().shape() == shape


def test_a_small_part_is_held_by_its_nearer_edge(cuts: Cuts) -> None:
    cuts.view.show_part((0.4, 0.2, 0.45, 0.8))
    cuts.drag((0.45, 0.5), (0.6, 0.5))
    assert near(cuts.told[0][0], (0.4, 0.2, 0.6, 0.8))


def test_keys(cuts: Cuts) -> None:
    view = cuts.view
    grips: list[str] = []
    view.grip_changed.connect(grips.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)  # the whole picture cannot be moved
    assert cuts.told == []
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert near(view.part, (0.06, 0.0, 1.0, 1.0))
    assert [own for _, own in cuts.told] == [False, False]
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert near(view.part, (0.05, 0.0, 0.99, 1.0))
    for _ in PARTS:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert grips == ["left", "all", *PARTS[1:], "all"]
    QTest.keyClick(view, Qt.Key.Key_A)


def test_read_only_and_empty(cuts: Cuts, qtbot: QtBot) -> None:
    view = cuts.view
    view.read_only = True
    view.show_part((0.2, 0.2, 0.8, 0.8))
    cuts.drag((0.2, 0.5), (0.4, 0.5))
    QTest.keyClick(view, Qt.Key.Key_Space)
    view.grab()
    view.read_only = False
    view.show_picture(QImage(), "ไม่พบภาพ")
    cuts.drag((0.2, 0.5), (0.4, 0.5))
    QTest.keyClick(view, Qt.Key.Key_Left)
    view.grab()
    assert cuts.told == []
    assert view.part == (0.2, 0.2, 0.8, 0.8)


def test_what_is_dragged_is_not_taken_from_the_mouse(cuts: Cuts) -> None:
    QTest.mousePress(cuts.view, LEFT, pos=cuts.place(0.0, 0.5))
    QTest.mouseMove(cuts.view, cuts.place(0.3, 0.5))
    cuts.view.show_part(WHOLE)
    assert near(cuts.view.part, (0.3, 0.0, 1.0, 1.0))
    QTest.mouseRelease(cuts.view, LEFT, pos=cuts.place(0.3, 0.5))
    for grip in PARTS:
        cuts.view.grip = grip
        cuts.view.setFocus()
        assert not cuts.view.grab().isNull()
