"""What the analysis shows: subjects, questions with scores of one year, and what should get a measure."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.models.analysis_lines import AnalysisLines, open_count
from measure_editing import KeyMessages
from printing import sample_office

FRAMEWORKS = shipped_frameworks()


def lines_of(office: Office, year: int = 2568, *, own: bool = False) -> AnalysisLines:
    report = office.year(year)
    assert report
    return AnalysisLines(office, report, FRAMEWORKS, KeyMessages(), own=own)


def office_of(scores: Mapping[int, Mapping[str, object]], report: YearReport) -> Office:
    """A year report with announced scores, by year."""
    years = [YearReport.empty(year) for year in scores if year != report.fiscal_year]
    scored = [
        replace(
            year,
            assessment=Assessment(
                FrozenMap({c: Decimal(str(s)) for c, s in scores.get(year.fiscal_year, {}).items()})
            ),
        )
        for year in (*years, report)
    ]
    return Office(years=tuple(sorted(scored, key=lambda year: year.fiscal_year)))


def test_subjects_are_the_issues_with_their_lowest_score() -> None:
    first, *_, last = lines_of(sample_office()).subjects()
    assert (first.about, first.score, first.written) == ("issue:1", "0.00", True)
    name = "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"
    assert first.name == f"1. {name}"
    assert lines_of(sample_office()).name_of("issue:1") == f"window.analysis.issue 1 {name}"
    assert last.about == "issue:7"


def test_early_years_are_analysed_by_indicator() -> None:
    subjects = lines_of(sample_office(), 2567).subjects()
    fourth, oit = subjects[3], subjects[-1]
    told = (fourth.about, fourth.name, fourth.score, fourth.written)
    assert told == ("indicator:4", "window.scores.indicator 4 การใช้ทรัพย์สินของราชการ", "58.75", False)
    assert (oit.about, oit.score, oit.name.split()[0]) == ("instrument:OIT", "79.00", "OIT")
    lines = lines_of(sample_office(), 2567)
    head = lines.head("indicator:4")
    assert head
    assert (head.code, head.score, head.remarks) == ("4", "58.75", "window.analysis.reason.under  2565")
    assert lines.head("issue:4") is None
    assert lines.head("indicator:11") is None


def test_a_subject_of_the_office_s_own_keeps_its_name() -> None:
    office = sample_office()
    year = office.year(2568)
    assert year
    for about, name in (("เรื่องอื่น", "เรื่องอื่น"), ("indicator:", "indicator:")):
        report = replace(year, findings=(Finding("f", about, to_maintain="ก"),))
        last = lines_of(office.with_year(report)).subjects()[-1]
        assert (last.name, last.score, last.written) == (name, "", True)


def test_names_of_issues_are_taken_from_the_nearest_year_where_needed() -> None:
    office = office_of({2569: {}}, YearReport.empty(2570))
    seventh = lines_of(office, 2570).subjects()[6]
    assert seventh.name.startswith("7. กลไก")
    assert lines_of(office, 2570).questions("issue:7") == ()


def test_a_question_shows_its_score_reasons_and_measures() -> None:
    i10, i11, i12, o30 = lines_of(sample_office()).questions("issue:4")
    assert i10.text.startswith("window.scores.question i10 ในหน่วยงานของท่าน")
    assert (i10.score, i11.score, o30.score) == ("41.50", "88.00", "100.00")
    assert i10.remarks.split() == [
        "window.analysis.reason.under", "2566", "·", "window.analysis.reason.lowest", "2566",
    ]  # fmt: skip
    assert [number for _, number, _ in i12.measures] == ["5", "6"]
    assert i11.suggestion is None
    assert i11.measures[0][:2] == ("m06", "6")
    assert o30.measures == ()


def test_scores_of_the_year_itself_are_compared_with_the_year_before() -> None:
    i10 = lines_of(sample_office(), own=True).questions("issue:4")[0]
    assert (i10.score, i10.suggestion, i10.measures) == ("74.00", None, ())
    assert i10.remarks == "window.scores.change ▲ 32.50 2567"
    codes = [line.code for line in lines_of(sample_office(), own=True).questions("issue:4")]
    assert codes == ["i10", "i11", "i12"]  # not the office's list, which is that of the basis year


def test_changes_are_told_beside_reasons_unless_these_tell_them() -> None:
    scores = {2566: {"1": 80, "2": 90, "3": 84}, 2567: {"1": 84, "2": 84, "3": 84}}
    office = office_of(scores, YearReport.empty(2568))
    told = {line.code: line.remarks for line in lines_of(office).suggested()}
    assert told == {
        "1": "window.analysis.reason.under 80.00 2566 · window.scores.change ▲ 4.00 2566",
        "2": "window.analysis.reason.under 90.00 2566 · window.analysis.reason.fallen 90.00 2566",
        "3": "window.analysis.reason.under 84.00 2566 · window.scores.no_change = 0.00 2566",
    }


def test_what_should_get_a_measure() -> None:
    suggested = lines_of(sample_office()).suggested()
    assert suggested[0].text == "window.scores.question o9 รายงานผลการดำเนินงานประจำปี"
    assert open_count(suggested) == len([line for line in suggested if not line.measures]) > 0


def test_questions_of_the_office_s_own() -> None:
    questions = (FindingQuestion("i1", "ของเรา"), FindingQuestion("", "ไม่มีรหัส"), FindingQuestion("9"))
    report = replace(
        YearReport.empty(2568),
        findings=(Finding("f", "issue:1", questions=questions),),
        measures=(Measure("m", codes=("",)),),
    )
    lines = lines_of(office_of({2567: {"i1": 99}}, report))
    first, second, third = lines.questions("issue:1")
    assert first.text == "window.scores.question i1 ของเรา"
    assert (second.text, second.score, second.measures) == ("ไม่มีรหัส", "", ())
    assert third.text == "window.scores.indicator 9 การเปิดเผยข้อมูล"
    assert lines.offices_list("issue:1")
    assert not lines.offices_list("issue:2")


def test_known_questions() -> None:
    lines = lines_of(office_of({2567: {"x1": 10}}, YearReport.empty(2568)))
    assert lines.is_known_question("i15")
    assert lines.is_known_question("x1")
    assert not lines.is_known_question("i16")
    assert not lines_of(Office(years=(YearReport.empty(2572),)), 2572).is_known_question("i1")


def test_summary() -> None:
    office = sample_office()
    assert lines_of(office).summary() == (
        "window.analysis.total 2567 86.16 · window.scores.change ▲ 8.65 2566 · window.analysis.level ผ่าน"
    )
    assert lines_of(office, own=True).summary().startswith("window.analysis.total 2568 93.43")
    assert lines_of(office, 2566).summary() == "window.analysis.no_total 2565"
    without_level = office_of({2567: {"total": 90}}, YearReport.empty(2568))
    assert lines_of(without_level).summary() == "window.analysis.total 2567 90.00"
