"""The sign that something takes a while."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.gui.look.key_list import plain
from ita_desk.i18n import Messages

_SHOWN_AFTER = 500  # milliseconds: what is quicker needs no sign


def build_busy_sign(
    window: QWidget, messages: Messages, action: str, text: str, stop: Callable[[], object]
) -> QProgressDialog:
    """A dialog that appears after half a second and goes when it is closed.

    It is named after an action of the menus; `stop` is called when the user gives
    up, and may be when the sign is closed.
    """
    sign = QProgressDialog(window)
    sign.setWindowTitle(plain(messages.say(f"window.action.{action}")).removesuffix("…"))
    sign.setLabelText(text)
    sign.setRange(0, 0)
    sign.setMinimumDuration(_SHOWN_AFTER)
    sign.canceled.connect(stop)
    return sign
