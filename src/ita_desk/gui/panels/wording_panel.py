"""The wordings of the chosen form, each as it is printed this year."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.forms.wordings import OFFERED_FIELDS, Wording, unknown_fields, wordings_of
from ita_desk.gui.binding import Binding
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.year import set_section_text


class WordingRow(QWidget):
    """A wording in a box, with buttons that put a field in and that return to the form's own wording."""

    def __init__(self, bridge: SessionBridge, place: Place, wording: Wording, messages: Messages) -> None:
        super().__init__()
        self._bridge, self._place, self._messages = bridge, place, messages
        self.wording = wording
        self.setObjectName(wording.key)
        self.box = TextBox(2 if wording.kind == "paragraph" else 1)
        self.box.setObjectName("wording")
        self.label = ThaiLabel(messages.text(name_of(wording)), wraps=False)
        self.label.setBuddy(self.box)
        self.box.setAccessibleName(self.label.text())
        self.insert = self._button("insert")
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reset = self._button("reset")
        self.reset.clicked.connect(self._return_to_form)
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        self._binding = Binding(bridge, self.box, self._text, self._edit)
        self.box.textChanged.connect(self._tell)
        self._lay_out()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(self._messages.say(f"window.wording.{name}"))
        button.setAccessibleName(f"{button.text()} {self.label.text()}")
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.box)  # before the buttons, so that Tab goes to it first
        column.addWidget(self.told)
        for button in (self.insert, self.reset):
            head.addWidget(button)
        for first, second in ((self.box, self.insert), (self.insert, self.reset)):
            QWidget.setTabOrder(first, second)

    def show_wording(self) -> None:
        """Show what is printed this year."""
        self._binding.show()
        writable = self._has_year and not self._bridge.read_only
        self.insert.setEnabled(writable)
        self.reset.setEnabled(writable and self._own() is not None)
        self._tell()

    def insert_field(self, field: str) -> None:
        """Put a field in where the cursor stands."""
        self.box.insertPlainText(f"{{{field}}}")
        self.box.setFocus()

    @property
    def _has_year(self) -> bool:
        return self._bridge.office.year(self._place.year) is not None

    def _own(self) -> str | None:
        """The office's own wording of this year."""
        report = self._bridge.office.year(self._place.year)
        return report.texts.get(self.wording.key) if report else None

    def _text(self) -> str:
        own = self._own()
        return self.wording.default if own is None else own

    def _edit(self, text: str) -> Edit:
        own = None if text == self.wording.default else text
        return set_section_text(self._place.year, self.wording.key, own)

    def _return_to_form(self) -> None:
        self._bridge.command(set_section_text(self._place.year, self.wording.key, None))

    def _tell(self) -> None:
        """Say what of the text is not printed as a clerk may think."""
        text = self.box.text()
        unknown = unknown_fields(text)
        said = ""
        if not text.strip() and self.wording.default.strip() and self.wording.kind != "memo":
            said = self._messages.say("window.wording.left_out")
        elif unknown:
            said = self._messages.say("window.wording.unknown", fields=" ".join(unknown))
        self.told.setText(said)
        self.told.setVisible(bool(said))


class WordingPanel(QWidget):
    """A row for each wording of the chosen form. What is typed belongs to the year shown."""

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        choices: PrintChoices,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._choices, self._messages = bridge, place, choices, messages
        self._wordings: tuple[Wording, ...] = ()
        self.rows: list[WordingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._help = ThaiLabel()
        self._column.addWidget(self._help)
        self._column.addStretch(1)
        for changed in (choices.changed, choices.layout_changed, choices.forms_changed):
            changed.connect(self._show_form)
        place.leaving.connect(bridge.settle)
        place.year_changed.connect(self._show)
        bridge.changed.connect(self._update)
        self._show_form()

    def _show_form(self) -> None:
        """Build the rows anew where the form has other wordings than are shown."""
        wordings = wordings_of(self._choices.layout)
        if wordings != self._wordings:
            self._bridge.settle()
            self._wordings = wordings
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [
                WordingRow(self._bridge, self._place, wording, self._messages) for wording in wordings
            ]
            for place, row in enumerate(self.rows, 1):
                row.insert.setMenu(self._build_menu(row))
                self._column.insertWidget(place, row)
        self._show()

    def _build_menu(self, row: WordingRow) -> QMenu:
        menu = QMenu(row)
        for group, fields in OFFERED_FIELDS.items():
            part = menu.addMenu(self._messages.say(f"window.wording.fields.{group}"))
            for field in fields:
                action = part.addAction(self._messages.text(name_of_field(field)))
                action.setObjectName(field)
                action.triggered.connect(partial(row.insert_field, field))
        return menu

    def _update(self, changes: Changes) -> None:
        if any(changes.touches(self._place.year, field) for field in ("texts", ADDED_OR_REMOVED)):
            self._show()

    def _show(self) -> None:
        report = self._bridge.office.year(self._place.year)
        self.setEnabled(report is not None)
        key = "window.wording.help" if self._wordings else "window.wording.none"
        self._help.setText(self._messages.say(key, year=self._place.year))
        for row in self.rows:
            row.show_wording()


def name_of(wording: Wording) -> Message:
    """What a wording is, in words; counted where the form has several of its kind."""
    if wording.part:
        return Message(f"window.wording.memo.{wording.part}")
    if wording.of == 1:
        return Message(f"window.wording.kind.{wording.kind}")
    return Message(f"window.wording.kind.{wording.kind}.counted", {"number": wording.number})


def name_of_field(field: str) -> Message:
    """What a field says, in words."""
    head, _, rest = field.replace("@", ".").partition(".")
    part = rest.split(".")
    if part[0].isdigit():  # of one indicator
        return Message(f"window.wording.field.{head}.{part[-1]}", {"number": part[0]})
    return Message(f"window.wording.field.{field.replace('@', '.')}")
