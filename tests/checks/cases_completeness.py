"""Cases of the checks of what a report must have."""

from dataclasses import replace
from datetime import date

from checks.offices import AGENCY, Case, office_of
from ita_desk.domain.agency import Signatory
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.outcome import Outcome

DONE = Outcome("done", "จัดทำแล้ว", "ประชาชนใช้ได้สะดวกขึ้น")
PHOTO = Evidence("p1", "photo", "ภาพการอบรม", sha256="0" * 64)
PLANNED = Measure(
    "m1",
    "๑",
    issue=1,
    title="จัดทำคู่มือ",
    steps=(Step("s1", "แต่งตั้งคณะทำงาน"),),
    responsible=("สำนักปลัด",),
    period=Period(text="มกราคม ๒๕๖๘"),
)
FINISHED = replace(PLANNED, outcome=replace(DONE, evidence=(PHOTO,)))
OTHER = replace(FINISHED, id="m2", number="๒", title="อบรมบุคลากร", steps=(Step("s2", "จัดอบรม"),))
SIGNED = replace(AGENCY, signatories=(Signatory("reporter", name="นางสาวละออง ทุ่งรวงทอง"),))
ISSUES = tuple(Finding(f"f{n}", f"issue:{n}", to_maintain="รักษาระดับไว้") for n in range(1, 8))


def link(url: str) -> Measure:
    """A measure whose evidence is a link."""
    return replace(PLANNED, outcome=replace(DONE, evidence=(Evidence("p1", "link", url=url),)))


CASES: dict[str, Case] = {
    "completeness.empty-column": Case(
        office_of(FINISHED, OTHER),
        office_of(replace(FINISHED, responsible=()), replace(OTHER, responsible=())),
        (("report", "measures", ""),),
    ),
    "completeness.plan-gap": Case(
        office_of(PLANNED),
        office_of(replace(PLANNED, responsible=(), period=Period())),
        (("m1", "responsible", ""),),
    ),
    "completeness.outcome-gap": Case(
        office_of(PLANNED),
        office_of(FINISHED, replace(OTHER, outcome=Outcome("done", "จัดแล้ว"))),
        (("m2", "outcome.result", ""),),
    ),
    "completeness.no-evidence": Case(
        office_of(FINISHED, replace(OTHER, outcome=Outcome("cancelled", obstacles="ไม่มีงบประมาณ"))),
        office_of(FINISHED, replace(OTHER, outcome=DONE)),
        (("m2", "outcome.evidence", ""),),
    ),
    "completeness.unanswered-finding": Case(
        office_of(PLANNED, findings=(Finding("f1", "issue:1", "ยังไม่มีคู่มือ"),)),
        office_of(PLANNED, findings=(Finding("f2", "issue:2", "ยังไม่มีบริการออนไลน์"),)),
        (("f2", "shortcomings", ""),),
    ),
    "completeness.unanswered-score": Case(
        office_of(PLANNED, scores={"i1": 41.5, "e1": 90}),
        office_of(PLANNED, scores={"i1": 41.5, "e1": 80}),
        (("report", "findings", ""),),
    ),
    "completeness.issue-without-finding": Case(
        office_of(PLANNED, findings=ISSUES),
        office_of(PLANNED, findings=ISSUES[:5]),
        (("report", "findings", ""),),
    ),
    "completeness.no-limitations": Case(
        office_of(PLANNED, findings=ISSUES, limitations=("บุคลากรน้อย",)),
        office_of(PLANNED, findings=ISSUES, limitations=(" ",)),
        (("report", "limitations", ""),),
    ),
    "completeness.no-signature": Case(
        office_of(FINISHED, agency=SIGNED), office_of(FINISHED), (("report", "signatories", ""),)
    ),
    "completeness.no-date": Case(
        office_of(FINISHED, report_date=date(2025, 10, 15)),
        office_of(FINISHED),
        (("report", "report_date", ""),),
    ),
    "completeness.wrong-link": Case(
        office_of(link("https://www.thunghinghoi.go.th/งาน?id=1")),
        office_of(link("www.thunghinghoi.go.th/news")),
        (("m1", "outcome.evidence[0].url", ""),),
    ),
}
