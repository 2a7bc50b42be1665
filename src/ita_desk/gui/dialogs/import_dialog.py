"""What was understood of a source, to look over and choose from before it goes into the office."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ita_desk.domain.agency import Agency
from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.domain.office import Office
from ita_desk.gui.commands.import_tasks import SourceTasks
from ita_desk.gui.error_dialog import show_error
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.import_words import is_agency, is_measure, is_score
from ita_desk.gui.panels.import_columns import ImportColumns
from ita_desk.gui.panels.import_fields import ImportFields
from ita_desk.gui.panels.import_measures import ImportMeasures
from ita_desk.gui.panels.import_repairs import ImportRepairs
from ita_desk.gui.panels.import_texts import ImportTexts
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.intake.proposal import TableFound
from ita_desk.services.intake.merge import Difference
from ita_desk.services.intake.reading import Reading
from ita_desk.services.intake.review import AGENCY, SCORES, Review

_SIZE = QSize(1000, 640)
_OK = QDialogButtonBox.StandardButton.Ok


class ImportDialog(QDialog):
    """Shows a review of a source and changes it as the user chooses.

    `wanted` says that it is to be taken in; whoever does that closes the dialog.
    """

    wanted = Signal()

    def __init__(
        self, messages: Messages, review: Review, office: Office, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages, self.review = messages, review
        self._tasks = SourceTasks(self)
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.import.title"))
        self.year = NumberBox(messages, lowest=FIRST + 1, highest=LAST)
        self.year.setObjectName("year")
        self.told = ThaiLabel()
        self.outcome = ThaiLabel()
        self.tabs = QTabWidget()
        self.measures = ImportMeasures(messages, office)
        self.columns = ImportColumns(messages)
        self.scores = ImportFields(messages, office, "scores", SCORES)
        self.agency = ImportFields(messages, office, "agency", AGENCY)
        self.rest = ImportFields(messages, office, "rest")
        self.repairs = ImportRepairs(messages)
        self.unplaced = ImportTexts(messages, "unplaced")
        self.notes = ImportTexts(messages, "notes")
        self.buttons = QDialogButtonBox(_OK | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()
        if review.fiscal_year is not None:
            self.year.set_value(Decimal(review.fiscal_year))
        self._show()
        self.measures.list.setFocus()

    @property
    def _pages(self) -> dict[str, QWidget]:
        """The tabs by name."""
        return {
            "measures": self.measures,
            "columns": self.columns,
            "scores": self.scores,
            "agency": self.agency,
            "rest": self.rest,
            "repairs": self.repairs,
            "unplaced": self.unplaced,
            "notes": self.notes,
        }

    def _lay_out(self) -> None:
        say = self._messages.say
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.buttons.button(_OK).setText(say("window.import.take"))
        label = ThaiLabel(say("window.import.year"), wraps=False)
        label.setBuddy(self.year)
        fit_to_font(self.year, lambda box: box.setMaximumWidth(box.fontMetrics().averageCharWidth() * 14))
        top = QHBoxLayout()
        top.addWidget(self.told, 1)
        top.addWidget(label)
        top.addWidget(self.year)
        for name, page in self._pages.items():
            self.tabs.addTab(page, say(f"window.import.tab.{name}"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        bottom = QHBoxLayout()
        bottom.addWidget(self.outcome, 1)
        bottom.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addLayout(bottom)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(24, 40)))

    def _connect(self) -> None:
        self._showing.timeout.connect(self._show)
        self.year.settled.connect(self._choose_year)
        self.measures.taken.connect(
            lambda key, taken: self._change(self.review.take_measure, key, taken=taken)
        )
        for fields in (self.measures.fields, self.scores, self.agency, self.rest):
            fields.chosen.connect(
                lambda paths, taken: self._change(self.review.take_differences, paths, taken=taken)
            )
        for part, fields in ((SCORES, self.scores), (AGENCY, self.agency)):
            fields.part_taken.connect(
                lambda taken, part=part: self._change(self.review.take_part, part, taken=taken)
            )
        self.repairs.accepted.connect(
            lambda repairs, accepted: self._change(self.review.accept_repairs, repairs, accepted=accepted)
        )
        self.columns.field_chosen.connect(self._choose_field)
        self.columns.heading_chosen.connect(self._choose_heading)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._tasks.close)

    # --- choosing --------------------------------------------------------------------------------------------

    def _change(self, change: Callable[..., None], *what: object, **how: bool) -> None:
        """Change the review; the lists are filled anew when the row that asked for it has been left."""
        change(*what, **how)
        self._enable()
        self._showing.start(0)

    def _choose_year(self, year: Decimal | None) -> None:
        if year is not None and year == int(year):
            self._change(self.review.choose_year, int(year))

    def _choose_field(self, table: TableFound, column: int, field: str) -> None:
        reading = self.review.reading
        self._read_again(lambda: reading.with_field(table, column, field))

    def _choose_heading(self, table: TableFound, heading: bool) -> None:
        reading = self.review.reading
        self._read_again(lambda: reading.with_heading_row(table, heading=heading))

    def _read_again(self, read: Callable[[], Reading]) -> None:
        """Understand the source anew; until that is done nothing else can be chosen."""
        self.set_busy(busy=True)
        self._tasks.run(read, self._take_reading, self._fail)

    def _take_reading(self, reading: Reading) -> None:
        self.set_busy(busy=False)
        self._change(self.review.take_reading, reading)

    def _fail(self, error: Exception) -> None:
        self.set_busy(busy=False)
        self._show()
        show_error(self, self._messages, error)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be chosen for a while, or again."""
        for widget in (self.tabs, self.year, self.buttons.button(_OK)):
            widget.setEnabled(not busy)
        if busy:
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self.unsetCursor()
            self._enable()

    def _accept(self) -> None:
        self.year.settle()
        if self.buttons.button(_OK).isEnabled():
            self.wanted.emit()

    # --- showing ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        review, proposal = self.review, self.review.proposal
        scores = sum(len(year.assessment.scores) for year in proposal.office.years)
        self.told.setText(
            self._messages.say(
                "window.import.found",
                file=review.reading.file,
                tables=len(proposal.tables),
                measures=len(review.measures),
                scores=scores,
            )
        )
        self.measures.show_review(review)
        self.columns.show_reading(review.reading)
        self._show_places(self.scores, is_score, part=SCORES)
        self._show_places(self.agency, is_agency, part=AGENCY)
        self._show_places(self.rest, _is_rest)
        self.repairs.show_review(review)
        unplaced = [
            self._messages.say("window.import.line", line=t.line, text=t.text) for t in review.unplaced
        ]
        self.unplaced.show_texts(unplaced)
        self.notes.show_texts([f"• {self._messages.text(note)}" for note in proposal.notes])
        self._enable()

    def _show_places(
        self, fields: ImportFields, wanted: Callable[[Difference], bool], part: str = ""
    ) -> None:
        review = self.review
        differences = [d for d in review.differences if wanted(d)]
        taken = [d.path for d in differences if review.takes(d.path)]
        filled = [d for d in review.filled if wanted(d)]
        fields.show_places(differences, filled, taken, part_taken=not part or review.takes(part))

    def _enable(self) -> None:
        review, office = self.review, self.review.proposal.office
        counts = {
            "measures": len(review.measures),
            "columns": len(review.proposal.tables),
            "scores": sum(len(year.assessment.scores) for year in office.years),
            "agency": int(office.agency != Agency()),
            "rest": self.rest.list.topLevelItemCount(),
            "repairs": len(review.repairs),
            "unplaced": len(review.unplaced),
            "notes": len(review.proposal.notes),
        }
        for place, (name, count) in enumerate(counts.items()):
            words = self._messages.say(f"window.import.tab.{name}")
            shown = words if name in ("columns", "agency") else f"{words} ({count})"
            self.tabs.setTabText(place, shown)
            self.tabs.setTabEnabled(place, count > 0)
        self.buttons.button(_OK).setEnabled(review.changes)
        self.outcome.setText(self._outcome())

    def _outcome(self) -> str:
        """What taking it would do, in a sentence."""
        if self.review.needs_year:
            return self._messages.say("window.import.needs_year")
        if not self.review.changes:
            key = "nothing_chosen" if self.review.differences else "nothing_new"
            return self._messages.say(f"window.import.{key}")
        return self._messages.say("window.import.outcome", **self.review.outcome)


def _is_rest(difference: Difference) -> bool:
    return (
        not any(about(difference) for about in (is_score, is_agency, is_measure))
        and ".unplaced[" not in difference.path
    )
