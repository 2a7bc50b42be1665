"""What the pages show: which form, with which digits."""

from PySide6.QtCore import QObject, Signal

from ita_desk.thai.digits import DigitStyle


class PrintChoices(QObject):
    """The chosen form, digits, and how much of the data an exported PDF carries (office, year or none)."""

    changed = Signal()

    def __init__(self, form: str, digits: DigitStyle = "thai", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form, self._digits = form, digits
        self.carried = "office"

    @property
    def form(self) -> str:
        """The identifier of the form."""
        return self._form

    @property
    def digits(self) -> DigitStyle:
        """Thai or Arabic digits."""
        return self._digits

    def choose_form(self, form: str) -> None:
        """Show another form."""
        if form != self._form:
            self._form = form
            self.changed.emit()

    def choose_digits(self, digits: DigitStyle) -> None:
        """Show the other digits."""
        if digits != self._digits:
            self._digits = digits
            self.changed.emit()
