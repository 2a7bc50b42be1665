"""F1: the chapter of the manual for where one stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ita_desk.gui.look.fonts import load_slanted_fonts
from ita_desk.i18n import Messages
from ita_desk.resources import manual_chapters

if TYPE_CHECKING:
    from ita_desk.gui.dialogs.manual_window import ManualWindow

CHAPTER = "chapter"  # the property by which a part of the window says which chapter is about it
FIRST = "start"
# Dialogs by the names of their classes; all others are told about where they were opened from.
OF_DIALOGS = {
    "ImportDialog": "import",
    "NewYearDialog": "year",
}


def chapter_at(widget: QWidget | None) -> str:
    """The name of the chapter about a widget, by the innermost part around it that names one."""
    while widget is not None:
        if named := widget.property(CHAPTER) or OF_DIALOGS.get(type(widget).__name__):
            return str(named)
        widget = widget.parentWidget()
    return FIRST


class Manual(QObject):
    """Opens the manual, by the window's menu or at F1 in any dialog.

    Each dialog gets the key when it first becomes active: a filter for all events would slow down typing.
    """

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._window: ManualWindow | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._offer_key)

    def _offer_key(self) -> None:
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and not dialog.findChild(QShortcut, "help"):
            shortcut = QShortcut(QKeySequence("F1"), dialog)
            shortcut.setObjectName("help")
            shortcut.activated.connect(self.open)

    @property
    def window(self) -> "ManualWindow | None":
        """The manual's window, while it is open."""
        return self._window if self._window and isValid(self._window) and self._window.isVisible() else None

    def open(self) -> None:
        """Open the chapter about where the user stands.

        Over a dialog that has to be answered first the manual belongs to that dialog, else nobody could use it.
        """
        from ita_desk.gui.dialogs.manual_window import ManualWindow

        load_slanted_fonts()
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        around = QApplication.activeModalWidget() or (widget.window() if widget else None)
        if isinstance(around, ManualWindow):
            return
        if self._window and isValid(self._window):
            self._window.close()
            self._window.deleteLater()
        self._window = ManualWindow(self._messages, manual_chapters(), around)
        self._window.show_chapter(chapter_at(widget))
        self._window.show()
