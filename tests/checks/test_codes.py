"""Codes and official names: what is meant as a citation, and what of another year's list is called so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checks.cases_codes import CONTACT, NEWS, PLAN, listing, printed
from checks.offices import AGENCY, office_of, problems_of, saying
from ita_desk.checks import code_records, codes, official_names, score_texts, scores
from ita_desk.checks.code_lists import citations_in, missing_from
from ita_desk.checks.context import Setting
from ita_desk.checks.indicator_names import frameworks_of, official_name
from ita_desk.checks.problem import Problem, Remedy
from ita_desk.checks.run import Checker
from ita_desk.checks.squeezed import likeness, squeezed
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.exchange import office_from_json
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.frameworks.catalog import shipped_frameworks

OURS = (*codes.CHECKS, *code_records.CHECKS, *official_names.CHECKS, *scores.CHECKS, *score_texts.CHECKS)


def found(office: Office, year: int = 2568) -> tuple[Problem, ...]:
    """What the checks of these topics find in a year."""
    return Checker(OURS, shipped_frameworks().of_year).problems(office, FiscalYear(year))


def entries_of(remedy: Remedy | None) -> tuple[PrintedScore, ...]:
    """The printed scores that a remedy leaves."""
    assert remedy is not None
    assert isinstance(remedy.value, tuple)
    return remedy.value


def said(office: Office, code: str) -> list[str]:
    """The words or values of a check's problems."""
    return [problem.text or str(dict(problem.values)) for problem in found(office) if problem.code == code]


@pytest.mark.parametrize("year", [2566, 2567, 2568])
def test_the_sample_office_is_right(year: int) -> None:
    sample = Path(__file__).parents[2] / "resources" / "sample" / "office.json"
    office = office_from_json(json.loads(sample.read_text(encoding="utf-8")), counted_ids())
    assert found(office, year) == ()


@pytest.mark.parametrize(
    "text",
    [
        "โทร. ๐๔๒-๖๓๙๐๒๖",
        "ข้อ ๐.๕ ของระเบียบ",
        "ข้อ ๑๐ และข้อ ๐",
        "น้ำมัน E20 วิตามิน B12 และกระดาษ A4",
        "ข้อ e-service",
        "ลงวันที่ ๐๗/๐๓/๖๗ ตามข้อ ๐๗/๒๕๖๗",
    ],
)
def test_numbers_that_are_no_codes(text: str) -> None:
    assert [p.code for p in found(saying(text)) if p.code.startswith("codes.")] == []


def test_citations_go_on() -> None:
    cited = citations_in("(อ้างอิงจาก ๐๑๑) ข้อที่ O ๕, O๖ และ O๗ ถึง i๑")
    assert [citation.code for citation in cited] == ["o11", "o5", "o6", "o7", "i1"]


def test_a_zero_is_replaced_by_the_letter() -> None:
    [problem] = [p for p in found(saying("ตามข้อ 0๒๕")) if p.code == "codes.zero-for-letter"]
    assert (problem.text, problem.remedy) == ("0๒๕", Remedy("replace", "O๒๕"))


def test_a_code_of_either_year_may_be_cited() -> None:
    for text in ("ข้อ O๓๕", "ข้อ O๒๘", "ข้อ i๑๕"):
        assert said(saying(text), "codes.not-in-list") == []


def test_nothing_is_missing_from_a_list_that_is_not_known() -> None:
    unknown = Framework(FiscalYear(2570))
    assert not any(missing_from(code, unknown) for code in ("o99", "i1", "99", "99.9", "IIT", "total"))
    known = shipped_frameworks().of_year(2567)
    assert known is not None
    assert missing_from("9.9", known)
    assert not missing_from("EIT/1", known)


def test_a_title_behind_a_code_may_be_that_of_either_year() -> None:
    # o9 is this report in 2567, o7 in 2568
    for code in ("O๙", "O๗"):
        assert said(saying(f"ข้อ {code} รายงานผลการดำเนินงานประจำปี"), "codes.other-title") == []
    assert said(saying("ข้อ O๓ รายงานผลการดำเนินงานประจำปี"), "codes.other-title") == ["O๓"]
    assert said(saying("ข้อ i๑ รายงานผลการดำเนินงานประจำปี"), "codes.other-title") == []


def test_a_question_behind_its_code_keeps_the_small_letter() -> None:
    title = "หน่วยงานมีการปรับปรุงการดำเนินงานให้ตอบสนองต่อประชาชน"
    [problem] = [p for p in found(saying(f"ข้อ e๗ {title}")) if p.code == "codes.other-title"]
    assert dict(problem.values) == {"code": "e7", "right": "e8"}


def test_codes_and_titles_without_a_list() -> None:
    """Nothing is called wrong in a year of which no list is known."""
    report = replace(YearReport.empty(2580), findings=listing(("o4", CONTACT)).years[0].findings)
    report = replace(
        report, measures=(Measure("m1", "1", title=NEWS, codes=("o99",)),), oit_links=(OitLink("o99"),)
    )
    assert found(Office(AGENCY, (report,)), 2580) == ()


