"""Which code a question or item has in another year's framework."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ita_desk.domain.framework import Framework, Question
from ita_desk.records import dataclass

_LIKE = 0.6  # titles so alike may mean the same item under a new wording


@dataclass(frozen=True, slots=True)
class MappedCode:
    """A code of one year in another: the code there if it is certain, else those that come into question.

    Without `certain` and `candidates` the other year has nothing like it.
    """

    code: str
    certain: str = ""
    candidates: tuple[str, ...] = ()


def mapped_code(code: str, before: Framework | None, after: Framework | None) -> MappedCode:
    """What a code of the year `before` is in the year `after`.

    Indicators, sub-indicators, instruments and the total keep their codes. A question or item is known by its title:
    the same words under whatever number are the same item, and so are the items that ask for this report's papers; if both years' lists are not known the code stays.
    """
    if code[:1] not in "ieo" or not code[1:].isdigit():
        return MappedCode(code, code)
    if not before or not after or not _asked(before, code) or not _asked(after, code):
        return MappedCode(code, code)
    for item, follower in zip(_report_items(before), _report_items(after), strict=True):
        if item == code and follower:
            return MappedCode(code, follower)
    known = before.question(code)
    if known is None or not known.title:
        there = after.question(code)
        return MappedCode(code, candidates=(code,) if there else ())
    same = [q.code for q in _asked(after, code) if _words(q.title) == _words(known.title)]
    if len(same) == 1:
        return MappedCode(code, same[0])
    return MappedCode(code, candidates=tuple(same) or tuple(_like(known, after)))


def _report_items(framework: Framework) -> tuple[str, str]:
    return framework.report_items.measures, framework.report_items.results


def _asked(framework: Framework, code: str) -> list[Question]:
    """The questions of the code's instrument whose wording is known."""
    return [q for q in framework.questions if q.code[:1] == code[:1] and q.title]


def _words(title: str) -> str:
    return "".join(title.split())


def _like(question: Question, framework: Framework) -> Iterator[str]:
    """Questions with a similar wording, the likest first."""
    words = _words(question.title)
    rated = [(_likeness(words, _words(q.title)), q.code) for q in _asked(framework, question.code)]
    yield from (code for likeness, code in sorted(rated, key=lambda r: -r[0]) if likeness >= _LIKE)


def _likeness(one: str, other: str) -> float:
    """The share of pairs of letters two wordings have in common, wherever they stand; 1 if one holds the other."""
    if one in other or other in one:
        return 1.0
    pairs, others = (Counter(map("".join, pairwise(text))) for text in (one, other))
    return 2 * (pairs & others).total() / max(pairs.total() + others.total(), 1)
