"""The window by keyboard and screen reader: every control has a name, and Tab goes from top to bottom."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from focus_chain import focus_chain
from gui_dialogs import find_in_dialogs, sample_office
from gui_seeing import named, settle, visible
from gui_window import Bench


def by_tab(root: QWidget) -> Iterator[QWidget]:
    """What Tab goes to in a window, in its order."""
    for one in focus_chain(root)[1:]:
        tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if tab and one.isVisible() and one.isEnabled() and one.window() is root and one.focusProxy() is None:
            yield one


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    faults = []
    for one in visible(root, QWidget):
        if one.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(one.parent(), QAbstractScrollArea):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        # The tab bar of a tab widget is what has the focus.
        inner = isinstance(one, QScrollArea | QTabWidget) or one.objectName().startswith("qt_")
        if not inner and not (told and told.text(QAccessible.Text.Name).strip()):
            faults.append(named(one, "no name"))
    return faults


def jumps(root: QWidget) -> list[str]:
    """Where Tab goes back up or to the left among controls that stand in the same part of the window.

    Small buttons in a corner may come after the box they belong to.
    """
    faults, last = [], dict[QWidget | None, QWidget]()
    for one in by_tab(root):
        if isinstance(one, QToolButton):
            continue
        around = one.parentWidget()
        before = last.get(around)
        if before is not None and _precedes(one, before):
            faults.append(named(one, f"after {before.objectName() or type(before).__name__}"))
        last[around] = one
    return faults


def _precedes(one: QWidget, other: QWidget) -> bool:
    """Whether a widget stands in an earlier row than another, or before it in the same."""
    here, there = one.geometry(), other.geometry()
    if here.bottom() <= there.top():
        return not here.left() >= there.right()  # a column to the right begins at the top again
    return here.top() < there.bottom() and here.right() <= there.left()


def faults(root: QWidget) -> list[str]:
    settle()
    return [*nameless(root), *jumps(root)]


def test_tabs(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    found = {"welcome": faults(bench.window)}
    bench.open(sample_office(tmp_path))
    tabs = bench.workspace.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found[tabs.tabText(place)] = faults(bench.window)
    assert {where: lines for where, lines in found.items() if lines} == {}


def test_dialogs(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(sample_office(tmp_path))
    assert find_in_dialogs(bench, faults) == []


def test_what_is_nameless_or_out_of_order_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    parts = QLineEdit(), QPushButton("ก"), QPushButton()
    for part in parts:
        row.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    assert [line.split(":")[0] for line in nameless(window)] == ["no name", "no name"]
    assert jumps(window) == []
    QWidget.setTabOrder(parts[1], parts[0])
    assert len(jumps(window)) == 1
