"""Names of local administrative organisations in running text."""

import re
from collections.abc import Iterator

from ita_desk.domain.agency import KINDS, name_of_kind
from ita_desk.records import dataclass

_PATTAYA = "เมืองพัทยา"
# Words that cannot belong to a place name and are often written right after one.
_AFTER = re.compile(
    r"ประจำปี|ปีงบประมาณ|ในปี|อำเภอ|จังหวัด|ได้|สามารถ|ดำเนิน|กำหนด|เพื่อ|ตามที่|ทั้งนี้|โดย|จัดทำ|จำนวน|ประกอบ|เป็น|คณะ"
    r"|ให้ครบ|เรียบร้อย|มีการ|และ|หรือ"
)
_NOT_A_NAME = re.compile(r"(?:ใน|ที่|ให้|มี|ตาม|จึง|จะ|ของ|กับ|ต้อง|ควร|ทุก|ทั้ง|จัด|ปี|ดังกล่าว|นี้|ต่าง|รายงาน|ขอ(?!น))|.?$")
_TOKEN = re.compile(r"\s*([ก-ฺเ-๎]*)")  # letters and marks, no digits
_LOOK_AHEAD = 120  # characters behind a kind in which its name is looked for
_LETTERS = 60  # as many of them are kept


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency by kind and name, as in the agency record."""

    kind: str
    name: str

    @property
    def full(self) -> str:
        """The name as written out."""
        return name_of_kind(self.kind, self.name)[0]

    @property
    def short(self) -> str:
        """The name as spoken."""
        return name_of_kind(self.kind, self.name)[1]


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a text: from the first letter of its kind (`start`) to the last of its name (`end`).

    `following` is what stands behind the kind without blanks, for a name may be broken by them, and `ends` where in
    the text each of its letters ends.
    """

    found: AgencyName
    start: int
    end: int
    following: str
    ends: tuple[int, ...]


def _spaced(word: str) -> str:
    return r"\s?".join(word)


def _kind_pattern() -> re.Pattern[str]:
    kinds = [kind for kind in KINDS if kind.short != _PATTAYA]
    long = [f"(?P<l{number}>{_spaced(kind.long)})" for number, kind in enumerate(kinds)]
    # ก.อบต. is a board; two letters and a dot may end any word.
    guards = [r"(?<![ก-๙.])" if len(kind.short) == 3 else r"(?<!\.)" for kind in kinds]
    short = [f"(?P<s{n}>{guards[n]}{re.escape(kind.short)})" for n, kind in enumerate(kinds)]
    return re.compile("|".join(long + short))


_KIND = _kind_pattern()
_KIND_SHORTS = [kind.short for kind in KINDS if kind.short != _PATTAYA]


def _kind_of(found: re.Match[str]) -> str:
    return _KIND_SHORTS[int((found.lastgroup or "l0")[1:])]


def whole_name(text: str) -> AgencyName | None:
    """The agency if the text is nothing but its name."""
    folded = " ".join(text.split())
    if folded == _PATTAYA:
        return AgencyName(_PATTAYA, _PATTAYA)
    found = _KIND.match(folded)
    name = folded[found.end() :].strip() if found else ""
    if found is None or not re.fullmatch(r"[ก-๙]{2,40}", name) or _NOT_A_NAME.match(name):
        return None
    return AgencyName(_kind_of(found), name)


def letters_from(text: str, at: int) -> tuple[str, tuple[int, ...]]:
    """The next letters of a text without its blanks, and where in the text each of them ends."""
    places = [n for n in range(at, min(len(text), at + _LOOK_AHEAD)) if not text[n].isspace()][:_LETTERS]
    return "".join(text[n] for n in places), tuple(n + 1 for n in places)


def agency_mentions(text: str) -> Iterator[Mention]:
    """The agencies named in a text, the report's own among them; a kind without a name is none."""
    for found in _KIND.finditer(text):
        kind, at = _kind_of(found), found.end()
        following, ends = letters_from(text, at)
        if kind == "อบต." and following.startswith("ตำบล"):  # written twice: a slip of the pen, not a name
            at, following, ends = ends[3], following[4:], ends[4:]
        token = _TOKEN.match(text, at, at + _LOOK_AHEAD)
        assert token is not None  # it matches nothing, too
        cut = _AFTER.search(token[1])
        name = token[1][: cut.start()] if cut else token[1]
        if not _NOT_A_NAME.match(name):
            yield Mention(AgencyName(kind, name), found.start(), token.start(1) + len(name), following, ends)


def is_named(mention: Mention, agency: AgencyName) -> bool:
    """Whether it is this agency that is mentioned."""
    name = "".join(agency.name.split())
    if mention.found.kind == agency.kind and mention.following.startswith(name):
        return True
    # "ปลัดเทศบาล เมืองคง" of เทศบาลตำบลเมืองคง looks like a town named คง
    word = {"ทม.": "เมือง", "ทน.": "นคร"}.get(mention.found.kind, "")
    return bool(word) and agency.kind == "ทต." and (word + mention.following).startswith(name)
