"""Names of agencies in running text: the report's own, and others that got into it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ita_desk.domain.agency import KINDS, name_of_kind
from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.grid import SourceLine
from ita_desk.intake.proposal import Findings

_PATTAYA = "เมืองพัทยา"
# Words that cannot belong to a place name and are often written right after one.
_AFTER = re.compile(
    r"ประจำปี|ปีงบประมาณ|ในปี|อำเภอ|จังหวัด|ได้|สามารถ|ดำเนิน|กำหนด|เพื่อ|ตามที่|ทั้งนี้|โดย|จัดทำ|จำนวน|ประกอบ|เป็น|คณะ"
    r"|ให้ครบ|เรียบร้อย|มีการ|และ|หรือ"
)
_NOT_A_NAME = re.compile(r"(?:ใน|ที่|ให้|มี|ตาม|จึง|จะ|ของ|กับ|ต้อง|ควร|ทุก|ทั้ง|จัด|ปี|ดังกล่าว|นี้|ต่าง|รายงาน|ขอ(?!น))|.?$")


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency by kind and name, as in the agency record."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class _Mention:
    found: AgencyName
    following: str  # what stands after the kind, without blanks: a name may be broken by them
    line: int


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


def whole_name(text: str) -> AgencyName | None:
    """The agency if the text is nothing but its name."""
    folded = fold(text)
    if folded == _PATTAYA:
        return AgencyName(_PATTAYA, _PATTAYA)
    found = _KIND.match(folded)
    name = folded[found.end() :].strip() if found else ""
    if found is None or not re.fullmatch(r"[ก-๙]{2,40}", name) or _NOT_A_NAME.match(name):
        return None
    return AgencyName(_kind_of(found), name)


def _kind_of(found: re.Match[str]) -> str:
    return _KIND_SHORTS[int((found.lastgroup or "l0")[1:])]


def _mentions(line: SourceLine) -> Iterator[_Mention]:
    for found in _KIND.finditer(line.text):
        kind, rest = _kind_of(found), line.text[found.end() :]
        after = squeezed(rest)[:60]
        token = re.match(r"\s*([ก-๙]+)", rest)
        name = token[1] if token else ""
        if kind == "อบต.":  # "องค์การบริหารส่วนตำบลตำบล…" is a slip of the pen, not a name
            after, name = after.removeprefix("ตำบล"), name.removeprefix("ตำบล")
        cut = _AFTER.search(name)
        name = name[: cut.start()] if cut else name
        if not _NOT_A_NAME.match(name):
            yield _Mention(AgencyName(kind, name), after, line.number)


def first_name(lines: Iterable[SourceLine]) -> AgencyName | None:
    """The first agency named in these lines."""
    return next((mention.found for line in lines for mention in _mentions(line)), None)


def _is_own(mention: _Mention, own: AgencyName) -> bool:
    name = squeezed(own.name)
    if mention.found.kind == own.kind and mention.following.startswith(name):
        return True
    # "ปลัดเทศบาล เมืองคง" of เทศบาลตำบลเมืองคง looks like a town named คง
    word = {"ทม.": "เมือง", "ทน.": "นคร"}.get(mention.found.kind, "")
    return bool(word) and own.kind == "ทต." and (word + mention.following).startswith(name)


def note_other_agencies(lines: Iterable[SourceLine], own: AgencyName, findings: Findings) -> None:
    """One note for each other agency named in the lines: its name, how often, and in which lines."""
    others = [m for line in lines for m in _mentions(line) if not _is_own(m, own)]
    names = sorted({m.found for m in others}, key=lambda found: (-len(found.name), found.name, found.kind))
    places: dict[AgencyName, list[int]] = {}
    for mention in others:
        fitting = (n for n in names if n.kind == mention.found.kind and mention.following.startswith(n.name))
        places.setdefault(next(fitting, mention.found), []).append(mention.line)
    for found, where in places.items():
        full, short = name_of_kind(found.kind, found.name)
        findings.note(
            "other_agency",
            name=full,
            short_name=short,
            count=len(where),
            lines=", ".join(map(str, sorted(set(where)))),
        )
