from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

import strategies
from ita_desk.domain.agency import FormerName, Signatory
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup, Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import Deadlines, OitLink, Unplaced, YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits import edit as edits
from ita_desk.services.edits import findings as edits_findings
from ita_desk.services.edits import measures as edits_measures
from ita_desk.services.edits import order as edits_order
from ita_desk.services.edits import year as edits_year
from ita_desk.services.edits.edit import Edit
from ita_desk.services.signing.differences import Difference, differences, differences_since
from ita_desk.services.signing.snapshot import Snapshot, build_snapshot, parse_snapshot
from printing import form_of
from signing import YEAR, Blobs, signed_off
from small_office import M1, OFFICE

SNAPSHOT = parse_snapshot(build_snapshot(OFFICE, YEAR, form_of("result-groups")))
REPORT_2568 = OFFICE.years[-1]


def shown(difference: Difference) -> tuple[str, str, str]:
    """A difference in Thai words."""
    messages = Messages()
    said = [
        one if isinstance(one, str) else messages.text(one) for one in (difference.before, difference.now)
    ]
    return messages.text(difference.place), said[0], said[1]


def since(*made: Edit, months: int = 12) -> list[tuple[str, str, str]]:
    """What some edits of the small office changed since its report was signed off, in words."""
    office = OFFICE
    for edit in made:
        office = edit.apply(office)
    return [*map(shown, differences(SNAPSHOT, office, months))]


def with_proofs(*proofs: Evidence) -> Edit:
    """The edit that gives the first measure other proofs."""
    measure = replace(M1, outcome=replace(M1.outcome, evidence=proofs))
    report = replace(REPORT_2568, measures=(measure, *REPORT_2568.measures[1:]))
    return Edit(Message("edit"), lambda office: office.with_year(report))


def in_measure(field: str, value: object) -> Edit:
    """The edit of a field of the first measure."""
    return edits_measures.set_measure_field(YEAR, "m1", field, value)


def test_nothing_has_changed() -> None:
    assert differences(SNAPSHOT, OFFICE, 12) == differences(SNAPSHOT, OFFICE, 6) == ()


@settings(max_examples=40)
@given(strategies.offices())
def test_nothing_has_changed_in_any_office(office: Office) -> None:
    for report in office.years:
        snapshot = parse_snapshot(build_snapshot(office, int(report.fiscal_year), form_of("analysis")))
        assert differences(snapshot, office, 12) == ()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (edits.set_agency_field("name", "อื่น"), ("หน่วยงาน · ชื่อหน่วยงาน", "ตัวอย่าง", "อื่น")),
        (edits.set_agency_divisions(("ก", "ข")), ("หน่วยงาน · หน่วยงานภายใน", "สำนักปลัด", "ก\nข")),
        (in_measure("title", "อบรม ๆ"), ("มาตรการที่ 1 · ชื่อมาตรการ", "อบรม", "อบรม ๆ")),
        (in_measure("outcome.status", "cancelled"), ("สถานะ", "ดำเนินการแล้ว", "ยกเลิก")),
        (in_measure("outcome.status", ""), ("สถานะ", "ดำเนินการแล้ว", "")),
        (in_measure("outcome.spent", Decimal("1200.50")), ("", "", "1200.5")),
        (in_measure("outcome.done_on", DoneOn(date(2025, 1, 2))), ("", "", "2 มกราคม 2568")),
        (in_measure("outcome.done_on", DoneOn(None, "ม.ค.")), ("", "", "ม.ค.")),
        (in_measure("period", Period(date(2025, 1, 1), date(2025, 1, 31))), ("", "", "มกราคม 2568")),
        (in_measure("period", Period(text="ทั้งปี")), ("", "", "ทั้งปี")),
        (in_measure("issue", 3), ("", "", "3")),
        (in_measure("codes", ("i1", "5")), ("", "", "i1\n5")),
        (in_measure("group", ""), ("", "กลุ่มแรก", "")),
        (edits_measures.set_step(YEAR, "m1", "s2", "ทำ"), ("", "วางแผน\nดำเนินการ\nสรุป", "วางแผน\nทำ\nสรุป")),
        (edits_findings.set_finding_field(YEAR, "f1", "shortcomings", "ครบ"), ("ประเด็นที่ 1", "ขาด", "ครบ")),
        (
            edits_findings.set_finding_questions(
                YEAR, "issue:2", (FindingQuestion("o1", "ก", Decimal("80.50")),), counted_ids("q")
            ),
            ("ประเด็นที่ 2", "", "o1 ก 80.5"),
        ),
        (edits_year.set_score(2567, "9.1", Decimal("80.00")), ("ปี 2567 · คะแนน รหัส 9.1", "", "80")),
        (edits_year.set_score(YEAR, "total", None), ("ปี 2568 · คะแนน รหัส total", "95.3", "")),
        (edits_year.set_level(YEAR, "ผ่าน"), ("ปี 2568 · ระดับผลการประเมิน", "ผ่านดี", "ผ่าน")),
        (edits_year.set_basis_year(YEAR, 2566), ("ปี 2568 · ปีที่ใช้ผลคะแนน", "2567", "2566")),
        (edits_year.set_report_date(YEAR, date(2025, 10, 6)), ("ปี 2568", "", "6 ตุลาคม 2568")),
        (edits_year.set_limitations(YEAR, ("เงิน",)), ("ปี 2568", "เวลา", "เงิน")),
        (edits_year.set_oit_links(YEAR, (OitLink("o1", "u", "ก"),)), ("ปี 2568", "", "o1 u ก")),
        (edits_year.set_section_text(YEAR, "memo/opening", "ด้วย"), ("ปี 2568", "ตามที่", "ด้วย")),
        (edits_year.set_section_text(YEAR, "memo/end", ""), ("", "", "")),
        (edits_year.set_picture(YEAR, "a/b/c", "0123456789"), ("ปี 2568", "", "[01234567]")),
    ],
)
def test_one_field(edit: Edit, told: tuple[str, str, str]) -> None:
    found = since(edit)
    if told == ("", "", ""):
        assert found == []
        return
    ((place, before, now),) = found
    assert told[0] in place
    assert (before, now) == told[1:]


