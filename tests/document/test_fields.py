"""The fields in braces: every one that a form may name is filled, anything else in braces stays."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.document.fields import BLANK, PrintContext, PrintOptions, fill_fields, printed_score
from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Question, ReportItems
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.fields import AGENCY_FIELDS, FIELD, is_known_field

AGENCY = Agency(
    kind="ทต.",
    name="ตัวอย่าง",
    subdistrict="ในเมือง",
    district="เมือง",
    province="สมมติ",
    address="๑ ถนนใหญ่",
    postcode="99999",
    phone="0 0000 0001",
    fax="0 0000 0002",
    email="a@b.example",
    website="https://b.example",
    facebook="เพจ",
    seal=Seal("s"),
)
FRAMEWORK = Framework(FiscalYear(2568), indicators=(Indicator("9", "การเปิดเผยข้อมูล", "OIT"),))
CODES = ["total", "IIT", "EIT", "OIT", "EIT/1", "EIT/2", "1", "10", "9.1", "10.2", "i1", "e15", "o43"]
FISCAL = {code: Decimal(n) + Decimal("0.125") for n, code in enumerate(CODES, 10)}
BASIS = {code: Decimal(n) for n, code in enumerate(CODES, 50)}


def year(number: int, scores: dict[str, Decimal], level: str) -> YearReport:
    return replace(YearReport.empty(number), assessment=Assessment(FrozenMap(scores), level))


OFFICE = Office(AGENCY, (year(2567, BASIS, "ผ่าน"), year(2568, FISCAL, "ผ่านดี")))


def context_of(
    office: Office = OFFICE, framework: Framework | None = FRAMEWORK, months: int = 12
) -> PrintContext:
    report = office.years[-1]
    return PrintContext(office, report, office.agency, framework, PrintOptions(months))


EMPTY = context_of(Office(years=(YearReport.empty(2568),)), framework=None)

AGENCY_VALUES = {
    "full_name": "เทศบาลตำบลตัวอย่าง",
    "short_name": "ทต.ตัวอย่าง",
    "place": "อำเภอเมือง จังหวัดสมมติ",
    "head": "นายกเทศมนตรีตำบล",
    "chief_officer": "ปลัดเทศบาล",
    "office": "สำนักปลัดเทศบาล",
    "staff": "พนักงานเทศบาล",
    "budget_law": "เทศบัญญัติ",
} | {f.name: getattr(AGENCY, f.name) for f in fields(Agency) if f.type is str and f.name != "full_title"}


@pytest.mark.parametrize("name", AGENCY_FIELDS)
def test_a_field_of_the_agency(name: str) -> None:
    wording = f"<{{agency.{name}}}>"
    assert fill_fields(wording, context_of()) == f"<{AGENCY_VALUES[name]}>"
    assert fill_fields(wording, EMPTY) == ("<>" if name == "place" else f"<{BLANK}>")


def test_all_fields_of_the_agency_are_tried() -> None:
    assert sorted(AGENCY_VALUES) == sorted(AGENCY_FIELDS)


@pytest.mark.parametrize(
    ("wording", "filled", "blank"),
    [
        ("{fiscal_year}", "2568", "2568"),
        ("{basis_year}", "2567", "2567"),
        ("{level}", "ผ่าน", BLANK),
        ("{level@basis}", "ผ่าน", BLANK),
        ("{level@fiscal}", "ผ่านดี", BLANK),
        ("{indicator.9.name}", "การเปิดเผยข้อมูล", BLANK),
        ("{indicator.8.name}", BLANK, BLANK),
        ("{level@fiscal}{level@fiscal}", "ผ่านดีผ่านดี", BLANK * 2),
    ],
)
def test_a_field_of_the_year(wording: str, filled: str, blank: str) -> None:
    assert fill_fields(wording, context_of()) == filled
    assert fill_fields(wording, EMPTY) == blank


FILING = Framework(
    FiscalYear(2569),
    report_items=ReportItems("o25", "o26"),
    questions=(Question("o25", title="มาตรการ"), Question("o26")),
)


@pytest.mark.parametrize(
    ("wording", "filled", "unknown"),
    [
        ("{filing.year}", "2569", "2568"),
        ("{filing.measures_code}", "O25", BLANK),
        ("{filing.measures_title}", "มาตรการ", BLANK),
        ("{filing.result_code}", "O26", BLANK),
        ("{filing.result_title}", BLANK, BLANK),
    ],
)
def test_a_field_of_the_filing_year(wording: str, filled: str, unknown: str) -> None:
    context = replace(context_of(), filing_framework=FILING, options=PrintOptions(filing_year=2569))
    assert fill_fields(wording, context) == filled
    assert fill_fields(wording, context_of()) == unknown
    empty = replace(context_of(), filing_framework=Framework(FiscalYear(2568)))
    assert fill_fields(wording, empty) == unknown


def test_measures_are_counted_in_the_round() -> None:
    done, half = Outcome(status="done"), Outcome(status="not_done")
    measures = (
        Measure("a", outcome=done, half_year=half),
        Measure("b", outcome=half),
        Measure("c", outcome=done),
    )
    wording = "{measures.done}/{measures.count} {report_date}"
    report = replace(OFFICE.years[-1], measures=measures, report_date=date(2025, 10, 7))
    assert fill_fields(wording, replace(context_of(), year=report)) == "2/3 7 ตุลาคม 2568"
    assert fill_fields(wording, replace(context_of(months=6), year=report)) == "0/3 7 ตุลาคม 2568"
    assert fill_fields(wording, EMPTY) == f"0/0 {BLANK}"


@pytest.mark.parametrize("code", CODES)
def test_a_score(code: str) -> None:
    wording = f"{{score.{code}@fiscal}} {{score.{code}@basis}} {{score.{code}}}"
    expected = f"{int(FISCAL[code])}.13 {BASIS[code]}.00 {BASIS[code]}.00"
    assert fill_fields(wording, context_of()) == expected
    assert fill_fields(wording, EMPTY) == f"{BLANK} {BLANK} {BLANK}"


@pytest.mark.parametrize(
    ("score", "printed"), [("99.995", "100.00"), ("0", "0.00"), ("7.004", "7.00"), ("1E+2", "100.00")]
)
def test_a_score_has_two_decimals(score: str, printed: str) -> None:
    assert printed_score(Decimal(score)) == printed


@pytest.mark.parametrize(
    ("months", "text"),
    [
        (6, "รอบ 6 เดือน (เดือนตุลาคม 2567 ถึง เดือนมีนาคม 2568)"),
        (12, "รอบ 12 เดือน (เดือนตุลาคม 2567 ถึง เดือนกันยายน 2568)"),
    ],
)
def test_the_round(months: int, text: str) -> None:
    assert fill_fields("{round.text}", context_of(months=months)) == text


@pytest.mark.parametrize(
    "wording",
    [
        *("{agency.nickname}", "{agency}", "{score}", "{score.11.11}", "{fiscal_year@basis}", "{level@now}"),
        *("{}", "{ fiscal_year }", "{{x}", "{0}", "%s", "{agency.full_name", "{fiscal_year!r:>9}", "{ก}"),
    ],
)
def test_what_is_no_field_stays(wording: str) -> None:
    assert fill_fields(wording, context_of()) == wording


def test_braces_around_a_field_stay() -> None:
    assert fill_fields("{{fiscal_year}} {x} {basis_year}", context_of()) == "{2568} {x} 2567"


def test_what_was_filled_in_is_not_filled_again() -> None:
    office = replace(OFFICE, agency=replace(AGENCY, kind="", name="{fiscal_year} {basis_year} \\1 %s"))
    assert fill_fields("{agency.full_name}", context_of(office)) == "{fiscal_year} {basis_year} \\1 %s"


def test_the_years_whose_scores_are_meant() -> None:
    context = context_of()
    assert context.scores_of("fiscal") is OFFICE.years[1]
    assert context.scores_of("basis") is OFFICE.years[0]
    on_itself = replace(OFFICE.years[1], basis_year=FiscalYear(2568))
    assert context_of(Office(AGENCY, (on_itself,))).scores_of("basis") is on_itself


WORDS = st.sampled_from(
    "{ } agency . full_name fiscal_year score 9 9.1 @basis @fiscal level indicator name round.text".split()
)


@given(st.lists(WORDS | st.text(max_size=2)).map("".join))
def test_any_wording_can_be_filled(wording: str) -> None:
    filled = fill_fields(wording, EMPTY)
    assert not [name for name in FIELD.findall(filled) if is_known_field(name) and name not in wording]


# --- years and their frameworks ------------------------------------------------------------------------------


def test_the_context_knows_both_years_and_their_frameworks() -> None:
    basis = Framework(FiscalYear(2567))
    context = replace(context_of(), basis_framework=basis)
    assert (context.year_of("fiscal"), context.year_of("basis")) == (2568, 2567)
    assert (context.framework_of("fiscal"), context.framework_of("basis")) == (FRAMEWORK, basis)
    assert (context.scores_of("fiscal"), context.scores_of("basis")) == (OFFICE.years[1], OFFICE.years[0])
    assert replace(context, basis_framework=lambda: basis).framework_of("basis") == basis
