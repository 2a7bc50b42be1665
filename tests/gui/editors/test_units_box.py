"""The boxes for units and for codes."""

import pytest
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from ita_desk.gui.editors.parts_box import PartsBox
from ita_desk.gui.editors.units_box import UnitsBox, units_in
from ita_desk.services.edits.measures import codes_from
from measure_editing import KeyMessages


@pytest.fixture
def box(qtbot: QtBot) -> UnitsBox:
    box = UnitsBox(KeyMessages())
    qtbot.addWidget(box)
    box.show()
    return box


def heard(box: PartsBox) -> list[object]:
    said: list[object] = []
    box.settled.connect(said.append)
    box.typed.connect(lambda: said.append("typed"))
    return said


@pytest.mark.parametrize(
    ("text", "units"),
    [("", ()), (" , ,", ()), ("กองคลัง", ("กองคลัง",)), ("กองคลัง,กอง ช่าง , ", ("กองคลัง", "กอง ช่าง"))],
)
def test_units_in_a_line(text: str, units: tuple[str, ...]) -> None:
    assert units_in(text) == units


def test_typing(box: UnitsBox) -> None:
    said = heard(box)
    box.set_value(("กองคลัง", "กองช่าง"))
    assert (box.line.text(), said) == ("กองคลัง, กองช่าง", [])
    box.line.setFocus()
    box.line.end(False)
    type_text(box.line, ", ปู่")
    assert box.unsettled
    box.settle()
    assert said[-1] == ("กองคลัง", "กองช่าง", "ปู่")
    assert not box.unsettled


def test_what_is_typed_stays_while_the_user_is_there(box: UnitsBox) -> None:
    box.set_divisions(["กองคลัง"])
    box.line.setFocus()
    type_text(box.line, "กองคลัง,")
    box.set_value(("กองคลัง",))
    assert (box.line.text(), box.unsettled) == ("กองคลัง,", False)
    box.button.setFocus()
    box.set_value(("กองคลัง",))
    assert box.line.text() == "กองคลัง"


def test_the_menu_of_divisions(box: UnitsBox) -> None:
    assert not box.button.isEnabled()
    box.set_divisions(["กองคลัง", "R&D"])
    box.set_value(("กองช่าง",))
    said = heard(box)
    box.button.click()
    assert [(a.text(), a.isChecked()) for a in box.menu.actions()] == [("กองคลัง", False), ("R&&D", False)]
    box.menu.actions()[1].trigger()
    assert said == ["typed", ("กองช่าง", "R&D")]
    box.button.click()
    assert box.menu.actions()[1].isChecked()
    box.menu.actions()[1].trigger()
    box.menu.close()
    assert box.value() == ("กองช่าง",)


def test_typed_text_counts_before_the_menu(box: UnitsBox) -> None:
    box.set_divisions(["กองคลัง"])
    said = heard(box)
    type_text(box.line, "ก")
    box.button.click()
    box.menu.close()
    assert said[-1] == ("ก",)


def test_read_only(box: UnitsBox) -> None:
    box.set_read_only(True)
    box.set_divisions(["กองคลัง"])
    assert (box.button.isEnabled(), box.line.isReadOnly()) == (False, True)
    box.set_read_only(False)
    assert (box.button.isEnabled(), box.line.isReadOnly()) == (True, False)


def test_codes(qtbot: QtBot) -> None:
    box = PartsBox(codes_from)
    qtbot.addWidget(box)
    box.setAccessibleName("รหัส")
    assert box.line.accessibleName() == "รหัส"
    type_text(box.line, "O๑๕ 5")
    box.settle()
    assert box.value() == ("o15", "5")
    box.set_value(("o15", "5", "9"))
    assert box.line.text() == "o15, 5, 9"
