"""What `extract` does and answers: an office file of the data inside an exported PDF."""

import argparse
from pathlib import Path

from ita_desk.cli.arguments import wanted
from ita_desk.cli.supplies import Supplies
from ita_desk.services.intake.extract import extract_report


def run_extract(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Make an office file of the data inside an exported PDF."""
    wanted(arguments, "report", "out")
    path = Path(arguments.out)
    extracted = extract_report(Path(arguments.report), path, supplies.new_id)
    if extracted.missing_photos:
        supplies.console.note("cli.extract.missing_photos", count=len(extracted.missing_photos))
    office = extracted.office
    supplies.console.say(
        "cli.extract.done",
        path=str(path),
        agency=office.agency.full_name or "-",
        years=len(office.years),
        measures=sum(len(year.measures) for year in office.years),
        photos=extracted.photos,
    )
    return 0
