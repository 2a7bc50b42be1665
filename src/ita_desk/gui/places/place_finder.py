"""Goes to the field where something stands: a problem, or words that were looked for."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ita_desk.domain.texts import AGENCY, REPORT
from ita_desk.domain.texts import Place as TextPlace
from ita_desk.gui.desk import Desk
from ita_desk.gui.widgets.marked_words import select_words


class ShowsFields(Protocol):
    """An editor that can put the cursor into the field of a record."""

    def show_field(self, record: str, field: str) -> bool:
        """Show a field; False if it is not in this editor."""

    def window(self) -> QWidget:
        """The window it stands in."""


class PlaceFinder:
    """Knows in which tab what is edited; `show_tab` brings a tab up by its name."""

    def __init__(
        self, desk: Desk, editors: Mapping[str, ShowsFields], show_tab: Callable[[str], None]
    ) -> None:
        self._desk, self._editors, self._show_tab = desk, editors, show_tab

    def go_to(self, place: TextPlace, words: str = "", span: tuple[int, int] | None = None) -> bool:
        """Show the field at a place with the words at the span selected; False where it can be edited nowhere."""
        found = self.go_to_place(place)
        if found and span:
            window = self._editors[self._tab_of(place)].window()
            select_words(window.focusWidget(), words, span[0])
        return found or place.field in ("measures", "findings")  # the list itself

    def go_to_place(self, place: TextPlace) -> bool:
        """Show the field at a place, or the tab it belongs to; False where the field is not found."""
        self._desk.bridge.settle()
        name = self._tab_of(place)
        if not name:
            return False
        if place.year not in (0, self._desk.place.year) and name != "scores":  # scores show all years
            self._desk.place.go_to_year(place.year)
        self._show_tab(name)
        record = f"year:{place.year}" if place.record == REPORT else place.record
        return self._editors[name].show_field(record, place.field)

    def _tab_of(self, place: TextPlace) -> str:
        if place.record == AGENCY:
            return "agency"
        report = self._desk.bridge.office.year(place.year)
        if place.record == REPORT:
            return _tab_of_year(place.field)
        if report and report.measure(place.record):
            is_outcome = place.field.partition(".")[0].partition("[")[0] in ("outcome", "half_year")
            return "outcomes" if is_outcome else "measures"
        return "analysis" if report and any(f.id == place.record for f in report.findings) else "measures"


def _tab_of_year(field: str) -> str:
    head = field.partition(".")[0].partition("[")[0]
    known = {
        "assessment": "scores",
        "basis_year": "scores",
        "limitations": "analysis",
        "findings": "analysis",
    }
    if head in ("texts", "oit_links", "pictures", "signatories", "report_date", "signed"):
        return "print"
    return known.get(head, "" if head == "unplaced" else "measures")
