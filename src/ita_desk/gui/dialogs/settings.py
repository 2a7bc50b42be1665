"""The settings: language, size of the text, colours, and where the user's own forms are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.look.fonts import TEXT_SIZES, fit_to_font
from ita_desk.gui.look.theme import THEMES
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import LANGUAGES, Messages

_LETTERS = 64


class SettingsDialog(QDialog):
    """Each choice is told at once: a language and a theme by its name, a size in parts of a hundred."""

    language_chosen = Signal(str)
    text_size_chosen = Signal(int)
    theme_chosen = Signal(str)
    folder_wanted = Signal()

    def __init__(
        self, messages: Messages, state: WindowState, forms_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.settings.title"))
        fit_to_font(self, lambda one: one.setMinimumWidth(one.fontMetrics().averageCharWidth() * _LETTERS))
        self._messages = messages
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        languages = [(name, Messages(name).say("window.language")) for name in LANGUAGES]
        self.language = self._add_choice("language", languages, messages.language)
        self._rows.addRow(ThaiLabel(self._messages.say("window.settings.language_help")))
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self.text_size = self._add_choice("text_size", sizes, str(state.text_size))
        themes = [(name, self._messages.say(f"window.settings.theme.{name}")) for name in THEMES]
        self.theme = self._add_choice("theme", themes, state.theme)
        self.language.settled.connect(self.language_chosen.emit)
        self.text_size.settled.connect(lambda size: self.text_size_chosen.emit(int(size)))
        self.theme.settled.connect(self.theme_chosen.emit)
        self._add_folder(forms_folder)
        self._lay_out()

    def _add_choice(self, name: str, choices: Sequence[tuple[str, str]], now: str) -> ChoiceBox:
        box = ChoiceBox(choices)
        box.setObjectName(name)
        box.set_value(now)
        label = ThaiLabel(self._messages.say(f"window.settings.{name}"), wraps=False)
        label.setBuddy(box)
        self._rows.addRow(label, box)
        return box

    def _add_folder(self, forms_folder: Path) -> None:
        folder = ThaiLabel(str(forms_folder))
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setObjectName("forms_folder")
        show = QPushButton(self._messages.say("window.settings.open_folder"))
        show.setObjectName("open_folder")
        show.setAutoDefault(False)
        show.clicked.connect(lambda: self.folder_wanted.emit())  # noqa: PLW0108  # not whether it is checked
        column = QVBoxLayout()
        column.addWidget(folder)
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addRow(ThaiLabel(self._messages.say("window.settings.forms_folder"), wraps=False), column)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(self._messages.say("window.settings.help")))
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addWidget(buttons)

    def show_text_size(self, size: int) -> None:
        """Say another size, which was chosen by keys."""
        self.text_size.set_value(str(size))
