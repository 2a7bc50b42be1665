"""Every check there is, by topic."""

from ita_desk.checks import (
    code_records,
    codes,
    completeness,
    cut_off,
    damage,
    dates,
    doubled,
    enumeration,
    hosts,
    identity,
    leftovers,
    official_names,
    order,
    places,
    punctuation,
    score_texts,
    scores,
    spelling,
    terms,
    units,
    years,
)
from ita_desk.checks.check import Check
from ita_desk.thai.words import Segmenter


def build_checks(segmenter: Segmenter) -> tuple[Check, ...]:
    """All checks; those of texts share the segmenter, which loads its dictionary when first asked for words."""
    return (
        *identity.CHECKS,
        *places.CHECKS,
        *hosts.CHECKS,
        *terms.CHECKS,
        *units.CHECKS,
        *codes.CHECKS,
        *code_records.CHECKS,
        *official_names.CHECKS,
        *scores.CHECKS,
        *score_texts.CHECKS,
        *years.CHECKS,
        *dates.CHECKS,
        *completeness.CHECKS,
        *order.CHECKS,
        *enumeration.CHECKS,
        *cut_off.build_checks(segmenter),
        *damage.build_checks(segmenter),
        *doubled.build_checks(segmenter),
        *leftovers.CHECKS,
        *punctuation.CHECKS,
        *spelling.build_checks(segmenter),
    )
