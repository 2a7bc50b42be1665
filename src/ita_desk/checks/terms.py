"""Whether the words for people, laws and boards are those of this kind of office."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.mentioned import TOGETHER, named_agencies
from ita_desk.checks.problem import Remedy
from ita_desk.domain.texts import PlacedText

TAMBON, MUNICIPALITY, PROVINCE = "อบต.", "เทศบาล", "อบจ."


# What one thing is called in each sort of office; none where an office may well speak of the others'.
_Term = dict[str, str]


def _term(tambon: str, municipality: str, province: str = "") -> _Term:
    words = {TAMBON: tambon, MUNICIPALITY: municipality, PROVINCE: province}
    return {sort: word for sort, word in words.items() if word}


# Domain notes, terms by kind of office.
_TERMS = (
    _term("พนักงานส่วนตำบล", "พนักงานเทศบาล", "ข้าราชการองค์การบริหารส่วนจังหวัด"),
    _term("ข้อบัญญัติ", "เทศบัญญัติ", "ข้อบัญญัติ"),
    _term("ก.อบต.", "ก.ท.จ.", "ก.จ.จ."),
    _term("นายกองค์การบริหารส่วนตำบล", "นายกเทศมนตรี"),
    _term("นายก อบต.", "นายกเทศมนตรี"),
    _term("ปลัดองค์การบริหารส่วนตำบล", "ปลัดเทศบาล"),
    _term("ปลัด อบต.", "ปลัดเทศบาล"),
    _term("สภาองค์การบริหารส่วนตำบล", "สภาเทศบาล"),
    _term("สภา อบต.", "สภาเทศบาล"),
)
# The office itself, named by its kind alone.
_OFFICES = (_term("องค์การบริหารส่วนตำบล", "เทศบาล"), _term("อบต.", "เทศบาล"))
_SORTS = {"อบต.": TAMBON, "ทต.": MUNICIPALITY, "ทม.": MUNICIPALITY, "ทน.": MUNICIPALITY, "อบจ.": PROVINCE}
# Laws, schools and streets keep their names; other such offices may be spoken of.
_NOT_OURS_BEFORE = re.compile(
    r"(?:โรงเรียน|ถนน|ซอย|ตลาด|สันนิบาต|สมาคม|ชมรม|พระราชบัญญัติ|พ\.ร\.บ\.|(?:ระเบียบ|ประกาศ|กฎหมาย|หลักเกณฑ์|มาตรฐาน|ว่าด้วย)[^\n]{0,60})\s?\Z"
)
_NOT_OURS_AFTER = re.compile(r"\s?(?:ท้องถิ่น|ใกล้เคียง|อื่น|ข้างเคียง|ต่าง|[0-9๐-๙]|/)")
_NEAR = 45  # characters in which the own term makes a list of the kinds of offices


def _patterns(terms: tuple[_Term, ...], sort: str) -> list[tuple[str, re.Pattern[str]]]:
    """The own word for each thing, and a pattern of the words of the other sorts; no office copies a province's."""
    table = []
    for term in terms:
        others = {word for other, word in term.items() if other not in (sort, PROVINCE)} - {term.get(sort)}
        if sort in term and others:
            spaced = "|".join(r"\s?".join(map(re.escape, word.replace(" ", ""))) for word in sorted(others))
            ending = r"(?:\s?(?:ตำบล|เมือง|นคร))?" if others == {MUNICIPALITY} else ""
            table.append((term[sort], re.compile(rf"(?<!ก\.)(?:{spaced}){ending}")))
    return table


_OTHER_TERMS = {sort: _patterns(_TERMS, sort) for sort in (TAMBON, MUNICIPALITY, PROVINCE)}
_OTHER_OFFICES = {sort: _patterns(_OFFICES, sort) for sort in (TAMBON, MUNICIPALITY, PROVINCE)}


def find_other_term(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the staff, law, board, head or council of another kind of office."""
    sort = _SORTS.get(setting.agency.kind)
    if sort is None:
        return
    for own, word in _words(placed, setting, _OTHER_TERMS[sort]):
        yield found(word.start(), word.end(), remedy=Remedy("replace", own), own=own)


def find_other_kind(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the office called by the word of another kind: เทศบาล in the report of an อบต."""
    sort = _SORTS.get(setting.agency.kind)
    if sort is None:
        return
    terms = (word.span() for _, pattern in _OTHER_TERMS[sort] for word in pattern.finditer(placed.text))
    in_terms = {at for start, end in terms for at in range(start, end)}
    for own, word in _words(placed, setting, _OTHER_OFFICES[sort]):
        if word.start() not in in_terms:
            yield found(word.start(), word.end(), remedy=Remedy("replace", own), own=own)


def _words(
    placed: PlacedText, setting: Setting, table: list[tuple[str, re.Pattern[str]]]
) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of other kinds of offices in a text, each with the own one; none twice, none in an agency's name."""
    text = placed.text
    words = [(own, word) for own, pattern in table for word in pattern.finditer(text)]
    done = (
        {at for one in named_agencies(placed, setting) for at in range(one.start, one.end)}
        if words
        else set()
    )
    for own, word in words:
        if not done.intersection(range(word.start(), word.end())):
            done.add(word.start())
            if _is_ours(text, word, own):
                yield own, word


def _is_ours(text: str, word: re.Match[str], own: str) -> bool:
    """Whether the word speaks of the office itself, not of a law or of the kinds of offices one after the other."""
    before, after = text[max(0, word.start() - 80) : word.start()], text[word.end() : word.end() + _NEAR]
    if _NOT_OURS_BEFORE.search(before) or _NOT_OURS_AFTER.match(after) or TOGETHER.search(before):
        return False
    near = "".join((before[-_NEAR:] + "|" + after).split())
    return "".join(own.split()) not in near and "ก.ท." not in near


CHECKS: tuple[Check, ...] = (
    TextCheck("terms.other-kind", "must", find_other_term),
    TextCheck("terms.other-office", "should", find_other_kind),
)
