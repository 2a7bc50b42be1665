"""What is known of the years 2562 to 2569: the shipped frameworks, and which one is the nearest."""

from pathlib import Path

import pytest

from ita_desk import resources
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import CONFIDENCES, Framework, Indicator
from ita_desk.frameworks.catalog import FrameworkCatalog, NamedFramework, shipped_frameworks
from ita_desk.frameworks.loader import load_framework

YEARS = tuple(range(2562, 2570))
INSTRUMENTS = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
}
INDICATORS = {
    "1": ("การปฏิบัติหน้าที่", "IIT"),
    "2": ("การใช้งบประมาณ", "IIT"),
    "3": ("การใช้อำนาจ", "IIT"),
    "4": ("การใช้ทรัพย์สินของราชการ", "IIT"),
    "5": ("การแก้ไขปัญหาการทุจริต", "IIT"),
    "6": ("คุณภาพการดำเนินงาน", "EIT"),
    "7": ("ประสิทธิภาพการสื่อสาร", "EIT"),
    "9": ("การเปิดเผยข้อมูล", "OIT"),
    "10": ("การป้องกันการทุจริต", "OIT"),
}
# The name of the eighth changed; that of 2566 is not known, and of 2569 little is.
EIGHTH = {
    **dict.fromkeys(range(2562, 2566), "การปรับปรุงระบบการทำงาน"),
    2566: "",
    **dict.fromkeys((2567, 2568), "การปรับปรุงการทำงาน"),
}
ITEMS = {
    2562: ("", ""),
    2563: ("o42", "o43"),
    2564: ("o42", "o43"),
    2565: ("o42", "o43"),
    2566: ("o42", "o43"),
    2567: ("o34", "o35"),
    2568: ("o27", "o28"),
    2569: ("o25", "o26"),
}


def of_year(year: int) -> Framework:
    framework = shipped_frameworks().of_year(year)
    assert framework
    return framework


def test_eight_years_are_known() -> None:
    assert shipped_frameworks().years == YEARS
    assert [int(of_year(year).fiscal_year) for year in YEARS] == list(YEARS)
    assert shipped_frameworks().of_year(2561) is None


@pytest.mark.parametrize("year", YEARS)
def test_the_instruments_of_a_year(year: int) -> None:
    instruments = of_year(year).instruments
    assert {i.code: i.name for i in instruments} == INSTRUMENTS
    weights = [i.weight for i in instruments]
    assert weights == ([None] * 3 if year == 2569 else [30, 30, 40])
    assert sum(w or 0 for w in weights) in (0, 100)


@pytest.mark.parametrize("year", YEARS)
def test_the_indicators_of_a_year(year: int) -> None:
    found = {i.code: (i.name, i.instrument) for i in of_year(year).indicators}
    eighth = found.pop("8", None)
    assert (eighth and eighth[0]) == EIGHTH.get(year)
    assert eighth is None or eighth[1] == "EIT"
    assert found == INDICATORS if year < 2569 else found.items() <= INDICATORS.items()
    codes = [i.code for i in of_year(year).indicators]
    assert codes == sorted(codes, key=int)


@pytest.mark.parametrize("year", YEARS)
def test_the_parts_of_the_ninth_and_tenth_indicator(year: int) -> None:
    parts = of_year(year).sub_indicators
    codes = [part.code for part in parts]
    assert codes in ([], [f"9.{n}" for n in range(1, 6)] + ["10.1", "10.2"])
    assert all(bool(part.name) is (year != 2562) for part in parts)  # of that year only the codes are known


@pytest.mark.parametrize("year", YEARS)
def test_the_items_that_ask_for_the_report(year: int) -> None:
    items = of_year(year).report_items
    assert (items.measures, items.results) == ITEMS[year]


@pytest.mark.parametrize(
    ("year", "nearest"),
    [(2500, 2562), (2564, 2564), (2566, 2565), (2568, 2568), (2569, 2568), (2700, 2568)],
)
def test_the_nearest_framework_with_all_indicators(year: int, nearest: int) -> None:
    assert shipped_frameworks().nearest(year).fiscal_year == nearest


LETTERS = ("AA", "A", "B", "C", "D", "E", "F")
WORDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน")


