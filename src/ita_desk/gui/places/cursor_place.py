"""Which field of the office the cursor stands in, whatever editor it is in."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ita_desk.domain.agency import Agency
from ita_desk.domain.finding import Finding
from ita_desk.domain.issue_questions import finding_about
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.texts import AGENCY, REPORT
from ita_desk.domain.texts import Place as TextPlace
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.agency_editor import AgencyEditor
from ita_desk.gui.editors.analysis_editor import LIMITATIONS, AnalysisEditor
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.editors.outcome_editor import OutcomeEditor
from ita_desk.gui.editors.score_editor import ScoreEditor
from ita_desk.gui.editors.steps_box import StepsBox
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.gui.panels.print_tab import PrintTab
from ita_desk.records import dataclass
from ita_desk.services.edits.outcome import field_of_round


@dataclass(frozen=True, slots=True)
class Editors:
    """The editors in which a cursor may stand."""

    agency: AgencyEditor
    scores: ScoreEditor
    analysis: AnalysisEditor
    measures: MeasureEditor
    outcomes: OutcomeEditor
    printing: PrintTab

    def __iter__(self) -> Iterator[QWidget]:
        return iter((self.agency, self.scores, self.analysis, self.measures, self.outcomes, self.printing))


class CursorPlace(QObject):
    """Follows the focus; `moved` carries the `domain.texts.Place` it is at, None where it is at none.

    A box is known by the name of its field. Outside of the editors (in a menu, on the page) the place stays.
    """

    moved = Signal(object)

    def __init__(self, desk: Desk, editors: Editors, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._editors = desk, editors
        self.place: TextPlace | None = None
        self._widget: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # when everything shows what it will show
        self._soon.timeout.connect(self._tell)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._take)
        for moved in (desk.place.measure_changed, desk.place.round_changed, desk.place.year_changed):
            moved.connect(self._soon.start)
        editors.analysis.finding_shown.connect(self._soon.start)
        editors.scores.grid.selectionModel().currentChanged.connect(self._soon.start)

    @property
    def widget(self) -> QWidget | None:
        """The widget of an editor that had the focus last, if it is still there."""
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def _take(self, _: QWidget | None, now: QWidget | None) -> None:
        if now and any(editor.isAncestorOf(now) for editor in self._editors):
            self._widget = now
            self._soon.start()

    def show_tab(self) -> None:
        """Follow into the editor that has come up, whether or not the focus has."""
        self._soon.start()

    def _tell(self) -> None:
        place = self._find()
        if place != self.place:
            self.place = place
            self.moved.emit(place)

    def _find(self) -> TextPlace | None:
        shown = next((editor for editor in self._editors if editor.isVisible()), None)
        widget = self.widget
        within = widget if widget and shown and shown.isAncestorOf(widget) else None
        editors = self._editors
        if shown in (editors.measures, editors.outcomes):
            return self._in_measure(within, is_outcome=shown is editors.outcomes)
        if shown is editors.analysis:
            return self._in_analysis(within)
        if shown is editors.scores:
            return self._in_scores()
        if within is None:
            return None
        return self._in_agency(within) if shown is editors.agency else self._in_print(within)

    def _in_measure(self, within: QWidget | None, *, is_outcome: bool) -> TextPlace | None:
        where = self._desk.place
        if not where.measure:
            return None
        place = partial(TextPlace, where.year, where.measure)
        if not is_outcome:
            box = _named(within, _names(Measure), self._editors.measures.form)
            return place(_field_of_box(box, within) if box else "")
        head = field_of_round(where.round)
        if within and (row := _index(self._editors.outcomes.evidence.rows, within)) is not None:
            return place(f"{head}.evidence[{row}]")
        box = _named(within, _names(Outcome), self._editors.outcomes.form)
        return place(f"{head}.{box.objectName()}" if box else "")

    def _in_analysis(self, within: QWidget | None) -> TextPlace | None:
        year, about = self._desk.place.year, self._editors.analysis.subjects.current
        report = self._desk.bridge.office.year(year)
        if about == LIMITATIONS:
            return TextPlace(year, REPORT, LIMITATIONS)
        finding = finding_about(report, about) if report else None
        if finding is None:
            return None
        box = _named(within, _names(Finding), self._editors.analysis.form)
        return TextPlace(year, finding.id, box.objectName() if box else "")

    def _in_scores(self) -> TextPlace | None:
        grid = self._editors.scores.grid
        here, table = grid.currentIndex(), grid.model()
        if not (here.isValid() and isinstance(table, ScoreTable)):
            return None
        code, year = table.codes[here.row()], table.columns[here.column()].year
        return TextPlace(year, REPORT, "assessment.level" if code == LEVEL else f"assessment.scores.{code}")

    def _in_agency(self, within: QWidget) -> TextPlace | None:
        row = _index(self._editors.agency.signatories.rows, within)
        if row is not None:
            return TextPlace(0, AGENCY, f"signatories[{row}]")
        box = _named(within, _names(Agency), self._editors.agency)
        return TextPlace(0, AGENCY, box.objectName()) if box else None

    def _in_print(self, within: QWidget) -> TextPlace | None:
        tab, place = self._editors.printing, partial(TextPlace, self._desk.place.year, REPORT)
        wording = next((row.wording for row in tab.wordings.rows if row.isAncestorOf(within)), None)
        if wording:
            return place(f"texts.{wording.key}")
        for name, rows in (
            ("oit_links", tab.links.rows),
            ("signatories", tab.printing.paper.signatories.rows),
        ):
            if (row := _index(rows, within)) is not None:
                return place(f"{name}[{row}]")
        return None


def _names(record: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(record))


def _named(widget: QWidget | None, names: frozenset[str], form: QWidget) -> QWidget | None:
    """The widget of a form, or the one around it, that bears one of these names."""
    while widget is not None and widget is not form and widget.objectName() not in names:
        widget = widget.parentWidget()
    return widget if widget is not None and form.isAncestorOf(widget) else None


def _index(rows: Iterable[QWidget], within: QWidget) -> int | None:
    """The place of the row in which a widget stands."""
    return next((n for n, row in enumerate(rows) if row is within or row.isAncestorOf(within)), None)


def _field_of_box(box: QWidget, within: QWidget | None) -> str:
    """The field of a box, for steps with the place of the step."""
    row = _index(box.boxes, within) if isinstance(box, StepsBox) and within else None
    return box.objectName() if row is None else f"{box.objectName()}[{row}]"
