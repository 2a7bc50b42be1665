"""The sentence about the scores of a measure's indicators, made where none was typed."""

from decimal import Decimal

from ita_desk.document.fields import PrintContext, printed_score
from ita_desk.forms.report_form import ScoreSentence


def score_sentence(form: ScoreSentence, codes: tuple[str, ...], context: PrintContext) -> str:
    """The sentence for these indicators, worded by the band of the lowest score; empty without indicators.

    Codes that are not indicators are passed over.
    """
    known = [code for code in codes if context.framework and context.framework.indicator(code)]
    if not known:
        return ""
    scores = [context.score(code, form.year) for code in known]
    parts = [
        form.one.replace("{score}", printed_score(score)).replace("{name}", context.indicator_name(code))
        for code, score in zip(known, scores, strict=True)
    ]
    return _opening(form, [score for score in scores if score is not None]) + form.joiner.join(parts)


def _opening(form: ScoreSentence, scores: list[Decimal]) -> str:
    if not scores:
        return form.bands[0].opening
    lowest = min(scores)
    return next(
        (band.opening for band in form.bands if lowest >= Decimal(str(band.at_least))), form.bands[-1].opening
    )
