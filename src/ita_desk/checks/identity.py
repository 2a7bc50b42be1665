"""Whether every agency named in the report is this one."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.mentioned import NAMED, OTHER, SLIP, Named, named_agencies
from ita_desk.checks.problem import Remedy
from ita_desk.domain.agency import Agency
from ita_desk.domain.texts import PlacedText

_DOUBLED = re.compile(r"(ตำบล|อำเภอ|จังหวัด|เทศบาล|องค์การบริหารส่วน)\s?\1")
_GENERIC = re.compile(
    r"ของ\s?("
    + r"\s?".join("องค์กรปกครองส่วนท้องถิ่น")
    + r")(?!\s?(?:แห่ง|อื่น|ทุก|ทั่ว|ต่าง|ใน(?:จังหวัด|เขต|พื้นที่)|พ\.|ตาม|แต่ละ))"
)
# The name of a law, and what is said of all such offices.
_OF_ALL = re.compile(
    r"(?:พระราช|พ\.ร\.|ระเบียบ|ประกาศ|กฎ|หลักเกณฑ์|มาตรฐาน|หนังสือ|ว่าด้วย|กระทรวง|กรมส่งเสริม|สำนักงาน)[^\n]{0,100}\Z"
)


def find_doubled_word(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a word of a name twice, left when the name was put behind a word that it begins with."""
    for doubled in _DOUBLED.finditer(placed.text):
        yield found(doubled.start(), doubled.end(), remedy=Remedy("replace", doubled[1]), word=doubled[1])


def find_name_slip(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find this agency's name with a letter or two wrong."""
    yield from _agencies(placed, setting, SLIP)


def find_other_agency(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find another agency's name where this one's belongs, the trace of a copied report."""
    yield from _agencies(placed, setting, OTHER)


def find_named_agency(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find another agency that the office may well have dealt with."""
    yield from _agencies(placed, setting, NAMED)


def find_generic_name(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the words of a model text that stand for the agency's name."""
    if not setting.agency.name:
        return
    own = setting.agency.full_name
    for generic in _GENERIC.finditer(placed.text):
        if not _OF_ALL.search(placed.text[max(0, generic.start() - 120) : generic.start()]):
            yield found(generic.start(1), generic.end(1), remedy=Remedy("replace", own), own=own)


def _agencies(placed: PlacedText, setting: Setting, sort: str) -> Iterator[Found]:
    agency = setting.agency
    for one in named_agencies(placed, setting):
        if one.sort == sort:
            remedy = Remedy("replace", _own_name(placed.text, one, agency)) if one.sure else None
            yield found(one.start, one.end, remedy=None if sort == NAMED else remedy, own=agency.full_name)


def _own_name(text: str, one: Named, agency: Agency) -> str:
    """This agency's name as long or as short as the other one's is written."""
    shortened = "." in text[one.start : one.end]
    return agency.short_name if shortened else agency.full_name


CHECKS: tuple[Check, ...] = (
    TextCheck("identity.doubled-word", "must", find_doubled_word),
    TextCheck("identity.name-slip", "must", find_name_slip),
    TextCheck("identity.other-agency", "must", find_other_agency),
    TextCheck("identity.agency-named", "consider", find_named_agency),
    TextCheck("identity.generic-name", "should", find_generic_name),
)
