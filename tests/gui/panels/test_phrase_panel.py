"""The panel of phrases, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.gui.panels.phrase_panel import PhrasePanel
from ita_desk.services.phrases import Phrase, PhraseGroup
from measure_editing import KeyMessages, part, tab_order

FIRST, SECOND = Phrase("title", 1, "หนึ่ง\nสอง"), Phrase("title", 1, "<b>ก & ข")
MINE = Phrase("title", None, "ของฉัน", own=True)
GROUPS = (PhraseGroup("issue", (FIRST, SECOND)), PhraseGroup("general", (MINE,)))
Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot) -> PhrasePanel:
    panel = PhrasePanel(KeyMessages())
    qtbot.addWidget(panel)
    panel.begin("ชื่อมาตรการ")
    panel.show_groups(GROUPS)
    panel.show()
    panel.search.setFocus()
    return panel


def texts(panel: PhrasePanel) -> list[str]:
    items = [panel.list.item(n) for n in range(panel.list.count())]
    return [item.text() for item in items if item]


def test_phrases_stand_under_the_heads_of_their_groups(panel: PhrasePanel) -> None:
    heads = ["phrases.group.issue", "phrases.group.general"]
    assert texts(panel) == [heads[0], "หนึ่ง สอง", "<b>ก & ข", heads[1], "phrases.own ของฉัน"]
    assert panel.current == FIRST


def test_keys_move_past_heads_while_words_are_typed(panel: PhrasePanel, qtbot: QtBot) -> None:
    stood = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        press(panel.search, key)
        stood.append(panel.current)
    assert stood == [SECOND, MINE, SECOND]
    with qtbot.waitSignal(panel.chosen) as chosen:
        press(panel.search, Key.Key_Return)
    assert chosen.args == [SECOND]
    with qtbot.waitSignal(panel.sought) as sought:
        type_text(panel.search, "ก")
    assert sought.args == ["ก"]


def test_enter_in_the_list_inserts_once(panel: PhrasePanel) -> None:
    chosen: list[Phrase] = []
    panel.chosen.connect(chosen.append)
    press(panel.list, Key.Key_Return)
    assert chosen == [FIRST]
    panel.insert.click()
    assert chosen == [FIRST, FIRST]


def test_esc_closes_from_anywhere(panel: PhrasePanel) -> None:
    closed: list[bool] = []
    panel.closed.connect(lambda: closed.append(True))
    for widget in (panel.search, panel.list, panel.keep):
        press(widget, Key.Key_Escape)
    assert len(closed) == 3


def test_only_own_phrases_can_be_changed(panel: PhrasePanel) -> None:
    told: list[tuple[str, Phrase]] = []
    panel.edit_wanted.connect(lambda phrase: told.append(("edit", phrase)))
    panel.remove_wanted.connect(lambda phrase: told.append(("remove", phrase)))
    assert not panel.edit.isEnabled()
    assert not panel.remove.isEnabled()
    panel.show_groups(GROUPS, MINE)
    assert panel.current == MINE
    panel.edit.click()
    panel.remove.click()
    assert told == [("edit", MINE), ("remove", MINE)]


def test_the_cursor_never_stands_on_a_button_that_went_dark(panel: PhrasePanel, qtbot: QtBot) -> None:
    panel.show_groups(GROUPS, MINE)
    panel.remove.setFocus()
    panel.show_groups(GROUPS[:1])
    assert panel.focusWidget() is panel.list


def test_the_list_is_as_high_as_there_is_room(panel: PhrasePanel) -> None:
    line = panel.list.fontMetrics().lineSpacing()
    heights = []
    for room in (100, 340, 2000):
        panel.fit(room)
        heights.append(panel.list.height() / line)
    assert heights[0] == 4 < heights[1] < heights[2] == 9
    panel.fit(340)
    assert panel.list.height() / line == heights[1]


def test_nothing_found_is_said(panel: PhrasePanel) -> None:
    panel.show_groups(())
    assert texts(panel) == ["phrases.none"]
    assert panel.current is None
    assert not panel.insert.isEnabled()
    chosen: list[Phrase] = []
    panel.chosen.connect(chosen.append)
    press(panel.search, Key.Key_Return)
    assert chosen == []


def test_every_part_has_a_name_and_its_place_in_the_tab_order(panel: PhrasePanel) -> None:
    panel.show_groups(GROUPS, MINE)
    order = [
        "search",
        "phrase_insert",
        "phrase_list",
        "phrase_keep",
        "phrase_edit",
        "phrase_remove",
        "close_phrases",
    ]
    found = tab_order(panel)
    assert found[found.index("search") :] + found[: found.index("search")] == order
    assert part(panel, QPushButton, "phrase_keep").toolTip() == "phrases.keep.tip"
    assert panel.list.accessibleName() == "phrases.list"
    assert panel.search.accessibleName() == "phrases.search"


def test_the_list_is_never_wider_than_the_panel(panel: PhrasePanel, qtbot: QtBot) -> None:
    panel.show_groups([PhraseGroup("issue", (Phrase("title", 1, "มาตรการ" * 80),))])
    panel.resize(panel.minimumSizeHint().width(), 400)
    assert panel.list.horizontalScrollBar().maximum() == 0
    height = panel.list.visualItemRect(panel.list.item(1)).height()
    assert height > 3 * panel.list.fontMetrics().height()
