"""Real reports are read whole: every word is in the office or among what the form prints itself."""

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
    """The words and how often; item numbers, dashes and colons of labels may become the form's own."""
    return Counter(word for typed in NUMBERING.sub(" ", text).split() if (word := typed.lstrip("-:")))


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
    [("001", "result-groups", 24, 2564), ("002", "", 8, 2568), ("004", "result-completion", 8, 2566)],
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


def test_the_report_in_groups(source_reports: Path) -> None:
    _, proposal = read(source_reports, "001")
    agency, (report,) = proposal.office.agency, proposal.office.years
    assert (agency.kind, agency.name, report.basis_year) == ("ทน.", "อุดรธานี", 2563)
    first, second = report.groups
    assert (bool(first.lead), len(first.items), dict(first.headings)) == (True, 3, {})
    assert (second.lead, len(second.items), list(second.headings)) == ("", 4, ["outcome.follow_up"])
    assert [m.group for m in report.measures] == [first.id] * 12 + [second.id] * 12
    assert all(m.outcome.output or m.outcome.follow_up for m in report.measures)
    (signatory,) = report.signatories
    assert (signatory.role, signatory.name[:3], signatory.position[:6]) == ("reporter", "นาง", "นักวิเ")
    assert report.unplaced == ()
    assert [(n.key, n.values["line"]) for n in proposal.notes] == [("intake.heading_changed", 28)]


def test_the_report_with_completion(source_reports: Path) -> None:
    _, proposal = read(source_reports, "004")
    agency, (report,) = proposal.office.agency, proposal.office.years
    assert (agency.kind, agency.subdistrict, agency.postcode) == ("อบต.", agency.name, "๔๙๑๕๐")
    assert all((agency.address, agency.phone, agency.fax, agency.website, agency.facebook))
    assert report.basis_year == 2565
    assert "".join(m.number for m in report.measures) == "๑๒๓๔๕๖๗๘"
    assert [len(m.steps) for m in report.measures] == [3, 1, 3, 2, 2, 2, 1, 2]
    assert all(not m.title and m.outcome.result and m.outcome.summary for m in report.measures)
    assert {m.outcome.status for m in report.measures} == {"done"}
    assert all(m.period.start and m.half_year is None for m in report.measures)
    assert report.unplaced == ()


def test_the_analysis_with_scores(source_reports: Path) -> None:
    _, proposal = read(source_reports, "002")
    (report,) = proposal.office.years
    assert (report.fiscal_year, report.basis_year) == (2568, 2568)
    assessment = report.assessment
    codes = [f"i{n}" for n in range(1, 16)] + [f"e{n}" for n in range(1, 10)]
    codes += [f"o{n}" for n in range(1, 29) if n not in (12, 13, 23)]
    assert set(assessment.scores) == {"total", *map(str, range(1, 11)), *codes}
    assert (float(assessment.scores["total"]), assessment.level) == (95.3, "ผ่านดี")
    assert [float(assessment.scores[code]) for code in ("4", "7", "8", "i10", "o2")] == [
        60.22,
        99.83,
        99.5,
        0.67,
        50,
    ]
    printed = Counter(p.code for p in assessment.as_printed)
    assert [code for code, count in printed.items() if count == 2] == [
        "o5",
        "o20",
        "o18",
        "o19",
        "o21",
        "o26",
    ]
    assert [p.text for p in assessment.as_printed if p.code in "78"] == ["๙๙.๘๓ 100.00", "๙๙.๕๐ 100"]
    assert [f.about for f in report.findings] == [f"issue:{n}" for n in range(1, 8)]
    assert [len(f.questions) for f in report.findings] == [7, 10, 8, 3, 7, 8, 13]
    filled = [
        "".join("x" if t else "-" for t in (f.shortcomings, f.to_develop, f.to_maintain))
        for f in report.findings
    ]
    assert filled == ["x-x", "x-x", "-x-", "-xx", "xx-", "--x", "-x-"]
    assert [m.issue for m in report.measures] == [1, 2, 2, 3, 4, 5, 6, 7]
    assert [len(m.steps) for m in report.measures] == [4, 4, 7, 3, 5, 6, 8, 5]
    assert len(report.limitations) == 3
    assert [left.line for left in report.unplaced] == [18, 25, 50, 185, 197, 203, 205, 207]
