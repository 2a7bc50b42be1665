"""The tab of scores: what has been announced, by year, beside what is computed from it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.editors.score_grid import ScoreGrid
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class ScoreEditor(QWidget):
    """The grid of scores; above it the choice of a result, below it the current cell in words.

    `pasted` tells how many cells a block filled.
    """

    pasted = Signal(int)

    def __init__(
        self, bridge: SessionBridge, place: Place, frameworks: FrameworkCatalog, messages: Messages
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._messages = bridge, place, messages
        self._table = ScoreTable(bridge, place, frameworks, messages, self)
        self.grid = ScoreGrid(bridge, self._table, messages)
        self._told, self._printed = ThaiLabel(), ThaiLabel()
        self._told.setObjectName("cell_told")
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Else the grid jumps at every cell.
        fit_to_font(self._told, lambda label: label.setMinimumHeight(3 * label.fontMetrics().height()))
        self._printed.setObjectName("printed_told")
        self.accept_printed = QPushButton(messages.say("window.scores.accept_printed"))
        self.accept_printed.setObjectName("accept_printed")
        self.accept_printed.setToolTip(messages.say("window.scores.accept_printed.tip"))
        self.accept_printed.clicked.connect(self._accept_printed)
        self.results = {name: self._result_button(name) for name in ("basis", "own")}
        self.all_computed = QCheckBox(messages.say("window.scores.all_computed"))
        self.all_computed.setObjectName("all_computed")
        self.all_computed.toggled.connect(self._table.show_all_computed)
        self._lay_out()
        self.setFocusProxy(self.grid)
        self._connect()
        self._go_to_year(place.year)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        for button in self.results.values():
            choice.addWidget(button)
        choice.addStretch()
        choice.addWidget(self.all_computed)
        self._printed_line = QWidget()
        printed = QHBoxLayout(self._printed_line)
        printed.setContentsMargins(0, 0, 0, 0)
        printed.addWidget(self._printed, 1)
        printed.addWidget(self.accept_printed)
        column = QVBoxLayout(self)
        column.addLayout(choice)
        column.addWidget(self.grid, 1)
        column.addWidget(self._told)
        column.addWidget(self._printed_line)

    def _connect(self) -> None:
        self._place.leaving.connect(self.grid.settle)
        self._place.year_changed.connect(self._go_to_year)
        self._table.dataChanged.connect(self._tell)
        self._table.modelReset.connect(self._tell)
        self._table.pasted.connect(self.pasted)
        self.grid.selectionModel().currentChanged.connect(self._tell)

    def show_field(self, record: str, field: str) -> bool:
        """Stand at a score or the level of a year (`year:2568`); False where the table does not show it."""
        report = self._bridge.office.year(int(record.partition(":")[2]))
        if report is None or report.fiscal_year not in self._table.years:
            return False
        code = field.removeprefix("assessment.scores.")
        place = field.removeprefix("assessment.as_printed[").partition("]")[0]
        if place.isdecimal() and int(place) < len(report.assessment.as_printed):
            code = report.assessment.as_printed[int(place)].code
        code = LEVEL if field == "assessment.level" else code
        row = self._table.codes.index(code) if code in self._table.codes else 0
        self.grid.setCurrentIndex(self._table.index(row, self._table.column_of(int(report.fiscal_year))))
        self.grid.setFocus()
        return True

    def _result_button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"result_{name}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._show_result(name))
        return button

    # --- where the user stands -------------------------------------------------------------------------------

    def _years(self) -> dict[str, int]:
        return {"basis": self._table.basis_year, "own": self._place.year}

    def _go_to_year(self, year: int) -> None:
        """Stand at the total of the year shown; before that has scores, of the year from which it is planned."""
        report, basis = self._bridge.office.year(year), self._table.basis_year
        planning = not (report and report.assessment.scores) and basis in self._table.years
        stand = basis if planning else year
        if stand in self._table.years:
            self.grid.setCurrentIndex(self._table.index(1, self._table.column_of(stand)))
        self._tell()

    def _show_result(self, name: str) -> None:
        """Stand in the column of the basis year or the year shown, in the same row."""
        year, row = self._years()[name], max(self.grid.currentIndex().row(), 0)
        if year in self._table.years:
            self.grid.setCurrentIndex(self._table.index(row, self._table.column_of(year)))
            self.grid.setFocus()
        self._tell()

    def _accept_printed(self) -> None:
        here = self.grid.currentIndex()
        if here.isValid():
            self._table.accept_printed(here.row(), here.column())

    def _tell(self, *_: object) -> None:
        here: QModelIndex = self.grid.currentIndex()
        cell = (here.row(), here.column())
        self._told.setText(self._table.describe(*cell) if here.isValid() else "")
        printed = self._table.printed(*cell) if here.isValid() else ""
        self._printed.setText(printed)
        self._printed_line.setVisible(bool(printed))
        self.accept_printed.setEnabled(not self._bridge.read_only)
        self._tell_result(self._table.columns[here.column()].year if here.isValid() else 0)

    def _tell_result(self, here: int) -> None:
        """Name the two results, and press the one whose year the user stands in."""
        years = self._years()
        for name, button in self.results.items():
            button.setText(self._messages.say(f"window.scores.result.{name}", year=years[name]))
            button.setVisible(years["basis"] != years["own"] and years[name] in self._table.years)
            button.setChecked(years[name] == here)
