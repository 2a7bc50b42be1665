"""What `export` does and answers: a report form printed into a file; and what all commands that print have in common."""

import argparse
from pathlib import Path

from ita_desk.cli.arguments import DATA, DIGITS, ROUNDS, chosen, filing_year, wanted, year_number
from ita_desk.cli.choices import chosen_year
from ita_desk.cli.console import Console
from ita_desk.cli.supplies import Supplies
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.office import Office
from ita_desk.services.printing.export import Exported
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.storage.office_store import OfficeStore


def run_export(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Print a report form into a file."""
    wanted(arguments, "file", "form", "out")
    store = OfficeStore.open(Path(arguments.file))
    office = store.load()
    data = chosen(arguments.data, "--data", DATA)
    request = request_of(arguments, office, supplies, draft=arguments.draft, data=data)
    path = Path(arguments.out)
    exported = supplies.exporter().export_report(office, request, path, store.read_blob)
    note_faults(exported, supplies.console)
    done = "cli.export.done" if exported.pages else "cli.export.done_file"
    supplies.console.say(done, path=str(path), pages=exported.pages)
    return 0


def request_of(
    arguments: argparse.Namespace,
    office: Office,
    supplies: Supplies,
    *,
    draft: bool = False,
    data: str = "none",
) -> ExportRequest:
    """What the words about form, year, round, digits and filing year ask for.

    The year is the one asked for, else the newest one that has measures, else the newest.
    """
    options = PrintOptions(
        int(chosen(arguments.round, "--round", ROUNDS)),
        "arabic" if chosen(arguments.digits, "--digits", DIGITS) == "arabic" else "thai",
        filing_year(arguments.filing_year),
        draft=draft,
    )
    year = year_number(arguments.year)
    if year is None:
        year = int(chosen_year(office, None).fiscal_year)
    return ExportRequest(supplies.forms().form(arguments.form), year, options, data)


def note_faults(exported: Exported, console: Console) -> None:
    """Say what could not be drawn."""
    for missing in exported.missing_characters:
        where = f"{missing.source.record} {missing.source.field}" if missing.source else "-"
        code = f"U+{ord(missing.character):04X}"
        console.note("cli.export.missing_character", character=missing.character, code=code, where=where)
    if exported.missing_photos:
        console.note("cli.export.missing_photos", count=len(exported.missing_photos))
