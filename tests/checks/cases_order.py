"""Cases of the checks of numbering, repetition and what stands in the wrong column."""

from dataclasses import replace

from checks.offices import Case, office_of, titles
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Step
from ita_desk.domain.outcome import Outcome

ONE = Measure("m1", "๑", title="จัดทำคู่มือ", steps=(Step("s1", "แต่งตั้งคณะทำงาน"),))
TWO = Measure("m2", "๒", title="อบรมบุคลากร", steps=(Step("s2", "จัดอบรม"),))
THREE = Measure("m3", "๓", title="เผยแพร่ข้อมูล")
LONG = "เผยแพร่คู่มือการปฏิบัติงานให้ประชาชนทราบทางเว็บไซต์"
FOLLOW_UP = FrozenMap({"outcome.follow_up": "การติดตามผล"})

CASES: dict[str, Case] = {
    "order.number-gap": Case(
        office_of(ONE, TWO, THREE),
        office_of(ONE, TWO, replace(THREE, number="๔")),
        (("m3", "number", ""),),
    ),
    "order.number-repeated": Case(
        office_of(ONE, TWO), office_of(ONE, replace(TWO, number="๑")), (("m2", "number", ""),)
    ),
    "order.duplicate-measure": Case(
        office_of(ONE, TWO),
        office_of(ONE, replace(ONE, id="m2", title="จัดทำ คู่มือ")),
        (("m2", "", ""),),
    ),
    "order.heading-changes": Case(
        office_of(
            ONE, groups=(MeasureGroup("g1", headings=FOLLOW_UP), MeasureGroup("g2", headings=FOLLOW_UP))
        ),
        office_of(ONE, groups=(MeasureGroup("g1"), MeasureGroup("g2", headings=FOLLOW_UP))),
        (("g2", "headings.outcome.follow_up", ""),),
    ),
    "order.duplicate-step": Case(
        office_of(ONE),
        office_of(replace(ONE, steps=(*ONE.steps, Step("s9", "แต่งตั้ง คณะทำงาน")))),
        (("m1", "steps[1]", ""),),
    ),
    "order.same-cell": Case(
        office_of(replace(ONE, outcome=Outcome(output=LONG, result="ประชาชนทราบ"))),
        office_of(replace(ONE, outcome=Outcome(output=LONG, result=LONG + "แล้ว"))),
        (("m1", "outcome.result", ""),),
    ),
    "order.result-in-steps": Case(
        office_of(replace(ONE, steps=(Step("s1", "รายงานผลที่ได้ดำเนินการแล้ว"),))),
        office_of(replace(ONE, steps=(Step("s1", "ผู้เข้าร่วมโครงการมี จำนวนทั้งหมด ๕๐ คน"),))),
        (("m1", "steps[0]", "ผู้เข้าร่วมโครงการมี จำนวนทั้งหมด ๕๐ คน"),),
    ),
    "order.list-start": titles("๑. อบรม\n๒. รายงาน", "อบรม\n๒. รายงาน", "๒"),
    "order.list-gap": titles("๑. ก\n๒. ข\n๑. ค", "๑. ก\n๒. ข\n๔. ค", "๔"),
    "order.lone-item": titles("อบรมบุคลากร", "๑. อบรมบุคลากร", "๑. "),
}
