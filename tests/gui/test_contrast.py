"""Both themes in the real window: every text stands out from what is really painted around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui_contrast import Painted, contrast
from gui_dialogs import find_in_dialogs, sample_office
from gui_seeing import named, settle, visible
from gui_window import Bench
from ita_desk.gui.widgets.notice_bar import NoticeBar

TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
THEMES = ("light", "dark")


@pytest.fixture(autouse=True)
def usual_colours_again(qapp: QApplication) -> Iterator[None]:
    before = QApplication.palette()
    yield
    qapp.setPalette(before)


def faint(root: QWidget) -> list[str]:
    """Texts that stand out too little, by the colours of the widget and by what is painted."""
    settle()
    faults, painted = [], Painted(root)
    for kind in TEXTS:
        for one in visible(root, kind):
            if _text(one) and one.visibleRegion().boundingRect() == one.rect():
                least = _least(one)
                ground, text = (one.palette().color(role) for role in _roles(one))
                told = min(contrast(ground, text), painted.contrast_in(one))
                if told < least:
                    faults.append(named(one, f"{told:.1f} {_text(one)[:30]!r}"))
    return faults


def _least(one: QWidget) -> float:
    if isinstance(one, QToolButton) and (one.arrowType() != Qt.ArrowType.NoArrow or len(one.text()) == 1):
        return 3 if one.isEnabled() else 1  # a sign, no text
    return 4.5 if one.isEnabled() else 2.9  # disabled texts are painted with soft edges too


def _text(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton | QLineEdit):
        return one.text().strip()
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.toPlainText().strip() if isinstance(one, QPlainTextEdit) else ""


def _roles(one: QWidget) -> tuple[QPalette.ColorRole, QPalette.ColorRole]:
    if isinstance(one, QLineEdit | QPlainTextEdit):
        return QPalette.ColorRole.Base, QPalette.ColorRole.Text
    return one.backgroundRole(), one.foregroundRole()


@pytest.mark.parametrize("theme", THEMES)
def test_tabs(bench: Bench, tmp_path: Path, theme: str) -> None:
    bench.show()
    bench.window.settings.choose_theme(theme)
    found = {"welcome": faint(bench.window)}
    bench.open(sample_office(tmp_path))
    assert isinstance(bench.workspace.notices, NoticeBar)
    bench.workspace.notices.put("a", "ข้อความแจ้ง", {"ปุ่ม": lambda: None}, warning=True)
    tabs = bench.workspace.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found[tabs.tabText(place)] = faint(bench.window)
    assert {where: lines for where, lines in found.items() if lines} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_dialogs(bench: Bench, tmp_path: Path, theme: str) -> None:
    bench.show()
    bench.window.settings.choose_theme(theme)
    bench.open(sample_office(tmp_path))
    assert find_in_dialogs(bench, faint) == []


def test_faint_texts_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, palette = QLabel("ข้อความ", window), QPalette()
    window.show()
    assert faint(window) == []
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#999999"))
    label.setPalette(palette)
    assert len(faint(window)) == 1
