"""What `new` does and answers: an office file."""

import argparse
from pathlib import Path

from ita_desk.cli.arguments import wanted, year_number
from ita_desk.cli.supplies import Supplies
from ita_desk.domain.agency import KINDS
from ita_desk.services.create import OfficeNames, create_office, create_sample_office


def run_new(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Make an office file."""
    wanted(arguments, "file")
    names = OfficeNames(*(getattr(arguments, n) or "" for n in ("kind", "name", "district", "province")))
    year = year_number(arguments.year)
    path, console = Path(arguments.file), supplies.console
    if arguments.sample:
        create_sample_office(path, names, year, supplies.new_id)
    else:
        wanted(arguments, "kind", "name", "province", "year")
        assert year is not None
        create_office(path, names, year)
    if names.kind and names.kind not in [kind.short for kind in KINDS]:
        console.note("cli.new.other_kind", kind=names.kind, known=" ".join(k.short for k in KINDS))
    console.say("cli.new.done", path=str(path))
    return 0
