"""Cases of the checks of scores and of what texts say about them."""

from dataclasses import replace
from decimal import Decimal

from checks.cases_codes import printed
from checks.offices import Case, office_of, titles
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome

IIT = {"1": 90.0, "2": 80.0, "3": 100.0, "4": 70.0, "5": 85.0, "IIT": 85.0}
SURE = {"IIT": 85.38, "EIT": 99.78, "OIT": 99.38, "total": 95.3}
REPORT = "report"


def told(text: str, **scores: float) -> Office:
    """An office whose measure came to this result, with the same scores in the basis year and its own."""
    own = Assessment(FrozenMap((code, Decimal(str(score))) for code, score in scores.items()))
    return office_of(Measure("m1", "1", outcome=Outcome(result=text)), scores=scores or None, assessment=own)


def planned(text: str) -> Office:
    """An office whose measure came to this result, with a score of the basis year only."""
    return office_of(Measure("m1", "1", outcome=Outcome(result=text)), scores={"i1": 80.5})


def results(clean: Office, fault: Office, words: str) -> Case:
    """A case about a result in which these words are said once."""
    return Case(clean, fault, (("m1", "outcome.result", words),))


def scored(clean: dict[str, float], fault: dict[str, float], code: str) -> Case:
    """A case about the scores of the basis year."""
    return Case(
        office_of(scores=clean), office_of(scores=fault), ((REPORT, f"assessment.scores.{code}", ""),)
    )


def at_level(level: str) -> Office:
    """An office with these scores of 2567 and this level."""
    office = office_of(Measure("m1", "1", outcome=Outcome(result="อยู่ในระดับ ผ่านดี ได้คะแนนมาก")), scores=SURE)
    basis = office.years[0]
    return office.with_year(replace(basis, assessment=replace(basis.assessment, level=level)))


def found_short(shortcomings: str, *scores: int, score: str = "100") -> Office:
    """An office with a finding about issue 4 that has these shortcomings, its questions having these scores."""
    questions = (FindingQuestion("i10", "", Decimal(score)),)
    finding = Finding("f1", "issue:4", shortcomings, questions=() if scores else questions)
    codes = ("i10", "i11", "i12")
    return office_of(findings=(finding,), scores=dict(zip(codes, scores, strict=False)) or {"i10": 100.0})


LEVEL = ((REPORT, "assessment.level", ""),)
GUARD = "หน่วยงานของท่าน มีการตรวจสอบเพื่อป้องกันการนำทรัพย์สินของราชการไปใช้เพื่อประโยชน์ส่วนตัวเป็นประจำ มากน้อยเพียงใด"
CASES: dict[str, Case] = {
    "scores.impossible": scored({"i1": 100, "i2": 0}, {"i1": 100.5, "i2": 0}, "i1"),
    "scores.decimals": scored({"1": 90.25}, {"1": 90.253}, "1"),
    "scores.two-values": Case(
        printed(("7", "๗", "๙๙.๘๓ คะแนน")),
        printed(("7", "๗", "๙๙.๘๓ 100.00")),
        ((REPORT, "assessment.as_printed[0].text", "๙๙.๘๓ 100.00"),),
    ),
    "scores.unreadable": Case(
        printed(("7", "๗", "๙๙.๘๓")),
        printed(("7", "๗", "๙๕..๓")),
        ((REPORT, "assessment.as_printed[0].text", "๙๕..๓"),),
    ),
    "scores.printed-twice": Case(
        printed(("o5", "O๕", "100"), ("o5", "O๕ ข่าว", "100")),
        office_of(
            assessment=Assessment(
                as_printed=(
                    PrintedScore("o5", "O๕", "100", Decimal(100)),
                    PrintedScore("o5", "O๕ ข่าว", "50", Decimal(50)),
                    PrintedScore("o6", "O๖", "-", None),
                )
            )
        ),
        ((REPORT, "assessment.as_printed[1].text", ""),),
    ),
    "scores.not-as-computed": scored(IIT, {**IIT, "IIT": 86.0}, "IIT"),
    "scores.perhaps-not-as-computed": scored(
        {"EIT": 92.0, "EIT/1": 94.0, "EIT/2": 90.0, "6": 40.0, "e1": 80.0, "e2": 80.0, "e3": 80.0},
        {"EIT": 93.0, "EIT/1": 94.0, "EIT/2": 90.0},
        "EIT",
    ),
    "scores.level": Case(at_level("ผ่านดี"), at_level("ผ่านดีเยี่ยม"), LEVEL),
    "scores.level-unknown": Case(at_level("ผ่านดี"), at_level("A"), LEVEL),
    "scores.finding-otherwise": Case(
        found_short(""), found_short("", score="99"), (("f1", "questions[0].score", ""),)
    ),
    "scores.quoted-otherwise": results(
        told("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๖๔.๕๐", **{"4": 64.5}),
        told("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๖๕.๕๐", **{"4": 64.5}),
        "๖๕.๕๐",
    ),
    "scores.quoted-unknown": results(planned("ข้อ i๑ ได้คะแนน ๘๐.๕๐"), planned("ข้อ i๑ ได้คะแนน ๘๑.๕๐"), "๘๑.๕๐"),
    "scores.level-quoted": results(at_level("ผ่านดี"), at_level("ผ่าน"), "ผ่านดี"),
    "scores.quoted-twice": results(
        told("ข้อ i๑ ได้คะแนน ๙๐.๐๐\nข้อ i๑ ได้คะแนน ๙๐.๐๐"),
        told("ข้อ i๑ ได้คะแนน ๙๐.๐๐\nข้อ i๑ ได้คะแนน ๙๑.๐๐"),
        "๙๑.๐๐",
    ),
    "scores.praise-beside-low": titles(
        "ปฏิบัติงานมีประสิทธิภาพ ได้คะแนน ๘๕.๐๐ เพื่อให้มีประสิทธิภาพ ข้อ i๑ ได้คะแนน ๖๐.๐๐",
        "การปฏิบัติงานมี ประสิทธิภาพ ได้คะแนน ๖๕.๐๐",
        "มี ประสิทธิภาพ",
    ),
    "scores.rate-as-score": titles(
        "บุคลากรตอบแบบวัด คิดเป็นร้อยละ ๑๐๐", "บุคลากรตอบแบบวัด คิดเป็น ๑๐๐ คะแนน", "คิดเป็น ๑๐๐ คะแนน"
    ),
    "scores.change-untold": results(
        told("คะแนนข้อ i๑ เพิ่มขึ้นจาก ๘๐.๐๐ เป็น ๙๐.๐๐"), told("คะแนนข้อ i๑ เพิ่มสูงขึ้นจากเดิม"), "เพิ่มสูงขึ้น"
    ),
    "scores.change-wrong": results(
        told("คะแนนข้อ i๑ เพิ่มขึ้นจาก ๘๐.๐๐ เป็น ๙๐.๐๐"), told("คะแนนข้อ i๑ เพิ่มขึ้นจาก ๙๐.๐๐ เป็น ๘๐.๐๐"), "เพิ่มขึ้น"
    ),
    "scores.defect-at-full": Case(
        found_short("ไม่มี", 100, 100, 100),
        found_short("ยืมด้วยวาจา", 100, 100, 100),
        (("f1", "shortcomings", ""),),
    ),
    "scores.defect-of-full-item": Case(
        found_short(f"ข้อ {GUARD}", 50, 100, 90),
        found_short(f"ข้อ {GUARD}", 50, 90, 100),
        (("f1", "shortcomings", GUARD),),
    ),
}
