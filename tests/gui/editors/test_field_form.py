"""A form of labelled boxes: its room, its examples, and what stands below a box."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.editors.field_form import Field, FieldForm
from ita_desk.gui.editors.parts_box import PartsBox
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from measure_editing import KeyMessages, tab_order


@pytest.fixture
def form(qtbot: QtBot) -> FieldForm:
    form = FieldForm(KeyMessages(), "measure")
    form.add_row(
        Field("number", LineBox(), example="เช่น 1"), Field("issue", ChoiceBox()), Field("group", ChoiceBox())
    )
    form.add_row(Field("title", TextBox(2), example="เช่น อบรม", phrases=True))
    form.add_row(Field("codes", PartsBox(lambda text: tuple(text.split())), example="i1"))
    qtbot.addWidget(form)
    form.resize(600, 400)
    form.show()
    return form


def top_of(form: FieldForm, name: str) -> int:
    return form.box_of(name).mapTo(form, form.box_of(name).rect().topLeft()).y()


def test_boxes_that_do_not_fit_side_by_side_stand_below_each_other(form: FieldForm, qtbot: QtBot) -> None:
    assert top_of(form, "number") == top_of(form, "issue") == top_of(form, "group")
    form.resize(230, 400)
    qtbot.waitUntil(lambda: top_of(form, "number") < top_of(form, "issue") < top_of(form, "group"))
    assert form.horizontalScrollBar().maximum() == 0
    form.resize(600, 400)
    qtbot.waitUntil(lambda: top_of(form, "number") == top_of(form, "group"))


def test_larger_letters_need_more_room(form: FieldForm, qtbot: QtBot) -> None:
    form.resize(430, 400)
    assert top_of(form, "number") == top_of(form, "group")
    larger = form.font()
    larger.setPointSizeF(larger.pointSizeF() * 2)
    form.setFont(larger)
    qtbot.waitUntil(lambda: top_of(form, "number") < top_of(form, "group"))
    assert form.horizontalScrollBar().maximum() == 0


def test_a_hidden_field_needs_no_room(form: FieldForm, qtbot: QtBot) -> None:
    form.resize(330, 400)
    qtbot.waitUntil(lambda: top_of(form, "number") < top_of(form, "issue"))
    form.set_field_visible("group", False)
    qtbot.waitUntil(lambda: top_of(form, "number") == top_of(form, "issue"))


def test_examples_stand_in_empty_boxes_only(form: FieldForm) -> None:
    title, number, codes = (form.box_of(name) for name in ("title", "number", "codes"))
    assert isinstance(title, TextBox)
    assert isinstance(number, LineBox)
    assert isinstance(codes, PartsBox)
    shown = [box.placeholderText() for box in (title, number, codes.line)]
    assert shown == ["เช่น อบรม", "เช่น 1", "i1"]
    assert (title.value(), number.value(), codes.value()) == ("", "", ())


def test_the_button_of_phrases_is_no_stop_for_tab(form: FieldForm, qtbot: QtBot) -> None:
    button = form.phrase_buttons["title"]
    assert not button.isVisible()
    form.offer_phrases()
    assert "phrases_title" not in tab_order(form)
    assert button.accessibleName() == "phrases.button.of field.measure.title"
    with qtbot.waitSignal(form.phrases_wanted) as wanted:
        button.click()
    assert wanted.args == ["title"]


def test_what_stands_below_a_box_is_of_its_field(form: FieldForm) -> None:
    below = QLabel("ก")
    form.put_below("title", below)
    assert form.field_of(below) == form.field_of(form.box_of("title")) == "title"
    assert form.field_of(QWidget()) == ""
    assert below.mapTo(form, below.rect().topLeft()).y() > top_of(form, "title")
    assert not form.show_field("none")
