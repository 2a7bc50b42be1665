"""Whether a command line asks for the window or for a command; loads nothing, for the window's sake."""

from collections.abc import Sequence
from pathlib import Path

from ita_desk.errors import UserError

COMMANDS = (
    *("new", "import", "show", "check", "export", "publish", "sign", "signed", "rollover"),
    *("backup", "extract", "forms", "frameworks", "selftest"),
)


def asks_for_window(words: Sequence[str]) -> bool:
    """Whether no command is named but nothing, or one path: it ends in .ita or exists.

    Raises UserError where more stands beside a path.
    """
    named = without_language(words)
    if not named:
        return True
    if named[0] in COMMANDS or named[0].startswith("-") or not _is_path(named[0]):
        return False
    if len(named) > 1:
        raise UserError("arguments.unrecognized", word=" ".join(named[1:]), program="ita-desk")
    return True


def without_language(words: Sequence[str]) -> list[str]:
    """The words but for `--lang` and its value."""
    left: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--lang":
            next(rest, None)
        elif not word.startswith("--lang="):
            left.append(word)
    return left


def _is_path(word: str) -> bool:
    try:
        return word.endswith(".ita") or Path(word).exists()
    except OSError:  # too long for a name
        return False
