"""The commands about the window itself: settings, size of the text, page of keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from ita_desk.errors import SystemFault
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.fonts import USUAL_SIZE, next_text_size, set_text_size
from ita_desk.gui.look.theme import Theme
from ita_desk.resources import user_forms_folder


class SettingsCommands(QObject):
    """Gives the application the size and colours the user chose, at first and at each change.

    `language_chosen` carries another language: the window has to be built anew for it.
    """

    language_chosen = Signal(str)

    def __init__(self, window: QMainWindow, graph: Graph) -> None:
        super().__init__(window)
        self._window, self._messages, self._state = window, graph.messages, graph.state
        self._theme = Theme(self._state.theme, self)
        set_text_size(self._state.text_size)

    def complete(self) -> None:
        """Make what is not seen at first: once the window is shown."""
        self._theme.follow_system()

    def acts(self) -> dict[str, Callable[[], None]]:
        """What the actions of these names do."""
        return {
            "settings": self.show_settings,
            "text_larger": lambda: self.choose_text_size(next_text_size(self._state.text_size, 1)),
            "text_smaller": lambda: self.choose_text_size(next_text_size(self._state.text_size, -1)),
            "text_usual": lambda: self.choose_text_size(USUAL_SIZE),
            "shortcuts": self._show_keys,
        }

    def show_settings(self) -> None:
        """Open the settings, unless they are open."""
        from ita_desk.gui.dialogs.settings import SettingsDialog

        if self._opened("settings"):
            return
        dialog = SettingsDialog(self._messages, self._state, user_forms_folder(), self._window)
        dialog.text_size_chosen.connect(self.choose_text_size)
        dialog.theme_chosen.connect(self.choose_theme)
        dialog.folder_wanted.connect(self._show_forms_folder)
        dialog.language_chosen.connect(lambda language: self._choose_language(language, dialog))
        dialog.open()

    def _show_keys(self) -> None:
        from ita_desk.gui.dialogs.shortcuts import ShortcutsDialog
        from ita_desk.gui.look.key_list import list_keys

        if not self._opened("shortcuts"):
            ShortcutsDialog(self._messages, list_keys(self._window, self._messages), self._window).open()

    def _opened(self, name: str) -> bool:
        return any(dialog.isVisible() for dialog in self._window.findChildren(QDialog, name))

    def choose_text_size(self, size: int) -> None:
        """Give all text a size in parts of a hundred, now and from now on."""
        self._state.keep_text_size(size)
        set_text_size(size)
        from ita_desk.gui.dialogs.settings import SettingsDialog

        for dialog in self._window.findChildren(SettingsDialog):
            dialog.show_text_size(size)

    def choose_theme(self, theme: str) -> None:
        """Give the window its colours, now and from now on."""
        self._state.keep_theme(theme)
        self._theme.choose(theme)

    def _choose_language(self, language: str, dialog: QDialog) -> None:
        self._state.keep_language(language)
        if language != self._messages.language:
            dialog.accept()
            self.language_chosen.emit(language)

    def _show_forms_folder(self) -> None:
        from ita_desk.gui.dialogs.files import show_path
        from ita_desk.gui.error_dialog import show_error

        folder = user_forms_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            fault = SystemFault("file.write_failed", path=str(folder), reason=error.strerror or "")
            show_error(self._window, self._messages, fault)
            return
        show_path(folder)
