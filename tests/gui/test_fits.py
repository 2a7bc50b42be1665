"""Everything in the window can be read: nothing is cut, covered, or in the wrong language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui_dialogs import DIALOGS, open_dialog, sample_office
from gui_seeing import cut_texts, misplaced, settle, wrong_words
from gui_window import Bench
from ita_desk.gui.app import translate_qt
from ita_desk.gui.look.fonts import USUAL_SIZE, set_text_size
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import LANGUAGES, Messages

SIZES = (100, 125, 150)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented office, which has something in every tab."""
    return sample_office(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path, qtbot: QtBot, language: str) -> Iterator[Bench]:
    """A window in one of the languages, Qt's own words too."""
    bench = Bench(tmp_path, qtbot, language)
    qtbot.addWidget(bench.window)
    translate_qt(qapp, bench.messages)
    yield bench
    bench.end()
    translate_qt(qapp, Messages("en"))
    set_text_size(USUAL_SIZE)


def faults(root: QWidget, language: str) -> list[str]:
    settle()
    return [*cut_texts(root), *misplaced(root), *wrong_words(root, language)]


def told(found: Mapping[str, Sequence[str]]) -> list[str]:
    """One line for each fault, wherever it was found."""
    where = defaultdict[str, list[str]](list)
    for place, lines in found.items():
        for line in lines:
            where[line].append(place)
    return [f"{line} [{', '.join(places)}]" for line, places in where.items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_in_every_size(bench: Bench, sample: Path, language: str) -> None:
    bench.window.resize(1366, 700)
    bench.show()
    found = {}
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        found[f"welcome {size}"] = faults(bench.window, language)
    bench.open(sample)
    tabs = bench.workspace.tabs
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            found[f"{tabs.tabText(place)} {size}"] = faults(bench.window, language)
    assert told(found) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialogs_in_every_size(bench: Bench, sample: Path, language: str) -> None:
    bench.show()
    bench.open(sample)
    found = {}
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        for name in DIALOGS:
            dialog = open_dialog(bench, name)
            found[f"{name} {size}"] = faults(dialog, language)
            dialog.close()
            bench.qtbot.waitUntil(bench.no_dialog)
    assert told(found) == []


def test_cut_and_covered_texts_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    texts = QLabel("ข้อความที่ยาวพอสมควร"), QPushButton("ปุ่ม"), ThaiLabel("การประเมินคุณธรรม " * 9)
    for part in texts:
        column.addWidget(part)
    window.show()
    settle()
    assert [*cut_texts(window), *misplaced(window)] == []
    for part in texts:
        part.setFixedSize(20, 5)
    settle()
    assert len(cut_texts(window)) == 3
    texts[1].setGeometry(texts[0].geometry())
    assert [line.split(":")[0] for line in misplaced(window)] == ["over QPushButton"]
    texts[0].setGeometry(-9, 0, 5, 5)
    assert " beyond " in misplaced(window)[0]


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("window.tab.print", "th", "key"),
        ("Open folder", "th", "not th"),
        ("Some words of mine", "th", "not Thai"),
        ("ยกเลิก", "en", "not en"),
        ("เทศบาลตำบลตัวอย่าง", "en", ""),
        ("a.ita", "en", ""),
    ],
)
def test_wrong_words_are_found(qtbot: QtBot, text: str, language: str, fault: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel(text, window).resize(500, 50)
    window.show()
    found = wrong_words(window, language)
    assert len(found) == bool(fault)
    assert all(line.startswith(fault) for line in found)
