"""Merging lists of rows: groups, findings, links, signatories and the like."""

from decimal import Decimal
from typing import Any

import pytest

from ita_desk.domain.agency import Agency, FormerName, Signatory
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import OitLink, Unplaced
from ita_desk.services.intake import merge as merge_module
from ita_desk.services.intake.merge_values import key_of_measure
from merging import merge, merged_year, year


def test_measures_follow_their_groups() -> None:
    current = year(groups=(MeasureGroup("g1", "กลุ่ม ๑"),), measures=(Measure("a", "1", "g1", title="ก"),))
    groups = MeasureGroup("x", "กลุ่ม1", ("ก",)), MeasureGroup("g9", "กลุ่มใหม่"), MeasureGroup("g8", "กลุ่มใหม่")
    measures = tuple(
        Measure(i, "1", g, title="ก", target=i)
        for i, g in (("k", "g9"), ("l", "x"), ("m", "g8"), ("n", "other"))
    )
    report = merged_year(current, year(groups=groups, measures=measures))
    assert report.groups == (MeasureGroup("g1", "กลุ่ม ๑", ("ก",)), *groups[1:])
    assert [(m.id, m.group, m.target) for m in report.measures] == [
        ("a", "g1", "l"),
        ("k", "g9", "k"),
        ("m", "g8", "m"),
        ("n", "other", "n"),
    ]


def test_groups_by_identifier() -> None:
    current = year(groups=(MeasureGroup("g1", "ก"), MeasureGroup("g2", "ข")))
    incoming = year(groups=(MeasureGroup("g2", "ก", headings=FrozenMap({"title": "หัว"})),))
    report = merged_year(current, incoming)
    assert report.groups == (MeasureGroup("g1", "ก"), MeasureGroup("g2", "ข", (), FrozenMap({"title": "หัว"})))
    assert merged_year(current, incoming, accept=True).groups[1].lead == "ก"


def test_findings_by_subject() -> None:
    questions = (FindingQuestion("o1", "ก", Decimal(5)),)
    current = year(findings=(Finding("f1", "issue:1", "ขาด"), Finding("f2", "issue:2")))
    incoming = year(
        findings=(
            Finding("f1", "issue:2", "ขาด", questions=questions),
            Finding("x", "issue:3"),
            Finding("y", "issue:3"),
        )
    )
    report = merged_year(current, incoming)
    assert report.findings == (
        Finding("f1", "issue:1", "ขาด"),
        Finding("f2", "issue:2", "ขาด", questions=questions),
        Finding("x", "issue:3"),
        Finding("y", "issue:3"),
    )


def test_oit_links_by_code() -> None:
    current = year(oit_links=(OitLink("o1", "https://a.example"), OitLink("o2")))
    incoming = year(
        oit_links=(OitLink("o2", "https://b.example"), OitLink("o3"), OitLink("o1", explanation="ก"))
    )
    assert merged_year(current, incoming).oit_links == (
        OitLink("o1", "https://a.example", "ก"),
        OitLink("o2", "https://b.example"),
        OitLink("o3"),
    )


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        (
            "signatories",
            (
                Signatory("reporter", name="ก"),
                Signatory("reporter", name="ข"),
                Signatory("reporter", name="ก"),
            ),
        ),
        ("unplaced", (Unplaced("ก", "a", 1), Unplaced("ก", "a", 2), Unplaced("ก", "a", 1))),
        ("signed", (SignedReport("memo"), SignedReport("memo", 6), SignedReport("memo"))),
    ],
)
def test_rows_not_there_yet_are_added(field: str, rows: tuple[Any, ...]) -> None:
    assert getattr(merged_year(year(), year(**{field: rows})), field) == rows
    assert getattr(merged_year(year(**{field: rows[:1]}), year(**{field: rows[:2]})), field) == rows[:2]
    assert getattr(merged_year(year(**{field: rows[1:]}), year(**{field: rows})), field) == (
        *rows[1:],
        rows[0],
    )


def test_rows_not_there_yet_are_added_elsewhere_too() -> None:
    printed = PrintedScore("7", "๗", "๙๙.๘๓ 100.00", Decimal("99.83")), PrintedScore("7", "๗", "100")
    report = merged_year(
        year(assessment=Assessment(as_printed=printed[:1])), year(assessment=Assessment(as_printed=printed))
    )
    assert report.assessment.as_printed == printed
    former = FormerName(2560, "อบต.", "ก"), FormerName(2560, "อบต.", "ข")
    agency = Agency(former=former[:1], signatories=(Signatory("reviewer", name="ก ข"),))
    incoming = Agency(former=former, signatories=(Signatory("reviewer", name="กข"), Signatory("approver")))
    merged = merge(Office(agency), Office(incoming)).office.agency
    assert merged.former == former
    assert merged.signatories == (Signatory("reviewer", name="ก ข"), Signatory("approver"))


def test_limitations_are_one_list() -> None:
    current, incoming = year(limitations=("ก",)), year(limitations=("ข", "ก"))
    assert merged_year(year(), incoming).limitations == ("ข", "ก")
    assert merged_year(current, incoming).limitations == ("ก",)
    assert merged_year(current, incoming, accept=True).limitations == ("ข", "ก")


@pytest.mark.parametrize("rows", [20, 200])
def test_each_row_is_recognised_once(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    asked: list[str] = []

    def key(measure: Measure) -> object:
        asked.append(measure.title)
        return key_of_measure(measure)

    monkeypatch.setitem(merge_module._MATCHED, "measures", key)
    current = [Measure(f"m{n}", title=f"ก{n}") for n in range(rows)]
    incoming = [Measure(f"n{n}", title=f"ก{n}") for n in reversed(range(rows))]
    report = year(measures=tuple(current))
    merged = merge(Office(years=(report,)), Office(years=(year(measures=tuple(incoming)),)))
    assert len(asked) == 2 * rows
    assert merged.office.years == (report,)
