"""The agency that a source is of, and others that got into it."""

from collections.abc import Iterable

from ita_desk.domain.agency_names import AgencyName, Mention, agency_mentions, is_named
from ita_desk.intake.grid import SourceLine
from ita_desk.intake.proposal import Findings


def first_name(lines: Iterable[SourceLine]) -> AgencyName | None:
    """The first agency named in these lines."""
    return next((mention.found for line in lines for mention in agency_mentions(line.text)), None)


def note_other_agencies(lines: Iterable[SourceLine], own: AgencyName, findings: Findings) -> None:
    """One note for each other agency named in the lines: its name, how often, and in which lines."""
    others: list[tuple[int, Mention]] = [
        (line.number, mention)
        for line in lines
        for mention in agency_mentions(line.text)
        if not is_named(mention, own)
    ]
    names = sorted({m.found for _, m in others}, key=lambda found: (-len(found.name), found.name, found.kind))
    places: dict[AgencyName, list[int]] = {}
    for line, mention in others:
        fitting = (n for n in names if n.kind == mention.found.kind and mention.following.startswith(n.name))
        places.setdefault(next(fitting, mention.found), []).append(line)
    for found, where in places.items():
        findings.note(
            "other_agency",
            name=found.full,
            short_name=found.short,
            count=len(where),
            lines=", ".join(map(str, sorted(set(where)))),
        )
