"""A small office with something in every list, and what tests of edits ask about it."""

from decimal import Decimal

import pytest

from ita_desk.domain.agency import Agency, Signatory
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.changes import changes_between
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.errors import UserError
from ita_desk.services.edits.edit import Edit

M1 = Measure(
    "m1",
    "1",
    "g1",
    title="อบรม",
    steps=(Step("s1", "วางแผน"), Step("s2", "ดำเนินการ"), Step("s3", "สรุป")),
    outcome=Outcome(
        "done", "อบรมแล้ว", evidence=(Evidence("e1", caption="ภาพ"), Evidence("e2"), Evidence("e3"))
    ),
)
M2 = Measure("m2", "2", title="เผยแพร่")
M3 = Measure("m3", "3", "g2", title="ตรวจสอบ")
YEAR = YearReport(
    FiscalYear(2568),
    FiscalYear(2567),
    assessment=Assessment(FrozenMap({"total": Decimal("95.30")}), "ผ่านดี"),
    findings=(Finding("f1", "issue:1", "ขาด"), Finding("f2", "issue:2")),
    groups=(MeasureGroup("g1", "กลุ่มแรก"), MeasureGroup("g2", "กลุ่มสอง")),
    measures=(M1, M2, M3),
    texts=FrozenMap({"memo/opening": "ตามที่"}),
    limitations=("เวลา",),
    unplaced=(Unplaced("ก", "a.txt", 1), Unplaced("ข", "a.txt", 2), Unplaced("ก", "a.txt", 1)),
)
OFFICE = Office(
    Agency("อบต.", "ตัวอย่าง", divisions=("สำนักปลัด",), signatories=(Signatory("reporter", name="ผู้รายงาน"),)),
    (YearReport.empty(2567), YEAR),
)


def changed_year(edit: Edit) -> YearReport:
    """The year 2568 after an edit of the small office."""
    report = edit.apply(OFFICE).year(2568)
    assert report is not None
    return report


def changed_parts(edit: Edit) -> set[tuple[int, str, str]]:
    """The parts of the small office that an edit changes."""
    changes = changes_between(OFFICE, edit.apply(OFFICE))
    return {(part.year, part.field, part.record) for part in changes.parts}


def refusal(edit: Edit, office: Office = OFFICE) -> tuple[str, dict[str, object]]:
    """The key and the values of the error with which an edit is refused."""
    with pytest.raises(UserError) as caught:
        edit.apply(office)
    return caught.value.key, dict(caught.value.values)
