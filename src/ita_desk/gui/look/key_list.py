"""All commands of the window with their keys, as its menus and lists have them now."""

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ita_desk.i18n import Messages

# Keys that are no commands of a menu or a list but belong to a box; the words are `window.keys.<name>`.
_OF_BOXES = (
    ("step_new", "Return"),
    ("step_line", "Shift+Return"),
    ("step_up", "Ctrl+Shift+Up"),
    ("step_down", "Ctrl+Shift+Down"),
    ("next_box", "Tab"),
    ("box_before", "Shift+Tab"),
    ("score_down", "Return"),
    ("go_to_problem", "Return"),
    ("page_up", "PgUp"),
    ("page_down", "PgDown"),
    ("close_dialog", "Esc"),
)


class KeyLine(NamedTuple):
    """One command: where it stands, what it is called, and its keys, "" where it has none."""

    group: str
    name: str
    keys: str


def list_keys(window: QMainWindow, messages: Messages) -> tuple[KeyLine, ...]:
    """The commands of the menus in their order, then those of lists, then the keys of boxes."""
    lines, seen = [], set[QAction]()
    for title in window.menuBar().actions():
        menu = title.menu()
        for action in menu.actions() if isinstance(menu, QMenu) else ():
            seen.add(action)
            if not action.isSeparator():
                lines.append(KeyLine(plain(title.text()), plain(action.text()), _keys(action)))
    lists = messages.say("window.keys.in_lists")
    others = [a for a in window.findChildren(QAction) if a not in seen and a.shortcuts() and a.text()]
    lines += [KeyLine(lists, plain(action.text()), _keys(action)) for action in others]
    boxes = messages.say("window.keys.in_boxes")
    for name, keys in _OF_BOXES:
        lines.append(KeyLine(boxes, messages.say(f"window.keys.{name}"), _shown(QKeySequence(keys))))
    return tuple(dict.fromkeys(lines))


def plain(text: str) -> str:
    """The text of a menu without its mnemonic, which may stand in brackets at the end."""
    marked = text.replace("&&", "\0")
    place = marked.find("&")
    if place > 0 and marked[place - 1] == "(" and marked[place + 2 : place + 3] == ")":
        marked = marked[: place - 1].rstrip() + marked[place + 3 :]
    return marked.replace("&", "").replace("\0", "&")


def _keys(action: QAction) -> str:
    return ", ".join(_shown(keys) for keys in action.shortcuts())


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
