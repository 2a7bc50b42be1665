"""Texts of an office that look like markup, paths, fields or formulas stand in the window as they were typed."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui_dialogs import DIALOGS, open_dialog
from gui_seeing import settle
from gui_window import Bench, office_file
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.gui.actions import TABS
from ita_desk.gui.look.plain_text import plain_tip, plain_title
from ita_desk.gui.look.thai_breaks import without_soft_breaks
from printing import sample_office

MARK = "ม้าวหนึ่ง"  # in every text of the office, and nowhere else
MARKUP = "<b>x</b><img src='file:///etc/hostname'><a href='javascript:1'>"
OTHERS = "&y {0.__class__} {name} %s%n %1 =cmd|' /C calc'!A0 ../../x CON [*]"
TURNED = "\u202e\u2066"  # letters that turn the direction of writing
HOSTILE = f"{MARKUP} {OTHERS} {TURNED}{MARK}"
NOT_TEXT = set(
    "format id group continues code codes about sha256 status place start end date report_date role line".split()
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)


def hostile(value: Any, name: str = "", inside: str = "") -> Any:
    """A JSON value with every free text replaced."""
    if isinstance(value, dict):
        return {key: hostile(item, key, name) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, name, inside) for item in value]
    is_kind = name == "kind" and inside == "evidence"
    return HOSTILE if isinstance(value, str) and name not in NOT_TEXT and not is_kind else value


def hostile_office() -> Office:
    """The invented office, saying nothing else."""
    value = hostile(json.loads(json.dumps(office_to_json(sample_office()), default=float)))
    office = office_from_json(value, counted_ids("h"))
    assert office.agency.name == office.years[-1].measures[0].title == HOSTILE
    return office


def plainly(text: str) -> str:
    return without_soft_breaks(text)


def misread(text: str) -> bool:
    """Whether Qt would take the office's text for markup."""
    return "<img" in text or "<b>" in text


def doubled(text: str) -> bool:
    """Whether a text has no mnemonic of the office's making."""
    return "&y" not in text.replace("&&", "")


def amiss(root: QWidget) -> Iterator[str]:
    """What is shown otherwise than it was typed, one line each."""
    for widget in [root, *root.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.objectName()}"
        tips = (widget.toolTip(), widget.statusTip(), widget.whatsThis())
        yield from (f"{name} tip" for tip in tips if misread(tip))
        if isinstance(widget, QLabel):
            rich = widget.textFormat() != Qt.TextFormat.PlainText
            if MARK in plainly(widget.text()) and rich:
                yield f"{name} label"
        elif isinstance(widget, QAbstractButton) and not doubled(widget.text()):
            yield f"{name} button"
        elif isinstance(widget, QGroupBox) and not doubled(widget.title()):
            yield f"{name} group"
        elif isinstance(widget, QTextEdit) and MARK in widget.toPlainText() and "<img" in widget.toHtml():
            yield f"{name} text"
        elif isinstance(widget, QTabBar):
            yield from (f"{name} tab" for n in range(widget.count()) if not doubled(widget.tabText(n)))
        elif isinstance(widget, QAbstractItemView | QComboBox) and widget.model():
            yield from (f"{name} {line}" for line in amiss_in(widget.model()))
    for action in root.findChildren(QAction):
        if misread(action.statusTip()) or not doubled(action.text()):
            yield f"action {action.objectName()} {action.text()}"


def columns_of(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)  # theirs cannot be asked


def amiss_in(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        for column in range(columns_of(model, above)):
            index = model.index(row, column, above)
            for role in ROLES[1:]:
                if misread(str(index.data(role) or "")):
                    yield f"row {row} column {column} {role}"
        yield from amiss_in(model, model.index(row, 0, above))


def shown(root: QWidget) -> int:
    """In how many places the office's texts are shown."""
    count = 0
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel | QLineEdit):
            count += MARK in plainly(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            count += MARK in plainly(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView) and widget.model():
            model, top = widget.model(), QModelIndex()
            places = product(range(model.rowCount(top)), range(columns_of(model, top)))
            cells = (model.index(row, column) for row, column in places)
            count += any(MARK in str(cell.data() or "") for cell in cells)
    return count


@pytest.fixture
def bench(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot)
    qtbot.addWidget(bench.window)
    bench.window.resize(1366, 700)
    bench.show()
    yield bench
    bench.end()


@pytest.mark.slow
def test_every_tab(bench: Bench, tmp_path: Path) -> None:
    bench.open(office_file(tmp_path, hostile_office(), "&y <b>x<b> {name} %s.ita"))
    found, seen = [], {}
    for place, name in enumerate(TABS):
        bench.workspace.tabs.setCurrentIndex(place)
        settle()
        found += [f"{name}: {line}" for line in amiss(bench.window)]
        seen[name] = shown(bench.workspace)
    assert found == []
    assert all(seen.values()), seen
    assert HOSTILE.replace("[*]", "[*][*]") in bench.window.windowTitle()


@pytest.mark.slow
def test_every_dialog(bench: Bench, tmp_path: Path) -> None:
    bench.open(office_file(tmp_path, hostile_office()))
    found = []
    for name in DIALOGS:
        dialog = open_dialog(bench, name)
        settle()
        found += [f"{name}: {line}" for line in amiss(dialog)]
        dialog.close()
        bench.qtbot.waitUntil(bench.no_dialog)
    assert found == []


def test_a_tip_is_no_markup() -> None:
    assert plain_tip("กข\nค") == "กข\nค"
    assert "<img" not in plain_tip(HOSTILE)
    assert "&lt;img" in plain_tip(HOSTILE)
    assert len(plain_tip("ก" * 100_000)) < 3000


def test_a_title_has_no_mark_of_changes(bench: Bench) -> None:
    bench.window.setWindowTitle(plain_title("ก[*]ข"))
    assert bench.window.windowTitle() == "ก[*][*]ข"
    assert not bench.window.isWindowModified()
