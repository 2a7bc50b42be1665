"""The web addresses of a year's OIT items, one below the other."""

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ita_desk.document.fields import printed_code
from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.domain.year_report import OitLink
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.binding import Binding
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.row_stack import RowStack
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.gui.widgets.typed_text import clean
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.links import (
    add_oit_link,
    add_oit_links,
    item_code,
    links_from,
    move_oit_link,
    remove_oit_link,
    set_oit_link_field,
)

FIELDS = ("code", "url", "explanation")


class LinkRow(QFrame):
    """The boxes of the link at one place of the list, and buttons to move and remove it."""

    def __init__(self, rows: "LinkRows", place: int, messages: Messages) -> None:
        super().__init__()
        self._rows, self._place, self._messages = rows, place, messages
        self.setObjectName(f"link_{place}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.code, self.url, self.explanation = LineBox(), LineBox(), TextBox(1)
        fit_to_font(self.code, lambda box: box.setFixedWidth(box.fontMetrics().horizontalAdvance("O000000")))
        self.title = ThaiLabel()
        self.title.setObjectName("title")
        self._bindings = []
        boxes: tuple[LineBox | TextBox, ...] = (self.code, self.url, self.explanation)
        for name, box in zip(FIELDS, boxes, strict=True):
            box.setObjectName(name)
            box.setAccessibleName(messages.say(f"window.links.{name}"))
            box.setPlaceholderText(messages.say(f"window.links.{name}"))
            self._bindings.append(self._bound(name, box))
        self.up, self.down, self.remove = (self._button(name) for name in ("up", "down", "remove"))
        self.up.setArrowType(Qt.ArrowType.UpArrow)
        self.down.setArrowType(Qt.ArrowType.DownArrow)
        self.remove.setText("✕")
        self.up.clicked.connect(lambda: rows.change(move_oit_link(rows.year, place, place - 1)))
        self.down.clicked.connect(lambda: rows.change(move_oit_link(rows.year, place, place + 1)))
        self.remove.clicked.connect(lambda: rows.change(remove_oit_link(rows.year, place)))
        self._lay_out()

    def _bound(self, name: str, box: LineBox | TextBox) -> Binding:
        def read() -> str:
            value: str = getattr(self._rows.links[self._place], name)
            return printed_code(value) if name == "code" else value

        def write(value: str) -> Edit:
            written = item_code(value) if name == "code" else value
            return set_oit_link_field(self._rows.year, self._place, name, written)

        return Binding(self._rows.bridge, box, read, write)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        text = self._messages.say(f"window.links.{name}")
        button.setObjectName(name)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.code, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(buttons, 0, 2)
        grid.addWidget(self.url, 1, 0, 1, 3)
        grid.addWidget(self.explanation, 2, 0, 1, 3)
        self.stops = (self.code, self.url, self.explanation, self.up, self.down, self.remove)

    def show_link(self, count: int) -> None:
        """Show what the office says now, the list having so many links."""
        for binding in self._bindings:
            binding.show()
        self.title.setText(self._rows.describe(self._rows.links[self._place].code))
        changeable = not self._rows.bridge.read_only
        self.up.setEnabled(changeable and self._place > 0)
        self.down.setEnabled(changeable and self._place < count - 1)
        self.remove.setEnabled(changeable)


class LinkRows(QWidget):
    """A row a link of the year shown; buttons add one, or those of a copied table."""

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        choices: PrintChoices,
        frameworks: FrameworkCatalog,
        messages: Messages,
    ) -> None:
        super().__init__()
        self.bridge, self._place, self._choices = bridge, place, choices
        self._frameworks, self._messages = frameworks, messages
        self.help = ThaiLabel(messages.say("window.links.help"))
        self.add_button = self._button("add", self._add)
        self.paste_button = self._button("paste", self.paste)
        column = QVBoxLayout(self)
        column.addWidget(self.help)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.paste_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._stack = RowStack[LinkRow](column, self._make_row, attrgetter("stops"), self, first=1)
        self.rows = self._stack.rows
        place.leaving.connect(bridge.settle)
        for changed in (place.year_changed, choices.changed):
            changed.connect(self._show)
        bridge.changed.connect(self._update)
        self._show()

    def _make_row(self, place: int) -> LinkRow:
        row = LinkRow(self, place, self._messages)
        for box in (row.code, row.url):
            box.installEventFilter(self)
        return row

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.links.{name}"))
        button.setObjectName(f"{name}_link")
        button.clicked.connect(act)
        return button

    @property
    def year(self) -> int:
        """The fiscal year shown."""
        return self._place.year

    @property
    def links(self) -> tuple[OitLink, ...]:
        """The links of the year shown."""
        report = self.bridge.office.year(self.year)
        return report.oit_links if report else ()

    def change(self, edit: Edit) -> bool:
        """Make an edit that is a step of its own."""
        return self.bridge.command(edit)

    def describe(self, code: str) -> str:
        """The title of an item in the list of the filing year, or why there is none."""
        year = self.year + self._choices.filing_offset
        framework = self._frameworks.of_year(year)
        question = framework.question(code) if framework else None
        if question and question.title:
            return question.title
        if not code:
            return self._messages.say("window.links.no_code")
        key = "no_title" if question else "unknown" if framework else "no_list"
        return self._messages.say(f"window.links.{key}", code=printed_code(code), year=year)

    def paste(self) -> None:
        """Add the rows of a table on the clipboard."""
        cells = QGuiApplication.clipboard().text().split("\t")
        if links := links_from("\t".join(clean(cell) for cell in cells)):
            self.change(add_oit_links(self.year, links))

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        """Take a table that is pasted into a line."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and not self.bridge.read_only
            and "\t" in QGuiApplication.clipboard().text()
        ):
            self.paste()
            return True
        return False

    def _add(self) -> None:
        if self.change(add_oit_link(self.year)):
            self.rows[-1].code.setFocus()

    def _update(self, changes: Changes) -> None:
        if any(changes.touches(self.year, field) for field in ("oit_links", ADDED_OR_REMOVED)):
            self._show()

    def _show(self) -> None:
        """Show as many rows as there are links, and what they say."""
        writable = self.bridge.office.year(self.year) is not None and not self.bridge.read_only
        self.add_button.setEnabled(writable)
        self.paste_button.setEnabled(writable)
        count = len(self.links)
        self._stack.set_count(count)
        for row in self.rows:
            row.show_link(count)
