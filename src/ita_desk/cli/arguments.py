"""The command line: which words it takes, and what it says when it does not understand."""

import argparse
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NoReturn

from ita_desk.cli.first_word import COMMANDS
from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.errors import UserError
from ita_desk.i18n import Messages

ROUNDS = ("6", "12")
DIGITS = ("thai", "arabic")
DATA = ("office", "year", "none")
PARTS = (
    "auto",
    "measures",
    "scores",
    "agency",
)  # those of `services.intake.review`, which takes long to load


# What the parser says, in English, and which of our messages says the same about the word in parentheses.
_SAID = {
    "unrecognized": r"unrecognized arguments: (?P<word>.*)",
    "value_missing": r"argument (?P<word>\S+): expected one argument",
    "unknown_command": r"argument \S*: invalid choice: (?P<word>.*) \(choose from .*",
}


# What it says stays English, as `_SAID` reads it, and our titles stay as they are: it would look for translations on the
# machine, by modules that take as long to load as all words take to understand.
vars(argparse)["_"] = lambda text: text


class _Parser(argparse.ArgumentParser):
    """An argument parser that raises typed errors instead of printing English and exiting."""

    def error(self, message: str) -> NoReturn:
        for key, pattern in _SAID.items():
            if said := re.fullmatch(pattern, message, re.DOTALL):
                word = said["word"].strip("'")
                raise UserError(f"arguments.{key}", word=word, program=self.prog, known=" ".join(COMMANDS))
        raise UserError("arguments.not_understood", detail=message, program=self.prog)


Say = Callable[..., str]


def build_parser(
    messages: Messages | None = None, commands: Collection[str] = COMMANDS
) -> argparse.ArgumentParser:
    """The parser of the command line, its help in the messages' language; without messages it understands, but has no help.

    A command that is not among `commands` is none to it: to make them all takes longer than to understand one.
    """
    say: Say = messages.say if messages else lambda _: ""
    parser = _Parser(prog="ita-desk", description=say("cli.description"), add_help=False, allow_abbrev=False)
    _add_everywhere(parser, say)
    parser.add_argument("--version", action="store_true", help=say("cli.version.help"))
    parser.set_defaults(help=False)
    made = parser.add_subparsers(
        dest="command", title=say("cli.commands"), metavar="", parser_class=_Parser, prog=parser.prog
    )
    for name in COMMANDS:
        if name in commands:
            _add_command(made, name, say)
    return parser


def _add_command(commands: "argparse._SubParsersAction[_Parser]", name: str, say: Say) -> None:
    told = say(f"cli.{name}.help")
    parser = commands.add_parser(name, help=told, description=told, add_help=False, allow_abbrev=False)
    _add_everywhere(parser, say)
    _TAKES[name](parser, say)


def _add_everywhere(parser: argparse.ArgumentParser, say: Say) -> None:
    parser._positionals.title = say("cli.positionals")  # noqa: SLF001  # argparse names its groups in English only
    parser._optionals.title = say("cli.options")  # noqa: SLF001
    # Without defaults of their own: what was said before the command stays said.
    silent = argparse.SUPPRESS
    parser.add_argument("-h", "--help", action="store_true", default=silent, help=say("cli.help.help"))
    parser.add_argument("--lang", default=silent, metavar="th|en", help=say("cli.lang.help"))


def _add_nothing(parser: argparse.ArgumentParser, say: Say) -> None:
    """The command takes no words of its own."""