@pytest.mark.parametrize("year", YEARS)
def test_the_levels_of_a_year(year: int) -> None:
    levels = of_year(year).levels
    names = LETTERS if year < 2566 else WORDS if year < 2569 else ()
    assert tuple(level.name for level in levels) == names
    totals = [level.total for level in levels]
    assert totals == sorted(totals, reverse=True)
    assert {level.name for level in levels if level.each_instrument} == ({*names} & {*WORDS[:2]})


@pytest.mark.parametrize("year", YEARS)
def test_the_rule_of_a_year(year: int) -> None:
    rules = [instrument.indicator_from for instrument in of_year(year).instruments]
    assert rules == (["", "", ""] if year == 2569 else ["questions", "questions", "sub_indicators"])
    parts = [(part.code, part.instrument, part.weight) for part in of_year(year).parts]
    assert parts == ([("EIT/1", "EIT", 15), ("EIT/2", "EIT", 15)] if 2566 <= year <= 2568 else [])


@pytest.mark.parametrize("year", YEARS)
def test_codes_of_questions_run_without_a_gap(year: int) -> None:
    codes = [question.code for question in of_year(year).questions]
    for letter in "ieo":
        numbers = [int(code[1:]) for code in codes if code[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("year", YEARS)
def test_the_issues_use_every_question_once(year: int) -> None:
    framework = of_year(year)
    assert [issue.number for issue in framework.issues] == ([*range(1, 8)] if year in (2567, 2568) else [])
    used = sorted(code for issue in framework.issues for code in issue.questions)
    assert used == (sorted(question.code for question in framework.questions) if framework.issues else [])


@pytest.mark.parametrize("year", YEARS)
def test_every_fact_has_a_confidence_and_every_group_a_source(year: int) -> None:
    framework = of_year(year)
    groups = (framework.instruments, framework.parts, framework.indicators, framework.sub_indicators)
    facts = (*groups, framework.questions, framework.issues, framework.levels)
    assert {record.confidence for group in facts for record in group} <= set(CONFIDENCES)
    assert all(framework.sources.values())


def test_files_are_named_after_their_year_and_read_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def noting(path: Path) -> Framework:
        read.append(int(path.stem))
        return load_framework(path)

    monkeypatch.setattr("ita_desk.frameworks.catalog.load_framework", noting)
    catalog = FrameworkCatalog(files=resources.resource("frameworks").glob("*.toml"))
    assert (catalog.years, read) == (YEARS, [])
    for _ in range(2):
        assert catalog.with_names(2568) == of_year(2568)
        assert catalog.of_year(2500) is None
    assert read == [2568]
    assert [catalog.of_year(year) for year in YEARS] == [of_year(year) for year in YEARS]
    assert [int(of_year(year).fiscal_year) for year in YEARS] == list(YEARS)


def test_a_catalogue_of_any_frameworks() -> None:
    ten = tuple(Indicator(str(n), f"ชื่อ{n}", "IIT") for n in range(1, 11))
    later, sooner = (
        Framework(FiscalYear(2570), indicators=ten),
        Framework(FiscalYear(2560), indicators=ten[:9]),
    )
    catalog = FrameworkCatalog(iter([later, sooner]))
    assert catalog.years == (2560, 2570)
    assert catalog.of_year(2560) is sooner
    assert catalog.nearest(2560) is later


def test_a_framework_can_be_read_later() -> None:
    catalog = FrameworkCatalog(files=resources.resource("frameworks").glob("*.toml"))
    later = NamedFramework(catalog, 2569)
    assert later == NamedFramework(catalog, 2569) != NamedFramework(catalog, 2568)
    assert later() == catalog.with_names(2569)


def test_a_year_is_printed_with_names_of_the_nearest_and_questions_of_its_own() -> None:
    frameworks = shipped_frameworks()
    known = frameworks.with_names(2568)
    assert known == of_year(2568)
    for year, questions in ((2569, of_year(2569).questions), (2571, ())):
        named = frameworks.with_names(year)
        assert (named.fiscal_year, named.questions, named.levels) == (year, questions, ())
        assert [i.name for i in named.indicators] == [i.name for i in of_year(2568).indicators]
        assert [(i.name, i.questions) for i in named.issues] == [(i.name, ()) for i in of_year(2568).issues]
    sixth = frameworks.with_names(2566)
    assert all(indicator.name for indicator in sixth.indicators)
    assert sixth.questions == of_year(2566).questions
