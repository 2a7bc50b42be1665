"""Where announced scores do not follow from those below them, with what cannot be known left out.

Each score is compared with what the announced ones right below it give. The questions of an instrument measured in
parts (EIT) may be those of one part only: then an indicator is called wrong only if no score of the other part could
explain it.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from ita_desk.domain.computed_scores import computed_level, computed_scores
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.score_sources import difference, perhaps_of_one_part, rounded
from ita_desk.records import dataclass

Scores = Mapping[str, Decimal]
_SURE = "high"
# What the scores below were rounded by, and the score itself.
_ROUNDING = Decimal("0.01")
_HALF = Decimal(50)


@dataclass(frozen=True, slots=True)
class Deviation:
    """An announced score that the scores `sources` do not give; `sure` if the rule and its parts are well known."""

    code: str
    announced: Decimal
    computed: Decimal
    sources: tuple[str, ...]
    sure: bool


@lru_cache(maxsize=16)
def deviations(scores: FrozenMap[str, Decimal], framework: Framework) -> tuple[Deviation, ...]:
    """The announced scores that do not follow from the announced scores right below them."""
    return tuple(_deviations(scores, framework))


def _deviations(scores: Scores, framework: Framework) -> Iterator[Deviation]:
    for code, parts, sure in _sums(scores, framework):
        below = {part: scores[part] for part in parts if part in scores}
        if code not in scores or len(below) < len(parts) or not parts:
            continue
        computed = computed_scores(below, framework).get(code)
        if computed is None or abs(difference(scores[code], computed)) <= _ROUNDING:
            continue
        if not (perhaps_of_one_part(code, framework) and _other_part_explains(scores[code], computed)):
            yield Deviation(code, scores[code], computed, parts, sure)


def _sums(scores: Scores, framework: Framework) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Each score that is made of others: its code, those others, and whether the rule for it is sure."""
    instruments = framework.instruments
    well_known = {i.code: i.confidence == _SURE for i in instruments}
    yield "total", tuple(_under_total(scores, framework)), all(well_known.values())
    for instrument in instruments:
        indicators = tuple(i.code for i in framework.indicators if i.instrument == instrument.code)
        yield instrument.code, indicators, well_known[instrument.code]
        if parts := [part for part in framework.parts if part.instrument == instrument.code]:
            yield instrument.code, tuple(p.code for p in parts), all(p.confidence == _SURE for p in parts)
    for indicator in framework.indicators:
        rules = {i.code: i.indicator_from for i in instruments}
        known = well_known.get(indicator.instrument, False)
        if rules.get(indicator.instrument) == "sub_indicators":
            yield indicator.code, *_under_indicator(indicator.code, scores, framework, known=known)
        else:
            yield indicator.code, *_questions(framework, indicator.code, known=known)
    for sub in framework.sub_indicators:
        yield sub.code, *_questions(framework, sub.code, known=sub.confidence == _SURE)


def _under_indicator(
    code: str, scores: Scores, framework: Framework, *, known: bool
) -> tuple[tuple[str, ...], bool]:
    """The sub-indicators of an indicator, and in the place of one that is not announced its questions."""
    parts: list[str] = []
    for sub in framework.sub_indicators:
        if sub.indicator == code:
            asked, sure = _questions(framework, sub.code, known=sub.confidence == _SURE)
            announced = sub.code in scores or not asked
            parts += [sub.code] if announced else asked
            known = known and (sub.confidence == _SURE if announced else sure)
    return tuple(parts), known


def _questions(framework: Framework, code: str, *, known: bool) -> tuple[tuple[str, ...], bool]:
    asked = [q for q in framework.questions if q.of == code]
    return tuple(q.code for q in asked), known and all(q.confidence == _SURE for q in asked)


def _other_part_explains(announced: Decimal, of_one_part: Decimal) -> bool:
    """Whether some score (0-100) of the other part gives the announced one, both weighing the same."""
    return abs(announced - of_one_part / 2 - _HALF / 2) <= _HALF / 2 + _ROUNDING


def _under_total(scores: Scores, framework: Framework) -> Iterator[str]:
    """The instruments, and in the place of one that is not announced its indicators."""
    for instrument in framework.instruments:
        indicators = [i.code for i in framework.indicators if i.instrument == instrument.code]
        yield from [instrument.code] if instrument.code in scores or not indicators else indicators


def fitting_level(scores: Scores, framework: Framework) -> str:
    """The level that follows from the announced total and instruments, or indicators where those are not announced.

    Empty if it is not known, or if announced and computed total would give two levels, so that either may be wrong.
    """
    below = {code: scores[code] for code in _under_total(scores, framework) if code in scores}
    total = scores.get("total")
    computed = computed_scores(below, framework).get("total", total)
    if total is None or computed is None or abs(difference(total, computed)) > _ROUNDING:
        return ""
    bounds = sorted((rounded(total), rounded(computed)))
    if any(bounds[0] < level.total <= bounds[1] for level in framework.levels):
        return ""
    return computed_level({**below, "total": total}, framework)


def level_is_sure(framework: Framework) -> bool:
    """Whether the year's rule of levels is well known."""
    return bool(framework.levels) and all("high" in level.confidence for level in framework.levels)
