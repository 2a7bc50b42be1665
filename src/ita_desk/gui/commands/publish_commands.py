"""The pack for the office's website: asked for, made by the worker, told."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.commands.problems_first import ask_problems_first
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import ask_for_folder, show_path
from ita_desk.gui.dialogs.publish import PublishChoices, PublishDialog
from ita_desk.gui.dialogs.published import PublishedDialog
from ita_desk.gui.error_dialog import show_error, show_unless_stopped
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.busy_sign import build_busy_sign
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.services.publishing.offer import answered_item
from ita_desk.services.publishing.plan import PublishAnswer, PublishPlan, free_target


class PublishCommands(QObject):
    """Asks what the pack is to hold and has the worker make it; what was chosen is offered again until the office is closed."""

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        messages: Messages,
        frameworks: FrameworkCatalog,
        window: QWidget,
    ) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages = desk, workspace, messages
        self._frameworks, self._window = frameworks, window
        self._tasks = Tasks(self)
        self._choices = PublishChoices(desk.path.parent)
        self._running: dict[int, tuple[QProgressDialog, PublishPlan]] = {}  # by answers' numbers
        desk.answered.connect(self._tell)

    def close(self) -> None:
        """End what still runs."""
        self._tasks.close()

    def publish(self) -> None:
        """Ask what the pack is to hold; what must be mended is named before."""
        ask_problems_first(self._window, self._messages, self._desk, self._workspace, self._ask)

    def _ask(self, draft: bool) -> None:  # the answer of a question
        office, forms = self._desk.bridge.office, self._desk.choices.forms
        if not office.year(self._desk.place.year):
            return
        export = self._workspace.feed.request(draft=draft)
        dialog = PublishDialog(self._messages, office, forms, export, self._choices, self._window)
        dialog.folder_wanted.connect(lambda folder: self._ask_folder(dialog, folder))
        dialog.wanted.connect(lambda plan: self._start(dialog.choices, plan))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_folder(self, dialog: PublishDialog, folder: Path) -> None:
        ask_for_folder(dialog, self._messages.say("window.publish.choose"), folder, dialog.take_folder)

    def _start(self, choices: PublishChoices, plan: PublishPlan) -> None:
        self._choices = choices
        folder, export, zipped = plan.target.parent, plan.export, plan.zipped

        def find() -> Path:
            return free_target(folder, export, zipped=zipped)

        self._tasks.run(find, lambda target: self._make(replace(plan, target=target)), self._fail)

    def _fail(self, error: Exception) -> None:
        show_error(self._window, self._messages, error)

    def _make(self, plan: PublishPlan) -> None:
        number = self._desk.worker.ask_publish(self._desk.bridge.office, plan)
        progress = build_busy_sign(
            self._window,
            self._messages,
            "publish",
            self._messages.say("window.publish.running"),
            partial(self._desk.worker.stop, number),
        )
        self._running[number] = progress, plan

    def _tell(self, answer: object) -> None:
        if not isinstance(answer, PublishAnswer):
            return
        progress, plan = self._running.pop(answer.number)
        progress.close()
        progress.deleteLater()
        if answer.error:
            show_unless_stopped(self._window, self._messages, answer.error)
            return
        filing = plan.export.options.filing_year or plan.export.fiscal_year
        item = answered_item(plan.export.form, self._frameworks.of_year(filing))
        dialog = PublishedDialog(self._messages, answer, item, self._window)
        folder = answer.target.parent if plan.zipped else answer.target
        dialog.folder_wanted.connect(lambda: show_path(folder))
        dialog.open()
