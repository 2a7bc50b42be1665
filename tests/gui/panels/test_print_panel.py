"""The choices of printing."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui_window import FORM, child
from ita_desk.forms.catalog import FormCatalog
from ita_desk.gui.panels.print_panel import PrintPanel
from ita_desk.gui.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.i18n import Message, Messages

THAI = Messages("th")


@pytest.fixture
def choices(qtbot: QtBot) -> PrintChoices:
    return PrintChoices(FORM)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    return Place(2568)


@pytest.fixture
def panel(choices: PrintChoices, place: Place, qtbot: QtBot) -> PrintPanel:
    panel = PrintPanel(choices, place, FormCatalog.shipped(), THAI)
    qtbot.addWidget(panel)
    return panel


def choose(panel: PrintPanel, name: str, key: str) -> None:
    box = child(panel, ChoiceBox, name)
    box.activated.emit(box.findData(key))


def shown(panel: PrintPanel) -> list[str]:
    names = ("form", "round", "digits", "carried")
    return [child(panel, ChoiceBox, name).currentData() for name in names]


def test_what_is_chosen_is_shown(panel: PrintPanel, choices: PrintChoices, place: Place) -> None:
    assert shown(panel) == [FORM, "12", "thai", "office"]
    place.go_to_round(6)
    choices.choose_form("result-scores")
    choices.choose_digits("arabic")
    assert shown(panel) == ["result-scores", "6", "arabic", "office"]


def test_what_the_user_chooses_counts(panel: PrintPanel, choices: PrintChoices, place: Place) -> None:
    wanted = {"form": "result-scores", "round": "6", "digits": "arabic", "carried": "none"}
    for name, key in wanted.items():
        choose(panel, name, key)
    assert [choices.form, str(place.round), choices.digits, choices.carried] == list(wanted.values())


def test_forms_stand_under_their_names(panel: PrintPanel) -> None:
    box = child(panel, ChoiceBox, "form")
    names = [box.itemText(place) for place in range(box.count())]
    assert names == [form.name for form in FormCatalog.shipped().forms]


def test_export_is_wanted(panel: PrintPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.export_wanted):
        child(panel, QPushButton, "export").click()


def test_faults_are_listed(panel: PrintPanel) -> None:
    faults = (
        Message("pages.missing_photos", {"count": 2}),
        Message("pages.missing_character", {"character": "<", "code": "U+003C"}),
    )
    panel.show_faults(faults)
    assert panel.faults.text() == "\n".join(THAI.text(fault) for fault in faults)
    panel.show_faults(())
    assert panel.faults.text() == ""
