"""What `sign` does and answers: a report signed off."""

import argparse
from datetime import date
from pathlib import Path

from ita_desk.cli.arguments import wanted
from ita_desk.cli.export_answer import note_faults, request_of
from ita_desk.cli.signed_details import details_of
from ita_desk.cli.supplies import Supplies
from ita_desk.errors import UserError
from ita_desk.services.signing.office_file import sign_in_file
from ita_desk.thai.date_reading import parse_day


def run_sign(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Sign off a report of an office file, and print it into a file."""
    wanted(arguments, "file", "form", "out")
    exporter = supplies.exporter()
    out, day = Path(arguments.out), _day(arguments.date)
    done = sign_in_file(
        Path(arguments.file),
        lambda office: request_of(arguments, office, supplies),
        exporter,
        out,
        arguments.number or "",
        day,
    )
    pages = done.printed.pages
    if arguments.json:
        supplies.print_json({"signed": details_of(done.signed), "path": str(out), "pages": pages})
    else:
        supplies.console.say("cli.sign.done", code=done.signed.signed.code, path=str(out), pages=pages)
    note_faults(done.printed, supplies.console)
    return 0


def _day(text: str | None) -> date | None:
    """A day as 2025-10-06 or as written in Thai. Raises UserError `arguments.not_a_day`."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        day = parse_day(text)
    if day is None:
        raise UserError("arguments.not_a_day", value=text)
    return day
