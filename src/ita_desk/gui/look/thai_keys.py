"""Lets Ctrl and Alt work where a keyboard has only Thai letters: each stands for the Latin key in its place.

Where a Latin keyboard is set up too, the system finds the Latin key itself, and nothing of this is reached.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QMenu, QWidget

# The Kedmanee keyboard, row by row, beside the Latin one: plain and with Shift.
_LATIN = ("1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")
_PLAIN = (
    "ๅ/-ภถ\u0e38\u0e36คตจขช",
    "ๆไำพะ\u0e31\u0e35รนยบลฃ",
    "ฟหกดเ\u0e49\u0e48าสวง",
    "ผปแอ\u0e34\u0e37ทมใฝ",
)
_LATIN_SHIFTED = ("!@#$%^&*()_+", "QWERTYUIOP{}|", 'ASDFGHJKL:"', "ZXCVBNM<>?")
_SHIFTED = (
    "+๑๒๓๔\u0e39฿๕๖๗๘๙",
    '๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅ',
    "ฤฆฏโฌ\u0e47\u0e4bษศซ.",
    "()ฉฮ\u0e3a\u0e4c?ฒฬฦ",
)

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Kind = TypeVar("Kind", bound=QWidget)


def _places() -> Mapping[str, str]:
    """The Latin keys by Thai letter: the plain one, and after Shift the plain and the shifted one."""
    plain = dict(zip("".join(_PLAIN), "".join(_LATIN), strict=True))
    both = (low + high for low, high in zip("".join(_LATIN), "".join(_LATIN_SHIFTED), strict=True))
    shifted = dict(zip("".join(_SHIFTED), both, strict=True))
    return {letter: keys for letter, keys in (plain | shifted).items() if letter >= "\u0e00"}


def latin_keys(key: int, text: str, modifiers: Qt.KeyboardModifier) -> tuple[QKeyCombination, ...]:
    """What a key of a Thai keyboard may mean with Ctrl or Alt, the likeliest first; none where it is no Thai key.

    Qt names keys by their letters, but those of Thai digits by the Arabic ones: their text tells.
    """
    letter = chr(key) if 0x20 <= key < 0x10000 else ""
    if letter.isdigit() and text.isdigit():
        letter = text
    if letter in ("/", "-") and modifiers == _ALT:
        latin = "2" if letter == "/" else "3"  # no letters, but in the places of these
    else:
        latin = _places().get(letter, "")
    found = [QKeyCombination(modifiers, Qt.Key(ord(one.upper()))) for one in latin]
    if len(latin) > 1 and not latin[1].isalpha():
        found.append(QKeyCombination(modifiers & ~_SHIFT, Qt.Key(ord(latin[1]))))
    return tuple(found)


class ThaiKeys(QObject):
    """Watches the keys of whatever window is in front; keys no command was found for come here untouched."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:  # the window only: a filter for all events would slow down typing
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key presses that mean Latin keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        menu = QApplication.activePopupWidget()
        modifiers = event.modifiers()
        if not modifiers & (_CONTROL | _ALT) and not isinstance(menu, QMenu):
            return False
        keys = latin_keys(event.key(), event.text(), modifiers)
        return bool(keys) and _press(keys, menu)


def _press(keys: tuple[QKeyCombination, ...], menu: QWidget | None) -> bool:
    """Do what a Latin keyboard would: a command, else the key press itself; False where nobody is there."""
    if isinstance(menu, QMenu):
        QApplication.sendEvent(menu, _event(QEvent.Type.KeyPress, keys[0], chr(keys[0].key()).lower()))
        return True
    target = QApplication.focusWidget() or QApplication.activeWindow()
    if target is None:
        return False
    override = _event(QEvent.Type.ShortcutOverride, keys[0])
    override.ignore()
    QApplication.sendEvent(target, override)
    if override.isAccepted() or not any(_trigger(QKeySequence(key), target) for key in keys):
        QApplication.sendEvent(target, _event(QEvent.Type.KeyPress, keys[0]))
    return True


def _event(kind: QEvent.Type, key: QKeyCombination, text: str = "") -> QKeyEvent:
    return QKeyEvent(kind, key.key(), key.keyboardModifiers(), text)


def _trigger(keys: QKeySequence, focus: QWidget) -> bool:
    """Do the one thing in the window of the focus that has these keys; False where there is none."""
    window = focus.window()
    actions = [a for a in window.findChildren(QAction) if keys in a.shortcuts() and a.isEnabled()]
    near = [action for action in actions if _is_near(action, focus)]
    far = [action for action in actions if _is_far(action, window)]
    for action in near or far:
        action.trigger()
        return True
    for shortcut in window.findChildren(QShortcut):
        own = shortcut.keys()
        if keys in own and shortcut.isEnabled() and _shown_in(shortcut.parent(), window):
            shortcut.activated.emit()
            return True
    return _open_by_mnemonic(keys, window)


def _is_near(action: QAction, focus: QWidget) -> bool:
    """Whether an action belongs to the widget of the focus or, if it says so, to one around it."""
    context, owners = action.shortcutContext(), action.associatedObjects()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return focus in owners
    if context != Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return False
    return (
        any(isinstance(owner, QWidget) and owner.isAncestorOf(focus) for owner in owners) or focus in owners
    )


def _is_far(action: QAction, window: QWidget) -> bool:
    """Whether an action works in the whole window and stands in its menus or among its widgets."""
    contexts = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    return action.shortcutContext() in contexts and any(
        _shown_in(owner, window) for owner in action.associatedObjects()
    )


def _shown_in(owner: QObject | None, window: QWidget) -> bool:
    while isinstance(owner, QMenu):
        owner = owner.parent()
    return isinstance(owner, QWidget) and owner.isVisible() and owner.window() is window


def _open_by_mnemonic(keys: QKeySequence, window: QWidget) -> bool:
    """Open the menu, press the button or go to the box whose name has the underlined letter."""
    if isinstance(window, QMainWindow):
        for title in window.menuBar().actions():
            if QKeySequence.mnemonic(title.text()) == keys and title.isEnabled():
                window.menuBar().setActiveAction(title)
                return True
    for button in _visible(window, QAbstractButton):
        if button.shortcut() == keys:
            button.animateClick()
            return True
    for label in _visible(window, QLabel):
        if (buddy := label.buddy()) and QKeySequence.mnemonic(label.text()) == keys:
            buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _visible(window: QWidget, kind: type[Kind]) -> Iterator[Kind]:
    return (w for w in window.findChildren(kind) if w.isVisible() and w.isEnabled())
