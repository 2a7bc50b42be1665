"""The two kinds of operation failure; anything else that is raised is a bug.

An error carries the key of its message and the values to put into it, never a sentence: the edge (command
line or window) makes the sentence in the user's language, from the catalogue's `error.<key>`.
"""

from collections.abc import Mapping


class AppError(Exception):
    """An operation that could not go on: the key of its message and what fills the placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values: Mapping[str, object] = values


class UserError(AppError):
    """The user can mend it: wrong file, newer file, locked, unreadable source, wrong argument."""


class SystemFault(AppError):
    """The machine is at fault: disk full, no permission, damaged file, share gone."""
