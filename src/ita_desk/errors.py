"""The two kinds of operation failure; anything else that is raised is a bug.

An error carries the key of its message and the values to put into it, never a sentence: the edge (command
line or window) makes the sentence in the user's language, from the catalogue's `error.<key>`.
"""

from collections.abc import Callable, Mapping


class AppError(Exception):
    """An operation that could not go on: the key of its message and what fills the placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values: Mapping[str, object] = values

    def __reduce__(self) -> tuple[Callable[..., "AppError"], tuple[type["AppError"], str, dict[str, object]]]:
        """Let an error cross to another process: its constructor takes the values by name."""
        return _again, (type(self), self.key, dict(self.values))


def _again(kind: type[AppError], key: str, values: Mapping[str, object]) -> AppError:
    return kind(key, **values)


class UserError(AppError):
    """The user can mend it: wrong file, newer file, locked, unreadable source, wrong argument."""


class SystemFault(AppError):
    """The machine is at fault: disk full, no permission, damaged file, share gone."""
