"""Signatures and limitations after the tables are read line by line; the rest comes back."""

import pytest

from ita_desk.domain.agency import Signatory
from ita_desk.intake.closing import ClosingReader
from ita_desk.intake.cover import plain_lines
from ita_desk.intake.grid import Paragraph
from ita_desk.intake.proposal import Findings
from ita_desk.intake.text import blocks_from_text


def read(text: str) -> tuple[ClosingReader, Findings]:
    findings = Findings()
    reader = ClosingReader(findings)
    for block in blocks_from_text(text):
        assert isinstance(block, Paragraph)
        for line in reader.read(plain_lines(block)):
            findings.leave(line.text, line.number)
    reader.finish()
    return reader, findings


@pytest.mark.parametrize(
    ("text", "signatory"),
    [
        (
            "ลงชื่อ........ผู้รายงาน\n\nนางสมใจ ดีงาม\n\nนักวิชาการ",
            Signatory("reporter", "", "นางสมใจ ดีงาม", "นักวิชาการ"),
        ),
        ("(ลงชื่อ)\nผู้ตรวจสอบ\n(สม ดี)\nตำแหน่ง ปลัด", Signatory("reviewer", "", "สม ดี", "ปลัด")),
        ("ลงชื่อ ____ พยาน\n( สม ดี )", Signatory("", "พยาน", "สม ดี")),
        (
            "ลงชื่อ ผู้อนุมัติ\n(สม ดี)\nปลัด\nรักษาราชการแทน นายก",
            Signatory("approver", "", "สม ดี", "ปลัด", "รักษาราชการแทน นายก"),
        ),
        ("ลงนาม\n(นายสม ดี)\nนายกเทศมนตรีตำบลสวน", Signatory("", "", "นายสม ดี", "นายกเทศมนตรีตำบลสวน")),
    ],
)
def test_a_signature_is_read(text: str, signatory: Signatory) -> None:
    reader, findings = read(text)
    assert reader.signatories == [signatory]
    assert findings.unplaced == []
    assert {r.kind for r in findings.recognised} == {"signature"}


def test_two_signatures_and_a_date() -> None:
    reader, findings = read("ลงชื่อ ผู้รายงาน\n(ก ข)\nวันที่ ๑ มกราคม ๒๕๖๘\nลงชื่อ ผู้อนุมัติ\n(ค ง)\nนายก อบต.\nเสร็จแล้ว")
    assert [(s.role, s.name, s.position) for s in reader.signatories] == [
        ("reporter", "ก ข", ""),
        ("approver", "ค ง", "นายก อบต."),
    ]
    assert findings.unplaced == [("วันที่ ๑ มกราคม ๒๕๖๘", 3), ("เสร็จแล้ว", 7)]


@pytest.mark.parametrize("name", ["(........)", "นายกเทศมนตรี", "ข้อความ"])
def test_a_signature_without_a_name_has_no_place(name: str) -> None:
    reader, findings = read(f"ลงชื่อ ผู้รายงาน\n{name}\nปลัด")
    assert reader.signatories == []
    assert sorted(line for _, line in findings.unplaced) == [1, 2, 3]


def test_an_unfinished_signature_has_no_place() -> None:
    reader, findings = read("ลงชื่อ\nผู้รายงาน")
    assert reader.signatories == []
    assert findings.unplaced == [("ลงชื่อ", 1), ("ผู้รายงาน", 2)]


@pytest.mark.parametrize(
    ("text", "limitations"),
    [
        ("๓. ข้อจำกัดของหน่วยงาน\n๑. คนน้อย\n๒. เงิน\nน้อย", ("คนน้อย", "เงิน\nน้อย")),
        ("**ปัญหาและอุปสรรค**\n\n- คนน้อย\n- เงินน้อย\n\n- เวลาน้อย\n\nจบ", ("คนน้อย", "เงินน้อย", "เวลาน้อย")),
        ("ข้อจำกัด/ปัญหาอุปสรรคในการ\nดำเนินงาน\n\n๑. คนน้อย\n\n๒. เงินน้อย", ("คนน้อย", "เงินน้อย")),
        ("ปัญหา/อุปสรรค :\n\nไม่มี", ()),
        ("ปัญหาที่พบคือ\n- คนน้อย", ()),
        ("ปัญหาของ" + "ยาว" * 80 + "\n- คนน้อย", ()),
    ],
)
def test_limitations_are_a_list_under_their_heading(text: str, limitations: tuple[str, ...]) -> None:
    reader, _ = read(text)
    assert reader.limitations == limitations
