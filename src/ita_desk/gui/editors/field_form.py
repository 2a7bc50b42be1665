"""A form: labelled boxes in rows, which scrolls."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.thai_breaks import soft_breaks
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class Field(NamedTuple):
    """A box for a field of a record; in a row it is as wide as its share.

    `example` stands in the box while that is empty; `phrases` tells that there are phrases for the field.
    """

    name: str
    box: QWidget
    share: int = 1
    example: str = ""
    phrases: bool = False


class FieldForm(QScrollArea):
    """Boxes under the labels of their fields, `field.<record>.<name>`; a box bears its field's name.

    `phrases_wanted` tells the field for which a phrase is sought, `left` that another record is going to be shown.
    """

    phrases_wanted = Signal(str)
    left = Signal()

    def __init__(self, messages: Messages, record: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._record = messages, record
        self._cells: dict[str, tuple[QWidget, QWidget]] = {}
        self._row_layouts: list[QHBoxLayout] = []
        self._below: tuple[QWidget, QWidget] | None = None  # what stands below a box, and the box's cell
        self.phrase_buttons: dict[str, QToolButton] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from box to box
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setSpacing(8)
        self._rows.addStretch()
        self.setWidget(content)

    def add_row(self, *row: Field) -> None:
        """Add boxes that stand side by side."""
        line = QHBoxLayout()
        line.setSpacing(8)
        self._row_layouts.append(line)
        for field in row:
            line.addWidget(self._build_cell(field), field.share)
        self._rows.insertLayout(self._rows.count() - 1, line)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, over the whole width."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._cells[name][0].setVisible(visible)

    def show_field(self, name: str) -> bool:
        """Scroll to the box of a field and put the cursor there; False if the form has none."""
        cell = self._cells.get(name)
        if cell is None:
            return False
        self.show_box(cell[1])
        return True

    def show_box(self, box: QWidget) -> None:
        """Scroll to a box of this form and put the cursor there."""
        self._rows.activate()  # boxes that have just grown stand where they belong
        self.ensureWidgetVisible(box.focusProxy() or box, 0, 40)
        box.setFocus()

    # --- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put boxes below each other where they have no room side by side, rather than scroll sideways."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See to the room also where what stands in the form has become wider."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        seen = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._follow()
        return seen

    def _arrange(self) -> None:
        margins = self._rows.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in self._row_layouts:
            items = [item for n in range(line.count()) if (item := line.itemAt(n)) and not item.isEmpty()]
            needed = sum(item.minimumSize().width() + line.spacing() for item in items) - line.spacing()
            direction = side_by_side if needed <= room else below
            if line.direction() != direction:
                line.setDirection(direction)

    # --- phrases ---------------------------------------------------------------------------------------------

    def offer_phrases(self) -> None:
        """Show the buttons beside the labels of fields that have phrases."""
        for button in self.phrase_buttons.values():
            button.show()

    def box_of(self, name: str) -> QWidget:
        """The box of a field."""
        return self._cells[name][1]

    def field_of(self, widget: QWidget) -> str:
        """The field in whose cell a widget stands, "" for one that stands in none."""
        return next((name for name, (cell, _) in self._cells.items() if cell.isAncestorOf(widget)), "")

    def put_below(self, name: str, widget: QWidget) -> None:
        """Put a widget under the box of a field, where it covers nothing, and scroll so that both are seen."""
        cell, box = self._cells[name]
        column = cell.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(box) + 1, widget)
        self._below = (widget, cell)
        widget.show()
        self._rows.activate()
        self.ensureWidgetVisible(cell, 0, 0)
        self.ensureWidgetVisible(widget, 0, 0)

    def _follow(self) -> None:
        """Keep what stands below a box in sight while the user is in it, and as much of the box as there is room for."""
        focus = self.window().focusWidget()
        if self._below and focus and self._below[0].isAncestorOf(focus) and self._below[0].isVisible():
            self.ensureWidgetVisible(self._below[1], 0, 0)
            self.ensureWidgetVisible(self._below[0], 0, 0)

    def _build_cell(self, field: Field) -> QWidget:
        text = self._messages.say(f"field.{self._record}.{field.name}")
        label: QLabel = ThaiLabel(text)
        label.setBuddy(field.box)
        field.box.setObjectName(field.name)
        field.box.setAccessibleName(text)
        _show_example(field.box, field.example)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(label, 1)
        column.addWidget(field.box)
        if field.phrases:  # after the box, so that Tab goes to the box first
            head.addWidget(self._phrase_button(field.name, text))
        column.addStretch()
        self._cells[field.name] = (cell, field.box)
        return cell

    def _phrase_button(self, name: str, text: str) -> QToolButton:
        say = self._messages.say
        button = QToolButton()
        button.setObjectName(f"phrases_{name}")
        button.setText(say("phrases.button"))
        button.setAccessibleName(say("phrases.button.of", field=text))
        button.setToolTip(say("phrases.button.tip"))
        button.setAutoRaise(True)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # by keyboard there is Ctrl+Space, without a stop for Tab
        button.clicked.connect(lambda: self.phrases_wanted.emit(name))
        button.hide()
        self.phrase_buttons[name] = button
        return button


def _show_example(box: QWidget, example: str) -> None:
    """Let an example stand in a box, or in the line that is part of it, while that is empty."""
    line = getattr(box, "line", box)
    if isinstance(line, QPlainTextEdit):
        line.setPlaceholderText(soft_breaks(example) if example else "")
    elif isinstance(line, QLineEdit):
        line.setPlaceholderText(example)
