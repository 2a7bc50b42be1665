"""F1, and a manual that says what the window says."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui_window import LONG, Bench, office_file
from ita_desk.gui.actions import TABS
from ita_desk.gui.commands.manual import CHAPTER, FIRST, OF_DIALOGS, chapter_at
from ita_desk.gui.look.key_list import list_keys
from ita_desk.resources import Chapter, locale_folder, manual_chapters, manual_folder

QUICK_START = Path(__file__).parents[3] / "docs" / "quick_start.md"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Za-z]+\d?|\d|[/=,-]|เว้นวรรค|ลูกศร)|\bF\d{1,2}\b")
_NAMED = {"เว้นวรรค": "Space", "ลูกศร": "Up", "Enter": "Return"}
_LINK = re.compile(r"\]\(([^)]+)\)")


def chapter(name: str) -> Chapter:
    return next(one for one in manual_chapters() if one.name == name)


def said_in_the_window() -> set[str]:
    """All Thai messages, without mnemonics."""
    from babel.messages.pofile import read_po

    with (locale_folder() / "th" / "LC_MESSAGES" / "ita_desk.po").open("rb") as file:
        texts = [str(entry.string) for entry in read_po(file) if entry.id]
    return {re.sub(r" ?\((&\w|{count})\)", "", text).strip() for text in texts}


def test_every_tab_and_dialog_has_a_chapter() -> None:
    names = {one.name for one in manual_chapters()}
    assert {*TABS, FIRST, *OF_DIALOGS.values()} <= names


@pytest.mark.parametrize("name", [one.name for one in manual_chapters()])
def test_what_is_bold_is_said_in_the_window(name: str) -> None:
    said = said_in_the_window()
    assert [word for word in _BOLD.findall(chapter(name).text) if word not in said] == []


def test_what_is_bold_on_the_sheet_for_the_beginning_is_said_in_the_window() -> None:
    said = said_in_the_window()
    assert [word for word in _BOLD.findall(QUICK_START.read_text("utf-8")) if word not in said] == []


def test_every_key_that_is_named_does_something(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    there = {key for line in list_keys(bench.window, bench.messages) for key in line.keys.split(", ")}
    texts = [one.text for one in manual_chapters()] + [QUICK_START.read_text("utf-8")]
    named = {key for text in texts for key in _KEYS.findall(text)}
    assert len(named) > 15
    missing = []
    for key in named:
        plain = key
        for said, name in _NAMED.items():
            plain = plain.replace(said, name)
        if QKeySequence(plain).toString() not in there:
            missing.append(key)
    assert missing == []


@pytest.mark.parametrize("name", [one.name for one in manual_chapters()])
def test_links_and_pictures_are_there(name: str) -> None:
    wanted = [address for address in _LINK.findall(chapter(name).text) if "://" not in address]
    assert [address for address in wanted if not (manual_folder() / address).is_file()] == []


def test_the_innermost_part_says_the_chapter(qtbot: QtBot) -> None:
    outer, inner, box = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(outer)
    inner.setParent(outer)
    box.setParent(inner)
    assert chapter_at(box) == FIRST
    outer.setProperty(CHAPTER, "print")
    assert chapter_at(box) == "print"
    inner.setProperty(CHAPTER, "scores")
    assert chapter_at(box) == "scores"
    assert chapter_at(None) == FIRST


def test_the_menu_opens_the_chapter_of_the_tab(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    for name in TABS:
        bench.workspace.tabs.setCurrentIndex(TABS.index(name))
        bench.window.activateWindow()
        bench.window.menu_actions["manual"].trigger()
        qtbot.waitUntil(lambda: bench.window.manual.window is not None, timeout=LONG)
        assert bench.window.manual.window
        assert bench.window.manual.window.chapter == name
        bench.window.manual.window.close()
        assert bench.window.manual.window is None


def test_a_dialog_gets_the_key(qtbot: QtBot, bench: Bench) -> None:
    bench.show()
    dialog = QDialog(bench.window)
    dialog.setProperty(CHAPTER, "year")
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=LONG)
    bench.window.manual.open()
    window = bench.window.manual.window
    assert window
    assert window.parent() is dialog  # else nobody could use it
    assert window.chapter == "year"
    bench.window.manual.open()  # from the manual itself: nothing
    dialog.close()
