"""Prints answers and messages: answers on standard output, everything else on standard error."""

import re
from typing import TextIO

from ita_desk.errors import AppError
from ita_desk.i18n import Message, Messages

# Letters by which a terminal is given orders; an office's texts may hold them. In JSON the escape means the same.
_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _harmless(text: str) -> str:
    return _ORDERS.sub(lambda order: f"\\u{ord(order[0]):04x}", text)


class Console:
    """Where a command speaks, in one language."""

    def __init__(self, messages: Messages, out: TextIO, err: TextIO) -> None:
        self.messages, self._out, self._err = messages, out, err

    def line(self, text: str) -> None:
        """Print a line of an answer."""
        print(_harmless(text), file=self._out)

    def say(self, key: str, **values: object) -> None:
        """Print a message as an answer."""
        self.line(self.messages.say(key, **values))

    def note(self, key: str, **values: object) -> None:
        """Print a message beside the answer."""
        print(_harmless(self.messages.say(key, **values)), file=self._err)

    def tell_error(self, error: AppError) -> None:
        """Print what went wrong and what to do."""
        print(_harmless(self.messages.text(Message(f"error.{error.key}", error.values))), file=self._err)
