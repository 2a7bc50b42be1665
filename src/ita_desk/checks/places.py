"""Whether the subdistricts, districts and provinces named in the report are the office's own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.held import Held
from ita_desk.checks.mentioned import DOES, OWN, TOGETHER, agencies_in, is_of_now
from ita_desk.checks.nearness import near_beginning
from ita_desk.checks.problem import Remedy
from ita_desk.domain.agency import Agency
from ita_desk.domain.agency_names import letters_from
from ita_desk.domain.provinces import province_at
from ita_desk.domain.texts import PlacedText
from ita_desk.records import dataclass

SLIP, OTHER, NAMED = "slip", "other", "named"

# The short forms are places only next to another name: "ต.ค." is a month, "อ." may be a teacher.
_WORD = re.compile(
    r"(?P<word>ตำบล|อำเภอ|จังหวัด)(?<!ส่วนตำบล)(?<!ส่วน\sตำบล)(?<!เทศบาลตำบล)(?<!เทศบาล\sตำบล)(?<!ส่วนจังหวัด)(?<!ส่วน\sจังหวัด)\s?"
    r"|(?P<short>[ตอจ])\.(?<![ก-๙.]..)\s?(?!ค\.)"
)
_SIZES = ("ตำบล", "อำเภอ", "จังหวัด")
_WORDS = {"ต": "ตำบล", "อ": "อำเภอ", "จ": "จังหวัด"}
_LETTERS = re.compile(r"[ก-ฺเ-๎]*")  # and marks, no digits
_LONGEST = 20
_GAP = 3  # blanks between the parts of an address
_CUT = re.compile(r"ตำบล|อำเภอ|จังหวัด|ประจำปี|ปีงบประมาณ|ได้|โดย|เพื่อ|และ|หรือ|ดำเนิน|กำหนด|จัดทำ|ใน|เป็น|มา")
# What stands behind a place in an address.
_LARGER = re.compile(r"\s?(?:อำเภอ|จังหวัด|[อจ]\.)")


@dataclass(frozen=True, slots=True)
class _Place:
    word: str
    start: int
    end: int
    own: str  # the office's own name of such a place
    sort: str  # "" for the own one and for one that cannot be told


def find_place_slip(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the office's own subdistrict, district or province with a letter or two wrong."""
    yield from _found(placed, setting, SLIP)


def find_other_place(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find another district or province right behind the office's own name or place."""
    yield from _found(placed, setting, OTHER)


def find_named_place(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find another district or province named on its own."""
    yield from _found(placed, setting, NAMED)


def _found(placed: PlacedText, setting: Setting, sort: str) -> Iterator[Found]:
    for place in _places(placed, setting):
        if place.sort == sort:
            remedy = None if sort == NAMED else Remedy("replace", place.word + place.own)
            yield found(place.start, place.end, remedy=remedy, word=place.word, own=place.own)


def _places(placed: PlacedText, setting: Setting) -> tuple[_Place, ...]:
    return () if is_of_now(placed, setting) else _places_in(Held(placed), Held(setting.agency))


@lru_cache(maxsize=8)  # several checks look at a text one after the other
def _places_in(held: Held[PlacedText], own: Held[Agency]) -> tuple[_Place, ...]:
    """The places in a text; one right behind another is part of its address."""
    placed, agency = held.record, own.record
    text, own_place, places = placed.text, _own_places(agency), []
    words = list(_WORD.finditer(text)) if own_place else []
    # Where each part of an address ends that is the office's own, and how large it is.
    parts = {one.end: -1 for one in agencies_in(placed, agency) if one.sort == OWN} if words else {}
    for word in words:
        kind = word["word"] or _WORDS[word["short"]]
        size, start = _SIZES.index(kind), word.start()
        ends = (at for at in range(start - _GAP, start + 1) if parts.get(at, size) < size)
        linked = any(not text[at:start].strip() for at in ends)
        place = _place(text, word, own_place.get(kind, ""), linked)
        if place is not None:
            if linked or place.sort in ("", SLIP):
                parts[place.end] = size
            places.append(place)
    return tuple(places)


def _own_places(agency: Agency) -> dict[str, str]:
    """The office's own places by their word; in large ones there are several subdistricts or districts."""
    subdistrict = agency.subdistrict or (agency.name if agency.kind == "อบต." else "")
    places = {
        "ตำบล": subdistrict if agency.kind in ("อบต.", "ทต.") else "",
        "อำเภอ": "" if agency.kind == "อบจ." else agency.district,
        "จังหวัด": agency.province,
    }
    return {word: "".join(name.split()).removeprefix(word) for word, name in places.items() if name}


def _place(text: str, word: re.Match[str], own: str, linked: bool) -> _Place | None:
    letters, ends = letters_from(text, word.end())
    kind = word["word"] or _WORDS[word["short"]]
    if not own or not letters or (word["short"] and not linked):
        return None
    if letters.startswith(own):
        return _Place(kind, word.start(), ends[len(own) - 1], own, "")
    if kind == "อำเภอ" and own.startswith("เมือง") and letters.startswith("เมือง"):
        return _Place(kind, word.start(), ends[len("เมือง") - 1], own, "")
    province = province_at(letters) if kind == "จังหวัด" else ""
    if (near := near_beginning(letters, own)) and not province:
        return _Place(kind, word.start(), ends[near - 1], own, SLIP)
    end = ends[len(province) - 1] if province else _end_of_name(text, word.end())
    if end == 0 or (kind == "จังหวัด" and not province):
        return None
    if linked:
        return _Place(kind, word.start(), end, own, OTHER)
    together = TOGETHER.search(text[max(0, word.start() - 60) : word.start()])
    certain = (province or _LARGER.match(text, end)) and not text[word.end() - 1].isspace()
    return _Place(kind, word.start(), end, own, NAMED) if certain and not together else None


def _end_of_name(text: str, at: int) -> int:
    """Where the name that begins here ends; 0 where that is not certain or it is no name."""
    letters = _LETTERS.match(text, at, at + 60)
    assert letters is not None  # it matches nothing, too
    cut = _CUT.search(text, at, letters.end())
    end = cut.start() if cut else letters.end()
    return end if 2 <= end - at <= _LONGEST and not DOES.match(text, at, end) else 0


CHECKS: tuple[Check, ...] = (
    TextCheck("identity.place-slip", "must", find_place_slip),
    TextCheck("identity.other-place", "must", find_other_place),
    TextCheck("identity.place-named", "consider", find_named_place),
)
