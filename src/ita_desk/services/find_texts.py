"""Finding words in all that an office has written, and putting others in their place."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field, replace
from typing import Any, TypeVar

from ita_desk.domain.measure import Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn
from ita_desk.domain.texts import (
    AGENCY,
    REPORT,
    Place,
    PlacedText,
    texts_of_agency,
    texts_of_measure,
    texts_of_year,
)
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit
from ita_desk.services.remedy_paths import Gone, value_at, with_changed_at
from ita_desk.thai.date_reading import parse_day, parse_period
from ita_desk.thai.search import Search, SearchOptions
from ita_desk.thai.words import Segmenter

FIELDS = ("all", "measures", "outcomes", "analysis", "wordings")
_LONGEST_NAMED = 24  # letters of the words that stand in the name of an undo step
_OUTCOMES = ("outcome", "half_year")
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class FindOptions:
    """Where to look: one fiscal year or all (None), the agency or not, which fields; and what counts as the same."""

    year: int | None = None
    agency: bool = False
    fields: str = "all"
    search: SearchOptions = field(default_factory=SearchOptions)


@dataclass(frozen=True, slots=True)
class Found:
    """Words that were found: the place, the whole text there, and where in it they begin and end."""

    place: Place
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words themselves, as they are written there."""
        return self.text[self.start : self.end]

    @property
    def fixed(self) -> bool:
        """Whether they stand in what was signed, which stays as it is."""
        return self.place.field.startswith("signed[")

    @property
    def in_address(self) -> bool:
        """Whether they stand in a web or e-mail address, which leads nowhere once a year or name in it is replaced."""
        return self.place.field.endswith(".url") or (
            self.place.record == AGENCY and self.place.field in ("website", "email", "facebook")
        )


def find(
    office: Office, wanted: str, options: FindOptions = FindOptions(), segmenter: Segmenter | None = None
) -> tuple[Found, ...]:
    """All places where the words stand, in the order of the office."""
    return tuple(one for part in find_in_parts(office, wanted, options, segmenter) for one in part)


def find_in_parts(
    office: Office, wanted: str, options: FindOptions = FindOptions(), segmenter: Segmenter | None = None
) -> Iterator[tuple[Found, ...]]:
    """What `find` finds, little by little: a part for each measure, so that a window stays awake meanwhile."""
    search = Search(wanted, options.search, segmenter)
    for texts in _texts(office, options) if wanted else ():
        yield tuple(
            Found(placed.place, placed.text, start, end)
            for placed in texts
            for start, end in search.spans(placed.text)
        )


def _texts(office: Office, options: FindOptions) -> Iterator[Iterator[PlacedText]]:
    """The texts to look into, record by record."""
    if options.agency and options.fields == "all":
        yield texts_of_agency(office.agency)
    for report in office.years:
        if options.year not in (None, int(report.fiscal_year)):
            continue
        findings = {finding.id for finding in report.findings}
        of_year = texts_of_year(replace(report, measures=()))
        yield (one for one in of_year if _is_wanted(one.place, options.fields, findings))
        if options.fields in ("all", "measures", "outcomes"):
            for measure in report.measures:
                of_measure = texts_of_measure(int(report.fiscal_year), measure)
                yield (one for one in of_measure if _is_wanted(one.place, options.fields, findings))


def _is_wanted(place: Place, fields: str, findings: Collection[str]) -> bool:
    head = place.field.partition(".")[0].partition("[")[0]
    if fields == "all":
        return True
    if place.record == REPORT:
        return head == {"analysis": "limitations", "wordings": "texts"}.get(fields)
    if place.record in findings:
        return fields == "analysis"
    return fields == ("outcomes" if head in _OUTCOMES else "measures")


# --- replacing -----------------------------------------------------------------------------------------------


def replace_edit(found: Collection[Found], replacement: str, office: Office) -> Edit:
    """The edit that puts other words in the place of those found; one undo step, named after how many there are.

    What no longer stands where it was found is left alone. Raises UserError `find.signed` if all of them stand in
    what was signed, `find.changed` if none is there any more, `find.nothing` if there is none to begin with.
    """
    if not found:
        raise UserError("find.nothing")
    if all(one.fixed for one in found):
        raise UserError("find.signed")
    there = _still_there([one for one in found if not one.fixed], office)
    if not there:
        raise UserError("find.changed")
    words = {"old": _shortened(there[0].words), "new": _shortened(replacement), "count": len(there)}
    name = Message("edit.replace_words" if replacement else "edit.delete_words", words)
    return Edit(
        name,
        lambda then: _replaced(then, there if then is office else _still_there(there, then), replacement),
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_NAMED else f"{line[: _LONGEST_NAMED - 1]}…"


def _still_there(found: Collection[Found], office: Office) -> list[Found]:
    """Those whose text is still the one in which they were found."""
    records: dict[tuple[int, str], Any] = {(0, AGENCY): office.agency}
    for report in office.years:
        year = int(report.fiscal_year)
        records[year, REPORT] = report
        for alike in (report.measures, report.findings, report.groups):
            records |= {(year, one.id): one for one in alike}
    texts = {
        place: _text_at(records.get((place.year, place.record)), place)
        for place in {one.place for one in found}
    }
    return [one for one in found if texts[one.place] == one.text]


def _text_at(record: object, place: Place) -> Any:
    try:
        return value_at(record, place.field)
    except Gone:
        return None


def _replaced(office: Office, found: Collection[Found], replacement: str) -> Office:
    """The office with the replacement in each place; what does not change keeps its objects."""
    places: dict[Place, list[Found]] = {}
    for one in found:
        places.setdefault(one.place, []).append(one)
    new: dict[tuple[int, str], dict[str, str]] = {}
    for place, there in places.items():
        text = _with(there, replacement)
        if text != there[0].text:
            new.setdefault((place.year, place.record), {})[place.field] = text
    if agency := new.get((0, AGENCY)):
        office = replace(office, agency=_changed(office.agency, agency))
    for report in office.years:
        if any(year == report.fiscal_year for year, _ in new):
            office = office.with_year(_with_texts(report, new))
    return office


def _with(found: list[Found], replacement: str) -> str:
    text = found[0].text
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}{replacement}{text[one.end :]}"
    return unicodedata.normalize("NFC", text)


def _with_texts(report: YearReport, new: Mapping[tuple[int, str], Mapping[str, str]]) -> YearReport:
    year = int(report.fiscal_year)
    report = _changed(report, new.get((year, REPORT), {}))
    for name in ("measures", "findings", "groups"):
        records = getattr(report, name)
        if any((year, one.id) in new for one in records):
            changed: Any = tuple(_changed(one, new.get((year, one.id), {})) for one in records)
            report = replace(report, **{name: changed})
    return report


def _changed(record: Record, texts: Mapping[str, str]) -> Record:
    """The record with texts at their paths; the dates of a period or day follow its words, as when they are typed."""
    for path, text in texts.items():
        head = path.removesuffix(".text")
        holder = value_at(record, head)
        if isinstance(holder, Period):
            record = with_changed_at(record, head, _putting(Period(*parse_period(text), text)))
        elif isinstance(holder, DoneOn):
            record = with_changed_at(record, head, _putting(DoneOn(parse_day(text), text)))
        else:
            record = with_changed_at(record, path, _putting(text))
    return record


def _putting(value: Any) -> Callable[[Any], Any]:
    return lambda _: value
