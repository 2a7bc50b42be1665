"""What `import` does and answers: a source taken into an office file."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ita_desk.cli.arguments import PARTS, chosen, wanted, year_number
from ita_desk.cli.console import Console
from ita_desk.cli.supplies import Supplies
from ita_desk.domain.exchange import office_to_json
from ita_desk.i18n import Messages
from ita_desk.services.intake.taking import IntakeRequest, Taken, take_source


def run_import(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Take a source into an office file."""
    wanted(arguments, "file", "source")
    request = IntakeRequest(
        Path(arguments.source),
        year_number(arguments.year),
        chosen(arguments.what, "--what", PARTS),
        arguments.accept_changes,
        arguments.dry_run,
        arguments.repair,
    )
    taken = take_source(Path(arguments.file), request, supplies.new_id)
    if taken.took_over:
        supplies.console.note("cli.import.took_over", path=arguments.file)
    answer = _answer(taken, supplies.console.messages)
    if arguments.json:
        supplies.print_json(answer)
    else:
        _tell(taken, answer, request, supplies.console)
    return 0


def _answer(taken: Taken, messages: Messages) -> dict[str, Any]:
    office = office_to_json(taken.proposal.office)
    proposal = taken.proposal
    scores = [(int(y.fiscal_year), len(y.assessment.scores)) for y in proposal.office.years]
    return {
        "agency": office["agency"],
        "fiscal_year": proposal.fiscal_year,
        "basis_year": proposal.basis_year,
        "tables": [asdict(table) for table in proposal.tables],
        "measures": sum(len(year.measures) for year in proposal.office.years),
        "scores": [{"fiscal_year": year, "count": count} for year, count in scores if count],
        "unplaced": [asdict(text) for text in taken.unplaced],
        "differences": [asdict(difference) for difference in taken.differences],
        "repairs": [
            {"place": text.place, "before": repair.before, "after": repair.after, "kind": repair.kind}
            for text in taken.repairs
            for repair in text.repairs
        ],
        "notes": [messages.text(note) for note in proposal.notes],
    }


def _tell(taken: Taken, answer: Mapping[str, Any], request: IntakeRequest, console: Console) -> None:
    agency, year = taken.proposal.office.agency.full_name, answer["fiscal_year"] or "-"
    console.say("cli.import.done", agency=agency, year=year, measures=answer["measures"])
    for note in answer["notes"]:
        console.line(f"- {note}")
    for difference in taken.differences:
        console.say(
            "cli.import.changed" if request.accept_changes else "cli.import.difference",
            path=difference.path,
            current=difference.current,
            incoming=difference.incoming,
        )
    if answer["repairs"]:
        console.say(
            "cli.import.repaired" if request.repair else "cli.import.repairs",
            count=len(answer["repairs"]),
        )
    if taken.unplaced:
        console.say("cli.import.unplaced", count=len(taken.unplaced))
        for text in taken.unplaced:
            console.line(f"  {text.line}: {text.text}")
