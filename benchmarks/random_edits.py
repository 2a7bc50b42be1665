"""Edits at random, as a clerk's day brings them, and pictures that are all different: for kills and for long runs."""

import random
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES
from ita_desk.domain.year_report import YearReport
from ita_desk.services.edits.edit import Edit, set_agency_field
from ita_desk.services.edits.evidence import (
    add_evidence,
    add_photos,
    move_evidence,
    remove_evidence,
    set_evidence_field,
)
from ita_desk.services.edits.measures import (
    add_measure,
    duplicate_measure,
    remove_measure,
    set_measure_field,
    set_measure_steps,
)
from ita_desk.services.edits.order import move_measures, renumber_measures
from ita_desk.services.edits.outcome import copy_outcome
from ita_desk.services.edits.year import set_score, set_section_text

WORDS = "ปรับปรุง คู่มือ ประชาชน เผยแพร่ อบรม น้ำ สำนักปลัด ๒๕๖๘ ประเมิน ความพึงพอใจ “โปร่งใส” \n".split(" ")
TEXTS = ("title", "target", "outcome.output", "outcome.result", "outcome.summary", "half_year.output")
MOST_MEASURES, MOST_EVIDENCE = 14, 6
SIDES = (48, 200, 1000, 2200)  # of pictures, in points; the larger ones are scaled when they are taken in


def picture(turns: random.Random, side: int | None = None) -> bytes:
    """A JPEG like no other."""
    from PIL import Image

    grain = Image.frombytes("RGB", (16, 16), turns.randbytes(16 * 16 * 3))
    size = side or turns.choices(SIDES, (4, 4, 2, 1))[0]
    content = BytesIO()
    grain.resize((size, size * 3 // 4), Image.Resampling.BICUBIC).save(content, "JPEG", quality=90)
    return content.getvalue()


class RandomEdits:
    """Makes edits that are possible in a year; `keep_photo` gives the key of a picture that is now in the file."""

    def __init__(
        self, turns: random.Random, new_id: IdSource, keep_photo: Callable[[bytes], str], *, photos: float = 1
    ) -> None:
        self._turns, self._new_id, self._keep_photo = turns, new_id, keep_photo
        self._makers: dict[Callable[[YearReport], Edit], float] = {
            self._text: 8,
            self._agency: 1,
            self._score: 1,
            self._section: 1,
            self._status: 2,
            self._steps: 2,
            self._measures: 4,
            self._outcome: 1,
            self._photos: photos,
            self._evidence: 1.5,
        }

    def next(self, office: Office) -> Edit:
        """An edit of the newest year with measures, which must be there."""
        report = next(report for report in reversed(office.years) if report.measures)
        (make,) = self._turns.choices(list(self._makers), list(self._makers.values()))
        return make(report)

    def words(self, most: int = 12) -> str:
        """Some Thai."""
        return "".join(self._turns.choices(WORDS, k=self._turns.randrange(1, most)))

    def _measure(self, report: YearReport) -> Measure:
        return self._turns.choice(report.measures)

    def _text(self, report: YearReport) -> Edit:
        field = self._turns.choice(TEXTS)
        if field.startswith("half_year") and self._measure(report).half_year is None:
            field = "title"
        return set_measure_field(int(report.fiscal_year), self._measure(report).id, field, self.words())

    def _agency(self, _: YearReport) -> Edit:
        return set_agency_field(self._turns.choice(["name", "address", "phone"]), self.words(4))

    def _score(self, report: YearReport) -> Edit:
        score = Decimal(self._turns.randrange(10001)).scaleb(-2)
        return set_score(int(report.fiscal_year), self._turns.choice(["total", "1", "9.1", "o1"]), score)

    def _section(self, report: YearReport) -> Edit:
        return set_section_text(int(report.fiscal_year), f"memo/{self._turns.randrange(5)}", self.words(30))

    def _status(self, report: YearReport) -> Edit:
        status = self._turns.choice(STATUSES)
        return set_measure_field(int(report.fiscal_year), self._measure(report).id, "outcome.status", status)

    def _steps(self, report: YearReport) -> Edit:
        texts = [self.words(5) for _ in range(self._turns.randrange(5))]
        return set_measure_steps(int(report.fiscal_year), self._measure(report).id, texts, self._new_id)

    def _measures(self, report: YearReport) -> Edit:
        year, measures, one = int(report.fiscal_year), report.measures, self._measure(report)
        if len(measures) >= MOST_MEASURES:
            return remove_measure(year, one.id)
        many = [measure.id for measure in self._turns.sample(measures, min(2, len(measures)))]
        return self._turns.choice(
            [
                add_measure(year, Measure(title=self.words()), self._new_id, 0),
                duplicate_measure(year, one.id, self._new_id),
                move_measures(year, many, self._turns.randrange(len(measures) + 1)),
                renumber_measures(year),
                remove_measure(year, one.id) if len(measures) > 2 else renumber_measures(year),
            ]
        )

    def _outcome(self, report: YearReport) -> Edit:
        half = [measure for measure in report.measures if measure.half_year]
        one = self._turns.choice(half or list(report.measures))
        rounds = (6, 12) if half else (12, 6)
        return copy_outcome(int(report.fiscal_year), one.id, *rounds, self._new_id)

    def _photos(self, report: YearReport) -> Edit:
        keys = [self._keep_photo(picture(self._turns)) for _ in range(self._turns.randrange(1, 3))]
        return add_photos(int(report.fiscal_year), self._measure(report).id, 12, keys, self._new_id)

    def _evidence(self, report: YearReport) -> Edit:
        year = int(report.fiscal_year)
        held = [measure for measure in report.measures if measure.outcome.evidence]
        if not held:
            link = Evidence(kind="link", url="https://example.go.th")
            return add_evidence(year, self._measure(report).id, 12, link, self._new_id)
        one = max(held, key=lambda measure: len(measure.outcome.evidence))
        proof = self._turns.choice(one.outcome.evidence)
        if len(one.outcome.evidence) > MOST_EVIDENCE:
            return remove_evidence(year, one.id, 12, proof.id)
        return self._turns.choice(
            [
                set_evidence_field(year, one.id, 12, proof.id, "caption", self.words()),
                set_evidence_field(year, one.id, 12, proof.id, "turn", self._turns.choice([0, 90, 180])),
                move_evidence(year, one.id, 12, proof.id, 0),
                remove_evidence(year, one.id, 12, proof.id),
            ]
        )
