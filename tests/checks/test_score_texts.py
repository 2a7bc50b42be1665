"""What texts say of scores: read as a careful colleague would, and left alone where it may be meant otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from checks.offices import office_of
from checks.test_codes import found
from ita_desk.checks import score_quotes
from ita_desk.checks.problem import Problem, Remedy
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.texts import PlacedText, texts_of_measure

BASIS = {
    "total": 86.16,
    "IIT": 81.07,
    "EIT": 84.11,
    "i1": 81.5,
    "i2": 86.0,
    "1": 88.5,
    "4": 64.5,
    "e9": 58.0,
    "o6": 70.0,
}
OWN = {"total": 93.43, "IIT": 89.93, "EIT": 91.89, "i1": 90.5, "i2": 91.5, "1": 93.67, "4": 83.67, "e9": 81.4}


def told(text: str, *, field: str = "result", own: bool = True) -> Office:
    """An office with scores of two years, the measure of which came to this."""
    scores = FrozenMap((code, Decimal(str(score))) for code, score in (OWN if own else {}).items())
    outcome = Outcome(suggestion=text) if field == "suggestion" else Outcome(result=text)
    return office_of(Measure("m1", "1", outcome=outcome), scores=BASIS, assessment=Assessment(scores))


def said(text: str, *, field: str = "result", own: bool = True) -> list[tuple[str, str]]:
    """What is wrong in a text: the check and the words it means."""
    problems = [
        problem for problem in found(told(text, field=field, own=own)) if problem.place.record == "m1"
    ]
    return [(problem.code.removeprefix("scores."), words(problem, text)) for problem in problems]


def words(problem: Problem, text: str) -> str:
    """The words that a problem means."""
    assert problem.span is not None
    return text[slice(*problem.span)]


@pytest.mark.parametrize(
    "text",
    [
        "คะแนนรวม ๘๖.๑๖ คะแนน",
        "คะแนนรวม ๙๓.๔๓ คะแนน และปีก่อนได้คะแนนรวม ๘๖.๑๖ คะแนน",
        "ผลการประเมินในภาพรวมระดับประเทศ ได้คะแนน ๙๓.๐๕",
        "ข้อ i๑ ในแบบวัด IIT ได้คะแนน ๘๑.๕๐",
        "ข้อ i๑ และข้อ i๒ ได้คะแนน ๘๑.๕๐ และ ๘๖.๐๐ ตามลำดับ",
        "ข้อ i๑ ถึงข้อ i๓ ได้คะแนน ๙๙.๐๐ ข้อ i1-i2 ได้คะแนน ๙๘.๐๐",
        "ตัวชี้วัดที่ ๑ - ๔ ได้คะแนนเฉลี่ย ๘๑.๐๗",
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๖๔.๕๐ ซึ่งต่ำกว่าเกณฑ์ ๘๕ คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๘๘.๕๐ โดยข้อ i๑ ได้คะแนน ๘๑.๕๐",
        "คะแนน EIT ไม่น้อยกว่า ๙๐ คะแนน ตั้งเป้าหมายคะแนน IIT ที่ ๙๕.๐๐ คะแนน",
        "คะแนนต่ำกว่าเกณฑ์ทุกข้อในรอบปีที่ผ่านมา ส่วนข้อ i๑ ได้คะแนน ๘๑.๕๐",
        "คะแนน IIT ปี ๒๕๖๖ ได้ ๗๕.๒๐ คะแนน",
        "เพื่อให้คะแนน IIT เพิ่มขึ้น คาดว่าคะแนนจะเพิ่มขึ้น",
        "จำนวนผู้ร้องเรียนลดลง และได้คะแนนข้อ i๑ ๘๑.๕๐",
        "คะแนนข้อ i๑ ๘๑.๕๐ คะแนน จำนวนผู้ร้องเรียนลดลง",
        "ผู้เข้าอบรมมีคะแนนเฉลี่ยเพิ่มขึ้นจาก ๔๕.๕๐ เป็น ๘๒.๐๐ เกินคะแนน ๑๒๐ คะแนน",
        "คะแนนข้อ e๙ เพิ่มขึ้นจาก ๕๘.๐๐ ในปีงบประมาณ พ.ศ. ๒๕๖๗ เป็น ๘๑.๔๐ ในปีงบประมาณ พ.ศ. ๒๕๖๘",
        "คะแนนข้อ i๑ เพิ่มขึ้นจาก ๘๑.๕๐ เป็น ๙๐.๕๐ และข้อ e๙ เพิ่มขึ้นจาก ๕๘.๐๐ เป็น ๘๑.๔๐",
        "ข้อ i๑ ได้คะแนน ๙๐.๕๐ เพิ่มขึ้นจาก ๘๑.๕๐",
        "จากคะแนน ๘๑.๕๐ เพิ่มขึ้นเป็น ๙๐.๕๐ ในข้อ i๑",
        "ปี ๒๕๖๗ ได้คะแนน ๘๑.๐๗ ปี ๒๕๖๘ ได้คะแนน ๘๙.๙๓ เพิ่มขึ้นมาก",
        "ได้คะแนน ๘๙.๙๓ เพิ่มขึ้น ๘.๘๖ คะแนน เพิ่มขึ้นทุกข้อ",
        "คะแนน IIT เพิ่มขึ้นจากปีก่อน",
        "คะแนนดี " + "ก" * 80 + " เพิ่มขึ้น",
    ],
)
def test_what_is_right_or_may_be(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("คะแนนภาพรวมอยู่ที่ ๙๕.๓๐ คะแนน", "quoted-otherwise", "๙๕.๓๐"),
        ("ข้อ i๑ ได้ 82.5 คะแนน", "quoted-otherwise", "82.5"),
        ("ตัวชี้วัดการปฏิบัติหน้าที่ ได้ ๙๙.๐๐ คะแนน", "quoted-otherwise", "๙๙.๐๐"),
        ("คะแนนข้อ i๑ เพิ่มขึ้นจาก ๙๐.๕๐ เป็น ๘๑.๕๐", "change-wrong", "เพิ่มขึ้น"),
        ("คะแนน IIT ลดลงจากปีก่อน", "change-wrong", "ลดลง"),
        ("คะแนนข้อ i๙ เพิ่มสูงขึ้น จากเดิม", "change-untold", "เพิ่มสูงขึ้น"),
        ("คะแนนข้อ i๙ ปี ๒๕๖๗ เพิ่มขึ้นจากปี ๒๕๖๕", "change-untold", "เพิ่มขึ้น"),
        ("ตัวชี้วัดที่ ๑ การใช้ทรัพย์สินของราชการ ได้คะแนน ๖๔.๕๐", "names.indicator-number", "๑"),
        ("บุคลากรตอบ แบบวัด คิดเป็น ๑๐๐ คะแนน", "rate-as-score", "คิดเป็น ๑๐๐ คะแนน"),
    ],
)
def test_what_is_wrong(text: str, code: str, meant: str) -> None:
    assert said(text) == [(code, meant)]


def test_a_rise_with_figures_of_one_year_only() -> None:
    text = "ปี ๒๕๖๘ คะแนน (EIT) มีคะแนน ที่เพิ่มสูงขึ้น จากเดิมปี ๒๕๖๕ คะแนน EIT ส่วนที่ ๑ = ๙๒.๙๘ คะแนน EIT ส่วนที่ ๒ = ๙๐.๘๑"
    assert said(text) == [("change-untold", "เพิ่มสูงขึ้น")]


def test_a_score_of_which_one_table_is_not_there() -> None:
    assert said("ข้อ i๑ ได้คะแนน ๘๒.๕๐", own=False) == [("quoted-unknown", "๘๒.๕๐")]
    assert said("ข้อ i๑ ได้คะแนน ๘๑.๕๐", own=False) == []
    assert said("ข้อ i๑ ปี ๒๕๖๘ ได้คะแนน ๘๒.๕๐", own=False) == []
    assert said("ข้อ i๑ ปี ๒๕๖๗ ได้คะแนน ๘๒.๕๐", own=False) == [("quoted-unknown", "๘๒.๕๐")]


def test_what_is_wanted_is_not_what_was() -> None:
    assert said("คะแนน IIT ลดลงจากปีก่อน", field="suggestion") == []


def test_findings_rest_on_the_basis_year() -> None:
    finding = Finding("f1", "issue:1", to_maintain="ข้อ i๑ ได้คะแนน 90.50", to_develop="ข้อ O๖ ได้คะแนน ๗๐.๐๐")
    own = Assessment(FrozenMap({"i1": Decimal("90.5")}))
    problems = found(office_of(scores=BASIS, assessment=own, findings=(finding,)))
    assert [(p.code, p.place.field, p.remedy) for p in problems if p.code.startswith("scores.quoted")] == [
        ("scores.quoted-otherwise", "to_maintain", Remedy("replace", "81.50"))
    ]


def test_which_of_two_scores_is_meant_is_left_open() -> None:
    [problem] = [p for p in found(told("ข้อ i๑ ได้คะแนน ๗๐.๐๐")) if p.code == "scores.quoted-otherwise"]
    assert (dict(problem.values)["right"], problem.remedy) == ("81.50, 90.50", None)


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("การปฏิบัติงานมีประสิทธิภาพ ตามตัวชี้วัดการใช้อำนาจ ได้คะแนน ๖๕.๐๐", True),
        ("การปฏิบัติงานมีประสิทธิภาพ แต่ข้อ i๙ ได้คะแนน ๖๕.๐๐", False),
        ("การดำเนินงานไม่มีประสิทธิภาพ ได้คะแนน ๖๐.๐๐", False),
        ("การปฏิบัติงานมีประสิทธิภาพ\nได้คะแนน ๖๕.๐๐", False),
        ("ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ ได้คะแนน ๘๐.๐๐", False),
        ("มีประสิทธิภาพ " + "ก" * 95 + " ได้คะแนน ๘๐.๐๐", False),
    ],
)
def test_praise_beside_a_low_score(text: str, praised: bool) -> None:
    assert [code for code, _ in said(text) if code == "praise-beside-low"] == ["praise-beside-low"] * praised
    assert said(text, field="suggestion") == []


def leveled(text: str, *levels: str) -> list[tuple[str, Remedy | None]]:
    """What is said of a level in a text, with those announced of 2567 and 2568."""
    office = told(text)
    for report, level in zip(office.years, levels, strict=False):
        office = office.with_year(replace(report, assessment=replace(report.assessment, level=level)))
    return [(words(p, text), p.remedy) for p in found(office) if p.code == "scores.level-quoted"]


def test_a_level_in_a_text() -> None:
    text = "ได้คะแนนมาก อยู่ในระดับ ผ่านดี"
    assert leveled(text) == []
    assert leveled(text, "ผ่าน", "ผ่านดี") == []
    assert leveled(text, "ผ่าน") == [("ผ่านดี", Remedy("replace", "ผ่าน"))]
    assert leveled(text, "ผ่าน", "ผ่านดีเยี่ยม") == [("ผ่านดี", None)]
    assert leveled("ปี ๒๕๖๗ " + text, "ผ่าน", "ผ่านดี") == [("ผ่านดี", Remedy("replace", "ผ่าน"))]
    assert leveled("ปี ๒๕๖๗ และ ๒๕๖๐ " + text, "ผ่าน", "ผ่านดี") == []


def test_shortcomings_without_a_score_table() -> None:
    asked = (FindingQuestion("i10", "", Decimal(100)),)
    findings = (Finding("f1", "issue:4", "ยืมด้วยวาจา", questions=asked), Finding("f2", "issue:9", "อื่น ๆ"))
    codes = [(p.code, p.place.record) for p in found(office_of(findings=findings))]
    assert codes == [("scores.defect-at-full", "f1")]


def test_equal_measures_are_kept_by_what_they_are() -> None:
    office = told("ข้อ i๑ ได้คะแนน ๗๐.๐๐")
    assert found(office) == found(
        office.with_year(replace(office.years[-1], measures=office.years[-1].measures))
    )


def test_measures_of_a_large_year_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def texts(year: int, measure: Measure) -> Iterator[PlacedText]:
        read.append(measure.id)
        return texts_of_measure(year, measure)

    monkeypatch.setattr(score_quotes, "texts_of_measure", texts)
    (report,) = office_of(*(Measure(f"m{n}", title="ก") for n in range(3000))).years
    score_quotes.quoting(report, ())
    assert len(read) == 3000
    changed = (replace(report.measures[0], title="ข"), *report.measures[1:])
    score_quotes.quoting(replace(report, measures=changed), ())
    assert read[3000:] == ["m0"]