def _add_json(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("--json", action="store_true", help=say("cli.json.help"))


def _add_show(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--year", help=say("cli.year.help"))
    _add_json(parser, say)


def _add_new(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    for name in ("kind", "name", "district", "province", "year"):
        parser.add_argument(f"--{name}", help=say(f"cli.{name}.help"))
    parser.add_argument("--sample", action="store_true", help=say("cli.sample.help"))


def _add_import(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("source", metavar="SOURCE", nargs="?")
    parser.add_argument("--year", help=say("cli.year.help"))
    parser.add_argument("--what", default="auto", metavar="|".join(PARTS), help=say("cli.what.help"))
    parser.add_argument("--accept-changes", action="store_true", help=say("cli.accept_changes.help"))
    parser.add_argument("--repair", action="store_true", help=say("cli.repair.help"))
    parser.add_argument("--dry-run", action="store_true", help=say("cli.dry_run.help"))
    _add_json(parser, say)


def _add_check(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--year", help=say("cli.check.year.help"))
    parser.add_argument("--form", help=say("cli.form.help"))
    _add_json(parser, say)


def _add_choices(parser: argparse.ArgumentParser, say: Say) -> None:
    """Which report of a file is meant: its form, year, round, digits and filing year."""
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--form", help=say("cli.form.help"))
    parser.add_argument("--year", help=say("cli.year.help"))
    parser.add_argument("--round", default="12", metavar="|".join(ROUNDS), help=say("cli.round.help"))
    parser.add_argument("--digits", default="thai", metavar="|".join(DIGITS), help=say("cli.digits.help"))
    parser.add_argument("--filing-year", metavar="YEAR", help=say("cli.filing_year.help"))


def _add_export(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_choices(parser, say)
    parser.add_argument("--draft", action="store_true", help=say("cli.draft.help"))
    parser.add_argument("--data", default="office", metavar="|".join(DATA), help=say("cli.data.help"))
    parser.add_argument("-o", "--out", metavar="OUT.pdf", help=say("cli.out.help"))


def _add_publish(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_choices(parser, say)
    parser.add_argument("--limit-mb", metavar="N", help=say("cli.limit_mb.help"))
    parser.add_argument("--unsigned", action="store_true", help=say("cli.unsigned.help"))
    parser.add_argument("-o", "--out", metavar="FOLDER|OUT.zip", help=say("cli.publish.out.help"))


def _add_sign(parser: argparse.ArgumentParser, say: Say) -> None:
    _add_choices(parser, say)
    parser.add_argument("--number", help=say("cli.number.help"))
    parser.add_argument("--date", metavar="YYYY-MM-DD", help=say("cli.date.help"))
    _add_json(parser, say)
    parser.add_argument("-o", "--out", metavar="OUT.pdf", help=say("cli.sign.out.help"))


def _add_signed(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--code", help=say("cli.signed.code.help"))
    parser.add_argument("--file", dest="pdf", metavar="PDF", help=say("cli.signed.file.help"))
    _add_json(parser, say)


def _add_rollover(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--to", metavar="YEAR", help=say("cli.to.help"))


def _add_backup(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("file", metavar="FILE.ita", nargs="?")
    parser.add_argument("--list", action="store_true", help=say("cli.backup.list.help"))
    parser.add_argument("--restore", metavar="ID", help=say("cli.backup.restore.help"))
    _add_json(parser, say)


def _add_extract(parser: argparse.ArgumentParser, say: Say) -> None:
    parser.add_argument("report", metavar="REPORT.pdf", nargs="?")
    parser.add_argument("-o", "--out", metavar="FILE.ita", help=say("cli.extract.out.help"))


_TAKES: Mapping[str, Callable[[argparse.ArgumentParser, Say], None]] = {
    "new": _add_new,
    "import": _add_import,
    "show": _add_show,
    "check": _add_check,
    "export": _add_export,
    "publish": _add_publish,
    "sign": _add_sign,
    "signed": _add_signed,
    "rollover": _add_rollover,
    "backup": _add_backup,
    "extract": _add_extract,
    "forms": _add_json,
    "frameworks": _add_json,
    "selftest": _add_nothing,
}


# --- checking values -----------------------------------------------------------------------------------------


def wanted(arguments: argparse.Namespace, *names: str) -> None:
    """Raise UserError naming the first argument that is missing."""
    for name in names:
        if not getattr(arguments, name):
            shown = {"file": "FILE.ita", "source": "SOURCE", "report": "REPORT.pdf", "out": "-o"}.get(
                name, f"--{name}"
            )
            raise UserError("arguments.missing", name=shown)


def chosen(value: str, name: str, choices: Sequence[str]) -> str:
    """The value, if it is one of the choices. Raises UserError naming them."""
    if value not in choices:
        raise UserError("arguments.not_a_choice", name=name, value=value, choices=" | ".join(choices))
    return value


def year_number(value: str | None) -> int | None:
    """A fiscal year typed in Arabic or Thai digits. Raises UserError if it is no number."""
    if value is None:
        return None
    if not value.isdecimal() or len(value) > 9:
        raise UserError("arguments.not_a_year", value=value)
    return int(value)


def filing_year(value: str | None) -> int | None:
    """The year under whose OIT items a report is handed in. Raises UserError if it is none that may be."""
    year = year_number(value)
    if year is not None and not FIRST <= year <= LAST:
        raise UserError("year.out_of_range", year=year, first=FIRST, last=LAST)
    return year
