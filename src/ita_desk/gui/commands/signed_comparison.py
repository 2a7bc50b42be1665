"""The list of what was changed since a version was signed off, kept true while the office is edited."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ita_desk.domain.texts import Place as TextPlace
from ita_desk.errors import AppError
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.signed_differences import SignedDifferencesDialog
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.models.signed_words import SignedWords
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.services.signing.differences import Difference, differences_since
from ita_desk.services.signing.state import Signed

QUIET_MILLISECONDS = 500


class SignedComparison(QObject):
    """Shows the list for one signed version, and where in the window something stands."""

    def __init__(self, desk: Desk, workspace: Workspace, messages: Messages, window: QWidget) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._tasks = Tasks(self)
        self._of: Signed | None = None
        self._dialog: SignedDifferencesDialog | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._compare)
        desk.bridge.changed.connect(self._changed)

    def close(self) -> None:
        """Close the list, and compare no more."""
        self._quiet.stop()
        if dialog := self.dialog:
            dialog.close()
        self._of = None
        self._tasks.close()

    @property
    def dialog(self) -> SignedDifferencesDialog | None:
        """The list, while it is open."""
        return self._dialog if self._dialog and isValid(self._dialog) and self._dialog.isVisible() else None

    def show(self, one: Signed) -> None:
        """Show what was changed since this one."""
        if dialog := self.dialog:
            dialog.close()
        self._of = one
        self._dialog = SignedDifferencesDialog(
            self._messages, SignedWords(self._messages).title(one), self._window
        )
        self._dialog.place_wanted.connect(self._go_to)
        self._dialog.show()
        self._compare()

    def _go_to(self, place: TextPlace) -> None:
        self._window.activateWindow()  # there it goes on, with the list still in sight
        self._workspace.guide.show_place(place)

    def _changed(self) -> None:
        if self.dialog:
            self._quiet.start()

    def _compare(self) -> None:
        one, office, read = self._of, self._desk.bridge.office, self._desk.opened.store.read_blob
        if one is not None:
            work = partial(differences_since, one.signed, office, read)
            self._tasks.run(work, partial(self._take, one), partial(self._fail, one))

    def _take(self, one: Signed, differences: tuple[Difference, ...]) -> None:
        if one == self._of and self.dialog:
            self.dialog.show_differences(differences)

    def _fail(self, one: Signed, error: Exception) -> None:
        if one == self._of and self.dialog:
            text = error_text(self._messages, error) if isinstance(error, AppError) else ""
            self.dialog.tell(text or self._messages.say("error.bug"))
