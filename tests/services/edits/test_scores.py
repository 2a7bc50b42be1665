"""Edits of the table of scores, its years and codes, and the reading of typed scores."""

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, InstrumentPart, Question, SubIndicator
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.scores import (
    in_doubt,
    parse_score,
    printed_entries,
    score_codes,
    score_years,
    set_level_of_year,
    set_scores,
)
from ita_desk.services.edits.year import set_level, set_score
from ita_desk.thai.digits import to_thai
from small_office import OFFICE, changed_parts, refusal
from strategies import codes, percentages

FALLBACK = ("total", "IIT", "EIT", "EIT/1", "EIT/2", "OIT", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
FRAMEWORK = Framework(
    FiscalYear(2568),
    instruments=(Instrument("OIT", ""), Instrument("IIT", "")),
    indicators=(Indicator("10", "", "OIT"), Indicator("9", "", "OIT")),
    sub_indicators=(SubIndicator("10.1", ""), SubIndicator("9.2", "")),
)


def scored(*names: str) -> Office:
    """An office with a score for each of the codes, in a year of its own."""
    reports = (
        YearReport(
            FiscalYear(2560 + n), FiscalYear(2560), Assessment(FrozenMap({name: Decimal(1)}), as_printed=())
        )
        for n, name in enumerate(names)
    )
    return Office(years=tuple(reports))


def scores_after(edit: Edit, year: int, office: Office = OFFICE) -> dict[str, Decimal]:
    """The scores of a year after an edit."""
    report = edit.apply(office).year(year)
    assert report is not None
    return dict(report.assessment.scores)


# --- what the table shows ------------------------------------------------------------------------------------


def test_years_are_those_of_the_office_and_the_basis_year() -> None:
    assert score_years(OFFICE, 2568) == (2567, 2568)
    assert score_years(OFFICE, 2567) == (2566, 2567, 2568)
    assert score_years(OFFICE, 2570) == (2567, 2568)
    assert score_years(Office(), 2568) == ()
    assert {type(year) for year in score_years(OFFICE, 2567)} == {int}


def test_codes_without_framework() -> None:
    assert score_codes(Office(), None) == FALLBACK


def test_codes_of_a_framework() -> None:
    expected = ("total", "IIT", "OIT", "9", "9.2", "10", "10.1")
    assert score_codes(OFFICE, FRAMEWORK) == expected
    in_parts = replace(FRAMEWORK, parts=(InstrumentPart("EIT/1", "EIT", 15),))
    assert score_codes(OFFICE, in_parts) == ("total", "IIT", "EIT/1", *expected[2:])
    asked = replace(in_parts, questions=(Question("o10"), Question("o9")))
    assert score_codes(OFFICE, in_parts) == score_codes(OFFICE, asked)  # another year may ask something else
    assert score_codes(OFFICE, FRAMEWORK, [asked]) == ("total", "IIT", "EIT/1", *expected[2:], "o9", "o10")
    shipped = score_codes(OFFICE, shipped_frameworks().nearest(2567))
    assert shipped == (*FALLBACK[:-1], "9.1", "9.2", "9.3", "9.4", "9.5", "10", "10.1", "10.2")


def test_codes_with_a_score_are_shown_in_natural_order() -> None:
    office = scored("o10", "e2", "o9", "i12", "i3", "10.1", "9.10", "9.2", "11", "total", "i3")
    expected = (*FALLBACK[:-1], "9.2", "9.10", "10", "10.1", "11", "i3", "i12", "e2", "o9", "o10")
    assert score_codes(office, None) == expected


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ((), False),
        (("๙๕.๓๐",), False),
        (("95.3 %",), False),
        (("95.31",), True),
        (("๙๕.๓๐ 100",), True),
        (("-",), True),
        (("95.30", "95.30"), True),
    ],
)
def test_what_a_former_report_printed_leaves_in_doubt(printed: tuple[str, ...], doubt: bool) -> None:
    entries = tuple(PrintedScore("total", "", text) for text in printed)
    others = (PrintedScore("1", "", "ดี"),)
    scores = FrozenMap({"total": Decimal("95.3")})
    report = replace(YearReport.empty(2568), assessment=Assessment(scores, "", (*others, *entries)))
    assert printed_entries(report, "total") == entries
    assert in_doubt(report, "total") == doubt
    assert in_doubt(report, "1")
    assert (printed_entries(None, "1"), in_doubt(None, "1")) == ((), False)


