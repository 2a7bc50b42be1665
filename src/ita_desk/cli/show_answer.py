"""What `show` answers: what an office file holds."""

import argparse
from pathlib import Path

from ita_desk.cli.arguments import wanted, year_number
from ita_desk.cli.console import Console
from ita_desk.cli.supplies import Supplies
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.storage.office_store import OfficeStore


def run_show(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Print what an office file holds."""
    wanted(arguments, "file")
    office = OfficeStore.open(Path(arguments.file)).load()
    year = year_number(arguments.year)
    if year is not None:
        report = office.year(year)
        if report is None:
            raise UserError("document.no_year", year=year)
        office = Office(office.agency, (report,))
    if arguments.json:
        from ita_desk.domain.exchange import office_with_computed
        from ita_desk.frameworks.catalog import shipped_frameworks

        supplies.print_json(office_with_computed(office, shipped_frameworks().of_year))
    else:
        _tell(office, supplies.console)
    return 0


def _tell(office: Office, console: Console) -> None:
    console.line(f"{office.agency.full_name} {office.agency.place}".strip())
    for year in office.years:
        total = year.assessment.scores.get("total")
        console.say(
            "cli.show.year",
            year=int(year.fiscal_year),
            total="-" if total is None else total,
            level=year.assessment.level or "-",
            measures=len(year.measures),
        )
        for measure in year.measures:
            console.line(f"    {measure.number or '-'} {measure.title or measure.target}")