def test_a_nearly_right_title_names_its_code() -> None:
    office = listing(("o7", "แผนปฏิบัติการป้องกันทุจริต"))
    [problem] = [p for p in found(office) if p.code == "codes.listed-with-other-title"]
    assert (dict(problem.values)["right"], problem.remedy) == ("O32", Remedy("set", "o32"))


def test_the_numbering_of_the_year_after_is_known_too() -> None:
    office = listing(("o3", CONTACT), ("o4", NEWS), ("o5", PLAN), ("o6", "อีกเรื่อง"))
    [problem] = [p for p in found(office) if p.code == "codes.other-numbering"]
    assert dict(problem.values) == {"codes": "O3, O4, O5", "other": "2568", "year": "2567"}
    assert said(listing(("", "กีฬา")), "codes.title-unlike") == []
    strange = listing(("o3", "กีฬา"), ("o4", "ดนตรี"), ("o5", "อาหาร"))
    assert said(strange, "codes.other-numbering") == []


def test_links_to_items_that_are_not_there() -> None:
    office = office_of(oit_links=(OitLink("o28"), OitLink("o29")), scores={"i99": 80})
    places = [p.place for p in found(office) if p.code == "codes.record-not-in-list"]
    assert [(p.year, p.field) for p in places] == [
        (2568, "oit_links[1].code"),
        (2567, "assessment.scores.i99"),
    ]


def test_printed_labels_are_mended_together() -> None:
    office = printed(("o5", "๐๕ ข่าว", "100"), ("10", "๐", "100"), ("o6", "", "100"))
    [problem] = [p for p in found(office) if p.code == "codes.printed-zero"]
    assert [entry.label for entry in entries_of(problem.remedy)] == ["O๕ ข่าว", "๐", ""]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดความสำเร็จของโครงการ ได้คะแนน ๙๐",
        "ความเข้าใจเกี่ยวกับตัวชี้วัดตามแบบวัดการรับรู้",
        "ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริตของหน่วยงาน ได้คะแนน ๗๖.๐๐",
        "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน",
        "ตัวชี้วัดที่ ๔.๑ จำนวนครั้ง",
        "ตัวชี้วัด การป้องกันและปราบปรามการทุจริต ร้อยละ ๘๐",
        "ตัวชี้วัด การใช้จ่ายงบประมาณ\nร้อยละ ๘๐",
        "ประเด็นที่ ๑ เรื่องอื่นที่ไม่ใช่ชื่อทางการ",
        "ประเด็นที่ ๕ กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง ได้คะแนน ๘๐.๐๐",
    ],
)
def test_names_that_are_right_or_none(text: str) -> None:
    assert [p.code for p in found(saying(text)) if p.code.startswith("names.")] == []


def test_an_indicator_that_is_not_there_has_no_name() -> None:
    year_2568 = shipped_frameworks().of_year(2568)
    setting = Setting(AGENCY, 2568, 2567, year_2568, year_2568)
    assert (official_name("11", setting), official_name("8", setting, issue=True)) == ("", "")
    assert frameworks_of(setting) == (year_2568,)


def test_names_broken_by_blanks_are_read() -> None:
    text = "ตาม ตัวชี้วัด การแก้ไข ปัญหาการทุจริต ทำงาน ได้คะแนน ๑๐๐.๐๐"
    [problem] = [p for p in found(saying(text)) if p.code == "names.indicator"]
    assert problem.text == "การแก้ไข ปัญหาการทุจริต ทำงาน"
    assert problem.remedy == Remedy("replace", "การแก้ไขปัญหาการทุจริต")


def test_the_number_of_an_indicator_keeps_its_digits() -> None:
    for text, right in (("ตัวชี้วัดที่ 8 การใช้งบประมาณ", "2"), ("ตัวชี้วัดที่ ๑๐ การใช้งบประมาณ", "๒")):
        [problem] = [p for p in found(saying(text)) if p.code == "names.indicator-number"]
        assert problem.remedy == Remedy("replace", right)


def test_a_name_not_known_of_the_year_is_not_called_wrong() -> None:
    measure = Measure("m1", "1", title="ตัวชี้วัดการปรับปรุงการทำงานาน ได้คะแนน ๙๐")
    assert said(office_of(measure), "names.indicator") == ["การปรับปรุงการทำงานาน"]
    unsure = replace(YearReport.empty(2566), measures=(measure,))
    assert found(Office(AGENCY, (unsure,)), 2566) == ()


def test_squeezed_keeps_what_must_stay_apart() -> None:
    short = squeezed("ข้อ  O๒๖ ๑๐๐.๐๐ คะ แนน\nA  B")
    assert short.text == "ข้อO26 100.00คะแนน\nA B"
    at = short.text.index("คะแนน")
    assert short.span(at, at + 5) == (16, 22)
    assert likeness("", "") == 0


def test_problems_have_their_words_by_place() -> None:
    assert [p.text for p in problems_of(saying("ตามข้อ๐๒๕")) if p.code == "codes.zero-for-letter"] == ["๐๒๕"]
