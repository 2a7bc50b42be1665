"""What `forms` and `frameworks` answer: what there is to choose from."""

import argparse

from ita_desk.cli.supplies import Supplies


def run_forms(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """List the report forms."""
    catalog = supplies.forms()
    if arguments.json:
        supplies.print_json([{"id": form.id, "name": form.name} for form in catalog.forms])
    else:
        for form in catalog.forms:
            supplies.console.line(f"{form.id}\t{form.name}")
    for error in catalog.broken:
        supplies.console.tell_error(error)
    return 0


def run_frameworks(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """List the fiscal years whose framework is known."""
    from ita_desk.frameworks.catalog import shipped_frameworks  # forms are listed without it

    frameworks = shipped_frameworks()
    if arguments.json:
        known = [frameworks.of_year(year) for year in frameworks.years]
        listed = [
            {"fiscal_year": int(f.fiscal_year), "indicators": sum(bool(i.name) for i in f.indicators)}
            for f in known
            if f
        ]
        supplies.print_json(listed)
    else:
        for year in frameworks.years:
            supplies.console.line(str(year))
    return 0
