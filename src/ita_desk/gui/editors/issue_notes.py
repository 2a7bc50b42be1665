"""What the analysis says of a measure's issue, to be read while the measure is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ita_desk.domain.issue_questions import finding_about
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.analysis_lines import AnalysisLines
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_TEXTS = ("shortcomings", "to_develop", "to_maintain")
_QUESTIONS = 3


class IssueNotes(QWidget):
    """The lowest questions of the issue of the measure shown and what was found about it; folded at first.

    Hidden for a measure without an issue.
    """

    def __init__(
        self, bridge: SessionBridge, place: Place, frameworks: FrameworkCatalog, messages: Messages
    ) -> None:
        super().__init__()
        self._bridge, self._place = bridge, place
        self._frameworks, self._messages = frameworks, messages
        self.button = QToolButton()
        self.button.setObjectName("issue_notes")
        self.button.setText(messages.say("window.measures.issue_notes"))
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self.refresh)
        self.notes = ThaiLabel()
        fit_to_font(self.notes, lambda label: label.setIndent(label.fontMetrics().averageCharWidth() * 2))
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.notes)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Follow the measure shown; its editor calls this after each change."""
        unfolded = self.button.isChecked()
        report = self._bridge.office.year(self._place.year)
        measure = report.measure(self._place.measure) if report else None
        self.button.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.setVisible(measure is not None and measure.issue is not None)
        self.notes.setVisible(unfolded)
        if unfolded and report and measure and self.isVisible():
            self.notes.setText(self._text(report, f"issue:{measure.issue}"))

    def _text(self, report: YearReport, about: str) -> str:
        lines = AnalysisLines(self._bridge.office, report, self._frameworks, self._messages)
        told = [lines.name_of(about)]
        told += [f"{line.score}  {line.text}" for line in lines.lowest(about, _QUESTIONS)]
        finding = finding_about(report, about)
        for name in _TEXTS if finding else ():
            if text := getattr(finding, name).strip():
                told.append(f"{self._messages.say(f'field.finding.{name}')}: {text}")
        return "\n".join(told)
