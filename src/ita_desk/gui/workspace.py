"""The editors of an open office, with the true page beside them."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStatusBar, QTabBar, QVBoxLayout, QWidget

from ita_desk.errors import AppError
from ita_desk.gui.actions import TABS
from ita_desk.gui.commands.manual import CHAPTER
from ita_desk.gui.commands.photo_drops import PhotoDrops
from ita_desk.gui.commands.photo_taker import PhotoTaker
from ita_desk.gui.commands.phrase_offer import PhraseOffer
from ita_desk.gui.commands.undo_notices import UndoNotices
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.agency_editor import AgencyEditor
from ita_desk.gui.editors.analysis_editor import AnalysisEditor
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.editors.outcome_editor import OutcomeEditor
from ita_desk.gui.editors.score_editor import ScoreEditor
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.graph import Graph
from ita_desk.gui.page_feed import PageFeed
from ita_desk.gui.panels.check_panel import CheckPanel
from ita_desk.gui.panels.former_year_panel import FormerYearPanel
from ita_desk.gui.panels.office_status import OfficeStatus
from ita_desk.gui.panels.overview_panel import OverviewPanel
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.gui.panels.print_tab import PrintTab
from ita_desk.gui.places.cursor_place import CursorPlace, Editors
from ita_desk.gui.places.guide import Guide
from ita_desk.gui.problem_feed import ProblemFeed
from ita_desk.gui.room import Room
from ita_desk.gui.widgets.help_line import HelpLine
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Message
from ita_desk.services.checking import CheckedYear
from ita_desk.storage.lock import this_person


class Workspace(QWidget):
    """Tabs for one open office; the page stands beside all but the overview and is wide in the print tab."""

    def __init__(self, desk: Desk, graph: Graph, status: QStatusBar) -> None:
        super().__init__()
        messages = graph.messages
        self.desk, self._messages, self._state = desk, messages, graph.state
        self.taker = PhotoTaker(self, desk.opened.store.add_photo, messages)
        self.notices = NoticeBar(messages)
        self.pages = PagePanel(messages)
        self.feed = PageFeed(desk, self.pages, messages)
        self.status = OfficeStatus(desk, status, messages)
        self.print_tab = PrintTab(desk, graph, self.taker.choose)
        self.print_panel = self.print_tab.printing
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(messages.say("window.tabs"))
        self._build_editors(desk, graph)
        self.help = HelpLine(messages, graph.state)
        self.photos = PhotoDrops(desk, self.outcomes, self.taker, self, self._go_to_outcomes, messages)
        self.phrases = PhraseOffer(graph.parts().phrases, desk.bridge, desk.place, messages)
        for editor in (self.measures, self.outcomes, self.analysis):
            editor.offer_phrases(self.phrases)
        self.pages.show_look(self._state.page_look)
        places = Editors(
            self.agency, self.scores, self.analysis, self.measures, self.outcomes, self.print_tab
        )
        self.cursor_place = CursorPlace(desk, places, self)
        self.guide = Guide(desk, places, dict(zip(TABS, self._tab_editors, strict=True)), self)
        self.room = Room(graph.state, self.pages, self.former)
        self._lay_out()
        self._connect()
        self._change_tab(self.tabs.currentIndex())

    def _build_editors(self, desk: Desk, graph: Graph) -> None:
        messages = graph.messages
        self.measures = MeasureEditor(desk.bridge, desk.place, graph.parts().frameworks, messages)
        self.outcomes = OutcomeEditor(
            desk.bridge, desk.place, messages, self._choose_evidence, desk.opened.store.read_blob
        )
        self.scores = ScoreEditor(desk.bridge, desk.place, graph.parts().frameworks, messages)
        self.agency = AgencyEditor(desk.bridge, messages, self.taker.choose, desk.opened.store.read_blob)
        self.analysis = AnalysisEditor(desk.bridge, desk.place, graph.parts().frameworks, messages)
        self.former = FormerYearPanel(
            desk.bridge,
            desk.place,
            graph.parts().frameworks,
            messages,
            lambda: self.analysis.subjects.current,
        )
        self.problems = ProblemFeed(desk, self)
        self.check = CheckPanel(desk.bridge, messages, this_person, _today)
        self.overview = OverviewPanel(
            desk.bridge, desk.place, graph.parts().frameworks.of_year, messages, _today
        )
        planning = (self.overview, self.agency, self.scores, self.analysis)
        self._tab_editors = (*planning, self.measures, self.outcomes, self.check, self.print_tab)
        for name, editor in zip(TABS, self._tab_editors, strict=True):
            self.tabs.addTab(messages.say(f"window.tab.{name}"))
            editor.setProperty(CHAPTER, name)

    def _lay_out(self) -> None:
        for editor in self._tab_editors:
            self.room.add_editor(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.notices)
        column.addWidget(self.tabs)
        column.addWidget(self.help)
        column.addWidget(self.room, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._change_tab)
        self.guide.tab_wanted.connect(lambda name: self.tabs.setCurrentIndex(TABS.index(name)))
        self.guide.no_field.connect(self._tell_no_field)
        self.room.turned.connect(self._show_former)
        self.feed.shown.connect(self._show_outcome)
        self.print_tab.table_wanted.connect(lambda: self.feed.follow(self.desk.place.measure))
        self.feed.failed.connect(self._tell_no_pages)
        self.feed.place_wanted.connect(self.guide.show_place)
        self.cursor_place.moved.connect(self.feed.mark)
        self.pages.look_changed.connect(self._state.keep_page_look)
        self.status.faults_wanted.connect(lambda: self.guide.go_to("print"))
        self.problems.found.connect(self._show_problems)
        self.problems.found.connect(self.overview.show_checked)
        self.problems.failed.connect(self._tell_unchecked)
        self.status.problems_wanted.connect(lambda: self.guide.go_to("check"))
        self.check.place_wanted.connect(self.guide.show_problem)
        self.overview.place_wanted.connect(self.guide.show_missing)
        self.overview.tab_wanted.connect(self.guide.go_to)
        self.analysis.measure_chosen.connect(self.guide.show_measure)
        self.analysis.finding_shown.connect(self.feed.follow)
        self.analysis.subjects.chosen.connect(self.former.refresh)
        undoable = UndoNotices(self.desk.bridge, self.notices, self._messages)
        self.former.copied.connect(undoable.tell_copied)
        self.scores.pasted.connect(undoable.tell_pasted)
        self.desk.bridge.refused.connect(self._tell_refused)
        self.desk.bridge.changed.connect(self._forget_refused)
        self.measures.panel.form_wanted.connect(lambda: self.measures.form.show_field("title"))
        self.outcomes.panel.form_wanted.connect(lambda: self.outcomes.form.show_field("status"))

    # --- phrases -------------------------------------------------------------------------------------------

    def show_phrases(self) -> None:
        """Show the phrases for the field in which the cursor stands."""
        self.notices.drop("phrases")
        if not self.phrases.open_here():
            self.notices.put("phrases", self._messages.say("window.notice.no_phrases"))

    # --- tabs ----------------------------------------------------------------------------------------------

    def _change_tab(self, index: int) -> None:
        name = TABS[index]
        self.desk.bridge.settle()
        self.guide.stand_in(name)
        self.help.show_help(name)
        self.setProperty(CHAPTER, name)  # what belongs to no editor is about the tab
        self.former.show_tab(name)
        self.room.show_tab(name, self._tab_editors[index])
        self.cursor_place.show_tab()

    def _show_former(self) -> None:
        """Where a former year is wanted and stands beside no editor in sight, go to one that has it."""
        if not self.room.former_shown:
            return
        if not self.room.former_in_sight:
            self.guide.go_to("measures")
        self.former.year.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Small enough for an old screen."""
        return QSize(800, 500)

    def command_measures(self, name: str) -> None:
        """Run a command of the list of measures (`WINDOW_COMMANDS`): filling in beside the outcomes too."""
        in_outcomes = name == "bulk_fill" and self.room.editor is self.outcomes
        editor = self.outcomes if in_outcomes else self.measures
        self.tabs.setCurrentIndex(self._tab_editors.index(editor))
        editor.panel.run(name)

    def step_measure(self, by: int) -> None:
        """Go to the next measure (1) or the one before (-1), in the same field."""
        if self.room.editor not in (self.measures, self.outcomes):
            self.guide.go_to("measures")
        panel = self.outcomes.panel if self.room.editor is self.outcomes else self.measures.panel
        panel.step(by)

    def jump(self) -> None:
        """Put the focus on the page or, if it is there, back to where it was in the editors."""
        former, now = self.cursor_place.widget, self.window().focusWidget()
        if not (now and self.pages.isAncestorOf(now)):
            self.pages.view.setFocus()
        elif former and former.isVisible():
            former.setFocus()
        else:
            self._tab_editors[self.tabs.currentIndex()].setFocus()

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
            panel.show_marks(marks)

    def _tell_unchecked(self, error: AppError) -> None:
        self.notices.put("unchecked", error_text(self._messages, error), warning=True)

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

    def _tell_no_field(self) -> None:
        self.notices.put("place", self._messages.say("window.check.no_field"))

    # --- photos --------------------------------------------------------------------------------------------

    def _choose_evidence(self, chosen: Callable[[list[str]], None]) -> None:
        self.taker.choose(chosen, lambda: self.outcomes.evidence.keys)

    def _go_to_outcomes(self) -> None:
        self.guide.go_to("outcomes", focus=False)

    # --- the end -------------------------------------------------------------------------------------------

    def close_tasks(self) -> None:
        """Wait for photos that are being stored, and take the words out of the status bar."""
        self.taker.close()
        self.outcomes.evidence.close_tasks()
        self.status.remove()


def _today() -> date:
    return datetime.now().astimezone().date()
