"""Thai that came to harm on the way into a text, and numbers in two sorts of digits."""

import re
from collections.abc import Callable, Iterable, Iterator

from ita_desk.checks.address_spans import address_spans
from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText
from ita_desk.thai.digits import to_arabic, to_thai
from ita_desk.thai.repair import find_repairs
from ita_desk.thai.words import Segmenter

_NUMBER = r"[{0}](?:[{0}.,:/-]{{0,40}}[{0}])?"
# Numbers that belong to a foreign word (ISO 9001, COVID-19, 5G) keep their digits.
_FOREIGN = re.compile(
    r"(?<![A-Za-z0-9.])(?:[A-Za-z][A-Za-z0-9.]{0,40}[ -]?[0-9][0-9.:-]{0,40}[A-Za-z0-9]{0,40}|[0-9]{1,9}[A-Za-z]{1,40})"
)
_ARABIC = re.compile(_NUMBER.format("0-9"))
_THAI = re.compile(_NUMBER.format("๐-๙"))


def find_damage(segmenter: Segmenter) -> Callable[[PlacedText, Setting], Iterator[Found]]:
    """A look for split vowels, spread letters and torn marks; letters and digits of codes are left to their check."""

    def find(placed: PlacedText, _: Setting) -> Iterator[Found]:
        for repair in find_repairs(placed.text, segmenter):
            if repair.kind != "digits":
                # Where letters are only missing, the one that follows is part of what is said.
                end = max(repair.end, repair.start + 1)
                after = repair.after + placed.text[repair.end : end]
                before = placed.text[repair.start : end]
                yield found(
                    repair.start, end, remedy=Remedy("replace", after), before=before, after=after or " "
                )

    return find


def find_mixed_digits(placed: PlacedText, _: Setting) -> Iterable[Found]:
    """Find a text with Thai and Arabic digits: the first number of the rarer sort."""
    foreign = sorted([*address_spans(placed.text), *(span.span() for span in _FOREIGN.finditer(placed.text))])
    arabic, thai = (_outside(sort.finditer(placed.text), foreign) for sort in (_ARABIC, _THAI))
    if not arabic or not thai:
        return
    rarer, change = (arabic, to_thai) if len(arabic) <= len(thai) else (thai, to_arabic)
    first = rarer[0]
    yield found(*first.span(), remedy=Remedy("replace", change(first[0])), number=first[0])


def _outside(numbers: Iterable[re.Match[str]], foreign: list[tuple[int, int]]) -> list[re.Match[str]]:
    """The numbers that touch none of the stretches, which are in order."""
    kept: list[re.Match[str]] = []
    place = 0
    for number in numbers:
        while place < len(foreign) and foreign[place][1] <= number.start():
            place += 1
        if place == len(foreign) or number.end() <= foreign[place][0]:
            kept.append(number)
    return kept


def build_checks(segmenter: Segmenter) -> tuple[Check, ...]:
    """The checks of damaged text, over the words of a segmenter."""
    return (
        TextCheck("text.damaged", "should", on_prose(find_damage(segmenter))),
        TextCheck("text.mixed-digits", "consider", on_prose(find_mixed_digits)),
    )
