"""The report as a file: PDF, Word or Excel."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.gui.commands.problems_first import ask_problems_first
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import ask_where_to_save, show_path
from ita_desk.gui.error_dialog import show_unless_stopped
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.busy_sign import build_busy_sign
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import ExportAnswer

_KINDS = ("pdf", "docx", "xlsx")
_LONGEST_FORM = 60  # letters of a form's id in the name of a file


class ExportCommands(QObject):
    """Asks for a place and has the worker write the chosen report there."""

    def __init__(self, desk: Desk, workspace: Workspace, messages: Messages, window: QWidget) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._exports: dict[int, tuple[QProgressDialog, str]] = {}  # by answers' numbers
        desk.answered.connect(self._tell_exported)

    def export(self) -> None:
        """Ask for a place and put the report there; what must be mended is named before."""
        ask_problems_first(self._window, self._messages, self._desk, self._workspace, self._ask_target)

    def _ask_target(self, draft: bool) -> None:
        say = self._messages.say
        kinds = ";;".join(f"{say(f'window.file.{kind}')} (*.{kind})" for kind in _KINDS)
        title = plain(say("window.action.export"))
        suggested = self._desk.path.with_name(f"{self._name()}.{_KINDS[0]}")
        ask_where_to_save(
            self._window, title, kinds, suggested, lambda target: self._export_to(target, draft=draft)
        )

    def _name(self) -> str:
        form = re.sub(r"[^\w-]+", "-", self._desk.choices.form)[:_LONGEST_FORM]  # an id may be anything
        return f"{self._desk.path.stem} {self._desk.place.year} {form}"

    def _export_to(self, target: Path, *, draft: bool = False) -> None:
        request: ExportRequest = self._workspace.feed.request(self._desk.choices.carried, draft=draft)
        number = self._desk.worker.ask_export(self._desk.bridge.office, request, target)
        progress = build_busy_sign(
            self._window,
            self._messages,
            "export",
            self._messages.say("window.export.running"),
            partial(self._desk.worker.stop, number),
        )
        self._exports[number] = progress, request.data

    def _tell_exported(self, answer: object) -> None:
        if not isinstance(answer, ExportAnswer) or answer.number not in self._exports:
            return  # a file for another purpose
        progress, carried = self._exports.pop(answer.number)
        progress.close()
        progress.deleteLater()
        if answer.error:
            show_unless_stopped(self._window, self._messages, answer.error)
            return
        say = self._messages.say
        key = "window.notice.exported" if answer.pages else "window.notice.exported_file"
        lines = [say(key, pages=answer.pages, path=str(answer.target))]
        lines += [self._messages.text(fault) for fault in answer.faults]
        if answer.pages and carried != "none":  # only a PDF carries data
            lines.append(say(f"window.notice.carried.{carried}"))
        self._workspace.notices.put(
            "done",
            "\n".join(lines),
            {
                say("window.notice.open_file"): lambda: show_path(answer.target),
                say("window.notice.open_folder"): lambda: show_path(answer.target.parent),
            },
        )
