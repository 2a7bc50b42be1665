"""The table of scores for Qt: codes down, years across, computed scores beside announced ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.score_cells import Column, ScoreCells
from ita_desk.gui.models.score_names import score_name
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.scores import (
    parse_score,
    score_codes,
    score_years,
    set_scores,
)
from ita_desk.services.edits.year import remove_printed

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Cells = Mapping[tuple[int, int], str]  # texts by row and column


class ScoreTable(QAbstractTableModel):
    """Level, total, instruments, indicators and questions by year; an announced cell's text becomes an edit.

    Computed scores stand beside the announced ones of the year shown and its basis year, or of all years; they can be
    read and copied only. Text that is no score is refused through the bridge, and nothing changes. Rows once shown
    stay while the same fiscal year is shown, so that a score taken away can be typed again. Beside the year shown, or its
    basis year, stands how its scores changed. `pasted` tells how many cells a block filled.
    """

    pasted = Signal(int)

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
        self._cells = ScoreCells(bridge, frameworks, messages)
        self._all_computed = False
        self.codes: tuple[str, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self._start_anew()
        bridge.changed.connect(self._refresh)
        place.year_changed.connect(self._start_anew)

    # --- what is shown ---------------------------------------------------------------------------------------

    @property
    def years(self) -> tuple[int, ...]:
        """The years shown, ascending."""
        return tuple(column.year for column in self.columns if column.announced)

    @property
    def basis_year(self) -> int:
        """The year whose scores the year shown rests on."""
        return self._basis_year

    def column_of(self, year: int, *, computed: bool = False) -> int:
        """Where a year's announced or computed scores stand. Raises ValueError if they are not shown."""
        return self.columns.index(Column(year, computed))

    def show_all_computed(self, shown: bool) -> None:
        """Show computed scores for every year whose rule is known, or for the year shown and its basis year only."""
        self._all_computed = shown
        self._start_anew()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a code."""
        return 0 if parent is not None and parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index | None = None) -> int:
        """One or two columns a year."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Announced cells can be changed, unless the office is read-only."""
        flags = super().flags(index)
        announced = index.isValid() and self.columns[index.column()].announced
        return flags | Qt.ItemFlag.ItemIsEditable if announced and not self._bridge.read_only else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Scores with two decimals; in the editor as they are."""
        if not index.isValid():
            return None
        code, column = self.codes[index.row()], self.columns[index.column()]
        if role in (Role.DisplayRole, Role.EditRole) and column.change:
            return self._cells.change(code, column.year, self._year_before(column.year))
        if role == Role.DisplayRole:
            return self._cells.marked(code, column)
        if role == Role.EditRole:
            return self._cells.stored(code, column)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            told = self.describe(index.row(), index.column())
            return plain_tip(told) if role == Role.ToolTipRole else told
        if role == Role.BackgroundRole and not column.announced:  # as one that is not typed into
            return QGuiApplication.palette().alternateBase()
        if role == Role.FontRole and column.computed and self._cells.differs(code, column.year):
            return _bold()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Years, with marks for the one shown and its basis year; codes with their official names."""
        if orientation == Qt.Orientation.Vertical:
            return self.name(section) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        if role == Role.DisplayRole:
            return self._heading(self.columns[section])
        if role == Role.FontRole and self.columns[section] == Column(self._place.year):
            return _bold()
        return None

    def name(self, row: int) -> str:
        """What a row is called: "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"."""
        return self._names[self.codes[row]]

    def describe(self, row: int, column: int) -> str:
        """A cell in words: its row, year and full value, and what it is to be compared with."""
        code, where = self.codes[row], self.columns[column]
        name = score_name(code, self._framework, self._frameworks.of_year(where.year), self._messages)
        beside = Column(where.year, computed=True) in self.columns
        told = self._cells.in_words(code, where, before=self._year_before(where.year), beside=beside)
        return self._messages.say("window.scores.cell", name=name, year=where.year, value=told)

    def printed(self, row: int, column: int) -> str:
        """What a former report printed oddly for an announced cell, in words."""
        return self._cells.printed_in_words(self.codes[row], self.columns[column])

    def accept_printed(self, row: int, column: int) -> bool:
        """Drop what a former report printed for a cell, as one undo step."""
        return self._bridge.command(remove_printed(self.columns[column].year, self.codes[row]))

    def _year_before(self, year: int) -> int | None:
        return max((y for y in self.years if y < year), default=None)

    def _heading(self, column: Column) -> str:
        say = self._messages.say
        year = say("window.scores.year", year=column.year)
        if column.computed:
            return f"{say('window.scores.computed')}\n{year}"
        if column.change:
            return f"{year}\n{say('window.scores.since', year=self._year_before(column.year))}"
        marks = (("shown", self._place.year), ("basis", self._basis_year))
        lines = [say(f"window.scores.{mark}") for mark, marked in marks if marked == column.year]
        return "\n".join([year, *lines])

    # --- changes by the user ---------------------------------------------------------------------------------

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Make an edit of a typed text; False if it was refused."""
        if role != Role.EditRole:
            return False
        return self._put({(index.row(), index.column()): str(value)}, self._bridge.apply)

    def clear(self, cells: Iterable[tuple[int, int]]) -> bool:
        """Empty announced cells, as one undo step; computed ones among them stay. False if it was refused."""
        chosen = list(cells)
        announced = [(row, column) for row, column in chosen if self.columns[column].announced]
        return self._put(dict.fromkeys(announced or chosen, ""), self._bridge.command)

    def paste(self, row: int, column: int, text: str) -> bool:
        """Put a block of tab-separated text at a cell, as one undo step; False if any of it was refused.

        A block holds announced scores of years that follow each other: computed columns are jumped over.
        """
        lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        columns = [n for n in range(column, len(self.columns)) if n == column or self.columns[n].announced]
        block = {
            (row + down, columns[right] if right < len(columns) else len(self.columns)): cell
            for down, line in enumerate(lines)
            for right, cell in enumerate(line.split("\t"))
            if right < len(columns) or cell.strip()
        }
        made = self._put(block, self._bridge.command)
        if made:
            self.pasted.emit(len(block))
        return made

    def block_text(self, cells: Iterable[tuple[int, int]]) -> str:
        """Cells that form a rectangle as tab-separated text, announced scores as they are stored.

        Computed cells are left out, so that the block can be pasted again, unless there are no others.
        """
        chosen = sorted(cells)
        announced = [(row, column) for row, column in chosen if self.columns[column].announced]
        rows: dict[int, list[str]] = {}
        for row, column in announced or chosen:
            rows.setdefault(row, []).append(self._cells.stored(self.codes[row], self.columns[column]))
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
            if row >= len(self.codes) or column >= len(self.columns):
                if text.strip():
                    raise UserError("scores.block_too_large", text=text.strip())
                continue
            year = self.columns[column].year
            if not self.columns[column].announced:
                raise UserError("scores.computed_column", year=year)
            if self.codes[row] == LEVEL:
                levels[year] = text.strip()
            else:
                scores[year, self.codes[row]] = self._read(row, year, text)
        return set_scores(scores, levels)

    def _read(self, row: int, year: int, text: str) -> Decimal | None:
        try:
            return parse_score(text)
        except UserError as error:
            raise UserError("scores.not_a_score", name=self.name(row), year=year, **error.values) from None

    # --- changes of the office -------------------------------------------------------------------------------

    def _codes_now(self) -> tuple[str, ...]:
        return (LEVEL, *score_codes(self._bridge.office, self._framework, self._asked))

    def _columns_now(self) -> tuple[Column, ...]:
        with_computed = (self._basis_year, self._place.year)
        found: list[Column] = []
        years = score_years(self._bridge.office, self._place.year)
        changing = self._changing_year(years)
        for year in years:
            found.append(Column(year))
            if year == changing:
                found.append(Column(year, change=True))
            if self._cells.has_rule(year) and (self._all_computed or year in with_computed):
                found.append(Column(year, computed=True))
        return tuple(found)

    def _changing_year(self, years: Sequence[int]) -> int:
        """The year whose change since the one before is shown: the year shown, else its basis year; 0 for none."""
        shown = self._place.year if self._has_scores(self._place.year) else self._basis_year
        before = max((year for year in years if year < shown), default=0)
        return shown if self._has_scores(shown) and self._has_scores(before) else 0

    def _has_scores(self, year: int) -> bool:
        report = self._bridge.office.year(year)
        return report is not None and bool(report.assessment.scores)

    def _read_basis(self) -> None:
        report = self._bridge.office.year(self._place.year)
        self._basis_year = int(report.basis_year) if report else self._place.year - 1
        self._framework = self._frameworks.nearest(self._basis_year)
        asked = (self._frameworks.of_year(year) for year in (self._basis_year, self._place.year))
        self._asked = tuple(framework for framework in asked if framework)

    def _start_anew(self, _: int = 0) -> None:
        self.beginResetModel()
        self._read_basis()
        self.codes, self.columns = self._codes_now(), self._columns_now()
        self._names = {code: self._name_of(code) for code in self.codes}
        self.endResetModel()

    def _name_of(self, code: str) -> str:
        """A code's name with the wording that a question has in the basis year, else in the year shown."""
        own = next((framework for framework in self._asked if framework.question(code)), None)
        return score_name(code, self._framework, own, self._messages)

    def _refresh(self, changes: Changes) -> None:
        fields = ("assessment", "basis_year", ADDED_OR_REMOVED)
        if not any(part.field in fields for part in changes.parts):
            return
        former = self._basis_year
        self._read_basis()
        if (
            former != self._basis_year
            or self._columns_now() != self.columns
            or not set(self._codes_now()) <= set(self.codes)
        ):
            self._start_anew()
            return
        for year in self.years:
            if changes.touches(year, "assessment") or changes.touches(year, ADDED_OR_REMOVED):
                first = self.column_of(year)
                announced = [n for n, c in enumerate(self.columns) if c.announced and n > first]
                # the next announced one and its change tell how it differs from this
                last = min([*(n + 1 for n in announced), len(self.columns) - 1])
                self.dataChanged.emit(self.index(0, first), self.index(len(self.codes) - 1, last))


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
