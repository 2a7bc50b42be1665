"""Brackets and quotes without their other half, and blanks where none belong or none where one does."""

import re
from collections.abc import Callable, Iterator

from ita_desk.checks.address_spans import address_spans
from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
_MARKS = re.compile(r"[()\[\]{}“”]")
# The letter or number of an item: ๑) ก) a), with nothing but a blank before it.
_LABEL = re.compile(r"(?:^|(?<=\s))(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮA-Za-z])\Z")
_LONGEST_LABEL = 12
_STRAIGHT = re.compile(r'(?<![0-9๐-๙])"')  # after a number it stands for inches

_THAI = "ก-ฺเ-ๅ็-๎"
_YEAR = "(?:๒๕[๐-๙]{2}(?![๐-๙])|25[0-9]{2}(?![0-9]))"
_SPACING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?<=[^\\s\u00a0])[ \u00a0]{1,3},"), ","),
    (re.compile(rf"(?<=[^\s]),(?=[{_THAI}])"), ", "),
    (re.compile(rf"(?m)^([0-9๐-๙]{{1,2}})(?: \.[ ]?|\.)(?=[{_THAI}A-Za-z])"), r"\1. "),
    (re.compile(rf"(?<=[{_THAI}])ๆ"), " ๆ"),
    (re.compile(rf"ๆ(?=[{_THAI}A-Za-z])"), "ๆ "),
    (re.compile(r"\([ ]{1,3}(?=\S)"), "("),
    (re.compile(r"(?<=[^\s])[ ]{1,3}\)"), ")"),
    (re.compile(rf"(?<=[{_THAI}])\((?=[A-Za-z])"), " ("),
    (re.compile(r"พ\.ศ\.(?=[0-9๐-๙])"), "พ.ศ. "),
    (re.compile(rf"(?<=[{_THAI}])(?={_YEAR})|(?<=วันที่)(?=[0-9๐-๙])"), " "),
    (re.compile(rf"(?<![0-9๐-๙.,/])({_YEAR})(?=[{_THAI}])"), r"\1 "),
)


def find_brackets(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find brackets and quotes that are never closed or never opened; the labels ๑) and ก) need no opening."""
    alone = _alone(placed.text, labels_close=True)
    if alone and _alone(placed.text, labels_close=False):
        for place in alone:
            bracket = placed.text[place]
            remedy = Remedy("replace", "") if bracket in _PAIRS else None
            yield found(place, place + 1, remedy=remedy, bracket=bracket)
    straight = [quote.start() for quote in _STRAIGHT.finditer(placed.text)]
    if len(straight) % 2:
        yield found(straight[-1], straight[-1] + 1, bracket='"')


def _alone(text: str, *, labels_close: bool) -> list[int]:
    """The places of brackets without their other half; `labels_close`: ๑) closes a bracket that stands open."""
    alone: list[int] = []
    stack: list[int] = []
    for mark in _MARKS.finditer(text):
        place, bracket = mark.start(), mark[0]
        if bracket not in _PAIRS:
            stack.append(place)
        elif bracket == ")" and not (labels_close and stack) and _is_label(text, place):
            continue
        elif stack and text[stack[-1]] == _PAIRS[bracket]:
            stack.pop()
        else:
            alone.append(place)
    return sorted(alone + stack)


def _is_label(text: str, place: int) -> bool:
    start = max(place - _LONGEST_LABEL, 0)
    label = _LABEL.search(text, start, place)
    return label is not None and (label.start() > start or start == 0)


def find_spacing(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find the first place where a blank is missing or too much; the remedy is the whole text with all mended."""
    parts: list[str] = []
    done = 0
    for start, end in address_spans(placed.text):
        parts += [_spaced(placed.text[done:start]), placed.text[start:end]]
        done = end
    mended = "".join([*parts, _spaced(placed.text[done:])])
    if mended != placed.text:
        start = _first_difference(placed.text, mended)
        yield found(max(start - 1, 0), min(start + 1, len(placed.text)), remedy=Remedy("set", mended))


def _spaced(part: str) -> str:
    for wrong, right in _SPACING:
        part = wrong.sub(right, part)
    return part


def _first_difference(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _check(code: str, severity: str, find: Callable[[PlacedText, Setting], Iterator[Found]]) -> Check:
    return TextCheck(f"text.{code}", severity, on_prose(find))


CHECKS: tuple[Check, ...] = (
    _check("bracket", "should", find_brackets),
    _check("spacing", "consider", find_spacing),
)
