"""What `check` answers: the problems of a year as JSON, or in words."""

import argparse
from pathlib import Path
from typing import Any

from ita_desk.cli.arguments import wanted, year_number
from ita_desk.cli.choices import PROBLEMS_FOUND, chosen_year
from ita_desk.cli.console import Console
from ita_desk.cli.supplies import Supplies
from ita_desk.domain.office import Office
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem, CheckedYear, build_year_checking, by_severity
from ita_desk.services.place_words import place_words
from ita_desk.services.remedies import remedy_words
from ita_desk.storage.office_store import OfficeStore


def run_check(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Print the problems of a year; 1 where there are any."""
    wanted(arguments, "file")
    office = OfficeStore.open(Path(arguments.file)).load()
    form = supplies.forms().form(arguments.form) if arguments.form else None
    report = chosen_year(office, year_number(arguments.year))
    checking = build_year_checking(shipped_frameworks().of_year)
    checked = checking.check_year(office, int(report.fiscal_year), form)
    if arguments.json:
        supplies.print_json(problems_to_json(checked, supplies.console.messages))
    else:
        tell_problems(checked, office, supplies.console)
    return PROBLEMS_FOUND if checked.problems else 0


def problems_to_json(checked: CheckedYear, messages: Messages) -> dict[str, Any]:
    """The problems of a year; those accepted are left out."""
    return {"problems": [_problem_to_json(one, checked.year, messages) for one in checked.problems]}


def _problem_to_json(one: CheckedProblem, year: int, messages: Messages) -> dict[str, Any]:
    problem = one.problem
    return {
        "code": problem.code,
        "severity": problem.severity,
        "year": problem.place.year or year,
        "place": one.path,
        "span": list(problem.span) if problem.span else None,
        "text": problem.text,
        "message": messages.text(problem.message),
        "remedy": messages.text(remedy_words(problem.remedy)) if problem.remedy else None,
    }


def tell_problems(checked: CheckedYear, office: Office, console: Console) -> None:
    """Print the problems by severity, each with its place in words."""
    for severity, problems in by_severity(checked.problems):
        console.say(f"severity.{severity}.count", count=len(problems))
        for one in problems:
            place = console.messages.text(place_words(one.problem.place, office))
            said = console.messages.text(one.problem.message)
            words = f" “{_short(one.problem.text)}”" if one.problem.text else ""
            console.line(f"  {place}{words}: {said}")
    if checked.accepted:
        console.say("cli.check.accepted", count=len(checked.accepted))
    key = "cli.check.found" if checked.problems else "cli.check.none"
    console.say(key, year=checked.year, count=len(checked.problems))


def _short(text: str, most: int = 60) -> str:
    """Words on one line, cut where they are many."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
