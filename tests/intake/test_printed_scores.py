"""Codes and scores are understood however they are printed; what is odd stays as printed."""

from decimal import Decimal

import pytest

from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.intake.printed_scores import PrintedCode, ScoreBook, read_code, read_overall, read_score
from ita_desk.intake.proposal import Findings


@pytest.mark.parametrize(
    ("text", "instrument", "code"),
    [
        ("ข้อ i๑ ถาม", "IIT", PrintedCode("i1", "i๑", "ถาม", False)),
        ("O15. ถาม", "", PrintedCode("o15", "O15", "ถาม", False)),
        ("ข้อ ๐๕ ถาม", "OIT", PrintedCode("o5", "๐๕", "ถาม", True)),
        ("ข้อ ๐๑๐", "", PrintedCode("o10", "๐๑๐", "", True)),
        ("ข้อ ๗ ถาม", "EIT", PrintedCode("e7", "๗", "ถาม", True)),
        ("ข้อ ๗ ถาม", "", None),
        ("ถาม", "IIT", None),
        ("i0 ถาม", "IIT", None),
        ("e1000", "", None),
    ],
)
def test_a_code_is_read(text: str, instrument: str, code: PrintedCode | None) -> None:
    assert read_code(text, instrument) == code


@pytest.mark.parametrize(
    ("text", "score", "simple"),
    [
        ("๙๓.๓๓", "93.33", True),
        ("100 %", "100", True),
        ("๙๙.๘๓ 100.00", "99.83", False),
        ("๙๕..๓", None, False),
        ("๑๒๐", None, False),
        ("-", None, False),
        ("ได้ ๘๐", "80", False),
    ],
)
def test_a_score_is_read(text: str, score: str | None, simple: bool) -> None:
    assert read_score(text) == (Decimal(score) if score else None, simple)


@pytest.mark.parametrize(
    ("text", "overall"),
    [
        ("พบว่า คะแนนภาพรวมอยู่ที่ ๙๐.๕๐ คะแนน และอยู่ในระดับ ผ่านดี โดย", ("๙๐.๕๐", "ผ่านดี")),
        ("คะแนนรวมเท่ากับ 71.2.", ("71.2", "")),
        ("อยู่ในระดับ A", ("", "")),
        ("คะแนนเฉลี่ยร้อยละ 88 ระดับ A ของ", ("88", "A")),
    ],
)
def test_the_total_and_the_level_are_read(text: str, overall: tuple[str, str]) -> None:
    assert read_overall(text) == overall


def book(*rows: tuple[str, str, str], odd: bool = False) -> tuple[Assessment, Findings]:
    """The assessment of rows of code, title and score."""
    findings = Findings()
    scores = ScoreBook(findings)
    for line, (code, title, text) in enumerate(rows, 1):
        scores.add(PrintedCode(code, code.upper(), title, odd), text, line)
    return scores.build(), findings


def test_simple_scores_stand_alone() -> None:
    assessment, findings = book(("1", "", "๙๐"), ("i1", "ก", "80.5"), ("2", "", ""))
    assert dict(assessment.scores) == {"1": Decimal(90), "i1": Decimal("80.5")}
    assert assessment.as_printed == ()
    assert findings == Findings()


def test_two_values_and_none_are_kept_as_printed() -> None:
    assessment, findings = book(("7", "", "๙๙.๘๓ 100"), ("8", "", "๙๕..๓"))
    assert dict(assessment.scores) == {"7": Decimal("99.83")}
    assert assessment.as_printed == (
        PrintedScore("7", "7", "๙๙.๘๓ 100", Decimal("99.83")),
        PrintedScore("8", "8", "๙๕..๓", None),
    )
    assert [note.key for note in findings.notes] == ["intake.score_unclear"] * 2


def test_a_code_of_two_items_is_told_apart_by_their_titles() -> None:
    assessment, findings = book(("o5", "แผน", "90"), ("o5", "ข่าว", "80"), ("o5", "แ ผน", "90"))
    assert dict(assessment.scores) == {"o5": Decimal(90)}
    assert [p.label for p in assessment.as_printed] == ["O5 แผน", "O5 ข่าว"]
    (note,) = findings.notes
    assert (note.key, note.values) == ("intake.code_shared", {"code": "O5", "lines": "1, 2"})


def test_a_code_of_two_scores_is_kept_twice() -> None:
    assessment, findings = book(("i1", "ก", "90"), ("i1", "ก", "80"))
    assert [(p.label, p.score) for p in assessment.as_printed] == [("I1", Decimal(90)), ("I1", Decimal(80))]
    assert findings.notes == []


def test_an_odd_name_of_an_indicator_is_kept() -> None:
    assessment, _ = book(("5", "การแก้ปัญหา", "90"), odd=True)
    assert assessment.as_printed == (PrintedScore("5", "5 การแก้ปัญหา", "90", Decimal(90)),)
