"""Cases of the checks of codes and of official names."""

from decimal import Decimal

from checks.offices import Case, office_of, titles
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome

CONTACT, NEWS, PLAN = "ข้อมูลการติดต่อ", "ข่าวประชาสัมพันธ์", "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน"
E_SERVICE = "ข้อมูลสถิติการให้บริการ"
LAST_MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def listing(*questions: tuple[str, str]) -> Office:
    """An office whose only finding lists these codes and titles; the codes are those of 2567."""
    listed = tuple(FindingQuestion(code, title) for code, title in questions)
    return office_of(findings=(Finding("f1", "issue:3", questions=listed),))


def listed(clean: tuple[tuple[str, str], ...], fault: tuple[tuple[str, str], ...], *fields: str) -> Case:
    """A case about the questions of a finding: what is said of them, by their fields."""
    return Case(listing(*clean), listing(*fault), tuple(("f1", field, "") for field in fields))


def printed(*entries: tuple[str, str, str]) -> Office:
    """An office with scores printed oddly: code, label and text."""
    scores = tuple(PrintedScore(code, label, text, Decimal(100)) for code, label, text in entries)
    return office_of(assessment=Assessment(as_printed=scores))


IITS = {f"i{number}": 90.0 for number in range(1, 16)}
CASES: dict[str, Case] = {
    "codes.zero-for-letter": titles("ตามข้อ O๒๕ และ O๒๖", "ตามข้อ๐๒๕ และ ๐๒๖", "๐๒๕", "๐๒๖"),
    "codes.letter-case": titles("ข้อ O๒๕ และข้อ i๑", "ข้อ o๒๕ และข้อ I๑", "o๒๕", "I๑"),
    "codes.not-in-list": titles("ข้อ O๓๕ และข้อ e๙", "ข้อ O๓๖ และข้อ e๑๐", "O๓๖", "e๑๐"),
    "codes.other-title": titles(f"ข้อ O๑๒ {E_SERVICE}", f"ข้อ O๑๓ {E_SERVICE}", "O๑๓"),
    "codes.measure-not-in-list": Case(
        office_of(Measure("m1", "1", codes=("i15", "o35", "10", "9.1"))),
        office_of(
            Measure("m1", "1", codes=("i16", "1"), outcome=Outcome(codes=("11",)), half_year=Outcome())
        ),
        (("m1", "codes", ""), ("m1", "outcome.codes", "")),
    ),
    "codes.other-item": Case(
        office_of(Measure("m1", "1", title=NEWS, outcome=Outcome(output="เผยแพร่ตามข้อ O๕ แล้ว"))),
        office_of(Measure("m1", "1", title=NEWS, outcome=Outcome(output="เผยแพร่ตามข้อ O๗ แล้ว"))),
        (("m1", "outcome.output", ""),),
    ),
    "codes.listed-with-other-title": listed(
        (("o4", CONTACT), ("o34", LAST_MEASURES[:40])), (("o3", CONTACT),), "questions[0].code"
    ),
    "codes.title-unlike": listed(
        (("o4", CONTACT), ("o99", "เรื่องอื่น")), (("o4", "อาหารกลางวันของเด็ก"),), "questions[0].title"
    ),
    "codes.title-slip": listed((("o5", NEWS),), (("o5", "ข่าวประชาสัมพันท์"),), "questions[0].title"),
    "codes.two-titles": listed(
        (("o4", CONTACT), ("o4", CONTACT + "*")), (("o4", CONTACT), ("o4", NEWS)), "questions[1].title"
    ),
    "codes.two-codes": listed(
        (("o4", CONTACT), ("o5", NEWS)), (("o4", CONTACT), ("o6", CONTACT)), "questions[1].code"
    ),
    "codes.other-numbering": listed(
        (("o4", CONTACT), ("o5", NEWS), ("o7", PLAN)),
        (("o3", CONTACT), ("o4", NEWS), ("o5", PLAN)),
        "questions[0].code",
    ),
    "codes.record-not-in-list": Case(
        listing(("o35", "")), listing(("o35", ""), ("o36", "")), (("f1", "questions[1].code", ""),)
    ),
    "codes.missing": Case(
        office_of(scores=IITS),
        office_of(scores={code: score for code, score in IITS.items() if code != "i7"}),
        (("report", "assessment.scores", ""),),
    ),
    "codes.printed-zero": Case(
        printed(("o5", "O๕", "100"), ("10", "๐", "100")),
        printed(("o5", "๐๕ ข่าว", "100"), ("o6", "0๖", "100")),
        (("report", "assessment.as_printed", ""),),
    ),
    "names.indicator": titles(
        "ตัวชี้วัด การป้องกันการทุจริต ได้คะแนน ๙๐.๐๐ ตัวชี้วัดการใช้อำนาจในหน่วยงานได้คะแนน ๙๐.๐๐",
        "ตามตัวชี้วัด การแก้ไขการป้องกันการทุจริต ได้คะแนน ๙๐.๐๐",
        "การแก้ไขการป้องกันการทุจริต",
    ),
    "names.indicator-number": titles(
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๙๐.๐๐", "ตัวชี้วัดที่ ๘ การใช้งบประมาณ ได้คะแนน ๙๐.๐๐", "๘"
    ),
    "names.issue": titles(
        "ประเด็นที่ ๒ การให้บริการและระบบ E-Service",
        "ประเด็นที่ ๔ กระบวนการกำกับการใช้ทรัพย์สินของราชการ",
        "กระบวนการกำกับการใช้ทรัพย์สินของราชการ",
    ),
    "names.printed": Case(
        printed(("5", "๕ การแก้ไขปัญหาการทุจริต", "80"), ("7", "๗", "80"), ("i1", "i๑ เรื่อง", "80")),
        printed(("5", "๕ การแก้ปัญหาการทุจริต", "80")),
        (("report", "assessment.as_printed[0].label", ""),),
    ),
}
