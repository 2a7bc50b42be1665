"""What a report must have, and what is not asked for yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks.cases_completeness import DONE, FINISHED, ISSUES, OTHER, PHOTO, PLANNED, SIGNED, link
from checks.offices import AGENCY, YEAR, all_checks, office_of, problems_of
from ita_desk.checks.problem import Problem
from ita_desk.checks.run import Checker
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.forms.catalog import FormCatalog
from ita_desk.frameworks.catalog import shipped_frameworks

GAPS = ("completeness.empty-column", "completeness.plan-gap", "completeness.outcome-gap")


def said(office: Office, *codes: str, form: str = "") -> list[Problem]:
    checker = Checker(all_checks(), shipped_frameworks().of_year)
    forms = {one.id: one for one in FormCatalog.shipped().forms} if form else {}
    found = checker.problems(office, FiscalYear(YEAR), forms.get(form))
    return [problem for problem in found if problem.code in codes]


def columns(problems: list[Problem]) -> list[str]:
    return [problem.values["columns"] for problem in problems]


def test_an_office_that_is_planning_is_not_asked_for_outcomes() -> None:
    assert said(office_of(PLANNED), *GAPS, "completeness.no-evidence", "completeness.no-date") == []
    assert said(office_of(PLANNED), *GAPS, form="analysis") == []
    assert said(office_of(), *GAPS, "completeness.no-signature", "completeness.unanswered-score") == []


def test_a_form_that_prints_outcomes_asks_for_them() -> None:
    (problem,) = said(office_of(PLANNED), *GAPS, form="result-outcomes")
    assert problem.code == "completeness.outcome-gap"
    assert "," in problem.values["columns"]
    (both,) = said(office_of(PLANNED, replace(PLANNED, id="m2", title="อบรม")), *GAPS, form="result-outcomes")
    assert both.code == "completeness.empty-column"


@pytest.mark.parametrize("day", [date(2025, 10, 1), date(2025, 9, 30)])
def test_a_year_that_is_over_is_asked_for_outcomes(day: date) -> None:
    asked = bool(said(office_of(PLANNED, report_date=day), "completeness.outcome-gap"))
    assert asked == (day > date(2025, 9, 30))


def test_a_later_year_at_work_tells_that_the_year_is_over() -> None:
    office = office_of(PLANNED)
    later = replace(YearReport.empty(YEAR + 1), measures=(PLANNED,))
    assert said(replace(office, years=(*office.years, YearReport.empty(YEAR + 1))), *GAPS) == []
    assert len(said(replace(office, years=(*office.years, later)), *GAPS)) == 1


def test_one_problem_names_all_that_a_measure_lacks() -> None:
    bare = Measure("m1", "๑", title="จัดทำคู่มือ")
    assert columns(said(office_of(bare), *GAPS)) == ["ขั้นตอนหรือวิธีการปฏิบัติ, ผู้รับผิดชอบ, ระยะเวลา"]


def test_before_the_two_columns_of_results_one_will_do() -> None:
    office = office_of(replace(FINISHED, outcome=Outcome(output="เผยแพร่แล้ว")))
    older = replace(office, years=(replace(office.years[0], fiscal_year=FiscalYear(2564)),))
    assert len(said(office, *GAPS)) == 1
    assert [p for p in problems_of(older, 2564) if p.code in GAPS] == []


def test_columns_of_a_status_ask_only_measures_of_that_status() -> None:
    undone = replace(FINISHED, outcome=Outcome("not_done", summary="ไม่มีผู้สมัคร", done_on=DoneOn(text="มีนาคม")))
    done = replace(OTHER, outcome=replace(DONE, summary="อบรมแล้ว"))
    (problem,) = said(office_of(undone, done), *GAPS, form="result-completion")
    assert (problem.place.record, problem.place.field) == ("m1", "outcome.obstacles")


def test_suggestions_need_not_stand_in_every_row() -> None:
    told = replace(FINISHED, outcome=replace(DONE, suggestion="ควรอบรมซ้ำ"))
    group = MeasureGroup("g1")
    office = office_of(told, OTHER, groups=(group,))
    assert said(office, *GAPS, form="result-groups") == []
    (problem,) = said(office_of(FINISHED, OTHER), *GAPS, form="result-groups")
    assert columns([problem]) == ["ข้อเสนอแนะ"]


def test_where_no_measure_has_evidence_it_is_said_once() -> None:
    bare = [replace(m, outcome=DONE) for m in (FINISHED, OTHER)]
    (problem,) = said(office_of(*bare), "completeness.no-evidence")
    assert problem.place.record == "report"
    half = replace(bare[0], half_year=replace(DONE, evidence=(PHOTO,)))
    assert [p.place.record for p in said(office_of(half, bare[1]), "completeness.no-evidence")] == ["m2"]


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"issue": None, "codes": ("i1",)}, "issue:1"),
        ({"issue": None, "codes": ("4",)}, "indicator:4"),
        ({"issue": None, "codes": ("OIT",)}, "instrument:OIT"),
        ({"issue": None, "codes": ("o7",)}, "instrument:OIT"),
    ],
)
def test_a_measure_answers_a_finding_by_its_codes(fields: dict[str, Any], about: str) -> None:
    findings = (Finding("f1", about, "ยังไม่ครบ"), Finding("f2", "issue:5", to_develop="ควรพัฒนา"))
    code = "completeness.unanswered-finding"
    assert said(office_of(replace(PLANNED, **fields), findings=findings), code) == []
    assert len(said(office_of(replace(PLANNED, issue=None), findings=findings), code)) == 1
    assert said(office_of(findings=findings), code) == []


def test_weak_scores_are_said_together() -> None:
    scores = {"i10": 41.5, "o14": 0, "e9": 58, "i1": 60, "5": 40, "i99": 50}
    findings = (Finding("f1", "issue:2", to_develop="พัฒนา E-Service"), Finding("f2", "issue:4"))
    (problem,) = said(office_of(PLANNED, scores=scores, findings=findings), "completeness.unanswered-score")
    assert problem.values["codes"] == "O14 (0.00), i10 (41.50), i99 (50.00)"
    named = replace(PLANNED, codes=("i10", "o14", "i99"))
    assert said(office_of(named, scores=scores, findings=findings), "completeness.unanswered-score") == []


def test_the_analysis_is_looked_at_only_where_it_is_printed() -> None:
    office = office_of(PLANNED, findings=ISSUES[:5])
    codes = ("completeness.issue-without-finding", "completeness.no-limitations")
    assert {problem.code for problem in said(office, *codes, form="analysis")} == set(codes)
    assert said(office, *codes, form="result-outcomes") == []
    assert said(office_of(PLANNED), *codes, form="analysis") == []


def test_no_list_of_issues_no_gap_in_it() -> None:
    office = office_of(PLANNED, findings=ISSUES[:5], basis_year=FiscalYear(2560))
    assert said(office, "completeness.issue-without-finding") == []


def test_signatures_of_the_year_or_the_agency_will_do() -> None:
    code = "completeness.no-signature"
    assert said(office_of(FINISHED, signatories=SIGNED.signatories), code) == []
    assert said(office_of(FINISHED, agency=AGENCY), code, form="photo-appendix") == []
    assert said(office_of(FINISHED, replace(PLANNED, id="m2")), code) == []


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("www.a.go.th/news", "https://www.a.go.th/news"),
        ("a.go.th", "https://a.go.th"),
        ("เว็บไซต์ของหน่วยงาน", None),
        ("https://", None),
        ("https://ก", None),
        ("", None),
    ],
)
def test_addresses_that_no_browser_opens(url: str, remedy: str | None) -> None:
    (problem,) = said(office_of(link(url)), "completeness.wrong-link")
    assert (problem.remedy and problem.remedy.value) == remedy


@pytest.mark.parametrize(
    "url", ["https://www.a.go.th", "http://a.go.th:8080/x?y=1", " https://drive.example/ก "]
)
def test_addresses_that_open(url: str) -> None:
    assert said(office_of(link(url)), "completeness.wrong-link") == []


def test_published_items_without_an_address_are_not_due() -> None:
    links = (OitLink("o27", "a.go.th"), OitLink("o28"))
    fields = [p.place.field for p in said(office_of(PLANNED, oit_links=links), "completeness.wrong-link")]
    assert fields == ["oit_links[0].url"]
