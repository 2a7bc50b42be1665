"""What `rollover` does and answers: a step into a new fiscal year."""

import argparse
from pathlib import Path

from ita_desk.cli.arguments import wanted, year_number
from ita_desk.cli.supplies import Supplies
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.services.rollover import roll_over_file


def run_rollover(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Step into a new fiscal year, and tell every change of a year or a code."""
    wanted(arguments, "file", "to")
    year, say = year_number(arguments.to) or 0, supplies.console.say
    planned = roll_over_file(Path(arguments.file), year, shipped_frameworks().of_year, supplies.new_id)
    for change in planned.years:
        told = {"place": change.place, "before": change.before, "after": change.after}
        say("cli.rollover.year", mark="✓" if change.proposed else "–", **told)
    for code in planned.codes:
        mapped, place = code.mapped, code.place
        if mapped.certain:
            say("cli.rollover.code", place=place, before=mapped.code, after=mapped.certain)
        else:
            like = " ".join(mapped.candidates) or "-"
            say("cli.rollover.code_open", place=place, before=mapped.code, candidates=like)
    measures = len(planned.report.measures)
    say("cli.rollover.done", year=year, before=planned.from_year, measures=measures)
    return 0
