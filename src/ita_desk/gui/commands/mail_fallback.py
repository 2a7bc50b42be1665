"""A mail for those whose mail program cannot be opened with it: its files are shown, and each part can be copied."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ita_desk.gui.dialogs.files import ask_where_to_save, documents_folder, show_path
from ita_desk.gui.dialogs.mail_by_hand import MailByHandDialog
from ita_desk.gui.error_dialog import show_error
from ita_desk.gui.loose_tasks import LooseTasks
from ita_desk.i18n import Messages
from ita_desk.services.files import replace_file
from ita_desk.services.mailing.compose import mailto_url
from ita_desk.services.mailing.mail import Mail
from ita_desk.services.mailing.ways import Machine, show_in_folder


class MailFallback:
    """Opens the dialog, and does what its buttons ask for."""

    def __init__(self, messages: Messages, machine: Machine, tasks: LooseTasks, window: QWidget) -> None:
        self._messages, self._machine, self._tasks, self._window = messages, machine, tasks, window

    def open(self, mail: Mail, *, failed: bool) -> None:
        """Open the dialog of a mail; `failed` is whether a mail program was tried before."""
        dialog = MailByHandDialog(self._messages, mail, failed=failed, parent=self._window)
        dialog.folder_wanted.connect(lambda: self._show_files(mail))
        dialog.mailto_wanted.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromEncoded(mailto_url(mail).encode("ascii")))
        )
        dialog.draft_wanted.connect(lambda: self._ask_for_draft(dialog, mail))
        dialog.open()

    def tell_error(self, error: Exception) -> None:
        """Tell an error over the window."""
        show_error(self._window, self._messages, error)

    def _show_files(self, mail: Mail) -> None:
        self._tasks.run(
            lambda: show_in_folder(mail.enclosures[0].path, self._machine),
            lambda shown: None if shown else show_path(mail.folder),
            self.tell_error,
        )

    def _ask_for_draft(self, dialog: MailByHandDialog, mail: Mail) -> None:
        ask_where_to_save(
            dialog,
            self._messages.say("mail.hand.draft"),
            f"{self._messages.say('mail.draft_kind')} (*.eml)",
            documents_folder() / mail.enclosures[0].path.with_suffix(".eml").name,
            lambda target: self._save_draft(dialog, mail, target),
        )

    def _save_draft(self, dialog: MailByHandDialog, mail: Mail, target: Path) -> None:
        closed: list[int] = []
        dialog.finished.connect(closed.append)
        said = self._messages.say("mail.hand.saved", path=str(target))
        self._tasks.run(
            lambda: replace_file(target, self._machine.draft(mail)),
            lambda _: None if closed else dialog.tell(said),
            self.tell_error,
        )
