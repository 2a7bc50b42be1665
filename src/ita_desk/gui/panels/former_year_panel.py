"""Another year's record beside the one worked on: what it said, where it differs, and the way to take it over."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.finding import Finding
from ita_desk.domain.issue_questions import finding_about
from ita_desk.domain.measure import Measure
from ita_desk.domain.score_sources import difference
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.score_words import ScoreWords, short_score
from ita_desk.gui.panels.compared_row import ComparedRow
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.compare_years import (
    ComparedField,
    codes_about,
    compare_findings,
    compare_outcomes,
    compare_plans,
    compare_scores,
    copy_finding_field,
    copy_measure_field,
    counterpart,
)
from ita_desk.thai.words import Segmenter

TABS_COMPARED = ("analysis", "measures", "outcomes")
_MOST_SCORES = 8


class FormerYearPanel(QWidget):
    """Compares the measure or subject shown in a tab with that of another year; nothing of the other year changes.

    `subject` gives what the analysis tab shows (`issue:1`). `copied` tells a field's label and the year it was taken
    from; `close_wanted` that the panel is to go.
    """

    copied = Signal(str, int)
    close_wanted = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        frameworks: FrameworkCatalog,
        messages: Messages,
        subject: Callable[[], str],
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._frameworks = bridge, place, frameworks
        self._messages, self._subject = messages, subject
        self._segmenter = Segmenter()
        self._tab = TABS_COMPARED[1]
        self._picked: dict[tuple[int, str, int], str] = {}  # measures the user chose to compare with
        self._rows: dict[str, ComparedRow] = {}
        self.setObjectName("former_year")
        self.year, self.measure = ChoiceBox(), ChoiceBox()
        self.measure.setObjectName("former_measure")
        self.nothing, self.scores = ThaiLabel(), ThaiLabel()
        self.scores.setObjectName("former_scores")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._messages.say
        close = QToolButton()
        close.setObjectName("close_former")
        close.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        close.setAutoRaise(True)
        close.setAccessibleName(say("window.former.close"))
        close.setToolTip(say("window.former.close"))
        close.clicked.connect(self.close_wanted)
        title = ThaiLabel(say("window.former.title"))
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._choices = QFormLayout()
        self._choices.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._choices.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, box in (("year", self.year), ("measure", self.measure)):
            label = ThaiLabel(say(f"window.former.{name}"), wraps=False)
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            self._choices.addRow(label, box)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.addWidget(self.scores)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(self._choices)
        column.addWidget(self.nothing)
        column.addWidget(area, 1)

    def _connect(self) -> None:
        self.year.settled.connect(self.refresh)
        self.measure.settled.connect(self._pick)
        self._bridge.changed.connect(self.refresh)
        for moved in (self._place.year_changed, self._place.measure_changed, self._place.round_changed):
            moved.connect(self.refresh)

    def show_tab(self, tab: str) -> None:
        """Compare what a tab shows."""
        self._tab = tab
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    # --- the two records -------------------------------------------------------------------------------------

    @property
    def _here(self) -> YearReport | None:
        return self._bridge.office.year(self._place.year)

    @property
    def other_year(self) -> int:
        """The year compared with, 0 for none."""
        return int(self.year.value() or 0)

    def refresh(self, *_: object) -> None:
        """Show both records as they stand now."""
        if not self.isVisible():
            return
        self._show_years()
        there = self._bridge.office.year(self.other_year)
        in_measures = self._tab != "analysis"
        self._choices.setRowVisible(self.measure, bool(in_measures and there))
        if there is None or self._here is None:
            self._show((), (), "no_other_year")
        elif in_measures:
            self._show_measure(there)
        else:
            self._show_finding(self._here, there)

    def _show_years(self) -> None:
        years = sorted((int(r.fiscal_year) for r in self._bridge.office.years), reverse=True)
        others = [year for year in years if year != self._place.year]
        chosen = self.other_year
        if chosen not in others:
            before = [year for year in others if year < self._place.year]
            chosen = max(before, default=min(others, default=0))
        say = self._messages.say
        self.year.set_choices([(str(y), say("window.former.fiscal_year", year=y)) for y in others])
        self.year.set_value(str(chosen) if chosen else "")

    def _pick(self, measure: str) -> None:
        self._picked[self._place.year, self._place.measure, self.other_year] = measure
        self.refresh()

    def _measures(self) -> tuple[Measure | None, Measure | None]:
        """This year's measure and the other year's."""
        office, place, other = self._bridge.office, self._place, self.other_year
        here = self._here.measure(place.measure) if self._here else None
        there = office.year(other)
        found = counterpart(office, place.year, place.measure, other)
        wanted = self._picked.get((place.year, place.measure, other), found)
        return here, there.measure(wanted) if there else None

    def _show_measure(self, there: YearReport) -> None:
        here, former = self._measures()
        choices = [(m.id, f"{m.number}. {m.title or m.id}".removeprefix(". ")) for m in there.measures]
        self.measure.set_choices(choices)
        self.measure.set_value(former.id if former else "")
        self.measure.setToolTip(plain_tip(self.measure.currentText()))
        if here is None:
            self._show((), (), "no_measure")
            return
        compared = (
            compare_plans(here, former)
            if self._tab == "measures"
            else compare_outcomes(here, former, self._place.round)
        )
        codes: Sequence[str] = here.codes or ()
        if not codes and here.issue:
            codes = self._codes_about(f"issue:{here.issue}")
        self._show(compared if former else (), codes, "" if former else "no_counterpart")

    def _show_finding(self, here: YearReport, there: YearReport) -> None:
        about = self._subject()
        compared = compare_findings(finding_about(here, about), finding_about(there, about))
        codes = self._codes_about(about)
        self._show(compared, codes, "" if compared or codes else "no_finding")

    def _codes_about(self, about: str) -> tuple[str, ...]:
        return codes_about(self._bridge.office, self._place.year, about, self._frameworks.of_year)

    # --- showing ---------------------------------------------------------------------------------------------

    def _show(self, compared: Sequence[ComparedField], codes: Sequence[str], nothing: str) -> None:
        self.nothing.setText(self._messages.say(f"window.former.{nothing}") if nothing else "")
        self.nothing.setVisible(bool(nothing))
        told = self._scores(codes)
        self.scores.setText(told)
        self.scores.setVisible(bool(told))
        wanted = {one.field for one in compared}
        for field, row in self._rows.items():
            row.setVisible(field in wanted)
        for one in compared:
            row = self._row(one.field)
            row.show_field(one)
            row.show()

    def _row(self, field: str) -> ComparedRow:
        if field not in self._rows:
            row = ComparedRow(
                self._messages,
                self._segmenter,
                field,
                self._label(field),
                read_only=self._bridge.read_only,
            )
            row.copy_wanted.connect(self._copy)
            self._rows[field] = row
            self._column.insertWidget(self._column.count() - 1, row)
        return self._rows[field]

    def _label(self, field: str) -> str:
        record = "finding" if self._tab == "analysis" else "measure"
        return self._messages.say(f"field.{record}.{field}")

    def _scores(self, codes: Sequence[str]) -> str:
        office, year, other = self._bridge.office, self._place.year, self.other_year
        if not other or not codes:
            return ""
        found = compare_scores(office, year, other, codes, self._frameworks.of_year)
        reports = (office.year(other), office.year(year))
        bases = [int(report.basis_year) if report else 0 for report in reports]
        if not found or bases[0] == bases[1]:
            return ""
        say, words = self._messages.say, ScoreWords(self._messages)
        lines = [
            f"{one.code}: {short_score(one.there)} → {short_score(one.here)} "
            f"{words.short_change(difference(one.there, one.here))}"
            for one in found
            if one.here is not None and one.there is not None
        ]
        head = say(
            "window.former.scores" if lines else "window.former.other_codes", former=bases[0], year=bases[1]
        )
        if len(lines) > _MOST_SCORES:
            lines[_MOST_SCORES:] = [say("window.former.more_scores", count=len(lines) - _MOST_SCORES)]
        return "\n".join([head, *lines])

    # --- taking over -----------------------------------------------------------------------------------------

    def _copy(self, field: str) -> None:
        copy = self._copy_finding if self._tab == "analysis" else self._copy_measure
        if copy(field):
            self.copied.emit(self._label(field), self.other_year)

    def _copy_measure(self, field: str) -> bool:
        here, there = self._measures()
        if here is None or there is None:
            return False
        bridge, year = self._bridge, self._place.year
        return bridge.command(copy_measure_field(year, here.id, field, there, self.other_year, bridge.new_id))

    def _copy_finding(self, field: str) -> bool:
        bridge, year, about = self._bridge, self._place.year, self._subject()
        there = bridge.office.year(self.other_year)
        source: Finding | None = finding_about(there, about) if there else None
        if source is None:
            return False
        return bridge.command(copy_finding_field(year, about, field, source, self.other_year, bridge.new_id))
