"""The choices of printing."""

import pytest
from pytestqt.qtbot import QtBot

from gui_window import FORM, child
from ita_desk.gui.panels.print_panel import PrintPanel
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.year import set_section_text
from paper_editing import Papers, choose, shown
from printing import forms

THAI = Messages("th")


@pytest.fixture
def papers(qtbot: QtBot) -> Papers:
    return Papers(form=FORM)


@pytest.fixture
def panel(papers: Papers, qtbot: QtBot) -> PrintPanel:
    panel = PrintPanel(papers.bridge, papers.place, papers.choices, THAI)
    shown(panel, qtbot)
    return panel


def chosen(panel: PrintPanel) -> list[str]:
    names = ("form", "round", "digits", "carried")
    return [child(panel, ChoiceBox, name).currentData() for name in names]


def test_what_is_chosen_is_shown(panel: PrintPanel, papers: Papers) -> None:
    assert chosen(panel) == [FORM, "12", "thai", "office"]
    papers.place.go_to_round(6)
    papers.choices.choose_form("result-scores")
    papers.choices.choose_digits("arabic")
    assert chosen(panel) == ["result-scores", "6", "arabic", "office"]


def test_what_the_user_chooses_counts(panel: PrintPanel, papers: Papers) -> None:
    wanted = {"form": "result-scores", "round": "6", "digits": "arabic", "carried": "none"}
    for name, key in wanted.items():
        choose(panel, name, key)
    choices = papers.choices
    assert [choices.form, str(papers.place.round), choices.digits, choices.carried] == list(wanted.values())


def test_what_goes_along_is_told(panel: PrintPanel, papers: Papers) -> None:
    told = child(panel, ThaiLabel, "told")
    for carried in ("office", "year", "none"):
        choose(panel, "carried", carried)
        assert told.text() == THAI.say(f"window.print.carried.told.{carried}")
    papers.choices.carried = "year"
    panel.show_choices()
    assert told.text() == THAI.say("window.print.carried.told.year")


def test_forms_stand_under_their_names(panel: PrintPanel) -> None:
    box = child(panel, ChoiceBox, "form")
    names = [box.itemText(place) for place in range(box.count())]
    assert names == [form.name for form in forms().forms]


def test_other_forms_are_offered_once_they_are_there(
    panel: PrintPanel, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = forms().forms[-2:]
    monkeypatch.setattr(type(papers.choices.forms), "forms", property(lambda _: fewer))
    papers.choices.choose_form(fewer[0].id)
    papers.choices.offer_forms()
    assert child(panel, ChoiceBox, "form").count() == 2
    assert chosen(panel)[0] == fewer[0].id


def test_faults_are_listed(panel: PrintPanel) -> None:
    faults = (
        Message("pages.missing_photos", {"count": 2}),
        Message("pages.missing_character", {"character": "<", "code": "U+003C"}),
    )
    assert not panel.faults.isVisible()
    panel.show_faults(faults)
    assert panel.faults.text() == "\n".join(THAI.text(fault) for fault in faults)
    assert panel.faults.isVisible()
    panel.show_faults(())
    assert panel.faults.text() == ""


# --- the filing year -------------------------------------------------------------------------------------------


def test_the_filing_year_is_asked_for_where_it_is_printed(panel: PrintPanel, papers: Papers) -> None:
    box = child(panel, ChoiceBox, "filing")
    assert not box.isVisible()
    papers.bridge.apply(set_section_text(2568, f"{FORM}/opening", "ข้อ {filing.result_code}"))
    assert box.isVisible()
    papers.bridge.undo()
    assert not box.isVisible()
    papers.choices.choose_form("oit-links")
    assert box.isVisible()


def test_the_filing_year_follows_the_year(panel: PrintPanel, papers: Papers) -> None:
    box = child(panel, ChoiceBox, "filing")
    choose(panel, "filing", "1")
    assert papers.choices.filing_offset == 1
    assert "2569" in box.currentText()
    papers.place.go_to_year(2567)
    assert "2568" in box.currentText()
    choose(panel, "filing", "0")
    assert papers.choices.filing_offset == 0
