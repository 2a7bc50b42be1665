"""The commands of the window: names, shortcuts, menus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ita_desk.gui.look.key_list import plain
from ita_desk.i18n import Messages

Keys = QKeySequence.StandardKey | str | tuple[str, ...] | None  # several for one command as a tuple


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    keys: Keys = None
    needs_office: bool = True
    writes: bool = False


# The menus in their order; None is a line between entries.
_MENUS: Mapping[str, tuple[_Entry | None, ...]] = {
    "file": (
        _Entry("new", QKeySequence.StandardKey.New, needs_office=False),
        _Entry("open", QKeySequence.StandardKey.Open, needs_office=False),
        _Entry("recent", needs_office=False),
        _Entry("sample", needs_office=False),
        None,
        _Entry("save_copy", QKeySequence.StandardKey.SaveAs),
        _Entry("revert", writes=True),
        _Entry("backups"),
        None,
        _Entry("import", "Ctrl+I", writes=True),
        _Entry("export", "Ctrl+E"),
        _Entry("print", QKeySequence.StandardKey.Print),
        None,
        _Entry("sign_off", writes=True),
        _Entry("signed_reports"),
        _Entry("mail"),
        _Entry("publish"),
        None,
        _Entry("close", QKeySequence.StandardKey.Close),
        _Entry("quit", "Ctrl+Q", needs_office=False),
    ),
    "edit": (
        _Entry("undo", QKeySequence.StandardKey.Undo, writes=True),
        _Entry("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), writes=True),  # the habits of Windows and Linux
        _Entry("history", "Ctrl+Shift+H"),
        None,
        _Entry("find", QKeySequence.StandardKey.Find),
        _Entry("replace", "Ctrl+H", writes=True),
        _Entry("find_next", "F3"),
        _Entry("find_previous", "Shift+F3"),
        None,
        _Entry("paste_table", "Ctrl+Shift+V", writes=True),
        _Entry("paste_photo", writes=True),
        _Entry("add_photo", writes=True),
        _Entry("phrases", "Ctrl+Space", writes=True),
        None,
        _Entry("add_measure", "Ctrl+Shift+N", writes=True),
        _Entry("duplicate_measure", "Ctrl+D", writes=True),
        _Entry("bulk_fill", "Ctrl+B", writes=True),
        _Entry("renumber_measures", writes=True),
        None,
        _Entry("add_year", writes=True),
        None,
        _Entry("settings", "Ctrl+,", needs_office=False),
    ),
    "view": (
        _Entry("tab_1", "Alt+1"),
        _Entry("tab_2", "Alt+2"),
        _Entry("tab_3", "Alt+3"),
        _Entry("tab_4", "Alt+4"),
        _Entry("tab_5", "Alt+5"),
        _Entry("tab_6", "Alt+6"),
        _Entry("tab_7", "Alt+7"),
        _Entry("tab_8", "Alt+8"),
        None,
        _Entry("next_measure", "Ctrl+PgDown"),
        _Entry("previous_measure", "Ctrl+PgUp"),
        None,
        _Entry("show_page", "F5"),
        _Entry("former_year", "F7"),
        _Entry("show_help"),
        _Entry("jump_page", "F6"),
        _Entry("zoom_in", "Ctrl+="),  # not Ctrl++, which would take the key of larger text too
        _Entry("zoom_out", QKeySequence.StandardKey.ZoomOut),
        None,
        _Entry("text_larger", ("Ctrl+Shift++", "Ctrl+Shift+="), needs_office=False),
        _Entry("text_smaller", "Ctrl+Shift+-", needs_office=False),
        _Entry("text_usual", "Ctrl+Shift+0", needs_office=False),
    ),
    "help": (
        _Entry("manual", "F1", needs_office=False),
        _Entry("quick_start", needs_office=False),
        _Entry("shortcuts", "Ctrl+/", needs_office=False),
        None,
        _Entry("report_problem", needs_office=False),
        _Entry("about", needs_office=False),
    ),
}


class Actions:
    """The window's actions by name, in its menus; `recent` is a menu of its own."""

    def __init__(
        self, window: QMainWindow, messages: Messages, act: Mapping[str, Callable[[], None]]
    ) -> None:
        self._messages = messages
        self.by_name: dict[str, QAction] = {}
        self._entries: dict[str, _Entry] = {}
        self.recent = QMenu(self._messages.say("window.action.recent"), window)
        for menu_name, entries in _MENUS.items():
            menu = window.menuBar().addMenu(self._messages.say(f"window.menu.{menu_name}"))
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                elif entry.name == "recent":
                    menu.addMenu(self.recent)
                else:
                    menu.addAction(self._build(window, entry, act[entry.name]))
        self["show_page"].setCheckable(True)
        self["former_year"].setCheckable(True)

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        return self.by_name[name]

    def _build(self, window: QMainWindow, entry: _Entry, act: Callable[[], None]) -> QAction:
        action = QAction(self._messages.say(f"window.action.{entry.name}"), window)
        action.setObjectName(entry.name)
        action.setIconText(plain(action.text()).removesuffix("…"))  # what the toolbar says
        if isinstance(entry.keys, tuple):
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        elif entry.keys is not None:
            action.setShortcut(QKeySequence(entry.keys))
        action.triggered.connect(lambda _=False: act())
        self.by_name[entry.name], self._entries[entry.name] = action, entry
        return action

    def allow(self, *, office: bool, writing: bool) -> None:
        """Enable what can be done: with or without an open office, one that may be written or not."""
        for name, entry in self._entries.items():
            self[name].setEnabled(not entry.needs_office or (office and (writing or not entry.writes)))

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" where there is nothing."""
        for name, what in (("undo", undo), ("redo", redo)):
            key = f"window.action.{name}_named" if what else f"window.action.{name}"
            self[name].setText(
                self._messages.say(key, what=what.replace("&", "&&")) if what else self._messages.say(key)
            )
            self[name].setEnabled(bool(what))
