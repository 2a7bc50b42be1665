"""The step into a new fiscal year: which year, what goes along, and every change to its texts and codes."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.look.thai_breaks import ThaiDelegate
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit, add_year
from ita_desk.services.rollover import CodeChange, Rollover, YearChange

Plan = Callable[[int, int, Collection[str]], Rollover]
Titles = Callable[[int], Mapping[str, str]]
_SIZE = QSize(860, 560)
_AROUND = 28  # letters shown on each side of a year
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class NewYearDialog(QDialog):
    """Asks for a new year and what it takes along; `wanted` carries the edit that makes it, and its number.

    `plan` gives the step from one year into another with measures of these ids; `titles` are the questions of a
    year's list by their codes.
    """

    wanted = Signal(object, int)

    def __init__(
        self,
        messages: Messages,
        office: Office,
        suggested: int,
        plan: Plan,
        titles: Titles,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._office, self._plan, self._titles = messages, office, plan, titles
        self._planned: Rollover | None = None
        self._filling = False
        self._kept_years: dict[tuple[str, int], bool] = {}
        self._kept_codes: dict[tuple[str, str], str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(messages.say("window.action.add_year")))
        self.year = NumberBox(messages, lowest=FIRST, highest=LAST)
        self.year.setObjectName("year")
        self.year.set_value(Decimal(suggested))
        self.source = ChoiceBox(self._sources())
        self.source.setObjectName("source")
        self.measures = self._tree("measures", 1)
        self.years = self._tree("years", 2)
        self.codes = self._tree("codes", 2)
        self.tabs = QTabWidget()
        self.told = ThaiLabel("")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self.source.set_value(self._first_source(suggested))
        self._show_measures()

    # --- building --------------------------------------------------------------------------------------------

    def _sources(self) -> list[tuple[str, str]]:
        say = self._messages.say
        filled = [int(report.fiscal_year) for report in self._office.years if report.measures]
        own = [(str(year), say("window.new_year.from", year=year)) for year in reversed(filled)]
        return [*own, ("", say("window.new_year.empty"))]

    def _first_source(self, suggested: int) -> str:
        return next((key for key, _ in self._sources() if key and int(key) < suggested), "")

    def _tree(self, name: str, columns: int) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(name)
        tree.setColumnCount(columns)
        tree.setRootIsDecorated(False)
        tree.setAlternatingRowColors(True)
        tree.setWordWrap(True)
        tree.setItemDelegate(ThaiDelegate(tree))
        tree.setAccessibleName(self._messages.say(f"window.new_year.{name}.name"))
        tree.setHeaderLabels([self._messages.say(f"window.new_year.{name}.{n}") for n in range(columns)])
        return tree

    def _lay_out(self) -> None:
        say = self._messages.say
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(say("window.new_year.make"))
        row = QHBoxLayout()
        for name, box in (("year", self.year), ("source", self.source)):
            label = ThaiLabel(say(f"window.new_year.{name}"), wraps=False)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        for tree in (self.measures, self.years, self.codes):
            self.tabs.addTab(tree, "")
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(say("window.new_year.help")))
        column.addLayout(row)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.resize(_SIZE)

    def _connect(self) -> None:
        self.year.settled.connect(self._replan)
        self.source.settled.connect(self._show_measures)
        self.measures.itemChanged.connect(self._replan)
        self.years.itemChanged.connect(self._keep_year)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    # --- what goes along -------------------------------------------------------------------------------------

    @property
    def _from_year(self) -> int:
        return int(self.source.value() or 0)

    def _show_measures(self) -> None:
        """List the measures of the chosen year, all of them going along."""
        self._filling = True
        self.measures.clear()
        report = self._office.year(self._from_year) if self._from_year else None
        for measure in report.measures if report else ():
            said = " ".join(part for part in (measure.number, measure.title or measure.target) if part)
            self._add(self.measures, [said], checked=True, key=measure.id)
        self._filling = False
        self._replan()

    def _chosen(self) -> list[str]:
        items = (self.measures.topLevelItem(n) for n in range(self.measures.topLevelItemCount()))
        return [item.data(0, Qt.ItemDataRole.UserRole) for item in items if item and _is_checked(item)]

    def _replan(self) -> None:
        """Find anew what the step would change."""
        if self._filling:
            return
        self._planned, told = None, ""
        year = self._wanted_year()
        if self._from_year and year:
            try:
                self._planned = self._plan(self._from_year, year, self._chosen())
            except UserError as error:
                told = error_text(self._messages, error)
        elif year and self._office.year(year):
            told = error_text(self._messages, UserError("edit.year_exists", year=year))
        self.told.setText(told)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(year) and not told)
        self._show_changes()

    def _wanted_year(self) -> int:
        year = self.year.value()
        return int(year) if year is not None and year == int(year) and not self.year.wrong else 0

    def _show_changes(self) -> None:
        self._filling = True
        self.years.clear()
        self.codes.clear()
        for change in self._planned.years if self._planned else ():
            self._add_year(change)
        for code in self._planned.codes if self._planned else ():
            self._add_code(code)
        self._filling = False
        counts = (len(self._chosen()), self.years.topLevelItemCount(), self.codes.topLevelItemCount())
        for place, (name, count) in enumerate(zip(("measures", "years", "codes"), counts, strict=True)):
            self.tabs.setTabText(place, self._messages.say(f"window.new_year.{name}", count=count))
            self.tabs.setTabEnabled(place, bool(self._from_year) and (count > 0 or place == 0))
        self.years.resizeColumnToContents(0)
        self.codes.setColumnWidth(0, _SIZE.width() // 2)

    def _add_year(self, change: YearChange) -> None:
        before = change.text[max(0, change.start - _AROUND) : change.start].replace("\n", " ")
        after = change.text[change.end : change.end + _AROUND].replace("\n", " ")
        checked = self._kept_years.get((change.place, change.start), change.proposed)
        self._add(
            self.years,
            [f"{change.before} → {change.after}", f"…{before}{change.after}{after}…"],
            checked=checked,
            key=change,
        )

    def _add_code(self, change: CodeChange) -> None:
        mapped, say = change.mapped, self._messages.say
        before, after = self._titles(change.from_list), self._titles(change.to_list)
        item = self._add(
            self.codes, [f"{mapped.code} {before.get(mapped.code, '')}", ""], checked=None, key=change
        )
        offered = dict.fromkeys([mapped.certain, *mapped.candidates, *after])  # the likely ones first
        choices = [(code, f"{code} {after.get(code, '')}") for code in offered if code[:1] == mapped.code[:1]]
        box = ChoiceBox([("", say("window.new_year.no_code")), *choices])
        box.set_value(self._kept_codes.get((change.place, mapped.code), mapped.certain))
        box.settled.connect(lambda code: self._kept_codes.__setitem__((change.place, mapped.code), code))
        self.codes.setItemWidget(item, 1, box)

    def _add(
        self, tree: QTreeWidget, texts: list[str], *, checked: bool | None, key: object
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(texts)
        item.setData(0, Qt.ItemDataRole.UserRole, key)
        if checked is not None:
            item.setCheckState(0, _CHECKED if checked else _UNCHECKED)
        tree.addTopLevelItem(item)
        return item

    def _keep_year(self, item: QTreeWidgetItem) -> None:
        if not self._filling:
            change: YearChange = item.data(0, Qt.ItemDataRole.UserRole)
            self._kept_years[change.place, change.start] = _is_checked(item)

    # --- the end ---------------------------------------------------------------------------------------------

    def _refused(self, planned: Rollover) -> list[YearChange]:
        kept = self._kept_years
        return [c for c in planned.years if not kept.get((c.place, c.start), c.proposed)]

    def _codes(self, planned: Rollover) -> Mapping[CodeChange, str]:
        kept = self._kept_codes
        return {c: kept.get((c.place, c.mapped.code), c.mapped.certain) for c in planned.codes}

    def _accept(self) -> None:
        self.year.settle()
        year = self._wanted_year()
        if not year or not self.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled():
            return
        planned = self._planned
        edit: Edit = planned.edit(self._refused(planned), self._codes(planned)) if planned else add_year(year)
        self.accept()
        self.wanted.emit(edit, year)


def _is_checked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) == _CHECKED
