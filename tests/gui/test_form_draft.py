"""Changes of a form are shown at once, saved by themselves, and can be taken back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk import resources
from ita_desk.errors import AppError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.columns import remove_column, set_heading
from ita_desk.forms.report_form import MeasureTableSection
from ita_desk.gui.form_draft import FormDraft
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.services.own_forms import OwnForms

FORM = "result-scores"


class Drafting:
    """A draft with own forms in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "forms"
        self.own = OwnForms(FormCatalog((resources.forms_folder(), self.folder)), self.folder)
        self.choices = PrintChoices(FORM, self.own.catalog)
        self.draft = FormDraft(self.choices, self.own)
        self.failed: list[AppError] = []
        self.draft.failed.connect(self.failed.append)

    def rename(self, text: str) -> bool:
        return self.draft.change(lambda table: set_heading(table, (0,), text))

    @property
    def heading(self) -> str:
        assert self.draft.table
        return self.draft.table.columns[0].heading

    @property
    def saved(self) -> str:
        """The same heading in the catalogue."""
        (table,) = [s for s in self.own.catalog.form(FORM).sections if isinstance(s, MeasureTableSection)]
        return table.columns[0].heading


@pytest.fixture
def drafting(tmp_path: Path, qtbot: QtBot) -> Drafting:
    return Drafting(tmp_path)


def test_a_change_is_printed_at_once_and_saved_soon(drafting: Drafting, qtbot: QtBot) -> None:
    draft = drafting.draft
    assert (draft.unsaved, draft.is_own, draft.is_extra, draft.can_undo) == (False, False, False, False)
    assert drafting.rename("หนึ่ง")
    assert drafting.choices.layout is draft.form
    assert (draft.unsaved, draft.is_own, draft.can_undo, drafting.saved) == (True, True, True, "มาตรการ")
    qtbot.waitUntil(lambda: not draft.unsaved, timeout=LONG)
    assert (draft.is_own, drafting.saved, drafting.heading) == (True, "หนึ่ง", "หนึ่ง")
    assert drafting.choices.layout == draft.form


def test_nothing_is_no_change(drafting: Drafting) -> None:
    assert not drafting.rename("มาตรการ")
    assert not drafting.draft.can_undo
    drafting.draft.undo()
    drafting.draft.save()
    assert not drafting.folder.exists()


def test_changes_are_taken_back_one_by_one(drafting: Drafting) -> None:
    for text in ("หนึ่ง", "สอง"):
        drafting.rename(text)
    drafting.draft.save()
    drafting.draft.undo()
    assert (drafting.heading, drafting.draft.unsaved) == ("หนึ่ง", True)
    drafting.draft.undo()
    drafting.draft.save()
    assert (drafting.heading, drafting.saved, drafting.draft.can_undo) == ("มาตรการ", "มาตรการ", False)


def test_another_form_saves_what_is_left_behind(drafting: Drafting) -> None:
    drafting.rename("หนึ่ง")
    drafting.choices.choose_form("oit-links")
    assert drafting.saved == "หนึ่ง"
    assert (drafting.draft.table, drafting.draft.rows, drafting.draft.can_undo) == (None, (), False)
    assert not drafting.rename("x")
    drafting.choices.choose_form(FORM)
    assert drafting.heading == "หนึ่ง"
    form = drafting.draft.form
    drafting.choices.choose_digits("arabic")
    assert drafting.draft.form is form


def test_hidden_columns_are_offered(drafting: Drafting) -> None:
    drafting.rename("หนึ่ง")
    assert drafting.draft.table
    drafting.draft.keep_column(drafting.draft.table.columns[0])
    drafting.draft.change(lambda table: remove_column(table, (0,)))
    first = drafting.draft.rows[0]
    assert (first.shown, first.column.heading) == (False, "หนึ่ง")
    assert [row.shown for row in drafting.draft.rows[1:]] == [True] * 5


def test_the_shipped_form_comes_back_and_that_is_undone(drafting: Drafting) -> None:
    drafting.rename("หนึ่ง")
    drafting.draft.give_up()  # before it was saved at all
    assert (drafting.heading, drafting.saved, drafting.draft.unsaved) == ("มาตรการ", "มาตรการ", False)
    drafting.draft.undo()
    drafting.draft.save()
    assert drafting.saved == "หนึ่ง"
    drafting.draft.give_up()
    assert (drafting.heading, drafting.draft.is_own) == ("มาตรการ", False)
    assert drafting.choices.layout == drafting.own.catalog.original(FORM)
    drafting.draft.undo()
    drafting.draft.undo()
    assert drafting.heading == "มาตรการ"


def test_a_copy_is_gone_on_with_and_can_go(drafting: Drafting) -> None:
    drafting.rename("หนึ่ง")
    drafting.draft.save_as_new("แบบของเรา")
    assert drafting.choices.form == drafting.draft.form.id == f"{FORM}-2"
    assert (drafting.draft.is_extra, drafting.draft.is_own) == (True, True)
    assert (drafting.heading, drafting.saved) == ("หนึ่ง", "หนึ่ง")
    drafting.rename("สอง")
    drafting.draft.give_up()
    first = drafting.own.catalog.forms[0]
    assert drafting.choices.form == drafting.draft.form.id == first.id
    assert not drafting.draft.unsaved


def test_what_fails_is_told_and_nothing_is_lost(drafting: Drafting, monkeypatch: pytest.MonkeyPatch) -> None:
    drafting.folder.write_text("a file")
    drafting.rename("หนึ่ง")
    drafting.draft.save()
    assert [error.key for error in drafting.failed] == ["file.write_failed"]
    assert (drafting.draft.unsaved, drafting.heading) == (True, "หนึ่ง")
    assert drafting.choices.layout is drafting.draft.form
    drafting.folder.unlink()
    drafting.draft.save()
    assert drafting.saved == "หนึ่ง"

    def failing(*_: object) -> None:
        raise OSError(5, "broken")

    monkeypatch.setattr(Path, "replace", failing)
    drafting.draft.give_up()
    assert drafting.heading == "หนึ่ง"
    for _ in range(6):
        drafting.draft.change(lambda table: remove_column(table, (0,)))
    assert [error.key for error in drafting.failed] == [*["file.write_failed"] * 2, "form.last_column"]
