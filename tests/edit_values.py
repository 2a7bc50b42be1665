"""Random values that suit an office: for edits."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from ita_desk.domain.agency import Signatory
from ita_desk.domain.evidence import EVIDENCE_KINDS, PLACES, Evidence
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES, DoneOn, Outcome
from ita_desk.domain.year_report import OitLink, Unplaced, YearReport
from ita_desk.storage.blobs import blob_key

Thing = TypeVar("Thing")
YEARS = (2567, 2568, 2569, 2570)
CODES = ("total", "IIT", "EIT/1", "1", "9.1", "i1", "o1", "o43")
WORDS = (
    "",
    " ",
    "อบรม",
    "น้ำ",
    "๒๕๖๘",
    "\n",
    "\u200b",
    "\u2028",
    "{agency.full_name}",
    "'; --",
    "\U0001f4f7",
    "ก" * 3000,
)


class RandomValues:
    """Values and places for an office as it stands; `keys` are blobs that its file holds, `put_blob` keeps one there.

    Now and then a place is one that is not there, which has to be refused.
    """

    def __init__(
        self,
        turns: Random,
        office: Office,
        new_id: IdSource,
        keys: Sequence[str],
        put_blob: Callable[[bytes], str] = blob_key,
    ) -> None:
        self._turns, self._office, self._new_id, self._keys = turns, office, new_id, keys
        self._put_blob = put_blob
        filled = [report for report in office.years if report.measures]
        self._report = self._of(filled) or self._of(office.years) or YearReport.empty(2571)
        self._year = int(self._report.fiscal_year)
        self._m, self._months = self._measure_and_round()
        self._proof = self._of(self._m.outcome_of_round(self._months).evidence) or Evidence("gone")

    def _measure_and_round(self) -> tuple[Measure, int]:
        """Any, or half of the time one that has evidence."""
        pairs = [(measure, months) for measure in self._report.measures for months in (6, 12)]
        proven = [(measure, months) for measure, months in pairs if measure.outcome_of_round(months).evidence]
        chosen = self._of(proven) if self._turns.random() < 0.5 else self._of(pairs)
        return chosen or (Measure("gone"), 12)

    # --- values ----------------------------------------------------------------------------------------------

    def _of(self, things: Sequence[Thing]) -> Thing | None:
        """One of some things, or None, also now and then where there are some."""
        return self._turns.choice(things) if things and self._turns.random() < 0.95 else None

    def _many(self, make: Callable[[], Thing], most: int = 3) -> tuple[Thing, ...]:
        return tuple(make() for _ in range(self._turns.randrange(most + 1)))

    def _place(self, things: Sequence[object]) -> int:
        return self._turns.randrange(-1, len(things) + 1)

    def _text(self) -> str:
        words = self._turns.choices(WORDS, k=self._turns.randrange(4))
        return unicodedata.normalize("NFC", "".join(words))

    def _day(self) -> date | None:
        return self._turns.choice((None, date(2024, 2, 29) + timedelta(self._turns.randrange(999))))

    def _score(self) -> Decimal:
        return Decimal(self._turns.randrange(-10, 10010)).scaleb(-2)

    def _key(self) -> str:
        return self._turns.choice(["", *self._keys])

    def _code(self) -> str:
        return self._turns.choice(CODES)

    def _round_field(self) -> str:
        return "half_year" if self._months == 6 else "outcome"

    def _signatory(self) -> Signatory:
        role = self._turns.choice(("reporter", "reviewer", "approver", ""))
        return Signatory(role, self._text(), self._text(), self._text(), self._text())

    def _evidence_made(self) -> Evidence:
        turns = self._turns
        kind, place = turns.choice(EVIDENCE_KINDS), turns.choice(PLACES)
        crop = turns.choice((None, (0.1, 0.2, 0.9, 0.75)))
        angle = turns.choice((0, 90, 180, 270))
        return Evidence("", kind, self._text(), self._text(), self._key(), place, angle, crop)

    def _outcome_made(self) -> Outcome:
        proofs = tuple(replace(one, id=self._new_id()) for one in self._many(self._evidence_made, 2))
        return Outcome(
            status=self._turns.choice(STATUSES),
            output=self._text(),
            result=self._text(),
            summary=self._text(),
            follow_up=self._text(),
            suggestion=self._text(),
            obstacles=self._text(),
            spent=self._turns.choice((None, Decimal("1234.50"))),
            done_on=DoneOn(self._day(), self._text()),
            codes=self._many(self._code, 2),
            evidence=proofs,
        )

    def _measure_made(self) -> Measure:
        half = replace(self._outcome_made(), evidence=()) if self._turns.random() < 0.5 else None
        group = self._of(self._report.groups)
        return Measure(
            number=self._turns.choice(("1", "๒", "")),
            group=group.id if group else "",
            issue=self._turns.choice((None, 1, 7)),
            title=self._text(),
            codes=self._many(self._code),
            steps=tuple(Step(text=text) for text in self._many(self._text)),
            responsible=self._many(self._text, 2),
            period=Period(self._day(), self._day(), self._text()),
            budget=self._turns.choice((None, Decimal(0), Decimal("99999999.99"))),
            outcome=self._outcome_made(),
            half_year=half,
        )

    def _finding_made(self) -> Finding:
        about = self._turns.choice(("issue:1", "issue:7", "indicator:4"))
        return Finding("", about, self._text(), self._text(), self._text(), self._many(self._question))

    def _question(self) -> FindingQuestion:
        return FindingQuestion(self._code(), self._text(), self._turns.choice((None, Decimal("80.5"))))

    def _link(self) -> OitLink:
        return OitLink(self._code(), self._text(), self._text())

    def _unplaced_made(self) -> Unplaced:
        return Unplaced(self._text(), self._text(), self._turns.randrange(99))

    def _ids(self) -> list[str]:
        ids = [measure.id for measure in self._report.measures]
        return self._turns.sample(ids, self._turns.randrange(min(3, len(ids)) + 1)) or ["gone"]
