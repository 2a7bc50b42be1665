"""The list of a year's measures: finding some of them, choosing, adding, copying, removing, moving, filling in."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_filter import MeasureFilter, units_of
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.dialogs.bulk_fill import BulkFillDialog
from ita_desk.gui.models.measure_list import COLUMNS, MeasureList
from ita_desk.gui.panels.measure_actions import MeasureActions
from ita_desk.gui.panels.measure_filter_bar import MeasureFilterBar
from ita_desk.gui.panels.measure_view import MeasureView
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.measures import add_measure, next_number, place_of_next
from ita_desk.services.edits.order import (
    duplicate_measures,
    gap_towards,
    keeping_numbers,
    move_measures,
    remove_measures,
    renumber_measures,
)


class MeasureListPanel(QWidget):
    """The measures of the year, and which of them is shown: the list and `place.measure` follow each other.

    Several can be selected; the commands hold for all of them. Without `editable` measures are neither added nor
    moved here. `measure_added` tells the identifier of a measure just added or duplicated, when it is already the
    one shown; `form_wanted` that the user wants to go from the list into the form.
    """

    measure_added = Signal(str)
    form_wanted = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        columns: Sequence[str] = COLUMNS,
        *,
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self._editable, self._choosing = editable, False
        self.model = MeasureList(bridge, place, messages, columns, self)
        # Where the measure shown stood last, and among which: its neighbours follow it after removal.
        self._stood: tuple[int, str, tuple[str, ...]] = (place.year, "", ())
        self._hidden: set[str] = set()  # the measures that are filtered out
        # Which measures fit, by their identifiers, and what was asked then: the same is not searched twice.
        self._judged: dict[str, tuple[Measure, bool, bool]] = {}
        self._judged_by: tuple[MeasureFilter, int] = (MeasureFilter(), 0)
        self.filter_bar = MeasureFilterBar(messages)
        self.view = MeasureView(self.model, messages)
        self.actions_by_name = self._build_actions()
        self._count = ThaiLabel(wraps=False)
        self._lay_out()
        self._connect()
        self._follow()

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.view.form_wanted.connect(self._want_form)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.updated.connect(self._follow)
        self.model.dropped.connect(self._move_to)
        self.filter_bar.changed.connect(self._filter)
        self.filter_bar.left.connect(self.view.setFocus)
        self._place.measure_changed.connect(self._go_along)

    # --- commands --------------------------------------------------------------------------------------------

    def selected(self) -> list[str]:
        """The identifiers of the measures selected, in the order of the list; of the one shown if none is."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        chosen = [self.model.measures[row].id for row in rows]
        return [i for i in chosen if i not in self._hidden] or [
            measure.id for measure in self._shown_measure()
        ]

    def add(self) -> None:
        """Add a measure at the end of the group of the one shown."""
        group = next((measure.group for measure in self._shown_measure()), "")
        measures = self._present()
        measure, row = Measure(number=next_number(measures), group=group), place_of_next(measures, group)
        self._command_new(add_measure(self._place.year, measure, self._bridge.new_id, row))

    def duplicate(self) -> None:
        """Put a copy of each measure selected below it."""
        if chosen := self.selected():
            self._command_new(duplicate_measures(self._place.year, chosen, self._bridge.new_id))

    def remove(self) -> None:
        """Remove the measures selected; undo brings them back."""
        if (chosen := self.selected()) and not self._bridge.read_only:
            self._bridge.command(remove_measures(self._place.year, chosen))

    def move_by(self, by: int) -> None:
        """Move the measures selected up (-1) or down (1), past one that is to be seen."""
        gap = self._gap(by)
        if gap is not None:
            self._move_to(self.selected(), gap)

    def step(self, by: int) -> None:
        """Show the next measure (1) or the one before (-1) that is to be seen."""
        seen = [measure.id for measure in self._seen()]
        if self._place.measure in seen:
            place = seen.index(self._place.measure) + by
            if 0 <= place < len(seen):
                self._place.go_to_measure(seen[place])

    def renumber(self) -> None:
        """Number all measures of the year anew."""
        if self._present():
            self._bridge.command(renumber_measures(self._place.year))

    def fill(self) -> BulkFillDialog | None:
        """Ask what to fill in for the measures selected, or all that are to be seen; the open dialog."""
        seen = [measure.id for measure in self._seen()]
        if not seen or self._bridge.read_only:
            return None
        self._bridge.settle()
        dialog = BulkFillDialog(self._bridge, self._place, self._messages, self.selected(), seen, self)
        dialog.open()
        return dialog

    def run(self, name: str) -> None:
        """Run a command by its name, if it is possible now."""
        self.actions_by_name[name].trigger()

    def _move_to(self, ids: Collection[str], gap: int) -> None:
        self._bridge.command(move_measures(self._place.year, ids, gap))

    def _command_new(self, edit: Edit) -> None:
        """Make an edit that adds measures; show the first of them, and select all."""
        former = {measure.id for measure in self._present()}
        if not self._bridge.command(keeping_numbers(edit, self._place.year)):
            return
        self.filter_bar.clear()
        added = [measure.id for measure in self._present() if measure.id not in former]
        self._place.go_to_measure(added[0])
        for identifier in added[1:]:
            self._select(identifier)
        self.measure_added.emit(added[0])

    def _select(self, identifier: str) -> None:
        rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        index = self.model.index(self.model.row_of(identifier), 0)
        self.view.selectionModel().select(index, rows)

    def _gap(self, by: int) -> int | None:
        """The place in the year before which the measures selected come by a step past one that is seen."""
        seen = self._seen()
        gap = gap_towards(seen, self.selected(), by)
        if gap is None:
            return None
        return self.model.row_of(seen[gap].id) if gap < len(seen) else self.model.row_of(seen[-1].id) + 1

    def _present(self) -> tuple[Measure, ...]:
        """The measures of the year as the office has them: the model may not have heard of a change yet."""
        report = self._report()
        return report.measures if report else ()

    def _report(self) -> YearReport | None:
        return self._bridge.office.year(self._place.year)

    def _shown_measure(self) -> list[Measure]:
        """The measure shown, none or one."""
        measure = self.model.record_at(self.model.row_of(self._place.measure))
        return [measure] if measure else []

    # --- what is to be seen ----------------------------------------------------------------------------------

    def _seen(self) -> list[Measure]:
        return [measure for measure in self.model.measures if measure.id not in self._hidden]

    def _fits(self, measure: Measure) -> bool:
        asked = (self.filter_bar.value(), self._place.round)
        if asked != self._judged_by:
            self._judged_by, self._judged = asked, {}
        judged, has_problem = self._judged.get(measure.id), measure.id in self.model.marks
        if judged is None or judged[0] is not measure or judged[1] is not has_problem:
            fits = asked[0].fits(measure, asked[1], has_problem=has_problem)
            judged = self._judged[measure.id] = (measure, has_problem, fits)
        return judged[2]

    def _filter(self) -> None:
        """Hide what is not asked for; the measure shown stays until another is chosen."""
        asked, measures = self.filter_bar.value(), self.model.measures
        unwanted = {m.id for m in measures if not self._fits(m)} if asked else set()
        hidden = unwanted - {self._place.measure}
        for row, measure in enumerate(measures if hidden != self._hidden else ()):
            if (measure.id in hidden) != (measure.id in self._hidden):
                self.view.setRowHidden(row, QModelIndex(), measure.id in hidden)
        self._hidden = hidden
        self.model.show_headings(self._headings())
        self.filter_bar.tell(len(measures) - len(unwanted), len(measures))
        self._enable()

    def _headings(self) -> dict[str, str]:
        """The names of groups by the measures with which they begin, among those that are to be seen."""
        report = self._report()
        names = {group.id: " ".join(group.lead.split()) for group in (report.groups if report else ())}
        seen = self._seen() if names else []
        begins = [m for n, m in enumerate(seen) if n == 0 or m.group != seen[n - 1].group]
        without = self._messages.say("window.measures.no_group")
        return {measure.id: names.get(measure.group) or without for measure in begins}

    def show_marks(self, marks: dict[str, tuple[str, int]]) -> None:
        """Mark measures by their identifiers, each with the worst severity and the number of its problems."""
        self.model.show_marks(marks)
        if self.filter_bar.value().kind == "problems":
            self._filter()

    # --- selection -------------------------------------------------------------------------------------------

    def _choose(self, current: QModelIndex) -> None:
        if not self.model.updating and (measure := self.model.record_at(current.row())):
            self._choosing = True  # text typed before may become an edit now: what is being selected stays
            self._place.go_to_measure(measure.id)
            self._choosing = False

    def _go_along(self) -> None:
        """Show the measure another part of the window went to; one that is filtered out ends the filter."""
        measure = next(iter(self._shown_measure()), None)
        if measure and not self._fits(measure):
            self.filter_bar.clear()
        self._follow()

    def _follow(self) -> None:
        """Select the measure shown; where there is none, show the one that stands in its place."""
        report = self._report()
        if self._place.year != self._stood[0]:
            self._stood = (self._place.year, "", ())
            self.filter_bar.clear()
        self.filter_bar.offer_units(units_of(report.measures if report else ()))
        if not report or not report.measure(self._place.measure):
            self._place.go_to_measure(self._neighbour())
        self._stood = (self._place.year, self._place.measure, tuple(m.id for m in self._present()))
        self._filter()
        row, selection = self.model.row_of(self._place.measure), self.view.selectionModel()
        if not self._choosing and (row != self.view.currentIndex().row() or not selection.hasSelection()):
            # Not the view's own way, which would heed the keys held down, as in Ctrl+Z.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(self.model.index(row, 0), only)

    def _neighbour(self) -> str:
        """The measure to be shown where the one shown is gone: the next that fits, else the one before."""
        _, gone, order = self._stood
        present = {measure.id: measure for measure in self._present()}
        place = order.index(gone) if gone in order else 0
        near = [*order[place:], *reversed(order[:place]), *present]
        left = [identifier for identifier in near if identifier in present]
        return next((i for i in left if self._fits(present[i])), left[0] if left else "")

    def _enable(self) -> None:
        chosen = bool(self.selected())
        writable = not self._bridge.read_only
        allowed = {
            "edit_measure": chosen,
            "add_measure": writable and self._report() is not None,
            "duplicate_measure": writable and chosen,
            "remove_measure": writable and chosen,
            "move_measure_up": writable and self._gap(-1) is not None,
            "move_measure_down": writable and self._gap(1) is not None,
            "renumber_measures": writable and chosen,
            "bulk_fill": writable and chosen,
        }
        for name, action in self.actions_by_name.by_name.items():
            action.setEnabled(allowed[name])
        count = len(self.view.selectionModel().selectedRows())
        say, all_of_them = self._messages.say, len(self.model.measures)
        if count > 1:
            text = say("window.measures.count_selected", selected=count, count=all_of_them)
        else:
            text = say("window.measures.count", count=all_of_them)
        self._count.setText(text)

    def _want_form(self) -> None:
        if self._shown_measure():
            self.form_wanted.emit()

    # --- building --------------------------------------------------------------------------------------------

    def _build_actions(self) -> MeasureActions:
        acts = {"edit_measure": self._want_form, "bulk_fill": self.fill}
        if self._editable:
            acts |= {
                "add_measure": self.add,
                "duplicate_measure": self.duplicate,
                "remove_measure": self.remove,
                "move_measure_up": lambda: self.move_by(-1),
                "move_measure_down": lambda: self.move_by(1),
                "renumber_measures": self.renumber,
            }
        return MeasureActions(self.view, self._messages, acts)

    def _lay_out(self) -> None:
        if self._editable and not self._bridge.read_only:
            self.view.allow_moving()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.view, 1)
        if self._editable:
            layout.addLayout(self._build_buttons())
        last = QHBoxLayout()
        last.addWidget(self._count, 1)
        last.addWidget(self.actions_by_name.button("bulk_fill"))
        layout.addLayout(last)
        self.setFocusProxy(self.view)

    def _build_buttons(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(2)
        names = ("add_measure", "duplicate_measure", "remove_measure", "move_measure_up", "move_measure_down")
        for name in names:
            layout.addWidget(self.actions_by_name.button(name))
        layout.insertStretch(3)
        return layout

    def _open_menu(self, at: QPoint) -> None:
        self.actions_by_name.menu().popup(self.view.viewport().mapToGlobal(at))