def changed_proof(**values: object) -> Edit:
    """The edit that changes the first proof of the first measure."""
    proofs = M1.outcome.evidence
    return with_proofs(replace(proofs[0], **values), *proofs[1:])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "now"),
    [
        ({"caption": "รูป"}, "รูป"),
        ({"sha256": "0123456789"}, "ภาพ · [01234567]"),
        ({"turn": 90}, "ภาพ · 90°"),
        ({"crop": (0.0, 0.5, 1.0, 1.0)}, "ภาพ · ✂ 0.0 0.5 1.0 1.0"),
        ({"place": "output", "url": "u"}, "ภาพ · u · output"),
    ],
)
def test_evidence(values: dict[str, object], now: str) -> None:
    ((place, before, said),) = since(changed_proof(**values))
    assert "มาตรการที่ 1" in place
    assert (before, said) == ("ภาพ\n\n", f"{now}\n\n")


def test_a_group_s_headings() -> None:
    groups = (replace(REPORT_2568.groups[0], headings=FrozenMap({"title": "ก"})), REPORT_2568.groups[1])
    assert since(edits_year.set_groups(YEAR, groups, counted_ids())) == [("กลุ่มมาตรการที่ 1", "", "title: ก")]


def test_signers_and_former_names() -> None:
    signer = Signatory("approver", name="ก", position="นายก")
    found = since(
        edits.set_agency_signatories([signer]),
        edits.set_agency_field("former", (FormerName(2560, "อบต.", "เดิม"),)),
        edits_year.set_year_signatories(YEAR, (signer,)),
    )
    assert [(before, now) for _, before, now in found] == [
        ("reporter ผู้รายงาน", "approver ก นายก"),
        ("", "2560 อบต. เดิม"),
        ("", "approver ก นายก"),
    ]


# --- records -------------------------------------------------------------------------------------------------


def test_what_was_added_and_removed() -> None:
    found = since(
        edits_measures.add_measure(YEAR, Measure(number="4", title="ใหม่"), counted_ids("n")),
        edits_measures.remove_measure(YEAR, "m2"),
        edits_findings.add_finding(YEAR, Finding("", "issue:1", "อีก"), counted_ids("f9")),
        edits_findings.remove_finding(YEAR, "f2"),
        edits_year.set_groups(YEAR, (*REPORT_2568.groups, MeasureGroup("g3", "กลุ่มสาม")), counted_ids()),
    )
    assert found == [
        ("กลุ่มมาตรการที่ 3", "", "กลุ่มสาม"),
        ("วิเคราะห์ประเด็นที่ 1", "", "อีก"),
        ("มาตรการที่ 4", "", "4 ใหม่"),
        ("วิเคราะห์ประเด็นที่ 2", "", ""),
        ("มาตรการที่ 2", "2 เผยแพร่", ""),
    ]


def test_another_order() -> None:
    *numbers, (place, before, now) = since(edits_order.move_measures(YEAR, ["m3"], 0))
    assert [now for _, _, now in numbers] == ["กลุ่มแรก", "1", "2", "3"]
    assert place == "ปี 2568 · มาตรการ"
    assert (before, now) == ("2 อบรม\n3 เผยแพร่\n1 ตรวจสอบ", "1 ตรวจสอบ\n2 อบรม\n3 เผยแพร่")


