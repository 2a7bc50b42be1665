"""Records of table rows made into measures, and what is odd about them noted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.outcome import Outcome
from ita_desk.intake.cells import begins_list, fold, laid_out, squeezed, steps_from, units_from
from ita_desk.intake.heading_words import RESULT_COMPLETION
from ita_desk.intake.proposal import Findings
from ita_desk.intake.records import Record
from ita_desk.thai.date_reading import parse_period
from ita_desk.thai.digits import to_arabic, to_thai

_INDICATOR = re.compile(r"ตาม\s?ตัวชี้วัด\s?(?:ที่\s?[0-9๐-๙]{1,2}\s)?\s?(.{1,80}?)\s?ได้\s?คะแนน")
_ISSUE = re.compile(r"(?:ประเด็นที่)?\s*([1-7๑-๗])(?![0-9๐-๙])")
_MONEY = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})*|[0-9]{1,12})(\.[0-9]{1,2})?\s*(?:บาท|\.-|-)?")
_WIDEST_GAP = 9
_PLACES = {"outcome.output": "output", "outcome.result": "result"}  # where the picture of a column is printed


class MeasureBuilder:
    """Makes measures of records; `indicators` gives the code of each indicator's name, `key` names the source."""

    def __init__(self, indicators: Mapping[str, str], findings: Findings, key: str = "") -> None:
        self._key = key
        self._codes = {squeezed(name): code for name, code in indicators.items()}
        self._findings = findings

    def build_measures(self, records: Sequence[Record], months: int) -> tuple[Measure, ...]:
        """The measures of those records that are not left out, with outcomes in the round of 6 or 12 months."""
        self._note_numbers([record for record in records if not record.left_out])
        measures: list[Measure] = []
        issue: int | None = None
        for record in records:
            goes_on = record.by_issue and "issue" not in record.pieces
            issue = issue if goes_on else _issue_in(record)
            if not record.left_out:
                measures.append(replace(self._build_measure(record), issue=issue))
        if months == 12:
            return tuple(measures)
        return tuple(replace(m, half_year=m.outcome, outcome=Outcome()) for m in measures)

    def _build_measure(self, record: Record) -> Measure:
        title, steps = record.text("title"), record.text("steps")
        if record.form == RESULT_COMPLETION and not steps and begins_list(title):
            title, steps = "", title
        when = fold(record.text("period"))
        start, end = parse_period(when)
        self._place_issue(record)
        return Measure(
            id=f"{self._key}-{record.line}" if self._key else "",
            number=record.number,
            group=record.group,
            title=fold(title),
            steps=tuple(Step(text=text) for text in steps_from(steps)),
            responsible=units_from(record.text("responsible")),
            period=Period(start, end, when),
            budget=self._amount(record, "budget"),
            target=laid_out(record.text("target")),
            outcome=self._outcome(record),
        )

    def _place_issue(self, record: Record) -> None:
        text = fold(record.text("issue"))
        if _issue_in(record):
            self._findings.recognise("issue", text, record.line)
        else:
            self._findings.leave(text, record.line)

    def _amount(self, record: Record, name: str) -> Decimal | None:
        text = fold(record.text(name))
        if found := _MONEY.fullmatch(to_arabic(text)):
            return Decimal(found[1].replace(",", "") + (found[2] or ""))
        self._findings.leave(text, record.line)
        return None

    def _outcome(self, record: Record) -> Outcome:
        def text(name: str) -> str:
            said = laid_out(record.text(f"outcome.{name}"))
            return said if _says(said) else ""  # a dash is what forms print where nothing was said

        outcome = Outcome(
            output=text("output"),
            result=text("result"),
            summary=text("summary"),
            follow_up=text("follow_up"),
            suggestion=text("suggestion"),
            obstacles=text("obstacles"),
            spent=self._amount(record, "outcome.spent"),
        )
        status = ""
        if record.form == RESULT_COMPLETION:
            status = "done" if _says(outcome.result) else "not_done" if _says(outcome.obstacles) else ""
        evidence = self._evidence(record)
        return replace(outcome, status=status, codes=self._indicators(record, outcome), evidence=evidence)

    def _evidence(self, record: Record) -> tuple[Evidence, ...]:
        """The pictures of the record, each once in a place; their bytes are kept by their SHA-256."""
        found: dict[tuple[str, str], Evidence] = {}
        for name, content in record.pictures:
            key, place = sha256(content).hexdigest(), _PLACES.get(name, "")
            self._findings.photos[key] = content
            found.setdefault((key, place), Evidence(sha256=key, place=place))
        return tuple(found.values())

    def _indicators(self, record: Record, outcome: Outcome) -> tuple[str, ...]:
        """The indicators whose scores the texts quote by their official names."""
        codes: list[str] = []
        for text in (outcome.output, outcome.result, outcome.summary):
            for words in _INDICATOR.findall(text):
                code = self._codes.get(squeezed(words))
                if code is None:
                    self._findings.note(
                        "indicator_unknown", words=words, measure=record.label, line=record.line
                    )
                elif code not in codes:
                    codes.append(code)
        return tuple(codes)

    def _note_numbers(self, records: Sequence[Record]) -> None:
        """Note numbers used twice, rows printed twice and numbers left out, within each group."""
        counted = [r for r in records if not r.by_issue and re.fullmatch(r"\d{1,3}", r.number)]
        firsts: dict[tuple[str, int], Record] = {}
        for record in counted:
            first = firsts.setdefault((record.group, int(record.number)), record)
            if first is record:
                continue
            lines = {"first_line": first.line, "line": record.line}
            self._findings.note("number_twice", number=record.number, **lines)
            if _same_rows(first, record):
                self._findings.note("row_twice", number=record.number, **lines)
        last = 0
        for group in {group: None for group, _ in firsts}:
            numbers = sorted(number for of, number in firsts if of == group)
            goes_on = numbers[0] == last + 1  # from the group before
            self._note_gaps(last if goes_on else 0, numbers, counted[0].number)
            last = numbers[-1]

    def _note_gaps(self, start: int, numbers: Sequence[int], sample: str) -> None:
        change = to_arabic if sample == to_arabic(sample) else to_thai
        for before, after in zip([start, *numbers], numbers, strict=False):
            if after - before <= _WIDEST_GAP:
                for missing in range(before + 1, after):
                    self._findings.note("number_missing", number=change(str(missing)))


def _issue_in(record: Record) -> int | None:
    number = _ISSUE.match(fold(record.text("issue")))
    return int(number[1]) if number else None


def _says(text: str) -> bool:
    """Whether a text is more than the dash of an empty cell."""
    return bool(text.strip("-–—. "))


def _same_rows(one: Record, other: Record) -> bool:
    return all(
        squeezed(one.text(name)) == squeezed(other.text(name)) for name in {*one.pieces, *other.pieces}
    )
