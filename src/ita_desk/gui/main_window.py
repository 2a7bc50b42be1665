"""The program's window: the welcome page, or one open office."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget

from ita_desk.gui.actions import Actions
from ita_desk.gui.commands.about import tell_about
from ita_desk.gui.commands.backup_commands import BackupCommands
from ita_desk.gui.commands.beginning import Beginning
from ita_desk.gui.commands.file_drops import FileDrops
from ita_desk.gui.commands.import_commands import ImportCommands
from ita_desk.gui.commands.manual import Manual
from ita_desk.gui.commands.office_commands import LEAVE_BOX, OfficeCommands, ask_to_leave
from ita_desk.gui.commands.opener import Opener
from ita_desk.gui.commands.opening_notices import OpeningNotices
from ita_desk.gui.commands.problem_report import report_problem
from ita_desk.gui.commands.recent_commands import RecentCommands
from ita_desk.gui.commands.recent_offices import RecentOffices, newest_year, today
from ita_desk.gui.commands.settings_commands import SettingsCommands
from ita_desk.gui.commands.ways_out import WaysOut
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.plain_text import plain_title
from ita_desk.gui.panels.measure_actions import WINDOW_COMMANDS
from ita_desk.gui.panels.ways_out_box import WAYS
from ita_desk.gui.panels.welcome_panel import WelcomePanel
from ita_desk.gui.panels.year_bar import YearBar
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.workspace import TABS, Workspace
from ita_desk.resources import PROGRAM, quick_start
from ita_desk.services.keeping.opening import OpenOffice
from ita_desk.services.step_words import step_text

_SAVE_SECONDS = 3.0
_FIRST_SIZE = (1280, 690)
_ROOM_FOR_PAGE = 1200  # pixels: on a narrower screen editors and page would both be too narrow to begin with
_LARGER, _SMALLER = 1.25, 0.8


@dataclass(frozen=True, slots=True)
class _Opened:
    """What stands in the window for one open office."""

    desk: Desk
    workspace: Workspace
    commands: OfficeCommands
    ways_out: WaysOut
    year_bar: YearBar
    backups: BackupCommands


class MainWindow(QMainWindow):
    """One window; it opens offices, one at a time, and leaves none before everything in it is saved.

    `office_shown` tells that an office stands in the window.
    """

    office_shown = Signal()

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._graph, self._messages, self._state = graph, graph.messages, graph.state
        self._open: _Opened | None = None
        self.settings = SettingsCommands(self, graph)
        self.opener = Opener(self, graph.messages, graph.state, graph.new_id, graph.this_year)
        self.opener.opened.connect(self._take_opened)
        self.opener.chosen.connect(self.open)
        self.recent = RecentOffices(graph.state, self)
        self.opener.failed.connect(self.recent.look)
        self.imports = self._build_imports()
        self.manual = Manual(graph.messages, self)
        self.beginning = Beginning(
            self, self.opener, self.imports, graph.messages, graph.new_id, graph.this_year
        )
        self.recent_commands = RecentCommands(
            self, self.recent, self.opener.kinds, graph.messages, self.open, self.opener.backups.look
        )
        self.welcome = WelcomePanel(graph.messages, self.recent)
        self.menu_actions = Actions(self, graph.messages, self._acts())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        self.welcome.new_wanted.connect(self.beginning.ask)
        self.welcome.open_wanted.connect(self.opener.ask_and_open)
        self.welcome.begin_wanted.connect(self.imports.ask_and_begin)
        self.welcome.sample_wanted.connect(self.opener.open_sample)
        self.welcome.recent.chosen.connect(self.recent_commands.choose)
        self.welcome.recent.find_wanted.connect(self.recent_commands.find)
        self.welcome.recent.remove_wanted.connect(self.recent.remove)
        self.recent_commands.keep_menu(self.menu_actions.recent)
        drops = FileDrops(self)
        drops.dropped.connect(lambda paths: self.imports.take_dropped(paths, self.open))
        drops.hovered.connect(lambda paths: self.workspace.photos.hover(paths) if self.workspace else None)
        drops.left.connect(lambda: self.workspace.photos.leave() if self.workspace else None)
        if not self.restoreGeometry(self._state.shape("window")):
            self.resize(QSize(*_FIRST_SIZE).boundedTo(self.screen().availableSize()))
        self._state.offer_page(self.screen().availableSize().width() >= _ROOM_FOR_PAGE)
        self._show_welcome()

    @property
    def desk(self) -> Desk | None:
        """The open office, if there is one."""
        return self._open.desk if self._open else None

    @property
    def workspace(self) -> Workspace | None:
        """The editors of the open office, if there is one."""
        return self._open.workspace if self._open else None

    def _build_imports(self) -> ImportCommands:
        return ImportCommands(
            self,
            self.opener,
            self._messages,
            self._graph.new_id,
            lambda: self.desk,
            lambda: self.workspace,
            lambda: self._open.commands.add_year() if self._open else None,
        )

    def _acts(self) -> dict[str, Callable[[], None]]:
        def on_office(name: str) -> Callable[[], None]:
            return lambda: getattr(self._open.commands, name)() if self._open else None

        def on_measures(name: str) -> Callable[[], None]:
            return lambda: self._open.workspace.command_measures(name) if self._open else None

        def out(name: str) -> Callable[[], None]:
            return lambda: self._open.ways_out.acts[name]() if self._open else None

        def to_tab(index: int) -> Callable[[], None]:
            return lambda: self._open.workspace.guide.go_to(TABS[index]) if self._open else None

        return {
            **{f"tab_{index + 1}": to_tab(index) for index in range(len(TABS))},
            **{n: on_office(n) for n in ("undo", "redo", "save_copy", "revert", "add_year")},
            **{n: out(n) for n in WAYS},
            **{n: on_office(n) for n in ("find", "replace", "find_next", "find_previous", "history")},
            **{n: on_measures(n) for n in WINDOW_COMMANDS},
            **self.settings.acts(),
            "new": self.beginning.ask,
            "open": self.opener.ask_and_open,
            "sample": self.opener.open_sample,
            "import": self.imports.ask_and_import,
            "paste_table": self.imports.paste,
            "add_photo": lambda: self._open.workspace.photos.choose() if self._open else None,
            "paste_photo": lambda: self._open.workspace.photos.paste() if self._open else None,
            "backups": lambda: self._open.backups.show() if self._open else None,
            "close": lambda: self._leave(self._show_welcome),
            "quit": lambda: self._leave(self._quit),
            "show_help": lambda: self._open.workspace.help.show_all() if self._open else None,
            "phrases": lambda: self._open.workspace.show_phrases() if self._open else None,
            "next_measure": lambda: self._open.workspace.step_measure(1) if self._open else None,
            "previous_measure": lambda: self._open.workspace.step_measure(-1) if self._open else None,
            **self._page_acts(),
            **self._help_acts(),
        }

    def _page_acts(self) -> dict[str, Callable[[], None]]:
        return {
            "show_page": self._toggle_page,
            "former_year": self._toggle_former,
            "jump_page": self._jump,
            "zoom_in": lambda: self._zoom(_LARGER),
            "zoom_out": lambda: self._zoom(_SMALLER),
        }

    def _help_acts(self) -> dict[str, Callable[[], None]]:
        return {
            "manual": self.manual.open,
            "quick_start": lambda: show_path(quick_start()),
            "report_problem": lambda: report_problem(self, self._messages, self._graph.version),
            "about": lambda: tell_about(self, self._messages, self._graph.version),
        }

    # --- opening -------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open an office file, unless it is the one that is open."""
        if self.desk is None or self.desk.path.absolute() != path.absolute():
            self.opener.open(path)

    def _take_opened(self, opened: OpenOffice) -> None:
        self._leave(lambda: self._show_office(opened), stay=opened.close)

    def _show_office(self, opened: OpenOffice) -> None:
        graph = self._graph
        forms = graph.forms.forms
        usual = next((form.id for form in forms if form.prints_outcomes), forms[0].id)
        form = self._state.form if self._state.form in [form.id for form in forms] else usual
        choices = PrintChoices(form, graph.forms, self._state.digits)
        choices.changed.connect(lambda: self._state.keep_print_choices(choices.form, choices.digits))
        desk = Desk(opened, choices, graph.new_id, graph.start_worker)
        workspace = Workspace(desk, graph, self.statusBar())
        commands = OfficeCommands(desk, workspace, self.opener.kinds, self._messages, graph.frameworks, self)
        commands.open_wanted.connect(self.open)
        workspace.print_panel.ways.follow(self.menu_actions.by_name)
        ways_out = WaysOut(desk, workspace, graph, self)
        workspace.overview.year_wanted.connect(commands.add_year)
        year_bar = YearBar(desk, self.menu_actions, self._messages, self)
        backups = BackupCommands(desk, workspace.notices, self.opener.kinds, graph, commands.save_copy, self)
        self._open = _Opened(desk, workspace, commands, ways_out, year_bar, backups)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, year_bar)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        desk.bridge.changed.connect(self._refresh)
        desk.bridge.typing_began.connect(lambda: self.menu_actions["undo"].setEnabled(True))
        desk.place.year_changed.connect(self._refresh)
        self.menu_actions.allow(office=True, writing=not opened.read_only)
        self.menu_actions["show_page"].setChecked(self._state.page_shown)
        self.menu_actions["former_year"].setChecked(workspace.room.former_shown)
        workspace.former.close_wanted.connect(self.menu_actions["former_year"].trigger)
        self.recent.remember(opened.path, newest_year(opened.office), today())
        save_copy = self.menu_actions["save_copy"].trigger
        if told := self.opener.backups.told_about(opened.path):
            workspace.notices.put("restored", told)
        OpeningNotices(desk, workspace.notices, save_copy, self.opener.open_to_look, self._messages, self)
        self._refresh()
        workspace.measures.addAction(self._build_paste(workspace))
        self.imports.office_opened(opened.path)
        self.beginning.office_opened(desk, workspace.notices)
        self.office_shown.emit()

    def _build_paste(self, workspace: Workspace) -> QAction:
        """Ctrl+V where no text is written: the table that was copied is brought in."""
        action = QAction(self._messages.say("window.action.paste_table"), workspace.measures)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.imports.paste)
        return action

    def _refresh(self) -> None:
        if self._open is None:
            return
        desk = self._open.desk
        bridge = desk.bridge
        steps, at = bridge.steps, bridge.position
        named = [step_text(s[0], self._messages) if s else "" for s in (steps[:at][-1:], steps[at:])]
        self.menu_actions.name_undo(*named)
        agency = bridge.office.agency.short_name or desk.path.stem
        shown = self._messages.say("window.title.office", agency=agency, year=desk.place.year)
        self.setWindowTitle(plain_title(f"{shown if desk.place.year else agency} – {PROGRAM}"))

    # --- leaving -------------------------------------------------------------------------------------------

    def leave_for(self, then: Callable[[], None]) -> None:
        """Close the open office as for another one, and go on; a question to the user may come between."""
        self._leave(then)

    def _leave(self, then: Callable[[], None], stay: Callable[[], None] | None = None) -> None:
        """Close the open office, if there is one, and go on; where not all can be saved the user decides.

        `stay` is called if the user decides to stay, or is just being asked already.
        """
        if self.desk is None:
            then()
            return
        if self.findChild(QMessageBox, LEAVE_BOX):
            if stay:
                stay()
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        saved = self.desk.save(_SAVE_SECONDS)
        QGuiApplication.restoreOverrideCursor()

        def go() -> None:
            self._end_office()
            then()

        if saved:
            go()
        else:
            save_copy = self.menu_actions["save_copy"].trigger
            box = ask_to_leave(self, self._messages, go, self.desk.rescue_now(), save_copy)
            if stay:
                box.rejected.connect(lambda: stay())  # noqa: PLW0108  # Qt cannot refer weakly to what has slots

    def _end_office(self) -> None:
        if self._open is None:
            return
        desk, workspace, year_bar = self._open.desk, self._open.workspace, self._open.year_bar
        self.recent.remember_year(desk.path, newest_year(desk.bridge.office))
        self.imports.leave()
        self._open.commands.close()
        self._open.ways_out.close()
        workspace.close_tasks()
        desk.close(_SAVE_SECONDS)
        self._open.backups.close()
        self.removeToolBar(year_bar)
        self._stack.removeWidget(workspace)
        for gone in (year_bar, workspace, desk):
            gone.deleteLater()
        self._open = None

    def _show_welcome(self) -> None:
        self._stack.setCurrentWidget(self.welcome)
        self.setWindowTitle(PROGRAM)
        self.menu_actions.allow(office=False, writing=False)
        self.menu_actions.name_undo("", "")
        self.recent.look()
        self.welcome.begin_here()

    def _quit(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything is saved, or when the user says so."""
        if self.desk is not None:
            # Qt passes over a close in the midst of one; after a question it is a new one.
            self._leave(self._quit)
            if self.desk is not None:
                event.ignore()
                return
        self._state.keep_shape("window", self.saveGeometry())
        self._state.save()
        self.imports.close()
        self.opener.close()
        self.beginning.close()
        event.accept()

    # --- small commands ------------------------------------------------------------------------------------

    def _toggle_page(self) -> None:
        if self.workspace and self.workspace.room.former_in_sight:  # it stands in the place of the page
            self.menu_actions["show_page"].setChecked(True)
            self.menu_actions["former_year"].trigger()
        if self.workspace:
            self.workspace.room.show_page(self.menu_actions["show_page"].isChecked())

    def _toggle_former(self) -> None:
        if self.workspace:
            self.workspace.room.show_former(self.menu_actions["former_year"].isChecked())

    def _jump(self) -> None:
        """Go between the editors and the page, which is shown for that."""
        if self.workspace:
            if not self.workspace.pages.isVisible():
                self.menu_actions["show_page"].trigger()
            self.workspace.jump()

    def _zoom(self, change: float) -> None:
        if self.workspace:
            self.workspace.pages.zoom_by(change)
