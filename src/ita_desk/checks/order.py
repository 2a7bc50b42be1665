"""The order of what stands in a year: row numbers, rows and cells that stand twice, results among the steps."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, MeasureCheck, TextCheck, YearCheck, found, found_at
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import Place, PlacedText
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic, to_thai

_NUMBER = re.compile(r"\s*(.*?)([0-9]{1,4})\s*[.)]?\s*", re.DOTALL)
_STEP = re.compile(r"steps\[[0-9]+\]")
_DONE = re.compile(
    r"""
      (?<!ที่)(?<!เมื่อ)ได้\s?ดำเนินการ(?:เรียบร้อย|แล้ว|จัด|เมื่อ)
    | มี\s?ผู้\s?เข้าร่วม[^\n]{0,60}?[0-9๐-๙]+\s?(?:คน|ราย)
    | ผู้\s?เข้าร่วม(?:โครงการ|กิจกรรม|อบรม|ประชุม)?\s?มี\s?จำนวน[^\n]{0,40}?[0-9๐-๙]+\s?(?:คน|ราย)
    | คิด\s?เป็น\s?ร้อยละ
    """,
    re.VERBOSE,
)
_SHORTEST_CELL = 20  # letters; shorter cells may well say the same
_NEARLY = 0.8  # of a cell that stands whole in another
_RESULTS = ("output", "result", "summary")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row number as typed: what leads its last figure, and the figure."""

    lead: str
    figure: int


def _row(measure: Measure) -> _Row | None:
    number = _NUMBER.fullmatch(to_arabic(measure.number))
    return _Row(number[1], int(number[2])) if number else None


def _part(measure: Measure) -> tuple[str, int | None]:
    """What a measure's number is counted in, where rows are counted anew: its group and its issue."""
    return measure.group, measure.issue


def _numbered(context: Context) -> Iterator[tuple[Measure, _Row, Measure | None, _Row | None]]:
    """The measures with a number, each with the one before it."""
    before: tuple[Measure | None, _Row | None] = (None, None)
    for measure in context.report.measures:
        row = _row(measure)
        if row:
            yield measure, row, *before
            before = measure, row


def find_number_gaps(context: Context) -> Iterator[Found]:
    """Find row numbers that are not one more than the number before."""
    year = int(context.report.fiscal_year)
    for measure, row, before, previous in _numbered(context):
        follows = previous is not None and previous.lead == row.lead
        wanted = previous.figure + 1 if previous and follows else 1
        anew = row.figure == 1 and (before is None or not follows or _part(before) != _part(measure))
        repeats = previous is not None and follows and row.figure == previous.figure
        if row.figure != wanted and not anew and not repeats:
            number = _like(measure.number, row, wanted)
            place = Place(year, measure.id, "number")
            yield found_at(place, remedy=Remedy("set", number), number=measure.number, wanted=number)


def find_repeated_numbers(context: Context) -> Iterator[Found]:
    """Find a row with the number of the row before it; a row that is that row again is found as such."""
    year = int(context.report.fiscal_year)
    for measure, row, before, previous in _numbered(context):
        if before is None or row != previous or _plan(before) == _plan(measure):
            continue
        if _part(before) == _part(measure) or row.figure != 1:
            number = _like(measure.number, row, row.figure + 1)
            place = Place(year, measure.id, "number")
            yield found_at(place, remedy=Remedy("set", number), number=measure.number, wanted=number)


def _like(number: str, row: _Row, figure: int) -> str:
    """Another number written as this one is."""
    thai = number != to_arabic(number)
    arabic = re.sub(rf"{row.figure}(?=\D*$)", str(figure), to_arabic(number))
    return to_thai(arabic) if thai else arabic


def find_duplicate_measures(context: Context) -> Iterator[Found]:
    """Find measures that stand there again, but for blanks; taken away at a click where nothing would be lost.

    A measure may be planned again in another group, under another issue or for another time.
    """
    first: dict[tuple[str, str, int | None], Measure] = {}
    for measure in context.report.measures:
        plan = _plan(measure)
        before = first.setdefault((plan, *_part(measure)), measure) if plan.strip() else measure
        if before is not measure and _dense(measure.period.text) in ("", _dense(before.period.text)):
            place = Place(int(context.report.fiscal_year), measure.id)
            remedy = Remedy("remove") if _adds_nothing(measure, before) else None
            yield found_at(place, remedy=remedy, number=before.number, title=before.title)


def _plan(measure: Measure) -> str:
    """What a measure says it will do, without its blanks."""
    return _dense(measure.title) + "\n" + _dense("".join(step.text for step in measure.steps))


def _adds_nothing(measure: Measure, before: Measure) -> bool:
    """Whether the second of two measures with the same plan tells no outcome of its own."""
    own, theirs = ([_dense(getattr(m.outcome, name)) for name in _RESULTS] for m in (measure, before))
    told = any(mine not in ("", other) for mine, other in zip(own, theirs, strict=True))
    return not told and not measure.outcome.evidence and measure.half_year is None


def find_heading_changes(context: Context) -> Iterator[Found]:
    """Find groups that call a column otherwise than other groups of the same table do."""
    groups = context.report.groups
    for group in groups:
        for name, heading in group.headings.items():
            others = [other for other in groups if other.headings.get(name) != heading]
            if others:
                place = Place(int(context.report.fiscal_year), group.id, f"headings.{name}")
                yield found_at(place, heading=heading)


def find_duplicate_steps(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a step that stands in the measure before."""
    seen: set[str] = set()
    for number, step in enumerate(measure.steps):
        text = _dense(step.text)
        if text and text in seen:
            yield found_at(Place(setting.fiscal_year, measure.id, f"steps[{number}]"), step=number + 1)
        seen.add(text)


def find_same_cells(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a result that says what the cell beside it says: the steps, the output, or another result."""
    steps = [_dense(step.text) for step in measure.steps]
    for round_name, outcome in (("outcome", measure.outcome), ("half_year", measure.half_year)):
        beside = ["".join(steps), *steps]
        for name in _RESULTS if outcome else ():
            text = _dense(getattr(outcome, name))
            if len(text) >= _SHORTEST_CELL and any(_alike(text, other) for other in beside):
                yield found_at(Place(setting.fiscal_year, measure.id, f"{round_name}.{name}"))
            beside.append(text)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _NEARLY * len(longer) and shorter in longer


def _dense(text: str) -> str:
    return "".join(text.split())


def find_results_in_steps(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find what was done, or how many came, in a step, which says what to do: the first words that tell."""
    words = _DONE.search(placed.text) if _STEP.fullmatch(placed.place.field) else None
    if words:
        yield found(*words.span())


CHECKS: tuple[Check, ...] = (
    YearCheck("order.number-gap", "should", find_number_gaps),
    YearCheck("order.number-repeated", "should", find_repeated_numbers),
    YearCheck("order.duplicate-measure", "must", find_duplicate_measures),
    YearCheck("order.heading-changes", "consider", find_heading_changes),
    MeasureCheck("order.duplicate-step", "should", find_duplicate_steps),
    MeasureCheck("order.same-cell", "consider", find_same_cells),
    TextCheck("order.result-in-steps", "should", on_prose(find_results_in_steps)),
)
