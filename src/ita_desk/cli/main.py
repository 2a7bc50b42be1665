"""Runs one command line and returns its exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ita_desk.cli.console import Console
from ita_desk.cli.first_word import asks_for_window, without_language
from ita_desk.domain.ids import IdSource
from ita_desk.errors import SystemFault, UserError
from ita_desk.i18n import LANGUAGES, Messages
from ita_desk.resources import root

if TYPE_CHECKING:
    from ita_desk.forms.catalog import FormCatalog
    from ita_desk.services.printing.export import Exporter

FINE, USER_ERROR, SYSTEM_FAULT, BUG = 0, 2, 3, 70


# Given a path or None, a language ("" for the one last chosen) and what tells the program's version: shows the window and returns the exit code.
OpenWindow = Callable[[Path | None, str, Callable[[], str]], int]


def run_command_line(
    words: Sequence[str],
    out: TextIO,
    err: TextIO,
    exporter: Callable[[], "Exporter"],
    forms: Callable[[], "FormCatalog"],
    new_id: IdSource,
    open_window: OpenWindow,
) -> int:
    """Run a command, or open the window where no command is named.

    Returns 0 fine, 1 problems found (`check`, `signed`), 2 the user's error, 3 the system's fault, 70 a bug.
    """
    language = _language(words)
    console = Console(Messages(language), out, err)
    try:
        if asks_for_window(words):
            named = without_language(words)
            return open_window(Path(named[0]) if named else None, language, program_version)
        return _run(words, console, exporter, forms, new_id)
    except UserError as error:
        console.tell_error(error)
        return USER_ERROR
    except SystemFault as error:
        console.tell_error(error)
        return SYSTEM_FAULT
    except BrokenPipeError:  # the reader of our output has gone: nothing is wrong here
        return FINE
    except Exception:  # the last door: a bug must be told, not look like a result
        import traceback

        traceback.print_exc(file=err)
        console.note("error.bug")
        return BUG


def _run(
    words: Sequence[str],
    console: Console,
    exporter: Callable[[], "Exporter"],
    forms: Callable[[], "FormCatalog"],
    new_id: IdSource,
) -> int:
    # Loaded only here: a window that is opened by double-click needs neither, and start-up is measured.
    from ita_desk.cli.arguments import build_parser
    from ita_desk.cli.commands import COMMANDS
    from ita_desk.cli.supplies import Supplies

    arguments = build_parser(commands=set(words)).parse_args(words)
    if arguments.version:
        console.line(f"ita-desk {program_version()}")
        return FINE
    if arguments.help or arguments.command is None:
        console.line(_help(arguments.command, console.messages))
        return FINE
    return COMMANDS[arguments.command](arguments, Supplies(console, exporter, forms, new_id))


def _help(command: str | None, messages: Messages) -> str:
    from ita_desk.cli.arguments import build_parser

    parser = build_parser(messages)
    if command is not None:
        parser = next(a.choices[command] for a in parser._actions if isinstance(a.choices, dict))  # noqa: SLF001
    return parser.format_help().replace("usage:", messages.say("cli.usage"), 1).rstrip()


def _language(words: Sequence[str]) -> str:
    """The language asked for with --lang, else by ITA_DESK_LANG; "" where none is: Thai whatever the locale."""
    asked = os.environ.get("ITA_DESK_LANG", "")
    for number, word in enumerate(words):
        if word == "--lang" and number + 1 < len(words):
            asked = words[number + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else "th" if asked else ""


def program_version() -> str:
    """The version of the checkout it runs from, or of the installed package."""
    project = root() / "pyproject.toml"
    if project.exists():
        import tomllib

        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
    from importlib.metadata import version  # takes as long as all else of a start

    return version("ita-desk")


def speak_utf8() -> None:
    """Make standard output and error UTF-8 whatever the console's code page (old Windows: cp874)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def end_output() -> None:
    """Write out what standard output still holds; a reader that has gone is nothing wrong, nor is having none."""
    if sys.stdout is None:  # a program with a window on Windows
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # nor shall Python complain when it tries again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
