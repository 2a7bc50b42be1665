"""Two real reports are read whole: every word is in the office or among what the form prints itself."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.reader import read_source

# Values that are no words of the source, or stand in a line that was recognised as a whole.
NOT_TEXT = {"agency", "id", "group", "number", "source", "line", "codes", "format", "start", "end", "status"}
NUMBERING = re.compile(r"(?:(?<=\s)|^)\(?[0-9๐-๙]{1,2} ?[.)](?![0-9๐-๙])", re.MULTILINE)


def read(folder: Path, number: str) -> tuple[str, Proposal]:
    (path,) = folder.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8"), read_source(path, counted_ids())


def source_text(source: str) -> str:
    return re.sub(r"</?[a-z]+[^>]*>", " ", source.replace("**", "").replace("#", ""))


def words(text: str) -> Counter[str]:
    """The words and how often; item numbers and dashes may become the form's own."""
    return Counter(word for typed in NUMBERING.sub(" ", text).split() if (word := typed.lstrip("-")))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_TEXT:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(("number", "recognised"), [("000", 10), ("003", 16)])
def test_every_word_is_kept(source_reports: Path, number: str, recognised: int) -> None:
    source, proposal = read(source_reports, number)
    assert len(proposal.recognised) == recognised
    kept = words("\n".join(texts(office_to_json(proposal.office))))
    repeated = words("\n".join(r.text for r in proposal.recognised))
    assert words(source_text(source)) == kept + repeated


def test_the_report_with_scores(source_reports: Path) -> None:
    _, proposal = read(source_reports, "000")
    agency, (report,) = proposal.office.agency, proposal.office.years
    assert (agency.kind, agency.name, agency.district, agency.province) == (
        "อบต.",
        "ขอนแก่น",
        "ภูผาจำบ",
        "อุดรธานี",
    )
    assert (report.fiscal_year, report.basis_year) == (2568, 2568)
    assert "".join(m.number for m in report.measures) == "๑๒๓๔๕๖๗๘๘"
    assert [m.outcome.codes for m in report.measures] == [("3",), ("6",), ("1",), ("8",), (), (), (), (), ()]
    assert [m.period.start is None for m in report.measures].count(True) == 2
    assert report.measures[0].responsible[-1] == "กองการศึกษา ฯ"
    assert list(report.texts) == ["result-scores/opening"]
    assert [left.line for left in report.unplaced] == [13]
    assert Counter(note.key for note in proposal.notes) == {
        "intake.number_twice": 1,
        "intake.row_twice": 1,
        "intake.indicator_unknown": 5,
        "intake.basis_not_previous": 1,
        "intake.other_agency": 1,
    }
    other = proposal.notes[-1].values
    assert (other["short_name"], other["count"], other["lines"]) == ("อบต.ขนอม", 3, "13, 15, 23")


def test_the_report_with_outcomes(source_reports: Path) -> None:
    _, proposal = read(source_reports, "003")
    agency, (report,) = proposal.office.agency, proposal.office.years
    assert (agency.kind, agency.name, agency.district, agency.province) == (
        "ทต.",
        "เมืองคง",
        "ราษีไศล",
        "ศรีสะเกษ",
    )
    assert (report.fiscal_year, report.basis_year) == (2568, 2567)
    assert [m.number for m in report.measures] == ["๑", "๒", "๓", "๔", "๖"]
    assert [len(m.steps) for m in report.measures] == [2, 2, 2, 2, 2]
    assert [len(m.outcome.output.split("\n")) for m in report.measures] == [5, 5, 3, 6, 1]
    assert [len(m.outcome.result.split("\n")) for m in report.measures] == [5, 5, 5, 5, 1]
    assert all(m.period.start and m.period.end for m in report.measures)
    assert [len(m.responsible) for m in report.measures] == [1] * 5
    assert report.unplaced == ()
    assert [
        (n.key, n.values.get("line", n.values.get("lines", n.values.get("number")))) for n in proposal.notes
    ] == [
        ("intake.photo_in_cell", 27),
        ("intake.photo_place", 42),
        ("intake.photo_in_cell", 43),
        ("intake.number_missing", "๕"),
        ("intake.other_agency", "39"),
        ("intake.other_agency", "43"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "measures", "year"),
    [("001", "result-groups", 24, 2564), ("002", "", 6, 2568), ("004", "result-completion", 8, 2566)],
)
def test_the_other_forms_give_their_measures(
    source_reports: Path, number: str, form: str, measures: int, year: int
) -> None:
    source, proposal = read(source_reports, number)
    (report,) = proposal.office.years
    assert (report.fiscal_year, len(report.measures)) == (year, measures)
    assert [name.split("/")[0] for name in report.texts] == ([form] if form else [])
    kept = words("\n".join(texts(office_to_json(proposal.office))))
    repeated = words("\n".join(r.text for r in proposal.recognised))
    numbers = Counter(measure.number for measure in report.measures)
    assert words(source_text(source)) - kept - repeated - numbers == Counter()
