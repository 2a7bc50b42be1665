"""A former year beside the editors, the three questions and the list of recent offices can be read in every size."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_dialogs import sample_office
from gui_seeing import cut_texts, misplaced, settle, wrong_words
from gui_typing import type_text
from gui_window import LONG, Bench
from ita_desk.gui.actions import TABS
from ita_desk.gui.app import translate_qt
from ita_desk.gui.dialogs.new_office import NewOfficeDialog
from ita_desk.gui.look.fonts import USUAL_SIZE, set_text_size
from ita_desk.gui.panels.former_year_panel import TABS_COMPARED
from ita_desk.i18n import LANGUAGES, Messages
from ita_desk.services.edits.edit import add_year
from ita_desk.services.edits.measures import add_measure

SIZES = (100, 150)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path, qtbot: QtBot, language: str) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot, language)
    qtbot.addWidget(bench.window)
    translate_qt(qapp, bench.messages)
    bench.window.resize(1366, 700)
    bench.show()
    yield bench
    bench.end()
    translate_qt(qapp, Messages("en"))
    set_text_size(USUAL_SIZE)


def test_a_former_year_beside_each_editor(bench: Bench, tmp_path: Path, language: str) -> None:
    bench.open(sample_office(tmp_path))
    bridge = bench.desk.bridge
    (measure, *_) = bridge.office.years[-1].measures
    bridge.command(add_year(2569))
    bridge.command(
        add_measure(2569, measure.__class__(title=f"{measure.title}ใหม่", issue=measure.issue), bridge.new_id)
    )
    bench.desk.place.go_to_year(2569)
    bench.window.menu_actions["former_year"].trigger()
    found = []
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        for tab in TABS_COMPARED:
            bench.workspace.tabs.setCurrentIndex(TABS.index(tab))
            bench.workspace.analysis.subjects.go_to("issue:1")
            settle()
            panel = bench.workspace.former
            assert panel.isVisible()
            found += [*cut_texts(panel), *misplaced(panel), *wrong_words(panel, language)]
    assert found == []


def test_the_three_questions(bench: Bench, language: str) -> None:
    found = []
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        bench.window.beginning.ask()
        dialog = bench.await_dialog(NewOfficeDialog)
        type_text(dialog.office.name, "ก")
        type_text(dialog.office.province, "ตราต")
        dialog.office.kind.setFocus()
        for _ in range(3):
            settle()
            found += [*cut_texts(dialog), *misplaced(dialog), *wrong_words(dialog, language)]
            dialog.go_on() if dialog.place < 2 else dialog.close()
        bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert found == []


def test_recent_offices(bench: Bench, tmp_path: Path, language: str) -> None:
    bench.window.recent.remember(tmp_path / "old" / "office.ita", 2568, date(2026, 11, 20))
    bench.window.recent.look()
    bench.qtbot.waitUntil(lambda: not bench.window.recent.where(tmp_path / "old" / "office.ita").there)
    found = []
    for size in SIZES:
        bench.window.settings.choose_text_size(size)
        settle()
        welcome = bench.window.welcome
        found += [*cut_texts(welcome), *misplaced(welcome), *wrong_words(welcome, language)]
    assert found == []
