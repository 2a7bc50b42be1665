"""The step into a new fiscal year: carried over, moved on, emptied, and asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.agency import Signatory
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Question
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import Deadlines, OitLink, YearReport
from ita_desk.errors import UserError
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.rollover import Rollover, moved_period, plan_rollover
from ita_desk.services.session import Session

PLAN = Period(date(2024, 10, 1), date(2025, 9, 30), "ต.ค. ๖๗ - ก.ย. ๖๘")
OLD = YearReport(
    FiscalYear(2568),
    FiscalYear(2567),
    Assessment(FrozenMap({"total": Decimal(90)}), "ผ่าน"),
    findings=(Finding("f1", "issue:1", "ก"),),
    groups=(MeasureGroup("g1", "กลุ่มปี ๒๕๖๘", ("ข้อปี 2568",)), MeasureGroup("g2", "ว่าง")),
    measures=(
        Measure(
            "m1",
            "1",
            "g1",
            1,
            "ประกาศปีงบประมาณ พ.ศ. ๒๕๖๘",
            ("i1", "o1", "o2", "5"),
            (Step("s1", "ตามระเบียบ พ.ศ. ๒๕๖๐"), Step("s2", "ปี 2567 และ 2568")),
            ("กองคลัง",),
            PLAN,
            Decimal(5),
            "ร้อยละ 80 ในปี 2568",
            outcome=Outcome("done", "ได้", evidence=(Evidence("e1", sha256="a" * 64),)),
            half_year=Outcome("done"),
        ),
        Measure("m2", "2", title="ไม่มีปี", period=Period(date(2024, 2, 29), None)),
    ),
    texts=FrozenMap({"result-scores/opening": "ในปีงบประมาณ พ.ศ. 2568"}),
    oit_links=(
        OitLink("o1", "https://a.example", "รายงานปี ๒๕๖๘"),
        OitLink("o9", "https://b.example"),
        OitLink("9", "https://c.example"),
    ),
    signatories=(Signatory("reporter", name="ก"),),
    report_date=date(2025, 10, 1),
    signed=(SignedReport("result-scores"),),
    limitations=("น้อย",),
    deadlines=Deadlines(date(2024, 2, 29), date(2025, 4, 30)),
)
OFFICE = Office(years=(OLD,))


def questions(year: int, **titles: str) -> Framework:
    """A framework with these items."""
    return Framework(FiscalYear(year), questions=tuple(Question(c, title=t) for c, t in titles.items()))


FRAMEWORKS = {
    2567: questions(2567, i1="ถาม", o1="ก", o2="ข"),
    2568: questions(2568, i1="ถาม", o1="ข", o3="ก", o9="เลิก"),
    2569: questions(2569, o1="อื่น", o3="ข"),
}


def plan(office: Office = OFFICE, to_year: int = 2569, measures: list[str] | None = None) -> Rollover:
    """The step from 2568."""
    return plan_rollover(office, 2568, to_year, FRAMEWORKS.get, counted_ids("n"), measures)


def stepped(office: Office = OFFICE) -> YearReport:
    """The new year with what is proposed."""
    report = plan(office).edit().apply(office).year(2569)
    assert report is not None
    return report


def test_measures_and_groups_are_carried_over_with_their_plan() -> None:
    report = stepped()
    assert (report.fiscal_year, report.basis_year) == (2569, 2568)
    first, second = report.measures
    assert (first.number, first.issue, first.responsible, first.budget) == ("1", 1, ("กองคลัง",), Decimal(5))
    assert [m.continues for m in report.measures] == ["m1", "m2"]
    assert first.group == report.groups[0].id
    assert {first.id, second.id, *(s.id for s in first.steps)}.isdisjoint({"m1", "m2", "s1", "s2"})
    assert first.period == Period(date(2025, 10, 1), date(2026, 9, 30), "ต.ค. ๖๘ - ก.ย. ๖๙")
    assert second.period.start == date(2025, 2, 28)
    assert report.signatories == OLD.signatories


def test_what_belongs_to_the_former_year_is_empty() -> None:
    report = stepped()
    assert all(m.outcome == Outcome() and m.half_year is None for m in report.measures)
    assert report.assessment == Assessment()
    assert (report.findings, report.report_date, report.signed, report.limitations) == ((), None, (), ())


def test_deadlines_move_on_with_the_year() -> None:
    assert stepped().deadlines == Deadlines(date(2025, 2, 28), date(2026, 4, 30))
    nowhere = OFFICE.with_year(replace(OLD, deadlines=Deadlines()))
    assert stepped(nowhere).deadlines == Deadlines()


def test_years_in_texts_move_on_unless_they_date_a_law() -> None:
    report = stepped()
    first = report.measures[0]
    assert first.title == "ประกาศปีงบประมาณ พ.ศ. ๒๕๖๙"
    assert [step.text for step in first.steps] == ["ตามระเบียบ พ.ศ. ๒๕๖๐", "ปี 2568 และ 2569"]
    assert first.target == "ร้อยละ 80 ในปี 2569"
    assert (report.groups[0].lead, report.groups[0].items) == ("กลุ่มปี ๒๕๖๙", ("ข้อปี 2569",))
    assert report.texts["result-scores/opening"] == "ในปีงบประมาณ พ.ศ. 2569"
    assert report.oit_links[0].explanation == "รายงานปี ๒๕๖๙"


def test_every_change_of_a_year_can_be_refused_or_taken() -> None:
    planned = plan()
    assert [(c.place, c.before, c.after, c.proposed) for c in planned.years[:4]] == [
        ("g1/lead", "๒๕๖๘", "๒๕๖๙", True),
        ("g1/items[0]", "2568", "2569", True),
        ("m1/title", "๒๕๖๘", "๒๕๖๙", True),
        ("m1/steps[0]", "๒๕๖๐", "๒๕๖๑", False),
    ]
    everything = planned.edit(refused=[]).apply(OFFICE).year(2569)
    nothing = planned.edit(refused=planned.years).apply(OFFICE).year(2569)
    assert everything is not None
    assert nothing is not None
    assert everything.measures[0].steps[0].text == "ตามระเบียบ พ.ศ. ๒๕๖๑"
    assert nothing.measures[0].title == OLD.measures[0].title
    assert planned.years[2].text == everything.measures[0].title


def test_codes_follow_their_titles_and_what_is_not_certain_is_asked() -> None:
    planned = plan()
    asked = {c.place: (c.mapped.certain, c.mapped.candidates) for c in planned.codes}
    assert asked == {
        "m1/codes[1]": ("o3", ()),
        "m1/codes[2]": ("o1", ()),
        "oit_links/0": ("o3", ()),
        "oit_links/1": ("", ()),
    }
    report = stepped()
    assert report.measures[0].codes == ("i1", "o3", "o1", "5")
    assert [(link.code, link.url) for link in report.oit_links] == [
        ("o3", "https://a.example"),
        ("", "https://b.example"),
        ("9", "https://c.example"),
    ]
    chosen = planned.edit(codes={planned.codes[3]: "o5", planned.codes[0]: "o1"}).apply(OFFICE).year(2569)
    assert chosen is not None
    assert chosen.oit_links[1].code == "o5"
    assert chosen.measures[0].codes == ("i1", "o1", "5")


def test_only_chosen_measures_go_along_with_their_groups() -> None:
    planned = plan(measures=["m2"])
    assert [m.continues for m in planned.report.measures] == ["m2"]
    assert planned.report.groups == ()
    assert [g.lead for g in plan(measures=["m1"]).report.groups] == ["กลุ่มปี ๒๕๖๘"]
    lost = replace(OLD, measures=(replace(OLD.measures[0], group="gone"),))
    assert plan(Office(years=(lost,))).report.measures[0].group == ""


def test_a_report_on_its_own_scores_goes_on_so() -> None:
    own = Office(years=(replace(OLD, basis_year=FiscalYear(2568)),))
    assert plan(own).report.basis_year == 2569


@pytest.mark.parametrize(
    ("to_year", "key"),
    [(2568, "rollover.not_later"), (2567, "rollover.not_later"), (2701, "edit.wrong_year")],
)
def test_other_steps_are_refused(to_year: int, key: str) -> None:
    with pytest.raises(UserError) as refused:
        plan(to_year=to_year)
    assert refused.value.key == key


def test_a_year_that_is_there_is_never_overwritten() -> None:
    there = OFFICE.with_year(YearReport.empty(2569))
    with pytest.raises(UserError, match=r"edit\.year_exists"):
        plan(there)
    with pytest.raises(UserError, match=r"edit\.year_exists"):
        plan().edit().apply(there)


def test_a_period_of_words_moves_on_whole() -> None:
    assert moved_period(Period(text="แผนปี ๒๕๖๗-๒๕๖๘"), 2).text == "แผนปี ๒๕๖๙-๒๕๗๐"


def test_undo_brings_the_office_back_to_the_byte() -> None:
    sample = load_sample_office(OfficeNames(), counted_ids())
    newest = sample.newest
    assert newest is not None
    year = int(newest.fiscal_year)
    session = Session(sample, lambda: 0.0)
    session.apply(plan_rollover(sample, year, year + 1, FRAMEWORKS.get, counted_ids("n")).edit())
    assert session.office.year(year + 1)
    session.undo()
    assert office_to_json(session.office) == office_to_json(sample)