def test_where_to_look() -> None:
    office = in_measure("outcome.output", "ใหม่").apply(
        edits_measures.remove_measure(YEAR, "m3").apply(OFFICE)
    )
    office = edits.set_agency_field("phone", "1").apply(office)
    office = edits_year.set_score(YEAR, "total", Decimal(1)).apply(office)
    found = differences(SNAPSHOT, office, 12)
    assert [one.where for one in found] == [
        Place(0, AGENCY, "phone"),
        Place(YEAR, REPORT, "assessment.scores.total"),
        Place(YEAR, "m1", "outcome.output"),
        None,
    ]


def test_the_year_is_gone() -> None:
    (found,) = differences(SNAPSHOT, OFFICE.without_year(YEAR), 12)
    assert found == Difference(Message("place.year.whole", {"year": YEAR}), str(YEAR), "")


def test_the_scores_of_a_year_that_is_gone() -> None:
    office = edits_year.set_score(2567, "1", Decimal(80)).apply(OFFICE)
    snapshot = parse_snapshot(build_snapshot(office, YEAR, form_of("result-groups")))
    assert [*map(shown, differences(snapshot, office.without_year(2567), 12))] == [
        ("ปี 2567 · คะแนน รหัส 1", "80", "")
    ]


# --- what does not count -------------------------------------------------------------------------------------


def beside() -> Iterator[Edit]:
    """Edits of what a report of twelve months does not rest on."""
    yield edits_year.set_score(2569, "total", Decimal(80))
    yield edits_year.set_limitations(2567, ("อื่น",))
    yield edits_year.set_unplaced(YEAR, (Unplaced("ก"),))
    yield edits_year.set_deadline(YEAR, 12, date(2026, 4, 30))
    yield edits_year.add_signed_report(YEAR, SignedReport("memo"))
    yield in_measure("half_year.result", "หกเดือน")
    yield in_measure("continues", "m9")


@pytest.mark.parametrize("edit", [*beside()])
def test_what_is_beside_the_report_does_not_count(edit: Edit) -> None:
    office = OFFICE.with_year(YearReport.empty(2569))
    assert edit.apply(office) != office
    assert differences(SNAPSHOT, edit.apply(office), 12) == ()


def test_each_round_has_its_outcomes() -> None:
    half, whole = in_measure("half_year.result", "หก"), in_measure("outcome.result", "สิบสอง")
    assert [now for _, _, now in since(half, whole)] == ["สิบสอง"]
    assert [now for _, _, now in since(half, whole, months=6)] == ["หก"]


def test_new_ids_of_steps_and_evidence_do_not_count() -> None:
    proofs = tuple(Evidence(f"new{n}", caption=one.caption) for n, one in enumerate(M1.outcome.evidence))
    assert since(with_proofs(*proofs)) == []


def test_deadlines_are_no_part_of_it() -> None:
    report = replace(REPORT_2568, deadlines=Deadlines(date(2025, 1, 1)))
    assert differences(SNAPSHOT, OFFICE.with_year(report), 12) == ()


# --- the way there -------------------------------------------------------------------------------------------


def test_since_it_was_signed_off() -> None:
    blobs = Blobs()
    office, signed = signed_off(blobs)
    assert differences_since(signed, office, blobs.read) == ()
    changed = in_measure("half_year.result", "ก").apply(in_measure("title", "ข").apply(office))
    assert [one.now for one in differences_since(signed, changed, blobs.read)] == ["ข"]
    assert [one.now for one in differences_since(replace(signed, round=6), changed, blobs.read)] == ["ข", "ก"]


@pytest.mark.parametrize(
    ("read", "key"),
    [(lambda _: None, r"signing\.no_snapshot"), (lambda _: b"{}", r"signing\.broken_snapshot")],
)
def test_without_a_snapshot(read: Callable[[str], bytes | None], key: str) -> None:
    with pytest.raises(UserError, match=key):
        differences_since(SignedReport(snapshot="s"), OFFICE, read)


def test_any_edit_of_the_year_is_told_or_stands_beside_it() -> None:
    """A field that is added to a record is compared too, or named as one that does not count."""
    compared = {"number", "issue", "title", "codes", "steps", "responsible", "period", "budget", "target"}
    beside_it = {"id", "continues"}
    others = {"group", "outcome", "half_year"}
    assert {*Measure.__dataclass_fields__} == compared | beside_it | others
    year = {"basis_year", "assessment", "findings", "groups", "measures", "texts", "oit_links", "signatories"}
    year |= {"report_date", "limitations", "pictures"}
    assert {*YearReport.__dataclass_fields__} == year | {
        *("fiscal_year", "signed", "unplaced", "accepted", "deadlines")
    }
    assert isinstance(SNAPSHOT, Snapshot)