# --- typed scores --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", None),
        (" - ", None),
        ("–", None),
        ("0", "0"),
        ("100", "100"),
        ("๙๕.๓๐", "95.30"),
        (" 95.3 % ", "95.3"),
        ("๑๐๐%", "100"),
        ("\u00a085.376\u00a0", "85.376"),
        ("85.3760000000000048", "85.376"),
        ("0.00000000000", "0"),
    ],
)
def test_scores_are_read(text: str, score: str | None) -> None:
    found = parse_score(text)
    assert (None if found is None else str(found)) == score


@pytest.mark.parametrize(
    "text",
    [
        "95,30",
        "95..3",
        "1e1",
        "NaN",
        "-1",
        "100.01",
        "๑๐๑",
        "ดี",
        "%",
        "95 3",
        "+5",
        "1_0",
        "95.",
        "²",
        "100.0000000000001",
    ],
)
def test_what_is_no_score_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_score(f" {text}\n")
    assert (caught.value.key, dict(caught.value.values)) == ("edit.not_a_score", {"text": text})


@given(percentages(), st.booleans(), st.sampled_from(["", "%", " %"]))
def test_every_score_is_read_as_written(score: Decimal, thai: bool, sign: str) -> None:
    text = to_thai(str(score)) if thai else str(score)
    assert str(parse_score(text + sign)) == str(score)


@given(st.text() | st.from_regex(r"[0-9๐-๙]{0,5}\.?[0-9]{0,20} ?%?", fullmatch=True))
def test_any_text_is_a_score_that_can_be_set_or_refused(text: str) -> None:
    score = None
    with suppress(UserError):
        score = parse_score(text)
    assert scores_after(set_scores({(2568, "i1"): score}), 2568).get("i1") == score


# --- edits ---------------------------------------------------------------------------------------------------


def test_a_block_of_scores_is_one_edit() -> None:
    block = {(2568, "total"): None, (2568, "1"): Decimal(5), (2567, "total"): Decimal("86.16")}
    edit = set_scores(block, {2567: "ผ่าน"})
    assert edit.name == Message("edit.set_scores", {"count": 4})
    assert edit.merge_key == ""
    assert changed_parts(edit) == {(2567, "assessment", ""), (2568, "assessment", "")}
    assert scores_after(edit, 2568) == {"1": Decimal(5)}
    assert scores_after(edit, 2567) == {"total": Decimal("86.16")}
    former = edit.apply(OFFICE).year(2567)
    assert former is not None
    assert former.assessment.level == "ผ่าน"


@given(st.dictionaries(st.tuples(st.sampled_from([2566, 2567, 2568]), codes()), st.none() | percentages()))
def test_a_block_says_what_single_edits_say(block: dict[tuple[int, str], Decimal | None]) -> None:
    after = set_scores(block).apply(OFFICE)
    for (year, code), score in block.items():
        report = after.year(year)
        assert score == (None if report is None else report.assessment.scores.get(code))


@pytest.mark.parametrize(
    ("edit", "single"),
    [
        (set_scores({(2568, "1"): Decimal(5)}), set_score(2568, "1", Decimal(5))),
        (set_scores({}, {2568: "ผ่าน"}), set_level(2568, "ผ่าน")),
        (set_level_of_year(2568, "ผ่าน"), set_level(2568, "ผ่าน")),
    ],
)
def test_one_value_is_named_like_its_own_edit(edit: Edit, single: Edit) -> None:
    assert (edit.name, edit.merge_key) == (single.name, single.merge_key)
    assert edit.apply(OFFICE) == single.apply(OFFICE)


def test_missing_years_are_added() -> None:
    scores = set_scores({(2560, "1"): Decimal(5), (2560, "2"): None, (2561, "1"): None})
    assert [int(y.fiscal_year) for y in scores.apply(OFFICE).years] == [2560, 2567, 2568]
    level = set_level_of_year(2566, "ผ่าน").apply(OFFICE).year(2566)
    assert level is not None
    assert (level.basis_year, level.assessment.level) == (2565, "ผ่าน")


@pytest.mark.parametrize(
    "edit",
    [
        set_scores({}),
        set_scores({(2560, "1"): None}),
        set_scores({(2568, "total"): Decimal("95.30"), (2567, "i1"): None}, {2568: "ผ่านดี", 2560: ""}),
        set_level_of_year(2560, ""),
        set_level_of_year(2568, "ผ่านดี"),
    ],
)
def test_nothing_changes(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (set_scores({(2568, "1"): Decimal(1), (2568, "2"): Decimal(101)}), "edit.wrong_score"),
        (set_scores({(2568, "x"): Decimal(1)}), "edit.unknown_field"),
        (set_scores({(2025, "1"): Decimal(1)}), "edit.wrong_year"),
        (set_level_of_year(2025, "ผ่าน"), "edit.wrong_year"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key
