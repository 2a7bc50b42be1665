"""A box for the units that are responsible for a measure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ita_desk.gui.editors.parts_box import Parts, PartsBox
from ita_desk.i18n import Messages


class UnitsBox(PartsBox):
    """Names of units parted by commas, with a menu of the agency's divisions. The value is a tuple of names."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(units_in, parent)
        self._divisions: Parts = ()
        self._read_only = False
        self.menu = QMenu(self)
        name = messages.say("window.units.divisions")
        self.button = QToolButton()
        self.button.setObjectName("divisions")
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self.button.clicked.connect(self._open_menu)
        self._layout.addWidget(self.button)
        self._enable()

    def set_divisions(self, divisions: Sequence[str]) -> None:
        """Offer these units in the menu."""
        self._divisions = tuple(divisions)
        self._enable()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        super().set_read_only(read_only)
        self._read_only = read_only
        self._enable()

    def _enable(self) -> None:
        self.button.setEnabled(bool(self._divisions) and not self._read_only)

    def _open_menu(self) -> None:
        self.settle()
        self.menu.clear()
        chosen = self.value()
        for division in self._divisions:
            action = self.menu.addAction(division.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(division in chosen)
            action.triggered.connect(lambda _=False, division=division: self._toggle(division))
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _toggle(self, division: str) -> None:
        former = self.value()
        units = tuple(u for u in former if u != division) if division in former else (*former, division)
        self.line.set_value(", ".join(units))
        self.typed.emit()
        self.settled.emit(units)


def units_in(text: str) -> Parts:
    """The units named in a line, parted by commas."""
    return tuple(unit for part in text.split(",") if (unit := part.strip()))
