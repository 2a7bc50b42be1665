"""Leads the user through the tabs: to a field, to what is missing, to where something changed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ita_desk.domain.changes import Changes, Part
from ita_desk.domain.texts import Place as TextPlace
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.analysis_editor import LIMITATIONS
from ita_desk.gui.places.cursor_place import Editors
from ita_desk.gui.places.place_finder import PlaceFinder, ShowsFields
from ita_desk.services.checking import CheckedProblem

_WITH_MEASURES = ("measures", "outcomes")


class Guide(QObject):
    """Knows which tab shows what. `tab_wanted` carries the tab's name; `no_field` that what was asked for has no field."""

    tab_wanted = Signal(str)
    no_field = Signal()

    def __init__(self, desk: Desk, editors: Editors, tabs: Mapping[str, QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._editors, self._tabs = desk, editors, tabs
        self._here = ""

    def stand_in(self, tab: str) -> None:
        """Remember which tab is in sight."""
        self._here = tab

    def go_to(self, tab: str, *, focus: bool = True) -> None:
        """Show a tab, with the cursor in it."""
        self.tab_wanted.emit(tab)
        if focus:
            self._tabs[tab].setFocus()

    def _finder(self) -> PlaceFinder:
        one = self._editors
        editors: dict[str, ShowsFields] = {
            "agency": one.agency,
            "scores": one.scores,
            "analysis": one.analysis,
            "measures": one.measures,
            "outcomes": one.outcomes,
            "print": one.printing,
        }
        return PlaceFinder(self._desk, editors, self.tab_wanted.emit)

    def show_place(self, place: TextPlace, words: str = "", span: tuple[int, int] | None = None) -> None:
        """Show the field at a place, with the words at the span selected; say so where there is none."""
        if not self._finder().go_to(place, words, span):
            self.no_field.emit()

    def show_problem(self, checked: CheckedProblem) -> None:
        """Show the field of a problem with its words selected."""
        self.show_place(checked.problem.place, checked.problem.text, checked.problem.span)

    def show_missing(self, place: TextPlace) -> None:
        """Show where something is missing, ready to be written."""
        if place.field == "problems":
            self.go_to("check")
            return
        self._finder().go_to_place(place)
        field, _, subject = place.field.partition(".")
        if field == "findings":
            self._editors.analysis.subjects.go_to(subject)
            self._editors.analysis.form.show_field("shortcomings")
        elif field == "measures":
            self._editors.measures.panel.setFocus()

    def show_measure(self, measure: str) -> None:
        """Show a measure in its tab, ready for its title."""
        self.tab_wanted.emit("measures")
        self._editors.measures.show_field(measure, "title")

    # --- where something changed -----------------------------------------------------------------------------

    def show_changes(self, changes: Changes) -> None:
        """Show where something changed, after undo and redo."""
        years = changes.years
        if not years:
            if changes:
                self.tab_wanted.emit("agency")
            return
        place = self._desk.place
        if place.year not in years:
            place.go_to_year(max(years))
        here = [part for part in changes.parts if part.year == place.year]
        fields = {part.field for part in here}
        if "measures" in fields:
            self._show_changed_measures(here)
        elif "accepted" in fields:
            self.go_to("check")
        elif "deadlines" in fields:
            self.tab_wanted.emit("overview")
        elif fields & {"findings", LIMITATIONS}:
            self.tab_wanted.emit("analysis")
            self._editors.analysis.show_changed()
        elif "assessment" in fields:
            self.tab_wanted.emit("scores")
        elif self._editors.printing.show_changed(fields):
            self.tab_wanted.emit("print")

    def _show_changed_measures(self, here: list[Part]) -> None:
        if self._here not in _WITH_MEASURES:
            self.tab_wanted.emit("measures")
        place = self._desk.place
        report = self._desk.bridge.office.year(place.year)
        changed = [part.record for part in here if part.field == "measures"]
        there = [measure for measure in changed if report and report.measure(measure)]
        if there and place.measure not in there:
            place.go_to_measure(there[0])
