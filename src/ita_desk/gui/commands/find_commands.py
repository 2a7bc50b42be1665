"""What the user can do to find words and to go back in what was done: two dialogs beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.find_replace import FindDialog
from ita_desk.gui.dialogs.history import HistoryDialog
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages

# Commands of the window that work from the dialogs too.
_SHARED = ("find", "replace", "find_next", "find_previous", "undo", "redo")


class FindCommands(QObject):
    """Find, replace, on to the next place, and the list of what was done; each dialog is made when it is first wanted.

    `revert` returns to the office as it was opened.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        messages: Messages,
        window: QWidget,
        revert: Callable[[], None],
    ) -> None:
        super().__init__(workspace)
        self._revert = revert
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._dialog: FindDialog | None = None
        self._history: HistoryDialog | None = None

    @property
    def dialog(self) -> FindDialog:
        """The dialog; it stands over the page, not over the field that it shows."""
        if self._dialog is None:
            self._dialog = FindDialog(
                self._desk.bridge,
                self._desk.place,
                self._messages,
                self._workspace.guide.show_place,
                self._window,
            )
            share_commands(self._window, self._dialog)
            self._dialog.set_replacing(True)  # with all that it may show, for its size
            place_at_right(self._window, self._dialog)
        return self._dialog

    def find(self) -> None:
        """Look for words: those selected in the window, if there are any."""
        self._begin(replacing=False)

    def replace(self) -> None:
        """Look for words to put others in their place."""
        self._begin(replacing=True)

    def _begin(self, *, replacing: bool) -> None:
        words = (
            "" if QApplication.activeWindow() is self._dialog else selected_words(self._window.focusWidget())
        )
        self.dialog.set_replacing(replacing)
        self.dialog.begin(words)

    def find_next(self) -> None:
        """Go on to the next place."""
        self.dialog.go_next()

    def find_previous(self) -> None:
        """Go back to the place before."""
        self.dialog.go_previous()

    def history(self) -> None:
        """Show what was done."""
        if self._history is None:
            show_changes = self._workspace.guide.show_changes
            self._history = HistoryDialog(
                self._desk.bridge, self._messages, show_changes, self._revert, self._window
            )
            share_commands(self._window, self._history)
        self._history.begin()

    def close(self) -> None:
        """Put the dialogs away for good: their office is being closed."""
        for dialog in (self._dialog, self._history):
            if dialog:
                dialog.hide()
                dialog.deleteLater()
        self._dialog = self._history = None


def selected_words(box: QWidget | None) -> str:
    """The words selected in a box, "" if there are none or if they are more than a line."""
    if isinstance(box, QLineEdit):
        return box.selectedText()
    words = box.textCursor().selectedText() if isinstance(box, QPlainTextEdit) else ""
    return "" if "\u2029" in words or "\u2028" in words else words


def share_commands(window: QWidget, dialog: QDialog) -> None:
    """Let the window's keys work in a dialog beside it."""
    for name in _SHARED:
        if action := window.findChild(QAction, name):
            dialog.addAction(action)


def place_at_right(window: QWidget, dialog: QDialog) -> None:
    """Put a dialog into the lower right corner of the window, where the page stands."""
    dialog.ensurePolished()
    dialog.resize(dialog.sizeHint())
    corner = window.mapToGlobal(window.rect().bottomRight())
    margin = dialog.fontMetrics().lineSpacing()
    screen = window.screen().availableGeometry()
    left = max(screen.left(), min(corner.x(), screen.right()) - dialog.width() - margin)
    top = max(screen.top() + 2 * margin, min(corner.y(), screen.bottom()) - dialog.height() - 2 * margin)
    dialog.move(QPoint(left, top))
