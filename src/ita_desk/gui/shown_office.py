"""What stands in the window for one open office; loaded, with all it needs, when the first office comes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ita_desk.gui.commands.backup_commands import BackupCommands
from ita_desk.gui.commands.office_commands import OfficeCommands
from ita_desk.gui.commands.opening_notices import OpeningNotices
from ita_desk.gui.commands.ways_out import WaysOut
from ita_desk.gui.desk import Desk
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.plain_text import plain_title
from ita_desk.gui.panels.year_bar import YearBar
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.resources import PROGRAM
from ita_desk.services.keeping.opening import OpenOffice
from ita_desk.services.step_words import step_text

if TYPE_CHECKING:
    from ita_desk.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class ShownOffice:
    """An open office with its editors and commands."""

    desk: Desk
    workspace: Workspace
    commands: OfficeCommands
    ways_out: WaysOut
    year_bar: YearBar
    backups: BackupCommands

    def close(self, timeout: float) -> None:
        """End everything, saving what is left; the widgets are removed by the window."""
        self.commands.close()
        self.ways_out.close()
        self.workspace.close_tasks()
        self.desk.close(timeout)
        self.backups.close()


def build_office(opened: OpenOffice, graph: Graph, window: "MainWindow") -> ShownOffice:
    """Everything for an office that was opened, connected with the window but not yet shown."""
    parts, messages, state, kinds = graph.parts(), graph.messages, graph.state, window.opener.kinds
    forms = parts.forms.forms
    usual = next((form.id for form in forms if form.prints_outcomes), forms[0].id)
    form = state.form if state.form in [form.id for form in forms] else usual
    choices = PrintChoices(form, parts.forms, state.digits)
    choices.changed.connect(lambda: state.keep_print_choices(choices.form, choices.digits))
    desk = Desk(opened, choices, graph.new_id, parts.start_worker)
    workspace = Workspace(desk, graph, window.statusBar())
    commands = OfficeCommands(desk, workspace, kinds, messages, parts.frameworks, window)
    commands.open_wanted.connect(window.open)
    workspace.print_panel.ways.follow(window.menu_actions.by_name)
    ways_out = WaysOut(desk, workspace, graph, window)
    workspace.overview.year_wanted.connect(commands.add_year)
    year_bar = YearBar(desk, window.menu_actions, messages, window)
    backups = BackupCommands(desk, workspace.notices, kinds, graph, commands.save_copy, window)
    desk.bridge.typing_began.connect(lambda: window.menu_actions["undo"].setEnabled(True))
    workspace.former.close_wanted.connect(window.menu_actions["former_year"].trigger)
    workspace.measures.addAction(_build_paste(workspace, window))
    return ShownOffice(desk, workspace, commands, ways_out, year_bar, backups)


def _build_paste(workspace: Workspace, window: "MainWindow") -> QAction:
    """Ctrl+V where no text is written: the table that was copied is brought in."""
    action = QAction(window.menu_actions["paste_table"].text(), workspace.measures)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: window.imports.paste())  # noqa: PLW0108  # made when first used
    return action


def tell_opening(shown: ShownOffice, messages: Messages, window: "MainWindow") -> None:
    """Say what the user is to know about how the office was opened."""
    opened, workspace = shown.desk.opened, shown.workspace
    if told := window.opener.backups.told_about(opened.path):
        workspace.notices.put("restored", told)
    save_copy, look = window.menu_actions["save_copy"].trigger, window.opener.open_to_look
    OpeningNotices(shown.desk, workspace.notices, save_copy, look, messages, window)


def step_names(desk: Desk, messages: Messages) -> tuple[str, str]:
    """What undo and redo would do, "" where there is nothing."""
    steps, at = desk.bridge.steps, desk.bridge.position
    before, after = (step_text(s[0], messages) if s else "" for s in (steps[:at][-1:], steps[at:]))
    return before, after


def title_of(desk: Desk, messages: Messages) -> str:
    """The title of the window: agency, fiscal year, program."""
    agency = desk.bridge.office.agency.short_name or desk.path.stem
    shown = messages.say("window.title.office", agency=agency, year=desk.place.year)
    return plain_title(f"{shown if desk.place.year else agency} – {PROGRAM}")
