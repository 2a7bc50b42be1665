"""A form: labelled boxes in rows, which scrolls."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class Field(NamedTuple):
    """A box for a field of a record; in a row it is as wide as its share."""

    name: str
    box: QWidget
    share: int = 1


class FieldForm(QScrollArea):
    """Boxes under the labels of their fields, `field.<record>.<name>`; a box bears its field's name."""

    def __init__(self, messages: Messages, record: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._record = messages, record
        self._cells: dict[str, tuple[QWidget, QWidget]] = {}
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

    def _build_cell(self, field: Field) -> QWidget:
        text = self._messages.say(f"field.{self._record}.{field.name}")
        label: QLabel = ThaiLabel(text)
        label.setBuddy(field.box)
        field.box.setObjectName(field.name)
        field.box.setAccessibleName(text)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(field.box)
        column.addStretch()
        self._cells[field.name] = (cell, field.box)
        return cell
