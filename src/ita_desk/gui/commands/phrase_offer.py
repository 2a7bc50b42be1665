"""Offers phrases for the fields of forms: opens the panel under a field and writes there what is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ita_desk.errors import AppError
from ita_desk.gui.dialogs.phrase_text import PhraseTextDialog
from ita_desk.gui.editors.field_form import FieldForm
from ita_desk.gui.editors.steps_box import StepsBox
from ita_desk.gui.error_dialog import build_message_box, error_text
from ita_desk.gui.look.plain_text import set_details
from ita_desk.gui.panels.phrase_panel import PhrasePanel
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.typed_text import clean
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.phrase_book import PhraseBook
from ita_desk.services.phrases import BLANK, Phrase

ONE_PARAGRAPH = ("title", "target")  # a phrase joins what is written there
IssueOf = Callable[[], int | None]


@dataclass(frozen=True, slots=True)
class _Open:
    """Where the panel stands: a field of a form, and the issue in question."""

    form: FieldForm
    field: str
    issue: int | None


class PhraseOffer(QObject):
    """The panel of phrases of a window, which stands under one field at a time.

    What is chosen is written as if typed: an edit of its own, which can be undone. Nothing is offered in an office that
    can only be read.
    """

    def __init__(self, book: PhraseBook, bridge: SessionBridge, place: Place, messages: Messages) -> None:
        super().__init__()
        self._book, self._bridge, self._messages = book, bridge, messages
        self._forms: dict[FieldForm, IssueOf] = {}
        self._open: _Open | None = None
        self._wrote = False  # since the panel was opened
        self.panel = PhrasePanel(messages)
        self.panel.hide()
        self.panel.closed.connect(self._leave)
        self.panel.sought.connect(lambda _: self._show())
        self.panel.chosen.connect(self._insert)
        self.panel.keep_wanted.connect(self._keep)
        self.panel.edit_wanted.connect(self._edit)
        self.panel.remove_wanted.connect(self._ask_to_remove)
        place.leaving.connect(self.close)

    def serve(self, form: FieldForm, issue: IssueOf) -> None:
        """Offer phrases for the fields of a form; `issue` tells which issue the record shown is about."""
        if self._bridge.read_only:
            return
        self._forms[form] = issue
        form.offer_phrases()
        form.phrases_wanted.connect(lambda field: self.open(form, field))
        form.left.connect(self.close)

    def open_here(self) -> bool:
        """Open for the field in which the cursor stands, back to it from the panel; False where it stands in none."""
        focus = QApplication.focusWidget()
        if self._open and focus and self.panel.isAncestorOf(focus):
            self._leave()
            return True
        for form in self._forms:
            field = form.field_of(focus) if focus else ""
            if field in form.phrase_buttons:
                self.open(form, field)
                return True
        return False

    def open(self, form: FieldForm, field: str) -> None:
        """Open the panel under a field."""
        self._open, self._wrote = _Open(form, field, self._forms[form]()), False
        self._book.reload()
        self.panel.begin(self._box.accessibleName())
        self._show()
        faults = [self._messages.text(fault) for fault in self._book.faults]
        self.panel.tell("\n".join(faults))
        self.panel.fit(form.viewport().height())
        form.put_below(field, self.panel)
        self.panel.search.setFocus()

    def close(self) -> None:
        """Close the panel; the cursor stays where it is."""
        self.panel.hide()
        self._open, self._wrote = None, False

    # --- the panel -------------------------------------------------------------------------------------------

    @property
    def _box(self) -> QWidget:
        assert self._open
        return self._open.form.box_of(self._open.field)

    def _show(self, stand_at: Phrase | None = None) -> None:
        if self._open:
            sought = self.panel.search.text()
            self.panel.show_groups(self._book.groups(self._open.field, self._open.issue, sought), stand_at)

    def _leave(self) -> None:
        """Close the panel and go back to the field, to the first blank if something was written there."""
        if self._open:
            box, wrote = self._box, self._wrote
            self.close()
            box = box.box_stood_in if isinstance(box, StepsBox) else box
            box.setFocus()
            if wrote and isinstance(box, TextBox) and BLANK in box.text():
                box.moveCursor(QTextCursor.MoveOperation.Start)
                box.find(BLANK)

    def _insert(self, phrase: Phrase) -> None:
        if self._open is None:
            return
        self._bridge.settle()  # what was typed before is a step of its own
        write_phrase(self._box, clean(phrase.text), joins=self._open.field in ONE_PARAGRAPH)
        self._bridge.settle()
        self._wrote = True
        self.panel.tell(self._messages.say("phrases.inserted"))

    # --- the user's own --------------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self._open:
            field, issue = self._open.field, self._open.issue
            self._ask_for_text(written_in(self._box), issue, lambda text, issue: Phrase(field, issue, text))

    def _edit(self, former: Phrase) -> None:
        self._ask_for_text(
            former.text, former.issue, lambda text, issue: Phrase(former.field, issue, text), former
        )

    def _ask_for_text(
        self,
        text: str,
        issue: int | None,
        build: Callable[[str, int | None], Phrase],
        former: Phrase | None = None,
    ) -> None:
        dialog = PhraseTextDialog(self._messages, text, issue, self.panel.window())

        def save(text: str, issue: int | None) -> None:
            phrase = build(text, issue)
            try:
                kept = self._book.change(former, phrase) if former else self._book.add(phrase)
            except AppError as error:
                dialog.refuse(error_text(self._messages, error))
                return
            dialog.accept()
            self.panel.search.set_value("")
            self._show(kept)
            self.panel.tell(self._messages.say("phrases.kept"))

        dialog.wanted.connect(save)
        dialog.open()

    def _ask_to_remove(self, phrase: Phrase) -> None:
        say = self._messages.say
        box = build_message_box(self.panel.window(), say("phrases.remove.title"), say("phrases.remove.ask"))
        set_details(box, " ".join(phrase.text.split()))
        remove = box.addButton(say("phrases.remove"), QMessageBox.ButtonRole.AcceptRole)
        remove.clicked.connect(lambda: self._remove(phrase))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.open()

    def _remove(self, phrase: Phrase) -> None:
        try:
            self._book.remove(phrase)
        except AppError as error:
            self.panel.tell(error_text(self._messages, error))
            return
        self._show()
        self.panel.tell(self._messages.say("phrases.removed"))


def write_phrase(box: QWidget, text: str, *, joins: bool) -> None:
    """Write a phrase into a box: in the place of what is selected or of nothing, as a step, or after the cursor's paragraph.

    Where it `joins`, it follows the cursor instead.
    """
    if isinstance(box, StepsBox):
        box.insert_step(text)
        return
    assert isinstance(box, TextBox)
    cursor = box.textCursor()
    if cursor.hasSelection():
        cursor.insertText(text)
    elif not box.text().strip():
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
    elif joins:
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(f" {text}" if before.strip() and not before.endswith(" ") else text)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{text}" if cursor.block().text().strip() else text)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def written_in(box: QWidget) -> str:
    """What is selected in a box, else all it says; of steps those of the one in which the cursor stood."""
    if isinstance(box, StepsBox):
        box = box.box_stood_in
    assert isinstance(box, TextBox)
    selected = box.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    return clean(selected or box.text())
