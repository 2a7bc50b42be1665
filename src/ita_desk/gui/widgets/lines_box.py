"""A box for a list of texts, one a line."""

from PySide6.QtGui import QFocusEvent

from ita_desk.gui.widgets.text_box import TextBox

_INNER = "\u2028"  # what Shift+Enter types: a line's end inside of an item


class LinesBox(TextBox):
    """Texts, one a line. The value is a tuple of str without blank ones; a text of several lines stays one."""

    def text(self) -> str:
        """The text as it stands in the box; the ends of lines inside of an item are U+2028."""
        return self.document().toRawText().replace("\u2029", "\n")

    # The lists and texts of two boxes are never taken for each other.
    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        """The items without blank ones."""
        lines = (line.replace(_INNER, "\n") for line in self.text().split("\n"))
        return tuple(line for line in lines if line.strip())

    def set_value(self, value: tuple[str, ...]) -> None:  # type: ignore[override]
        """Show items; blank lines in a box that is being typed into stay while the items are the same."""
        if self.hasFocus() and value == self.value():
            self._pause.drop()
        else:
            super().set_value("\n".join(item.replace("\n", _INNER) for item in value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop blank lines."""
        super().focusOutEvent(event)
        if not self.unsettled:
            self.set_value(self.value())
