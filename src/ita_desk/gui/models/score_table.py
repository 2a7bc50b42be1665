"""The table of announced scores for Qt: codes down, years across."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.models.score_names import score_name
from ita_desk.gui.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Messages
from ita_desk.services.edits import Edit
from ita_desk.services.edits_scores import parse_score, score_codes, score_years, set_scores

LEVEL = "level"  # the code of the row that is no score

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Cells = Mapping[tuple[int, int], str]  # texts by row and column


class ScoreTable(QAbstractTableModel):
    """Level, total, instruments, indicators and questions by year; a cell's text becomes an edit.

    Text that is no score is refused through the bridge, and nothing changes. Rows once shown stay while the same
    fiscal year is shown, so that a score taken away can be typed again.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        frameworks: FrameworkCatalog,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._frameworks, self._messages = bridge, place, frameworks, messages
        self.codes: tuple[str, ...] = ()
        self.years: tuple[int, ...] = ()
        self._start_anew()
        bridge.changed.connect(self._refresh)
        place.year_changed.connect(self._start_anew)

    # --- what is shown ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a code."""
        return 0 if parent is not None and parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column a year."""
        return 0 if parent is not None and parent.isValid() else len(self.years)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be changed, unless the office is read-only."""
        flags = super().flags(index)
        changeable = index.isValid() and not self._bridge.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if changeable else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Scores with two decimals; in the editor as they are."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self._shown(index.row(), index.column())
        if role == Role.EditRole:
            return self._stored(index.row(), index.column())
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return self.describe(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Years, with marks for the one shown and its basis year; codes with their official names."""
        if orientation == Qt.Orientation.Vertical:
            return self.name(section) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        if role == Role.DisplayRole:
            return self._year_heading(self.years[section])
        if role == Role.FontRole and self.years[section] == self._place.year:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def name(self, row: int) -> str:
        """What a row is called: "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"."""
        return self._name_in(row, self._basis_year)

    def _name_in(self, row: int, year: int) -> str:
        """A row's name with the wording that a question had in that year."""
        return score_name(self.codes[row], self._framework, self._frameworks.of_year(year), self._messages)

    def describe(self, row: int, column: int) -> str:
        """A cell in words: its row, year and value, and the change since the year before it."""
        year, shown = self.years[column], self._shown(row, column)
        value = shown or self._messages.say("window.scores.none")
        told = self._messages.say("window.scores.cell", name=self._name_in(row, year), year=year, value=value)
        if not (self.codes[row] != LEVEL and column and shown and (before := self._shown(row, column - 1))):
            return told
        change = Decimal(shown) - Decimal(before)
        sign = "▲" if change > 0 else "▼" if change else "="
        key = "window.scores.change" if change else "window.scores.no_change"
        return f"{told} {self._messages.say(key, sign=sign, by=abs(change), year=self.years[column - 1])}"

    def _year_heading(self, year: int) -> str:
        marks = (("shown", self._place.year), ("basis", self._basis_year))
        lines = [self._messages.say(f"window.scores.{mark}") for mark, marked in marks if year == marked]
        return "\n".join([self._messages.say("window.scores.year", year=year), *lines])

    def _shown(self, row: int, column: int) -> str:
        text = self._stored(row, column)
        if not text or self.codes[row] == LEVEL:
            return text
        return str(Decimal(text).quantize(Decimal("0.01"), ROUND_HALF_UP))

    def _stored(self, row: int, column: int) -> str:
        report = self._bridge.office.year(self.years[column])
        if report is None:
            return ""
        if self.codes[row] == LEVEL:
            return report.assessment.level
        score = report.assessment.scores.get(self.codes[row])
        return "" if score is None else f"{score:f}"

    # --- changes by the user ---------------------------------------------------------------------------------

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Make an edit of a typed text; False if it was refused."""
        if role != Role.EditRole:
            return False
        return self._put({(index.row(), index.column()): str(value)}, self._bridge.apply)

    def clear(self, cells: Iterable[tuple[int, int]]) -> bool:
        """Empty cells, as one undo step."""
        return self._put(dict.fromkeys(cells, ""), self._bridge.command)

    def paste(self, row: int, column: int, text: str) -> bool:
        """Put a block of tab-separated text at a cell, as one undo step; False if any of it was refused."""
        lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        block = {
            (row + down, column + right): cell
            for down, line in enumerate(lines)
            for right, cell in enumerate(line.split("\t"))
        }
        return self._put(block, self._bridge.command)

    def block_text(self, cells: Iterable[tuple[int, int]]) -> str:
        """Cells that form a rectangle as tab-separated text, scores as they are stored."""
        rows: dict[int, list[str]] = {}
        for row, column in sorted(cells):
            rows.setdefault(row, []).append(self._stored(row, column))
        return "\n".join("\t".join(row) for row in rows.values())

    def _put(self, cells: Cells, make: Callable[[Edit], bool]) -> bool:
        try:
            edit = self._edit_of(cells)
        except UserError as error:
            self._bridge.refused.emit(error)
            return False
        return make(edit)

    def _edit_of(self, cells: Cells) -> Edit:
        scores: dict[tuple[int, str], Decimal | None] = {}
        levels: dict[int, str] = {}
        for (row, column), text in cells.items():
            if row >= len(self.codes) or column >= len(self.years):
                if text.strip():
                    raise UserError("scores.block_too_large", text=text.strip())
            elif self.codes[row] == LEVEL:
                levels[self.years[column]] = text.strip()
            else:
                scores[self.years[column], self.codes[row]] = self._score(row, column, text)
        return set_scores(scores, levels)

    def _score(self, row: int, column: int, text: str) -> Decimal | None:
        try:
            return parse_score(text)
        except UserError as error:
            where = {"name": self.name(row), "year": self.years[column]}
            raise UserError("scores.not_a_score", **where, **error.values) from None

    # --- changes of the office -------------------------------------------------------------------------------

    def _codes_now(self) -> tuple[str, ...]:
        return (LEVEL, *score_codes(self._bridge.office, self._framework))

    def _read_basis(self) -> None:
        report = self._bridge.office.year(self._place.year)
        self._basis_year = int(report.basis_year) if report else self._place.year - 1
        self._framework = self._frameworks.nearest(self._basis_year)

    def _start_anew(self, _: int = 0) -> None:
        self.beginResetModel()
        self._read_basis()
        self.codes, self.years = self._codes_now(), score_years(self._bridge.office, self._place.year)
        self.endResetModel()

    def _refresh(self, changes: Changes) -> None:
        self._read_basis()
        years = score_years(self._bridge.office, self._place.year)
        if years != self.years or not set(self._codes_now()) <= set(self.codes):
            self._start_anew()
            return
        if changes.touches(self._place.year, "basis_year"):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(years) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.codes) - 1)
        for column, year in enumerate(years):
            if changes.touches(year, "assessment") or changes.touches(year, ADDED_OR_REMOVED):
                following = min(column + 1, len(years) - 1)  # tells its change since this year
                self.dataChanged.emit(self.index(0, column), self.index(len(self.codes) - 1, following))
