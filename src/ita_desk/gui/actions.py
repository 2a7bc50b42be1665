"""The commands of the window: names, shortcuts, menus."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMainWindow, QMenu

from ita_desk.i18n import Messages

if TYPE_CHECKING:  # the window is shown before there are any
    from PySide6.QtGui import QAction, QKeySequence

TABS = ("overview", "agency", "scores", "analysis", "measures", "outcomes", "check", "print")  # of an office
OUT = (
    "export",
    "print",
    "sign_off",
    "signed_reports",
    "mail",
    "publish",
)  # the ways in which a report leaves the program
# Commands of the list of measures that stand in the window's menu as well.
WINDOW_COMMANDS = ("add_measure", "duplicate_measure", "renumber_measures", "bulk_fill")


class _Usual(NamedTuple):
    """The keys that the system has for a command, by the name Qt has for them."""

    name: str


Keys = _Usual | str | tuple[str, ...] | None  # several for one command as a tuple


class _Entry(NamedTuple):
    name: str
    keys: Keys = None
    needs_office: bool = True
    writes: bool = False


# The menus in their order; None is a line between entries.
_MENUS: Mapping[str, tuple[_Entry | None, ...]] = {
    "file": (
        _Entry("new", _Usual("New"), needs_office=False),
        _Entry("open", _Usual("Open"), needs_office=False),
        _Entry("recent", needs_office=False),
        _Entry("sample", needs_office=False),
        None,
        _Entry("save_copy", _Usual("SaveAs")),
        _Entry("revert", writes=True),
        _Entry("backups"),
        None,
        _Entry("import", "Ctrl+I", writes=True),
        _Entry("export", "Ctrl+E"),
        _Entry("print", _Usual("Print")),
        None,
        _Entry("sign_off", writes=True),
        _Entry("signed_reports"),
        _Entry("mail"),
        _Entry("publish"),
        None,
        _Entry("close", _Usual("Close")),
        _Entry("quit", "Ctrl+Q", needs_office=False),
    ),
    "edit": (
        _Entry("undo", _Usual("Undo"), writes=True),
        _Entry("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), writes=True),  # the habits of Windows and Linux
        _Entry("history", "Ctrl+Shift+H"),
        None,
        _Entry("find", _Usual("Find")),
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
        _Entry("zoom_out", _Usual("ZoomOut")),
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


def _sequences(keys: Keys) -> "list[QKeySequence]":
    from PySide6.QtGui import QKeySequence

    if isinstance(keys, _Usual):
        return [QKeySequence(QKeySequence.StandardKey[keys.name])]
    return [QKeySequence(one) for one in (keys if isinstance(keys, tuple) else (keys,)) if one]


class Actions:
    """The window's actions by name, in its menus; `recent` is a menu of its own.

    At first there are only the menus' titles; the actions are made when they are first asked for, by `fill` at the latest.
    """

    def __init__(
        self, window: QMainWindow, messages: Messages, act: Mapping[str, Callable[[], None]]
    ) -> None:
        self._window, self._messages, self._act = window, messages, act
        self._allowed = {"office": True, "writing": True}
        self._nothing_done = False
        self._menus = {name: window.menuBar().addMenu(messages.say(f"window.menu.{name}")) for name in _MENUS}

    def fill(self) -> None:
        """Have all actions in their menus."""
        _ = self.by_name

    @cached_property
    def recent(self) -> QMenu:
        """The menu of the offices opened last."""
        return QMenu(self._messages.say("window.action.recent"), self._window)

    @cached_property
    def by_name(self) -> "dict[str, QAction]":
        """All actions by their names, in the menus."""
        built = {}
        for name, menu in self._menus.items():
            for entry in _MENUS[name]:
                if entry is None:
                    menu.addSeparator()
                elif entry.name == "recent":
                    menu.addMenu(self.recent)
                else:
                    built[entry.name] = self._build(entry)
                    menu.addAction(built[entry.name])
        built["show_page"].setCheckable(True)
        built["former_year"].setCheckable(True)
        return built

    def __getitem__(self, name: str) -> "QAction":
        """The action of a name."""
        return self.by_name[name]

    def _build(self, entry: _Entry) -> "QAction":
        from PySide6.QtGui import QAction

        from ita_desk.gui.look.key_list import plain

        act = self._act[entry.name]
        action = QAction(self._messages.say(f"window.action.{entry.name}"), self._window)
        action.setObjectName(entry.name)
        action.setIconText(plain(action.text()).removesuffix("…"))  # what the toolbar says
        action.setShortcuts(_sequences(entry.keys))
        action.triggered.connect(lambda _=False: act())
        action.setEnabled(self._allows(entry) and not (self._nothing_done and entry.name in ("undo", "redo")))
        return action

    def _allows(self, entry: _Entry) -> bool:
        office, writing = self._allowed["office"], self._allowed["writing"]
        return not entry.needs_office or (office and (writing or not entry.writes))

    def allow(self, *, office: bool, writing: bool) -> None:
        """Enable what can be done: with or without an open office, one that may be written or not."""
        self._allowed = {"office": office, "writing": writing}
        if "by_name" in vars(self):
            for entry in (one for entries in _MENUS.values() for one in entries if one):
                if entry.name in self.by_name:
                    self[entry.name].setEnabled(self._allows(entry))

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" where there is nothing."""
        if "by_name" not in vars(self) and not (undo or redo):
            self._nothing_done = True
            return
        for name, what in (("undo", undo), ("redo", redo)):
            key = f"window.action.{name}_named" if what else f"window.action.{name}"
            self[name].setText(
                self._messages.say(key, what=what.replace("&", "&&")) if what else self._messages.say(key)
            )
            self[name].setEnabled(bool(what))
