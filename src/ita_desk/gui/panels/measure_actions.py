"""The commands of the list of measures: their actions, buttons and menu."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ita_desk.i18n import Messages

# Names with their own keys in the list; None is a line in the menu.
_ENTRIES: tuple[tuple[str, tuple[str, ...]] | None, ...] = (
    ("edit_measure", ("F2",)),
    ("add_measure", ("Ins",)),
    ("duplicate_measure", ()),
    ("remove_measure", ("Del",)),
    None,
    ("move_measure_up", ("Alt+Up",)),
    ("move_measure_down", ("Alt+Down",)),
    ("renumber_measures", ()),
    None,
    ("bulk_fill", ()),
)
# The keys of the window's menu hold everywhere: here they are only told.
_OF_WINDOW = {"add_measure": "Ctrl+Shift+N", "duplicate_measure": "Ctrl+D", "bulk_fill": "Ctrl+B"}
_ARROWS = {"move_measure_up": Qt.ArrowType.UpArrow, "move_measure_down": Qt.ArrowType.DownArrow}


class MeasureActions:
    """Actions by name for the commands of `acts`; their keys hold while the list has the focus."""

    def __init__(self, view: QWidget, messages: Messages, acts: Mapping[str, Callable[[], object]]) -> None:
        self._view, self._messages = view, messages
        self._acts = acts
        self.by_name = {entry[0]: self._build(*entry) for entry in _ENTRIES if entry and entry[0] in acts}

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        return self.by_name[name]

    def menu(self) -> QMenu:
        """A new menu of all commands, with the keys of each."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in _ENTRIES:
            if entry is None:
                menu.addSeparator()
            elif entry[0] in self.by_name:
                menu.addAction(self._in_menu(entry[0], menu))
        return menu

    def _in_menu(self, name: str, menu: QMenu) -> QAction:
        """The action, or one like it that tells the keys of the window's menu as well."""
        action, keys = self.by_name[name], _OF_WINDOW.get(name)
        if keys is None:
            return action
        told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        copy = QAction(f"{action.text()}\t{told}", menu)
        copy.setObjectName(name)
        copy.setEnabled(action.isEnabled())
        copy.triggered.connect(action.trigger)
        return copy

    def _build(self, name: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(self._messages.say(f"window.measures.{name}"), self._view)
        action.setObjectName(name)
        action.setToolTip(self._messages.say(f"window.measures.{name}.tip"))
        action.triggered.connect(lambda _=False: self._acts[name]())
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action

    def button(self, name: str) -> QToolButton:
        """A button for a command."""
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(self.by_name[name])
        button.setAccessibleName(self.by_name[name].text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _ARROWS:
            button.setArrowType(_ARROWS[name])
        else:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button
