"""Words are selected wherever they stand."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.lines_box import LinesBox
from ita_desk.gui.widgets.marked_words import select_words, text_in
from ita_desk.gui.widgets.text_box import TextBox

TEXT = "\U0001f4f7 น้ำ ก\nข น้ำ"


def selected(box: QWidget) -> str:
    if isinstance(box, QLineEdit):
        return box.selectedText()
    assert isinstance(box, QPlainTextEdit)
    return box.textCursor().selectedText()


@pytest.mark.parametrize("kind", [TextBox, LinesBox, LineBox])
def test_words_are_selected(kind: type[TextBox | LinesBox | LineBox], qtbot: QtBot) -> None:
    box = kind()
    qtbot.addWidget(box)
    text = TEXT.replace("\n", " ") if kind is LineBox else TEXT
    box.set_value((TEXT,) if kind is LinesBox else text)  # type: ignore[arg-type]
    assert text_in(box) == text
    for start in (2, 10):
        assert select_words(box, "น้ำ", start)
        assert selected(box) == "น้ำ"
        place = box.selectionStart() if isinstance(box, LineBox) else box.textCursor().selectionStart()
        assert place == text.index("น้ำ", start) + 1  # the picture takes two of Qt's units
    assert select_words(box, "น้ำ", 5)  # they have moved: the first
    assert not select_words(box, "ไม่มี", 0)
    assert not select_words(box, "", 0)


def test_where_no_words_stand(qtbot: QtBot) -> None:
    label = QLabel("น้ำ")
    qtbot.addWidget(label)
    assert not select_words(label, "น้ำ", 0)
    assert not select_words(None, "น้ำ", 0)


def test_a_form_scrolls_to_the_line_of_the_words(qtbot: QtBot) -> None:
    area, form, box = QScrollArea(), QWidget(), QPlainTextEdit("\n".join(["ก"] * 60 + ["น้ำ"]))
    qtbot.addWidget(area)
    box.setFixedHeight(1500)  # as boxes that grow with their text
    QVBoxLayout(form).addWidget(box)
    area.setWidget(form)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    assert select_words(box, "น้ำ", 0)
    line = box.viewport().mapTo(form, box.cursorRect().center()).y()
    top = area.verticalScrollBar().value()
    assert top < line < top + area.viewport().height()
