"""What computed scores rest on, and how they compare with what was announced."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.domain.computed_scores import computed_scores
from ita_desk.domain.framework import Framework, Instrument
from ita_desk.records import dataclass

Scores = Mapping[str, Decimal]
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ScoreSource:
    """Announced scores of one kind that follow each other in the framework, from the first code to the last.

    `kind` is question, sub_indicator, indicator, part or instrument.
    """

    kind: str
    first: str
    last: str


def has_rule(framework: Framework | None) -> bool:
    """Whether the year's rule of calculation is known, so that computed scores may stand beside announced ones."""
    return framework is not None and any(instrument.indicator_from for instrument in framework.instruments)


def rounded(score: Decimal) -> Decimal:
    """The score as it is published: with two decimals, halves up."""
    return score.quantize(_CENT, ROUND_HALF_UP)


def difference(announced: Decimal, computed: Decimal) -> Decimal:
    """By how much the computed score is more than the announced one, both as they are published."""
    return rounded(computed) - rounded(announced)


def perhaps_of_one_part(code: str, framework: Framework) -> bool:
    """Whether an indicator is measured in parts, so that its announced questions may be those of one part only."""
    indicator = framework.indicator(code)
    return indicator is not None and any(part.instrument == indicator.instrument for part in framework.parts)


def score_sources(code: str, scores: Scores, framework: Framework) -> tuple[ScoreSource, ...]:
    """The announced scores from which a code's score is computed, in the framework's order; empty if it is not.

    Where a part is computed itself, what that rests on is told instead.
    """
    computed = computed_scores(scores, framework)
    found = set(_announced_under(code, scores, computed, framework)) if code in computed else set()
    return tuple(_runs(found, framework))


def _announced_under(code: str, scores: Scores, computed: Scores, framework: Framework) -> Iterator[str]:
    for part in _parts_of(code, scores, framework):
        announced_first = part in scores and _goes_by_announced(code, framework)
        if part in computed and not announced_first:
            yield from _announced_under(part, scores, computed, framework)
        else:
            yield part


def _parts_of(code: str, scores: Scores, framework: Framework) -> list[str]:
    """The codes of which a score is the mean, as `computed_scores` goes about it."""
    if code == "total":
        return [instrument.code for instrument in framework.instruments]
    if instrument := _instrument(code, framework):
        indicators = [i.code for i in framework.indicators if i.instrument == code]
        parts = [part.code for part in framework.parts if part.instrument == instrument.code]
        by_parts = parts and all(p in scores for p in parts) and not all(i in scores for i in indicators)
        return parts if by_parts else indicators
    indicator = framework.indicator(code)
    over = _instrument(indicator.instrument, framework) if indicator else None
    if over and over.indicator_from == "sub_indicators":
        return [part.code for part in framework.sub_indicators if part.indicator == code]
    return [question.code for question in framework.questions if question.of == code]


def _instrument(code: str, framework: Framework) -> Instrument | None:
    return next((i for i in framework.instruments if i.code == code), None)


def _goes_by_announced(code: str, framework: Framework) -> bool:
    """Whether announced scores go before computed ones: in an instrument measured in parts."""
    return any(part.instrument == code for part in framework.parts)


def _runs(codes: set[str], framework: Framework) -> Iterator[ScoreSource]:
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("instrument", [i.code for i in framework.instruments]),
        ("part", [part.code for part in framework.parts]),
        ("indicator", [i.code for i in framework.indicators]),
        ("sub_indicator", [s.code for s in framework.sub_indicators]),
        ("question", [q.code for q in framework.questions]),
    )
    for kind, known in kinds:
        run: list[str] = []
        for code in (*known, ""):
            if run and (code not in codes or (kind == "question" and code[0] != run[0][0])):
                yield ScoreSource(kind, run[0], run[-1])
                run = []
            if code in codes:
                run.append(code)
