"""What is chosen for printing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import FormPage, ParagraphSection, ReportForm
from ita_desk.forms.writing import form_toml
from ita_desk.gui.print_choices import PrintChoices

FORMS = [ReportForm(name, name, FormPage(), (ParagraphSection("p", name),)) for name in ("one", "two")]


@pytest.fixture
def choices(qapp: QApplication, tmp_path: Path) -> PrintChoices:
    for form in FORMS:
        (tmp_path / f"{form.id}.toml").write_text(form_toml(form), encoding="utf-8")
    return PrintChoices("one", FormCatalog((tmp_path,)))


@pytest.fixture
def told(choices: PrintChoices) -> list[str]:
    """What is told, in order."""
    told: list[str] = []
    choices.changed.connect(lambda: told.append("changed"))
    choices.layout_changed.connect(lambda: told.append("layout"))
    choices.forms_changed.connect(lambda: told.append("forms"))
    return told


def test_only_another_choice_is_told(choices: PrintChoices, told: list[str]) -> None:
    choices.choose_form("one")
    choices.choose_digits("thai")
    assert told == []
    choices.choose_form("two")
    choices.choose_digits("arabic")
    assert (choices.form, choices.digits, choices.carried) == ("two", "arabic", "office")
    assert told == ["changed", "changed"]


def test_the_form_is_printed_as_it_is_edited(choices: PrintChoices, told: list[str]) -> None:
    assert choices.layout == FORMS[0]
    draft = replace(FORMS[0], name="อื่น")
    choices.show_draft(draft)
    choices.show_draft(draft)
    assert choices.layout is draft
    assert told == ["layout"]
    choices.choose_form("two")
    assert choices.layout == FORMS[1]
    choices.choose_form("one")
    choices.show_draft(None)
    assert choices.layout == FORMS[0]
    assert told == ["layout", "changed", "changed", "layout"]


def test_other_forms_are_told_and_drop_the_draft(choices: PrintChoices, told: list[str]) -> None:
    choices.show_draft(replace(FORMS[0], name="อื่น"))
    choices.offer_forms()
    assert choices.layout == FORMS[0]
    assert told == ["layout", "forms", "layout"]


def test_a_form_that_is_gone_is_not_chosen(choices: PrintChoices, told: list[str]) -> None:
    file = choices.forms.file_of("one")
    assert file
    file.unlink()
    choices.forms.reload()
    choices.offer_forms()
    assert choices.form == "two"
    assert told == ["forms", "changed"]
