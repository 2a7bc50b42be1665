"""The shipped phrases pass the program's own checks, and a blank left open in one is found."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from checks.offices import office_of, problems_of
from ita_desk.domain.finding import Finding
from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.services.phrase_book import PhraseBook
from ita_desk.services.phrases import (
    BLANK,
    FIELDS,
    FINDING_FIELDS,
    OUTCOME_FIELDS,
    Phrase,
)

PHRASES = PhraseBook.at_hand().shipped.phrases
NUMBER = "๑๒"


def office_saying(phrase: Phrase) -> Office:
    """An office where a phrase stands in its field."""
    field, text = phrase.field, phrase.text
    said: dict[str, Any] = {field: text}
    if field == "limitations":
        return office_of(limitations=(text,))
    if field in FINDING_FIELDS:
        return office_of(findings=(replace(Finding("f1", f"issue:{phrase.issue or 1}"), **said),))
    measure = Measure("m1", "1", title="มาตรการหลักของปี", issue=phrase.issue)
    if field == "steps":
        return office_of(replace(measure, steps=(Step("s1", text),)))
    if field in OUTCOME_FIELDS:
        return office_of(replace(measure, outcome=replace(Outcome("done"), **said)))
    return office_of(replace(measure, **said))


@pytest.mark.parametrize("field", FIELDS)
def test_phrases_have_nothing_to_mend_once_they_are_filled_in(field: str) -> None:
    for phrase in (p for p in PHRASES if p.field == field):
        filled = replace(phrase, text=phrase.text.replace(BLANK, NUMBER))
        found = problems_of(office_saying(filled))
        assert [(p.code, p.text) for p in found if p.code.startswith(("text.", "terms."))] == [], phrase.text


def test_every_blank_left_open_is_found_and_needs_the_writer() -> None:
    blanks = [phrase for phrase in PHRASES if BLANK in phrase.text]
    assert len(blanks) > 30
    for phrase in blanks:
        dots = [p for p in problems_of(office_saying(phrase)) if p.code == "text.template-dots"]
        assert [(p.text, p.remedy) for p in dots] == [(BLANK, None)] * phrase.text.count(BLANK), phrase.text


def test_each_issue_has_phrases_for_each_field() -> None:
    count = Counter((p.field, p.issue) for p in PHRASES)
    for field, least in [
        ("title", 6),
        ("steps", 6),
        ("output", 4),
        ("result", 4),
        *((f, 2) for f in FINDING_FIELDS),
    ]:
        assert min(count[field, issue] for issue in range(1, 8)) >= least, field
    assert all(count[field, None] >= 3 for field in FIELDS)
    assert len({(p.field, p.text) for p in PHRASES}) == len(PHRASES)
    assert not any("  " in p.text or p.text != p.text.strip() or "\n" in p.text for p in PHRASES)
