"""The numbers that Word puts before paragraphs of lists; in the file they are rules, not text."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from docx.oxml import ns

from ita_desk.records import dataclass
from ita_desk.thai.digits import to_thai

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬฮ"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9
_DEEPEST = 20  # styles based on one another; broken files go round in a circle


@cache
def qn(name: str) -> str:
    """The whole name that Word's XML has for `w:p`; asked for some ten times at each piece of text."""
    return ns.qn(name)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters, number = letters + letter, number - value
    return letters


def _written(number: int, style: str) -> str:
    """A number in one of Word's number formats; Arabic where the format is not known."""
    if style in ("thaiNumbers", "thaiCounting"):
        return to_thai(str(number))
    if style == "thaiLetters" and 0 < number <= len(_THAI_LETTERS):
        return _THAI_LETTERS[number - 1]
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < number < 40:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    return str(number)


def _value(element: Any, name: str) -> str:
    """The `w:val` of a child, or nothing."""
    child = element.find(qn(name)) if element is not None else None
    return str(child.get(qn("w:val"), "")) if child is not None else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


@dataclass(frozen=True, slots=True)
class _List:
    """The rules of one list: by level what is printed, and where it begins anew; lists of one kind count on together."""

    kind: str
    levels: Mapping[int, Any]
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        """The first number of a level."""
        return self.starts.get(level, _number(_value(self.levels.get(level), "w:start"), 1))


class Numbers:
    """Counts the lists of one document; `numbering` is the root of its numbering part, or None, `styles` of its styles."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {} if styles is None else _by_id(styles, "w:style", "w:styleId")
        self._places: dict[str, tuple[Any, str]] = {}
        self._lists = {} if numbering is None else self._read(numbering)
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def _read(self, numbering: Any) -> dict[str, _List]:
        kinds = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        numbers = _by_id(numbering, "w:num", "w:numId")
        lists = {}
        for list_id, number in numbers.items():
            kind = _value(number, "w:abstractNumId")
            linked = _value(kinds.get(kind), "w:numStyleLink")
            if linked:  # the rules stand with a style of lists
                place = self._style_place(linked)[0]
                kind = _value(numbers.get(_value(place, "w:numId")), "w:abstractNumId")
            if kind not in kinds:
                continue
            levels = {_level(rule): rule for rule in kinds[kind].findall(qn("w:lvl"))}
            starts = {}
            for override in number.findall(qn("w:lvlOverride")):
                if (rule := override.find(qn("w:lvl"))) is not None:
                    levels[_level(override)] = rule
                if start := _value(override, "w:startOverride"):
                    starts[_level(override)] = _number(start, 1)
            lists[list_id] = _List(kind, levels, starts)
        return lists

    def lead(self, paragraph: Any) -> str:
        """What Word prints before a `w:p`: `๑. `, `- ` or nothing; each call counts one further."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        own = properties.find(qn("w:numPr"))
        place, style = self._style_place(_value(properties, "w:pStyle"))
        list_id = _value(own, "w:numId") or _value(place, "w:numId")
        rules = self._lists.get(list_id)
        if rules is None:
            return ""
        styled = next(
            (n for n, rule in rules.levels.items() if style and _value(rule, "w:pStyle") == style), 0
        )
        level = _number(_value(own, "w:ilvl") or _value(place, "w:ilvl"), styled)
        if level not in rules.levels or level >= _LEVELS:
            return ""
        return _lead(self._counted(list_id, rules, level), level, rules.levels)

    def _style_place(self, style: str) -> tuple[Any, str]:
        """The list that a style or one it is based on gives its paragraphs, or None, and the style that says so."""
        if style not in self._places:
            self._places[style] = self._find_place(style)
        return self._places[style]

    def _find_place(self, style: str) -> tuple[Any, str]:
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                break
            place = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if place is not None:
                return place, style
            style = _value(element, "w:basedOn")
        return None, ""

    def _counted(self, list_id: str, rules: _List, level: int) -> list[int]:
        """The numbers of the levels down to this one, which goes on to its next; deeper levels begin anew."""
        counts = self._counts.setdefault(rules.kind, [])
        if list_id not in self._begun:
            self._begun.add(list_id)
            del counts[min(rules.starts, default=_LEVELS) :]
        del counts[level + 1 :]
        if len(counts) > level:
            counts[level] += 1
        else:
            counts += [rules.start(above) - 1 for above in range(len(counts), level)]
            counts.append(rules.start(level))
        return [
            max(count, rules.start(n)) for n, count in enumerate(counts)
        ]  # levels left out count as begun


def _by_id(root: Any, tag: str, name: str) -> dict[str, Any]:
    return {str(element.get(qn(name))): element for element in root.iter(qn(tag))}


def _level(element: Any) -> int:
    return _number(str(element.get(qn("w:ilvl"))), 0)


def _lead(counts: Sequence[int], level: int, levels: Mapping[int, Any]) -> str:
    style = _value(levels[level], "w:numFmt")
    if style == "bullet":
        return "- "
    text = _value(levels[level], "w:lvlText")
    for place, count in enumerate(counts):
        text = text.replace(f"%{place + 1}", _written(count, _value(levels.get(place), "w:numFmt")))
    return f"{text} " if text.strip() and style != "none" else ""
