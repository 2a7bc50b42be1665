"""Ties a box of a form to a field of the office."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.services.edits.edit import Edit


class Box(Protocol):
    """A widget that shows one value and lets it be changed.

    `typed` is emitted when the user has begun to change it, `settled` with the new value when it counts: after 300 ms
    of quiet, on leaving the box, or by `settle`. Setting a value from the program emits neither.
    """

    @property
    def typed(self) -> SignalInstance:
        """Emitted without a value."""

    @property
    def settled(self) -> SignalInstance:
        """Emitted with the value."""

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""

    def set_value(self, value: Any) -> None:
        """Show a value, keeping the cursor's place if the text differs little or not at all."""

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change; text can still be selected and copied."""


class Binding:
    """Shows a field of the office in a box and makes an edit of what the user puts there.

    `read` gives the field's value, or None where there is nothing to show (the box is then disabled by its editor);
    `write` the edit for a new value.
    """

    def __init__(
        self, bridge: SessionBridge, box: Box, read: Callable[[], Any], write: Callable[[Any], Edit]
    ) -> None:
        self.box = box
        self._bridge, self._read, self._make_edit = bridge, read, write
        box.set_read_only(bridge.read_only)
        box.typed.connect(self._expect)
        box.settled.connect(self._write)

    def show(self) -> None:
        """Put the field's value into the box, unless the user is just typing there."""
        if not self.box.unsettled:
            self.box.set_value(self._read())

    def _expect(self) -> None:
        self._bridge.expect(self.box)

    def _write(self, value: Any) -> None:
        if value != self._read():
            self._bridge.apply(self._make_edit(value))
