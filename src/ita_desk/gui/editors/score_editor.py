"""The tab of scores: what has been announced, by year."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.editors.score_grid import ScoreGrid
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class ScoreEditor(QWidget):
    """The grid of scores with a line of help above, and below it the current cell in words."""

    def __init__(
        self, bridge: SessionBridge, place: Place, frameworks: FrameworkCatalog, messages: Messages
    ) -> None:
        super().__init__()
        self._table = ScoreTable(bridge, place, frameworks, messages, self)
        self.grid = ScoreGrid(bridge, self._table, messages)
        self._place = place
        self._told = ThaiLabel("")
        self._told.setObjectName("cell_told")
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(messages.say("window.scores.help")))
        column.addWidget(self.grid, 1)
        column.addWidget(self._told)
        place.leaving.connect(self.grid.settle)
        place.year_changed.connect(self._go_to_year)
        self._table.dataChanged.connect(self._tell)
        self._table.headerDataChanged.connect(self._tell)
        self.grid.selectionModel().currentChanged.connect(self._tell)
        self._go_to_year(place.year)

    def _go_to_year(self, year: int) -> None:
        """Stand at the total of the year shown."""
        if year in self._table.years:
            self.grid.setCurrentIndex(self._table.index(1, self._table.years.index(year)))
        self._tell()

    def _tell(self, *_: object) -> None:
        here: QModelIndex = self.grid.currentIndex()
        self._told.setText(self._table.describe(here.row(), here.column()) if here.isValid() else "")
