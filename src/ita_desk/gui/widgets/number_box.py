"""A box for a number."""

import re
from decimal import Decimal

from PySide6.QtGui import QAction, QColor, QFocusEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.i18n import Messages
from ita_desk.thai.digits import to_arabic

# A comma parts thousands and is never a decimal sign: where it stands otherwise, the number is wrong.
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|[+-]?\.[0-9]+", re.ASCII)


class NumberBox(LineBox):
    """A number in Arabic or Thai digits between two bounds. Its value is a Decimal, or None where nothing is written.

    What is no such number is marked and kept, but not emitted; `value` is then still the last right one.
    """

    def __init__(
        self,
        messages: Messages,
        lowest: Decimal | int = 0,
        highest: Decimal | int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._lowest, self._highest = messages, lowest, highest
        self._value: Decimal | None = None
        self._wrong = False
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical)
        self._warning: QAction = self.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        self._warning.setVisible(False)

    @property
    def wrong(self) -> bool:
        """Whether what stands in the box is marked as no right number."""
        return self._wrong

    # A number and a line hold different values; nothing takes one for the other.
    def value(self) -> Decimal | None:  # type: ignore[override]
        """The last right number."""
        return self._value

    def set_value(self, value: Decimal | None) -> None:  # type: ignore[override]
        """Show a number; text typed for the same number, or kept as wrong beside it, stays as it is."""
        self._pause.drop()
        same = value == self._value
        self._value = value
        if same and self.wrong:
            return
        if not self.hasFocus() or self._read() != (value, True):
            self._show("" if value is None else f"{value:f}")
        self._mark(wrong=False)

    def forget(self) -> None:
        """Drop text that is no number, as when another year is shown."""
        self._mark(wrong=False)
        self._pause.drop()
        self._show("" if self._value is None else f"{self._value:f}")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show a right number plainly."""
        super().focusOutEvent(event)
        if not self.wrong and not self.unsettled:
            self._show("" if self._value is None else f"{self._value:f}")

    def _read(self) -> tuple[Decimal | None, bool]:
        """The number written, and whether it is right."""
        text = to_arabic(self.text()).strip()
        if not text:
            return None, True
        if _NUMBER.fullmatch(text) is None:
            return None, False
        number = Decimal(text.replace(",", ""))
        return number, self._lowest <= number <= self._highest

    def _tell(self) -> None:
        number, right = self._read()
        self._mark(wrong=not right)
        if right:
            self._value = number
            self.settled.emit(number)

    def _mark(self, *, wrong: bool) -> None:
        said = (
            self._messages.say("window.number.wrong", lowest=self._lowest, highest=self._highest)
            if wrong
            else ""
        )
        self._wrong = wrong
        self._warning.setVisible(wrong)
        self._warning.setToolTip(said)
        self.setToolTip(said)
        self.setStatusTip(said)
        self.setAccessibleDescription(said)
        self.setPalette(_reddened(QGuiApplication.palette().base().color()) if wrong else QPalette())


def _reddened(ground: QColor) -> QPalette:
    """A palette with the ground turned a part to red, light or dark as it is; all else stays."""
    part = 0.25
    red, green, blue = ground.red(), ground.green(), ground.blue()
    palette = QPalette()
    palette.setColor(
        QPalette.ColorRole.Base,
        QColor(round(red + (255 - red) * part), round(green * (1 - part)), round(blue * (1 - part))),
    )
    return palette
