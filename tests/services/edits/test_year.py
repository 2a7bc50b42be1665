"""Edits of a year beside its findings and measures."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from ita_desk.domain.agency import Signatory
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import MeasureGroup
from ita_desk.domain.year_report import Deadlines, OitLink, Unplaced
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.year import (
    remove_unplaced,
    set_basis_year,
    set_deadline,
    set_groups,
    set_level,
    set_limitations,
    set_oit_links,
    set_picture,
    set_report_date,
    set_score,
    set_section_text,
    set_unplaced,
    set_year_signatories,
)
from small_office import M1, M2, M3, OFFICE, YEAR, changed_parts, changed_year, refusal
from strategies import codes, percentages

IDS = counted_ids("new")
G1, G2 = YEAR.groups
LINKS = (OitLink("o1", "https://a.example"),)
SIGNATORIES = (Signatory("approver"),)


@pytest.mark.parametrize(
    ("edit", "field", "value"),
    [
        (set_basis_year(2568, 2568), "basis_year", 2568),
        (set_oit_links(2568, LINKS), "oit_links", LINKS),
        (set_limitations(2568, ["ก", "ข"]), "limitations", ("ก", "ข")),
        (set_year_signatories(2568, SIGNATORIES), "signatories", SIGNATORIES),
        (set_report_date(2568, date(2025, 10, 1)), "report_date", date(2025, 10, 1)),
        (set_deadline(2568, 6, date(2025, 4, 1)), "deadlines", Deadlines(half_year=date(2025, 4, 1))),
        (set_deadline(2568, 12, date(2025, 4, 1)), "deadlines", Deadlines(whole_year=date(2025, 4, 1))),
        (
            set_section_text(2568, "memo/end", "จึงเรียน"),
            "texts",
            {"memo/opening": "ตามที่", "memo/end": "จึงเรียน"},
        ),
        (set_section_text(2568, "memo/opening", ""), "texts", {"memo/opening": ""}),
        (set_section_text(2568, "memo/opening", None), "texts", {}),
        (set_unplaced(2568, [Unplaced("ค")]), "unplaced", (Unplaced("ค"),)),
        (set_picture(2568, "f/charts/radar", "0" * 64), "pictures", {"f/charts/radar": "0" * 64}),
        (remove_unplaced(2568, Unplaced("ข", "a.txt", 2)), "unplaced", (YEAR.unplaced[0], YEAR.unplaced[2])),
        (remove_unplaced(2568, Unplaced("ก", "a.txt", 1)), "unplaced", YEAR.unplaced[1:]),
    ],
)
def test_one_field_changes(edit: Edit, field: str, value: object) -> None:
    assert getattr(changed_year(edit), field) == value
    assert changed_parts(edit) == {(2568, field, "")}


@pytest.mark.parametrize(
    "edit",
    [
        set_basis_year(2568, 2567),
        set_level(2568, "ผ่านดี"),
        set_score(2568, "total", Decimal("95.3")),
        set_score(2568, "1", None),
        set_oit_links(2568, []),
        set_limitations(2568, ["เวลา"]),
        set_year_signatories(2568, []),
        set_report_date(2568, None),
        set_section_text(2568, "memo/opening", "ตามที่"),
        set_section_text(2568, "memo/other", None),
        set_picture(2568, "f/charts/total", None),
        set_groups(2568, YEAR.groups, IDS),
    ],
)
def test_nothing_changes(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    "build",
    [
        lambda year: set_basis_year(year, 2567),
        lambda year: set_level(year, "ก"),
        lambda year: set_score(year, "1", Decimal(5)),
        lambda year: set_groups(year, [], IDS),
        lambda year: set_section_text(year, "a/b", "ก"),
        lambda year: set_picture(year, "a/b/c", None),
        lambda year: remove_unplaced(year, YEAR.unplaced[0]),
    ],
)
def test_unknown_years_are_refused(build: Callable[[int], Edit]) -> None:
    assert refusal(build(2570)) == ("edit.unknown_year", {"year": 2570})


# --- scores --------------------------------------------------------------------------------------------------


@given(codes(), percentages())
def test_scores(code: str, score: Decimal) -> None:
    scores = changed_year(set_score(2568, code, score)).assessment.scores
    assert scores == {"total": Decimal("95.30"), code: score}
    assert changed_year(set_score(2568, "total", None)).assessment.scores == {}


@pytest.mark.parametrize("score", ["0", "100", "95.30", "0.0001"])
def test_scores_within_0_and_100(score: str) -> None:
    changed = changed_year(set_score(2568, "i1", Decimal(score)))
    assert str(changed.assessment.scores["i1"]) == score
    assert changed_parts(set_score(2568, "i1", Decimal(score))) == {(2568, "assessment", "")}


@pytest.mark.parametrize(
    "score", [Decimal("-0.01"), Decimal("100.01"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")]
)
def test_scores_outside_are_refused(score: Decimal) -> None:
    key, values = refusal(set_score(2568, "i1", score))
    assert (key, values["code"]) == ("edit.wrong_score", "i1")
    assert values["score"] is score


def test_scores_must_be_decimals_of_known_codes() -> None:
    assert refusal(set_score(2568, "i1", 95.3))[0] == "edit.wrong_score"  # type: ignore[arg-type]
    assert refusal(set_score(2568, "๑", Decimal(5)))[0] == "edit.wrong_score"
    assert refusal(set_score(2568, "x", Decimal(5))) == (
        "edit.unknown_field",
        {"field": "years.assessment.scores.x"},
    )
    assert refusal(set_score(2568, "i1", Decimal("1.123456789012345")))[0] == "edit.wrong_value"


def test_level() -> None:
    edit = set_level(2568, "ไม่ผ่าน")
    assert changed_year(edit).assessment.level == "ไม่ผ่าน"
    assert changed_parts(edit) == {(2568, "assessment", "")}
    assert refusal(set_level(2568, None)) == (  # type: ignore[arg-type]
        "edit.wrong_value",
        {"field": "years.assessment.level", "expected": "not null"},
    )


# --- groups and the rest ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (remove_unplaced(2568, Unplaced("ค")), "edit.unknown_unplaced"),
        (set_groups(2568, [G1, G1], IDS), "edit.id_taken"),
        (set_groups(2568, [MeasureGroup("m1")], IDS), "edit.id_taken"),
        (set_basis_year(2568, 2025), "edit.wrong_value"),
        (set_section_text(2568, "\ud800", ""), "edit.wrong_value"),
        (set_picture(2568, "a/b/c", "\ud800"), "edit.wrong_value"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key


def test_basis_year_is_a_fiscal_year() -> None:
    assert type(changed_year(set_basis_year(2568, 2566)).basis_year) is FiscalYear


def test_groups() -> None:
    new = MeasureGroup(lead="ใหม่", items=("ก",), headings=FrozenMap({"title": "ข"}))
    edit = set_groups(2568, [new, G2, G1], counted_ids("g-new"))
    assert changed_year(edit).groups == (
        MeasureGroup("g-new1", "ใหม่", ("ก",), FrozenMap({"title": "ข"})),
        G2,
        G1,
    )
    assert changed_parts(edit) == {(2568, "groups", "")}
    assert edit.apply(OFFICE) == edit.apply(OFFICE)


def test_measures_of_a_removed_group_stand_in_none() -> None:
    edit = set_groups(2568, [G2], IDS)
    first, second, third = changed_year(edit).measures
    assert (first.group, first.title, first.steps) == ("", M1.title, M1.steps)
    assert second is M2
    assert third is M3
    assert changed_parts(edit) == {(2568, "groups", ""), (2568, "measures", "m1")}


@pytest.mark.parametrize(
    ("edit", "name", "merge_key"),
    [
        (set_score(2568, "9.1", None), "edit.set_score", "2568/assessment.scores/9.1"),
        (set_level(2568, ""), "edit.set_level", "2568/assessment.level"),
        (set_basis_year(2568, 2567), "edit.set_basis_year", "2568/basis_year"),
        (set_section_text(2568, "a/b", ""), "edit.set_section_text", "2568/texts/a/b"),
        (set_picture(2568, "a/b/c", ""), "edit.set_picture", "2568/pictures/a/b/c"),
        (set_groups(2568, [], IDS), "edit.set_groups", "2568/groups"),
        (set_oit_links(2568, []), "edit.set_oit_links", "2568/oit_links"),
        (set_limitations(2568, []), "edit.set_limitations", "2568/limitations"),
        (set_year_signatories(2568, []), "edit.set_year_signatories", "2568/signatories"),
        (set_report_date(2568, None), "edit.set_report_date", "2568/report_date"),
        (set_deadline(2568, 6, None), "edit.set_deadline", "2568/deadlines.half_year"),
        (set_deadline(2568, 12, None), "edit.set_deadline", "2568/deadlines.whole_year"),
        (remove_unplaced(2568, Unplaced()), "edit.remove_unplaced", ""),
    ],
)
def test_names_and_merge_keys(edit: Edit, name: str, merge_key: str) -> None:
    assert edit.name == Message(name, {"year": 2568})
    assert edit.merge_key == merge_key


def test_a_picture_can_be_taken_back() -> None:
    given = set_picture(2568, "f/charts/total", "0" * 64)
    assert set_picture(2568, "f/charts/total", None).apply(given.apply(OFFICE)) == OFFICE
