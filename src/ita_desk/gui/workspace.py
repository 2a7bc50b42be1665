"""The editors of an open office, with the true page beside them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.changes import Changes
from ita_desk.errors import AppError
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import ask_for_files
from ita_desk.gui.editors.agency_editor import AgencyEditor
from ita_desk.gui.editors.analysis_editor import LIMITATIONS, AnalysisEditor
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.editors.outcome_editor import OutcomeEditor
from ita_desk.gui.editors.score_editor import ScoreEditor
from ita_desk.gui.error_dialog import error_text, show_error
from ita_desk.gui.graph import Graph
from ita_desk.gui.page_feed import PageFeed
from ita_desk.gui.panels.check_panel import CheckPanel
from ita_desk.gui.panels.office_status import OfficeStatus
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.gui.panels.print_tab import PrintTab
from ita_desk.gui.place_finder import PlaceFinder, ShowsFields
from ita_desk.gui.problem_feed import ProblemFeed
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Message
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.storage.lock import this_person

TABS = ("agency", "scores", "analysis", "measures", "outcomes", "check", "print")
_EDITOR_SHARE = (62, 38)
_PRINT_SHARE = (34, 66)


class Workspace(QWidget):
    """Tabs for one open office; the page panel stands beside all of them and is wide in the print tab."""

    def __init__(self, desk: Desk, graph: Graph, status: QStatusBar) -> None:
        super().__init__()
        messages = graph.messages
        self.desk, self._messages, self._state = desk, messages, graph.state
        self._tasks = Tasks(self)
        self.notices = NoticeBar(messages)
        self.pages = PagePanel(messages)
        self.feed = PageFeed(desk, self.pages, messages)
        self.status = OfficeStatus(desk, status, self.notices, messages)
        self.print_tab = PrintTab(desk, graph, self._choose_photos)
        self.print_panel = self.print_tab.printing
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(messages.say("window.tabs"))
        self._editors = QStackedWidget()
        self.measures = MeasureEditor(desk.bridge, desk.place, graph.frameworks, messages)
        self.outcomes = OutcomeEditor(
            desk.bridge, desk.place, messages, self._choose_photos, desk.opened.store.read_blob
        )
        self.scores = ScoreEditor(desk.bridge, desk.place, graph.frameworks, messages)
        self.agency = AgencyEditor(desk.bridge, messages, self._choose_photos, desk.opened.store.read_blob)
        self.analysis = AnalysisEditor(desk.bridge, desk.place, graph.frameworks, messages)
        self.problems = ProblemFeed(desk, self)
        self.check = CheckPanel(desk.bridge, messages, this_person, _today)
        planning = (self.agency, self.scores, self.analysis)
        self._tab_editors = (*planning, self.measures, self.outcomes, self.check, self.print_tab)
        for name, editor in zip(TABS, self._tab_editors, strict=True):
            self.tabs.addTab(messages.say(f"window.tab.{name}"))
            self._editors.addWidget(editor)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self.tabs.setCurrentIndex(TABS.index("measures"))

    def _lay_out(self) -> None:
        self._splitter.addWidget(self._editors)
        self._splitter.addWidget(self.pages)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.notices)
        column.addWidget(self.tabs)
        column.addWidget(self._splitter, 1)
        self.show_page(self._state.page_shown)
        self._share_room(self.tabs.currentIndex())

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._change_tab)
        self._splitter.splitterMoved.connect(self._keep_room)
        self.feed.shown.connect(self._show_outcome)
        self.print_tab.table_wanted.connect(lambda: self.feed.follow(self.desk.place.measure))
        self.feed.failed.connect(self._tell_no_pages)
        self.status.faults_wanted.connect(self.go_to_print)
        self.problems.found.connect(self._show_problems)
        self.problems.failed.connect(self._tell_unchecked)
        self.status.problems_wanted.connect(self.go_to_check)
        self.check.place_wanted.connect(self._go_to_problem)
        self.analysis.measure_chosen.connect(self._go_to_measure)
        self.analysis.finding_shown.connect(self.feed.follow)
        self.desk.bridge.refused.connect(self._tell_refused)
        self.desk.bridge.changed.connect(self._forget_refused)

    # --- room ----------------------------------------------------------------------------------------------

    @property
    def _in_print(self) -> bool:
        return self.tabs.currentIndex() == TABS.index("print")

    def _change_tab(self, index: int) -> None:
        self.desk.bridge.settle()
        self._editors.setCurrentIndex(index)
        self.show_page(self._state.page_shown)
        self._share_room(index)

    def _share_room(self, index: int) -> None:
        for editor in self._tab_editors:  # only the one in sight says how narrow the tabs may be
            shown = editor is self._tab_editors[index]
            needed = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            editor.setSizePolicy(needed, QSizePolicy.Policy.Preferred)
        in_print = index == TABS.index("print")
        shape = self._state.shape("print" if in_print else "editor")
        if shape.isEmpty() or not self._splitter.restoreState(shape):
            width = max(self.width(), 1000)
            self._splitter.setSizes([s * width // 100 for s in (_PRINT_SHARE if in_print else _EDITOR_SHARE)])

    def _keep_room(self) -> None:
        self._state.keep_shape("print" if self._in_print else "editor", self._splitter.saveState())

    def show_page(self, shown: bool) -> None:
        """Show or hide the page beside the editor; in the print tab it always stands there."""
        self._state.keep_page_shown(shown)
        self.pages.setVisible(shown or self._in_print)

    def minimumSizeHint(self) -> QSize:
        """Small enough for an old screen."""
        return QSize(800, 500)

    def go_to_print(self) -> None:
        """Show the print tab."""
        self.tabs.setCurrentIndex(TABS.index("print"))

    def go_to_check(self) -> None:
        """Show the tab of the problems."""
        self.tabs.setCurrentIndex(TABS.index("check"))
        self.check.setFocus()

    def _go_to_problem(self, checked: CheckedProblem) -> None:
        """Show the field of a problem with its words selected."""
        editors: dict[str, ShowsFields] = {
            "agency": self.agency,
            "scores": self.scores,
            "analysis": self.analysis,
            "measures": self.measures,
            "outcomes": self.outcomes,
            "print": self.print_tab,
        }
        finder = PlaceFinder(self.desk, editors, lambda name: self.tabs.setCurrentIndex(TABS.index(name)))
        if not finder.go_to(checked):
            self.notices.put("place", self._messages.say("window.check.no_field"))

    def _show_problems(self, checked: CheckedYear) -> None:
        """Show what the checks found: in the list, on the tab, in the status bar and beside the measures."""
        self.notices.drop("unchecked")
        self.check.show_checked(checked)
        must, say = checked.count("must"), self._messages.say
        text = say("window.tab.check_count", count=must) if must else say("window.tab.check")
        self.tabs.setTabText(TABS.index("check"), text)
        self.status.show_problems(checked)
        marks = {record: mark for record, mark in checked.worst.items() if mark[0] != "consider"}
        for panel in (self.measures.panel, self.outcomes.panel):
            panel.model.show_marks(marks)

    def _tell_unchecked(self, error: AppError) -> None:
        self.notices.put("unchecked", error_text(self._messages, error), warning=True)

    def _go_to_measure(self, measure: str) -> None:
        """Show a measure in its tab, ready for its title."""
        self.tabs.setCurrentIndex(TABS.index("measures"))
        self.measures.show_field(measure, "title")

    # --- troubles ------------------------------------------------------------------------------------------

    def _show_outcome(self, faults: tuple[Message, ...]) -> None:
        self.notices.drop("pages")
        self.print_panel.show_faults(faults)
        self.status.show_pages(self.pages.page_count, len(faults))

    def _tell_no_pages(self, error: AppError) -> None:
        self.notices.put("pages", error_text(self._messages, error), warning=True)

    def _tell_refused(self, error: AppError) -> None:
        self.notices.put("refused", error_text(self._messages, error), warning=True)

    def _forget_refused(self) -> None:
        self.notices.drop("refused")

    # --- going to a place ----------------------------------------------------------------------------------

    def show_changes(self, changes: Changes) -> None:
        """Show where something changed, after undo and redo."""
        years = changes.years
        if not years:
            if changes:
                self.tabs.setCurrentIndex(TABS.index("agency"))
            return
        place = self.desk.place
        if place.year not in years:
            place.go_to_year(max(years))
        here = [part for part in changes.parts if part.year == place.year]
        measures = [part.record for part in here if part.field == "measures"]
        report = self.desk.bridge.office.year(place.year)
        if measures:
            if self._editors.currentWidget() not in (self.measures, self.outcomes):
                self.tabs.setCurrentIndex(TABS.index("measures"))
            there = [m for m in measures if report and report.measure(m)]
            if there and place.measure not in there:
                place.go_to_measure(there[0])
        elif any(part.field == "accepted" for part in here):
            self.go_to_check()
        elif any(part.field in ("findings", LIMITATIONS) for part in here):
            self.tabs.setCurrentIndex(TABS.index("analysis"))
            self.analysis.show_changed()
        elif any(part.field == "assessment" for part in here):
            self.tabs.setCurrentIndex(TABS.index("scores"))
        elif self.print_tab.show_changed({part.field for part in here}):
            self.go_to_print()

    # --- photos --------------------------------------------------------------------------------------------

    def _choose_photos(self, chosen: Callable[[list[str]], None]) -> None:
        say = self._messages.say
        kinds = f"{say('window.photos.kinds')} (*.jpg *.jpeg *.png *.gif *.bmp *.tif *.tiff *.webp)"

        def keep(paths: list[Path]) -> None:
            self._tasks.run(lambda: self._add_photos(paths), chosen, self._tell_error)

        ask_for_files(self, say("window.photos.title"), kinds, keep)

    def _add_photos(self, paths: list[Path]) -> list[str]:
        return [self.desk.opened.store.add_photo(path.read_bytes()) for path in paths]

    def _tell_error(self, error: Exception) -> None:
        show_error(self, self._messages, error)

    # --- the end -------------------------------------------------------------------------------------------

    def close_tasks(self) -> None:
        """Wait for photos that are being stored, and take the words out of the status bar."""
        self._tasks.close()
        self.status.remove()


def _today() -> date:
    return datetime.now().astimezone().date()
