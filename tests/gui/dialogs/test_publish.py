"""The choices for a pack, and what is told of one that was made."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, await_gone, child
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.framework import Question
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.dialogs.publish import PublishChoices, PublishDialog
from ita_desk.gui.dialogs.published import PublishedDialog
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.i18n import Message, Messages
from ita_desk.services.publishing.plan import MEGABYTE, PublishAnswer, PublishedFile, PublishPlan
from printing import form_of, forms
from publishing import PHOTOS, photo_office, request

THAI = Messages("th")
FOLDER = Path("/ชุด")
SIGNED = SignedReport("result-outcomes", 12, AMPERSANDS, scan="1")


def office(*signed: SignedReport) -> Office:
    year = replace(photo_office().years[0], signed=signed)
    return replace(photo_office(), years=(YearReport.empty(2567), year))


def build(
    qtbot: QtBot,
    *signed: SignedReport,
    choices: PublishChoices | None = None,
    options: PrintOptions | None = None,
) -> PublishDialog:
    export = replace(request(), options=options or PrintOptions(), data="office")
    dialog = PublishDialog(THAI, office(*signed), forms(), export, choices or PublishChoices(FOLDER))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: PublishDialog, name: str, value: str) -> None:
    """Choose as the mouse does."""
    box = child(dialog, ChoiceBox, name)
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def ticks(dialog: PublishDialog) -> dict[str, tuple[bool, bool]]:
    """Of each part whether it can be chosen, and is."""
    return {name: (box.isEnabled(), box.isChecked()) for name, box in dialog.parts.items()}


def make_button(dialog: PublishDialog) -> QPushButton:
    return child(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def wanted(qtbot: QtBot, dialog: PublishDialog) -> PublishPlan:
    with qtbot.waitSignal(dialog.wanted) as told:
        make_button(dialog).click()
    (plan,) = told.args
    assert isinstance(plan, PublishPlan)
    return plan


def test_all_that_is_at_hand_is_proposed(qtbot: QtBot) -> None:
    dialog = build(qtbot, SIGNED)
    assert ticks(dialog) == {
        "report": (False, True),
        "signed": (True, True),
        "appendix": (True, True),
        "page": (True, True),
    }
    told = {name: label.text() for name, label in dialog.told.items()}
    assert told["signed"] == THAI.say("window.publish.told.scan", number=AMPERSANDS)
    assert told["appendix"] == THAI.say(
        "window.publish.told.appendix", name="ita2568-photos.pdf", count=PHOTOS
    )
    name = "ita2568-result-outcomes"
    assert told["report"] == f"{name}.pdf"
    export = replace(request(), data="none")
    assert wanted(qtbot, dialog) == PublishPlan(
        export, FOLDER / name, SIGNED, form_of("photo-appendix"), form_of("oit-links")
    )
    assert not dialog.isVisible()


def test_what_is_not_there_cannot_be_chosen(qtbot: QtBot) -> None:
    dialog = build(qtbot, options=PrintOptions(6, filing_year=2569))
    assert ticks(dialog)["signed"] == ticks(dialog)["appendix"] == (False, False)
    assert dialog.told["signed"].text() == THAI.say("window.publish.told.no_signed")
    assert dialog.told["appendix"].text() == THAI.say("window.publish.told.no_photos")
    plan = wanted(qtbot, dialog)
    assert (plan.signed, plan.appendix) == (None, None)
    assert plan.export.options == PrintOptions(6, filing_year=2569)


def test_another_report_is_another_offer(qtbot: QtBot) -> None:
    dialog = build(
        qtbot,
        replace(SIGNED, scan="", sha256="1", document_number=""),
        options=PrintOptions(filing_year=2569),
    )
    assert dialog.told["signed"].text() == THAI.say("window.publish.told.signed", number="–")
    choose(dialog, "form", "photo-appendix")
    assert (ticks(dialog)["signed"], ticks(dialog)["appendix"]) == ((False, False), (True, False))
    choose(dialog, "year", "2567")
    choose(dialog, "round", "6")
    plan = wanted(qtbot, dialog)
    assert (plan.export.form.id, plan.export.fiscal_year, plan.export.options) == (
        "photo-appendix",
        2567,
        PrintOptions(6, filing_year=2568),
    )
    assert plan.target.name == "ita2567-6m-photo-appendix"


def test_sizes_are_chosen_or_typed(qtbot: QtBot) -> None:
    dialog = build(qtbot)
    assert not dialog.own.isVisible()
    choose(dialog, "limit", "5")
    assert dialog.plan.limit == 5 * MEGABYTE
    choose(dialog, "limit", "own")
    assert dialog.own.isVisible()
    assert not make_button(dialog).isEnabled()
    dialog.own.setText("๑.๕")
    dialog.own.settle()
    assert make_button(dialog).isEnabled()
    dialog.own.setText("0")
    with qtbot.assertNotEmitted(dialog.wanted):
        make_button(dialog).click()
    assert dialog.own.wrong
    assert not make_button(dialog).isEnabled()
    dialog.own.setText("2.25")
    dialog.own.settle()
    assert wanted(qtbot, dialog).limit == 2_250_000


def test_a_folder_or_a_zip_anywhere(qtbot: QtBot) -> None:
    dialog = build(qtbot)
    with qtbot.waitSignal(dialog.folder_wanted) as asked:
        dialog.choose.click()
    assert asked.args == [FOLDER]
    dialog.take_folder(Path(f"/{AMPERSANDS}"))
    choose(dialog, "kind", "zip")
    target = Path(f"/{AMPERSANDS}/ita2568-result-outcomes.zip")
    assert dialog.place.text() == THAI.say("window.publish.place", path=str(target))
    assert wanted(qtbot, dialog).target == target


def test_choices_are_kept_for_the_next_time(qtbot: QtBot) -> None:
    first = build(qtbot)
    for name in ("appendix", "page"):
        first.parts[name].click()
    choose(first, "kind", "zip")
    choose(first, "limit", "own")
    first.own.setText("3")
    first.own.settle()
    plan = wanted(qtbot, first)
    ticked = {"appendix": False, "page": False}
    assert first.choices == PublishChoices(FOLDER, True, "own", Decimal(3), ticked)
    again = build(qtbot, choices=first.choices)
    assert wanted(qtbot, again) == plan
    assert (plan.appendix, plan.page, plan.limit) == (None, None, 3 * MEGABYTE)


# --- afterwards ----------------------------------------------------------------------------------------------

FILES = (
    PublishedFile("a.pdf", "scan", 2_000_000, "0"),
    PublishedFile("b.pdf", "appendix", 9_000, "1", long_side=1000),
    PublishedFile("index.html", "page", 100, "2"),
)


def published(qtbot: QtBot, answer: PublishAnswer, item: Question | None = None) -> PublishedDialog:
    dialog = PublishedDialog(THAI, answer, item)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_files_notes_and_hints_are_told(qtbot: QtBot) -> None:
    note = Message("publish.note.signed_too_large", {"size": "2.0 MB", "limit": "1.0 MB"})
    answer = PublishAnswer(1, FOLDER / AMPERSANDS, FILES, (note,))
    dialog = published(qtbot, answer, Question("o28", title=AMPERSANDS))
    rows = [dialog.list.topLevelItem(number) for number in range(3)]
    said = [[row.text(column) for column in range(3)] for row in rows if row]
    assert [(row[0], row[2]) for row in said] == [
        ("a.pdf", "2.0 MB"),
        ("b.pdf", "9 kB"),
        ("index.html", "1 kB"),
    ]
    scaled = THAI.say("window.published.scaled", name="b.pdf", points=1000)
    assert dialog.notes.text().splitlines() == [f"• {scaled}", f"• {THAI.text(note)}"]
    hints = dialog.hints.text()
    assert THAI.say("window.published.hint.item", code="O28", title=AMPERSANDS) in hints
    assert THAI.say("window.published.hint.folder") in hints
    assert THAI.say("window.published.hint.names", name="index.html") in hints
    assert str(answer.target) in dialog.head.text()
    with qtbot.waitSignal(dialog.folder_wanted):
        child(dialog, QPushButton, "open").click()
    child(dialog, QDialogButtonBox).rejected.emit()
    await_gone(qtbot, dialog)


def test_a_zip_without_a_page(qtbot: QtBot) -> None:
    dialog = published(qtbot, PublishAnswer(1, Path("a.zip"), FILES[:1]))
    assert not dialog.notes.isVisible()
    assert dialog.hints.text().count("•") == 2
    assert THAI.say("window.published.hint.zip") in dialog.hints.text()


@pytest.mark.parametrize("name", ["form", "year", "round", "kind", "limit"])
def test_every_choice_has_a_spoken_name(qtbot: QtBot, name: str) -> None:
    dialog = build(qtbot)
    box = child(dialog, ChoiceBox, name)
    named = [label for label in dialog.findChildren(type(dialog.place)) if label.buddy() is box]
    assert named or box.accessibleName()
