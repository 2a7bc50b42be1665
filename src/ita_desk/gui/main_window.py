"""The program's window: the welcome page, or one open office."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ita_desk.gui.actions import OUT, TABS, WINDOW_COMMANDS, Actions
from ita_desk.gui.commands.recent_offices import RecentOffices, newest_year, today
from ita_desk.gui.commands.settings_commands import SettingsCommands
from ita_desk.gui.first_paint import FirstPaint
from ita_desk.gui.graph import Graph
from ita_desk.gui.panels.welcome_panel import WelcomePanel
from ita_desk.gui.parting import part
from ita_desk.resources import PROGRAM, quick_start

# The window is shown before anything that an office needs is loaded: that takes four times as long as Qt itself.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ita_desk.gui.commands.beginning import Beginning
    from ita_desk.gui.commands.import_commands import ImportCommands
    from ita_desk.gui.commands.manual import Manual
    from ita_desk.gui.commands.opener import Opener
    from ita_desk.gui.commands.recent_commands import RecentCommands
    from ita_desk.gui.desk import Desk
    from ita_desk.gui.shown_office import ShownOffice
    from ita_desk.gui.workspace import Workspace
    from ita_desk.services.keeping.opening import OpenOffice

_SAVE_SECONDS = 3.0
_FIRST_SIZE = (1280, 690)
_ROOM_FOR_PAGE = 1200  # pixels: on a narrower screen editors and page would both be too narrow to begin with
_LARGER, _SMALLER = 1.25, 0.8


class MainWindow(QMainWindow):
    """One window; it opens offices, one at a time, and leaves none before everything in it is saved.

    `office_shown` tells that an office stands in the window.
    """

    office_shown = Signal()

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._graph, self._messages, self._state = graph, graph.messages, graph.state
        self._open: ShownOffice | None = None
        self.settings = SettingsCommands(self, graph)
        self.recent = RecentOffices(graph.state, self)
        self.welcome = WelcomePanel(graph.messages, self.recent)
        self.menu_actions = Actions(self, graph.messages, self._acts())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        self._follow_welcome()
        if not self.restoreGeometry(self._state.shape("window")):
            self.resize(QSize(*_FIRST_SIZE).boundedTo(self.screen().availableSize()))
        self._is_complete = False
        self._show_welcome()
        FirstPaint(self, self.complete)

    def complete(self) -> None:
        """Make what is not seen at first: once the window is shown, or when an office comes before."""
        from ita_desk.gui.commands.file_drops import FileDrops

        if self._is_complete:
            return
        self._is_complete = True
        self._state.offer_page(self.screen().availableSize().width() >= _ROOM_FOR_PAGE)
        self.settings.complete()
        self.welcome.complete()
        self.menu_actions.fill()
        self.menu_actions.recent.aboutToShow.connect(self._keep_recent_menu)
        self.recent.look()
        _ = self.manual  # it offers its key in dialogs from now on
        drops = FileDrops(self)
        drops.dropped.connect(lambda paths: self.imports.take_dropped(paths, self.open))
        drops.hovered.connect(lambda paths: self.workspace.photos.hover(paths) if self.workspace else None)
        drops.left.connect(lambda: self.workspace.photos.leave() if self.workspace else None)

    def _follow_welcome(self) -> None:
        self.welcome.new_wanted.connect(self._late("beginning", "ask"))
        self.welcome.open_wanted.connect(self._late("opener", "ask_and_open"))
        self.welcome.begin_wanted.connect(self._late("imports", "ask_and_begin"))
        self.welcome.sample_wanted.connect(self._late("opener", "open_sample"))
        self.welcome.recent.chosen.connect(self._late("recent_commands", "choose"))
        self.welcome.recent.find_wanted.connect(self._late("recent_commands", "find"))
        self.welcome.recent.remove_wanted.connect(self.recent.remove)

    def _keep_recent_menu(self) -> None:
        """At the first look into the menu of recent offices, fill it and keep it filled."""
        menu = self.menu_actions.recent
        part(menu.aboutToShow, self._keep_recent_menu)
        self.recent_commands.keep_menu(menu)
        menu.aboutToShow.emit()

    @property
    def desk(self) -> "Desk | None":
        """The open office, if there is one."""
        return self._open.desk if self._open else None

    @property
    def workspace(self) -> "Workspace | None":
        """The editors of the open office, if there is one."""
        return self._open.workspace if self._open else None

    # --- made when first used ------------------------------------------------------------------------------

    def _late(self, part: str, name: str) -> Callable[..., None]:
        """A command of a part that is made when the command is first given."""

        def give(*words: object) -> None:
            getattr(getattr(self, part), name)(*words)

        return give

    def _made(self, part: str) -> bool:
        """Whether a part was made already: one that was not has nothing to go on with or to end."""
        return part in vars(self)

    @cached_property
    def opener(self) -> "Opener":
        """What opens offices."""
        from ita_desk.gui.commands.opener import Opener

        graph = self._graph
        opener = Opener(self, graph.messages, graph.state, graph.new_id, graph.this_year)
        opener.opened.connect(self._take_opened)
        opener.chosen.connect(self.open)
        opener.failed.connect(self.recent.look)
        return opener

    @cached_property
    def beginning(self) -> "Beginning":
        """What makes new offices."""
        from ita_desk.gui.commands.beginning import Beginning

        graph = self._graph
        return Beginning(self, self.opener, self.imports, graph.messages, graph.new_id, graph.this_year)

    @cached_property
    def recent_commands(self) -> "RecentCommands":
        """What can be done with offices opened before."""
        from ita_desk.gui.commands.recent_commands import RecentCommands

        opener = self.opener
        return RecentCommands(self, self.recent, opener.kinds, self._messages, self.open, opener.backups.look)

    @cached_property
    def manual(self) -> "Manual":
        """What opens the manual."""
        from ita_desk.gui.commands.manual import Manual

        return Manual(self._messages, self)

    @cached_property
    def imports(self) -> "ImportCommands":
        """What brings in the files of other programs."""
        from ita_desk.gui.commands.import_commands import ImportCommands

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
            **{n: out(n) for n in OUT},
            **{n: on_office(n) for n in ("find", "replace", "find_next", "find_previous", "history")},
            **{n: on_measures(n) for n in WINDOW_COMMANDS},
            **self.settings.acts(),
            "new": self._late("beginning", "ask"),
            "open": self._late("opener", "ask_and_open"),
            "sample": self._late("opener", "open_sample"),
            "import": self._late("imports", "ask_and_import"),
            "paste_table": self._late("imports", "paste"),
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
            "manual": self._late("manual", "open"),
            "quick_start": self._show_quick_start,
            "report_problem": self._report_problem,
            "about": self._tell_about,
        }

    def _show_quick_start(self) -> None:
        from ita_desk.gui.dialogs.files import show_path

        show_path(quick_start())

    def _report_problem(self) -> None:
        from ita_desk.gui.commands.problem_report import report_problem

        report_problem(self, self._messages, self._graph.version())

    def _tell_about(self) -> None:
        from ita_desk.gui.commands.about import tell_about

        tell_about(self, self._messages, self._graph.version())

    # --- opening -------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open an office file, unless it is the one that is open."""
        if self.desk is None or self.desk.path.absolute() != path.absolute():
            self.opener.open(path)

    def _take_opened(self, opened: "OpenOffice") -> None:
        self._leave(lambda: self._show_office(opened), stay=opened.close)

    def _show_office(self, opened: "OpenOffice") -> None:
        from PySide6.QtCore import Qt

        from ita_desk.gui.shown_office import build_office, tell_opening

        self.complete()
        self._open = shown = build_office(opened, self._graph, self)
        desk, workspace, actions = shown.desk, shown.workspace, self.menu_actions
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, shown.year_bar)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        desk.bridge.changed.connect(self._refresh)
        desk.place.year_changed.connect(self._refresh)
        actions.allow(office=True, writing=not opened.read_only)
        actions["show_page"].setChecked(self._state.page_shown)
        actions["former_year"].setChecked(workspace.room.former_shown)
        self.recent.remember(opened.path, newest_year(opened.office), today())
        tell_opening(shown, self._messages, self)
        self._refresh()
        if self._made("imports"):
            self.imports.office_opened(opened.path)
        if self._made("beginning") or opened.path.absolute() == self.opener.sample_path.absolute():
            self.beginning.office_opened(desk, workspace.notices)
        self.office_shown.emit()

    def _refresh(self) -> None:
        from ita_desk.gui.shown_office import step_names, title_of

        if self._open is not None:
            self.menu_actions.name_undo(*step_names(self._open.desk, self._messages))
            self.setWindowTitle(title_of(self._open.desk, self._messages))

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
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QMessageBox

        from ita_desk.gui.commands.office_commands import LEAVE_BOX, ask_to_leave

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
        shown = self._open
        desk, workspace, year_bar = shown.desk, shown.workspace, shown.year_bar
        self.recent.remember_year(desk.path, newest_year(desk.bridge.office))
        if self._made("imports"):
            self.imports.leave()
        shown.close(_SAVE_SECONDS)
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
        if self._is_complete:
            self.recent.look()
        self.welcome.begin_here()

    def _quit(self) -> None:
        self.close()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Close when everything is saved, or when the user says so."""
        if self.desk is not None:
            # Qt passes over a close in the midst of one; after a question it is a new one.
            self._leave(self._quit)
            if self.desk is not None:
                event.ignore()
                return
        self._state.keep_shape("window", self.saveGeometry())
        self._state.save()
        for made in filter(self._made, ("imports", "opener", "beginning")):
            getattr(self, made).close()
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
