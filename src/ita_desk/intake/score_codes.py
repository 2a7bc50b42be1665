"""What a row of a score table is about: a question, an indicator, an instrument or its part, the total."""

import re
from collections.abc import Mapping

from ita_desk.intake.cells import squeezed
from ita_desk.intake.printed_scores import PrintedCode, read_code
from ita_desk.thai.digits import to_arabic

INSTRUMENTS = ("IIT", "EIT", "OIT")
_TOTAL = re.compile(r"(?:คะแนน)?(?:รวม|เฉลี่ย|ภาพรวม|เฉลี่ยรวม|รวมทั้งหมด|ผลการประเมินในภาพรวม)(?:ทั้งหมด|หน่วยงาน)?")
_INDICATOR = re.compile("0?[1-9]|10")
_SUB_INDICATOR = re.compile(r"(?:9|10)\.[1-9]")
_LEAD = r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*)?"
_NUMBERED = re.compile(rf"{_LEAD}([0-9๐-๙]{{1,2}})(?:[.):]\s*|\s+)(.*[^\s0-9๐-๙.].*)")
_NUMBER_ALONE = re.compile(rf"{_LEAD}([0-9๐-๙]{{1,2}}(?:[.][0-9๐-๙])?)[.)]?")
_SUB_NUMBERED = re.compile(rf"{_LEAD}((?:9|10|๙|๑๐)[.][1-9๑-๙])[.)]?(?:\s+(.*))?")
_PART = re.compile(r"EIT\)?[\s(]*(?:ส่วน|ตอน|PART|ชุด)?\s*(?:ที่)?\s*([12๑๒])\)?(?![0-9๐-๙])", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"แบบวัด|แบบสำรวจ|แบบตรวจ|แบบ|เครื่องมือ|คะแนน|[\s()]")
_AN_EIT = re.compile(r"(?:แบบวัด|แบบสำรวจ|แบบ|เครื่องมือ|คะแนน)?\s*\(?EIT", re.IGNORECASE)
_OF_A_PART = re.compile(r"ส่วน(?!เสีย)|ตอน|part|public|survey", re.IGNORECASE)


def instrument_in(text: str) -> str:
    """The instrument a text names, or nothing."""
    return next((instrument for instrument in INSTRUMENTS if instrument in text.upper()), "")


def code_of(texts: Mapping[str, str], instrument: str, names: Mapping[str, str]) -> PrintedCode | None:
    """What the folded texts of a row, by column, are about under an instrument; `names` are the indicators' codes.

    None where that is not certain.
    """
    asked = texts.get("question", texts.get("indicator", ""))
    if code := read_code(asked, instrument) or _question(texts, instrument):
        return code
    if code := _sub_indicator(texts):
        return code
    if code := _indicator(texts, names):
        return code
    words = asked or texts.get("instrument", "") or texts.get("number", "")
    if named := instrument_in(words):
        return _instrument(words, named, asked)
    return PrintedCode("total", words, "", odd=False) if _TOTAL.fullmatch(words) else None


def _question(texts: Mapping[str, str], instrument: str) -> PrintedCode | None:
    """The question whose code stands in a column of its own: I1, ข้อ ๑. A bare number may only count the rows."""
    number = texts.get("number", "")
    if to_arabic(number).strip(". ").isdecimal() or "question" not in texts:
        return None
    code = read_code(number, instrument)
    return None if code is None or code.title else PrintedCode(code.code, number, texts["question"], code.odd)


def _sub_indicator(texts: Mapping[str, str]) -> PrintedCode | None:
    if _SUB_INDICATOR.fullmatch(to_arabic(texts.get("number", "")).strip(". ")):
        number = texts["number"]
        return PrintedCode(to_arabic(number).strip(". "), number, "", odd=False)
    found = _SUB_NUMBERED.fullmatch(texts.get("indicator", ""))
    return PrintedCode(to_arabic(found[1]), found[1], found[2] or "", odd=False) if found else None


def _indicator(texts: Mapping[str, str], names: Mapping[str, str]) -> PrintedCode | None:
    """The indicator by its number, or else by its name."""
    label, name = texts.get("number", ""), texts.get("indicator", "")
    alone = _NUMBER_ALONE.fullmatch(label)
    number = to_arabic(alone[1] if alone else label).strip(". ")
    if not number and (numbered := _NUMBERED.fullmatch(name)):
        label, name = numbered.groups()
        number = to_arabic(label)
    elif not number and (numbered := _NUMBER_ALONE.fullmatch(name)):
        code = to_arabic(numbered[1])
        return PrintedCode(str(int(code)), name, "", odd=False) if _INDICATOR.fullmatch(code) else None
    official = names.get(squeezed(name), "")
    if name and _INDICATOR.fullmatch(number):
        right = official == str(int(number))
        return PrintedCode(str(int(number)), label, "" if right else name, odd=not right)
    return PrintedCode(official, name, "", odd=False) if official else None


def _instrument(words: str, named: str, asked: str) -> PrintedCode | None:
    """An instrument, or a part of one where the part is certain."""
    if named == "EIT" and (part := _PART.search(words)) and (not asked or _AN_EIT.match(words)):
        return PrintedCode(f"EIT/{to_arabic(part[1])}", words, "", odd=False)
    if (asked and _OTHER_WORDS.sub("", words.upper()) != named) or (
        named == "EIT" and _OF_A_PART.search(words)
    ):
        return None
    return PrintedCode(named, words, "", odd=False)
