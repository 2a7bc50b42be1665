"""The toolbar: undo and redo, the fiscal year, and the export."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolBar, QWidget

from ita_desk.domain.office import Office
from ita_desk.gui.actions import Actions
from ita_desk.gui.desk import Desk, first_year
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class YearBar(QToolBar):
    """Shows which fiscal year's measures are edited, and switches it."""

    def __init__(self, desk: Desk, actions: Actions, messages: Messages, parent: QWidget) -> None:
        super().__init__(messages.say("window.toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._desk, self._messages = desk, messages
        label = ThaiLabel(messages.say("window.year.label"), wraps=False)
        label.setIndent(8)
        self.years = QComboBox()
        self.years.setObjectName("years")
        self.years.setMinimumContentsLength(8)
        label.setBuddy(self.years)
        self.addWidget(label)
        self.addWidget(self.years)
        self.addAction(actions["add_year"])
        self.addSeparator()
        self.addAction(actions["undo"])
        self.addAction(actions["redo"])
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.addAction(actions["show_page"])
        self.addAction(actions["export"])
        self.years.activated.connect(self._choose)
        desk.bridge.changed.connect(self.show_years)
        desk.place.year_changed.connect(self.show_years)
        self.show_years()

    def show_years(self) -> None:
        """List the office's years, the newest first; where the shown one is gone, show another."""
        office: Office = self._desk.bridge.office
        years = [int(report.fiscal_year) for report in reversed(office.years)]
        shown = [self.years.itemData(place) for place in range(self.years.count())]
        if years != shown:
            with QSignalBlocker(self.years):
                self.years.clear()
                for year in years:
                    self.years.addItem(str(year), year)
        place = self._desk.place
        if place.year not in years and (other := first_year(office)) != place.year:
            place.go_to_year(other)
        self.years.setCurrentIndex(years.index(place.year) if place.year in years else -1)

    def _choose(self, index: int) -> None:
        self._desk.place.go_to_year(self.years.itemData(index))
