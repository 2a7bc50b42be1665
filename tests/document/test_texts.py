"""Stored text becomes texts to print: one a line, list markers set apart, in the chosen digits."""

import pytest
from hypothesis import given

from ita_desk.document.blocks import Source, Text
from ita_desk.document.texts import TextPrinter
from ita_desk.thai.digits import DigitStyle
from strategies import texts

THAI, ARABIC = TextPrinter("thai"), TextPrinter("arabic")
SOURCE = Source("m1", "outcome.output")


def shown(found: tuple[Text, ...]) -> list[tuple[str, str]]:
    return [(text.marker, text.plain) for text in found]


@pytest.mark.parametrize(
    ("typed", "marker", "rest"),
    [
        ("๑. วางแผน", "๑.", "วางแผน"),
        ("1. วางแผน", "๑.", "วางแผน"),
        ("๑.วางแผน", "๑.", "วางแผน"),
        ("๓ .มีการเผยแพร่", "๓.", "มีการเผยแพร่"),
        ("12) อบรม", "๑๒)", "อบรม"),
        ("(๓) สรุป", "(๓)", "สรุป"),
        ("๑.๒. ย่อย", "๑.๒.", "ย่อย"),
        ("1.2) ย่อย", "๑.๒)", "ย่อย"),
        ("- ขีด", "-", "ขีด"),
        ("-ขีด", "-", "ขีด"),
        ("– ขีด", "–", "ขีด"),
        ("• จุด", "•", "จุด"),
        ("* ดาว", "*", "ดาว"),
        ("1. 2. ซ้อน", "๑.", "๒. ซ้อน"),
        ("- 5 คน", "-", "๕ คน"),
        ("\t๑.\tแท็บ  ", "๑.", "แท็บ"),
    ],
)
def test_a_marker_hangs_before_its_line(typed: str, marker: str, rest: str) -> None:
    assert shown(THAI.lines(typed)) == [(marker, rest)]


@pytest.mark.parametrize(
    "typed",
    [
        *("๙๙.๘๓ คะแนน", "๓.๕", "๑๒๓. ยาว", "๑.", "-", "-๕ องศา", "--", "- ", "๑ ข้อ", "(๑ ข้อ)", "ก. ข้อแรก"),
        *("๒๕๖๘. ปี", "ที่ - นี้", "*** หมายเหตุ"),
    ],
)
def test_what_is_no_marker_stays_in_the_line(typed: str) -> None:
    assert shown(THAI.lines(typed)) == [("", typed.strip())]


def test_each_line_that_is_not_blank_is_a_text_with_its_source() -> None:
    found = THAI.lines("\n หนึ่ง \n\n \t\n- สอง\r\nสาม\n", SOURCE, bold=True)
    assert shown(found) == [("", "หนึ่ง"), ("-", "สอง"), ("", "สาม")]
    assert {text.source for text in found} == {SOURCE}
    assert all(span.bold for text in found for span in text.spans)


def test_a_single_line_keeps_what_looks_like_a_marker() -> None:
    text = THAI.line("๑. หนึ่ง\nสอง 2", SOURCE)
    assert (text.marker, text.plain, text.source) == ("", "๑. หนึ่ง สอง ๒", SOURCE)
    assert not text.spans[0].bold
    assert THAI.line("ก", bold=True).spans[0].bold


def numbered(*steps: str, printer: TextPrinter = THAI) -> list[tuple[str, str]]:
    found = printer.numbered((step, Source("m1", f"steps[{n}]")) for n, step in enumerate(steps))
    assert all(text.source and text.source.field.startswith("steps[") for text in found)
    return shown(found)


def test_steps_are_numbered() -> None:
    assert numbered("วางแผน", "อบรม") == [("๑.", "วางแผน"), ("๒.", "อบรม")]
    assert numbered("วางแผน", "อบรม", printer=ARABIC) == [("1.", "วางแผน"), ("2.", "อบรม")]
    assert numbered(*["ก"] * 10)[-1] == ("๑๐.", "ก")


def test_blank_steps_take_no_number() -> None:
    assert numbered("วางแผน", " \n", "", "อบรม") == [("๑.", "วางแผน"), ("๒.", "อบรม")]


def test_a_step_alone_takes_no_number() -> None:
    assert numbered("วางแผน 3 ข้อ", "") == [("", "วางแผน ๓ ข้อ")]
    assert numbered() == []


def test_steps_numbered_by_hand_stay_as_typed() -> None:
    assert numbered("วางแผน", "๓. อบรม\n- ย่อย") == [("", "วางแผน"), ("๓.", "อบรม"), ("-", "ย่อย")]


def test_more_lines_of_a_step_stand_below_its_first() -> None:
    assert numbered(" วางแผน \n ย่อย\n- ขีด", "อบรม") == [
        ("๑.", "วางแผน"),
        ("", "ย่อย"),
        ("-", "ขีด"),
        ("๒.", "อบรม"),
    ]


def test_steps_know_where_they_stand_in_the_record() -> None:
    found = THAI.numbered([("", Source("m1", "steps[0]")), ("ก\nข", Source("m1", "steps[1]"))])
    assert [text.source for text in found] == [Source("m1", "steps[1]")] * 2


@pytest.mark.parametrize(("style", "digits"), [("thai", "๒๕๖๘"), ("arabic", "2568")])
def test_addresses_and_file_names_keep_their_digits(style: DigitStyle, digits: str) -> None:
    kept = "https://a.example/2568?p=1 www.a1.example mail2@b3.example x-2568.xlsx"
    assert TextPrinter(style).shown(f"ปี 2568 {kept} ปี ๒๕๖๘") == f"ปี {digits} {kept} ปี {digits}"


@given(texts())
def test_no_character_is_lost(typed: str) -> None:
    said = "".join(text.marker + text.plain for text in ARABIC.lines(typed))
    assert "".join(said.split()) == "".join(ARABIC.shown(typed).split())


@given(texts())
def test_every_text_is_one_line(typed: str) -> None:
    found = (*THAI.lines(typed), THAI.line(typed), *THAI.numbered([(typed, SOURCE), (typed, SOURCE)]))
    assert not any("\n" in text.marker + text.plain for text in found)
    assert all(text.plain.strip() for text in THAI.lines(typed))
