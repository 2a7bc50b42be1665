"""The scores that follow from others by a year's rule of calculation, and the level that follows from them."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.domain.framework import Framework, Indicator, Instrument, SubIndicator
from ita_desk.domain.frozen_map import FrozenMap

Scores = Mapping[str, Decimal]
Weighted = tuple[int | None, Decimal | None]


def computed_scores(scores: Scores, framework: Framework) -> FrozenMap[str, Decimal]:
    """The computed scores by code (total, instruments, indicators, sub-indicators), from the announced `scores`.

    The precision is full: nothing is rounded on the way. A sub-indicator is the mean of its questions, an indicator
    that of its sub-indicators (OIT) or questions, an instrument that of its indicators, the total the weighted mean
    of the instruments. A score is computed only if the year's rule is known and each part of it is there: computed
    or, where its own parts are missing, announced. What cannot be computed is absent, and what is announced never
    is given back as computed.

    Where an instrument is measured in parts (EIT/1, EIT/2), scores of questions may be those of one part only. The
    mean of an indicator's questions is computed all the same, but the instrument goes by other scores as long as
    there are some: its announced indicators, if all are there; else its announced parts by their weights; only then
    its indicators by questions.
    """
    found: dict[str, Decimal] = {}
    for sub_indicator in framework.sub_indicators:
        _put(found, sub_indicator.code, _mean(_questions(framework, sub_indicator, scores)))
    for indicator in framework.indicators:
        _put(found, indicator.code, _indicator_score(framework, indicator, _upward(scores, found), scores))
    upward = _upward(scores, found)
    for instrument in framework.instruments:
        _put(found, instrument.code, _instrument_score(framework, instrument, upward, scores))
    upward = _upward(scores, found)
    _put(found, "total", _weighted_mean((i.weight, upward.get(i.code)) for i in framework.instruments))
    levels = (framework.instruments, framework.indicators, framework.sub_indicators)
    codes = ("total", *(record.code for level in levels for record in level))
    return FrozenMap((code, found[code]) for code in codes if code in found)


def computed_level(scores: Scores, framework: Framework) -> str:
    """The name of the level by the computed total and instruments, announced ones where those cannot be computed.

    They are compared as they are published, with two decimals. Empty if they or the year's levels do not tell.
    """
    known = {
        code: score.quantize(Decimal("0.01"), ROUND_HALF_UP)
        for code, score in _upward(scores, computed_scores(scores, framework)).items()
    }
    if "total" not in known:
        return ""
    instruments = [known.get(instrument.code) for instrument in framework.instruments]
    lowest = min((score for score in instruments if score is not None), default=Decimal("Infinity"))
    for level in framework.levels:
        least = level.each_instrument
        if known["total"] >= level.total and (least is None or lowest >= least):
            return "" if least is not None and None in instruments else level.name
    return ""


def _put(found: dict[str, Decimal], code: str, score: Decimal | None) -> None:
    if score is not None:
        found[code] = score


def _upward(announced: Scores, computed: Scores) -> Scores:
    """What the next level up is computed from: computed scores, and announced ones where there are none."""
    return {**announced, **computed}


def _questions(framework: Framework, part: SubIndicator | Indicator, scores: Scores) -> list[Decimal | None]:
    return [scores.get(question.code) for question in framework.questions if question.of == part.code]


def _indicator_score(
    framework: Framework, indicator: Indicator, upward: Scores, announced: Scores
) -> Decimal | None:
    rules = {instrument.code: instrument.indicator_from for instrument in framework.instruments}
    rule = rules.get(indicator.instrument)
    if rule == "questions":
        return _mean(_questions(framework, indicator, announced))
    if rule == "sub_indicators":
        return _mean([upward.get(s.code) for s in framework.sub_indicators if s.indicator == indicator.code])
    return None


def _instrument_score(
    framework: Framework, instrument: Instrument, upward: Scores, announced: Scores
) -> Decimal | None:
    if not instrument.indicator_from:
        return None
    codes = [i.code for i in framework.indicators if i.instrument == instrument.code]
    parts = [part for part in framework.parts if part.instrument == instrument.code]
    if not parts:
        return _mean([upward.get(code) for code in codes])
    ways = (
        _mean([announced.get(code) for code in codes]),
        _weighted_mean((part.weight, announced.get(part.code)) for part in parts),
        _mean([announced.get(code, upward.get(code)) for code in codes]),
    )
    return next((score for score in ways if score is not None), None)


def _mean(scores: list[Decimal | None]) -> Decimal | None:
    return _weighted_mean((1, score) for score in scores)


def _weighted_mean(parts: Iterable[Weighted]) -> Decimal | None:
    """The mean of scores by their weights; None if there is none or any weight or score is not known."""
    points, weights = Decimal(), 0
    for weight, score in parts:
        if weight is None or score is None:
            return None
        points, weights = points + score * weight, weights + weight
    return points / weights if weights else None
