"""Whether the scores that texts quote are those of the score table, and what is said of them is borne out by them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.checks.check import Check, Found, TextCheck, YearCheck, found
from ita_desk.checks.code_lists import printed_code, score_name
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.indicator_names import indicator_names
from ita_desk.checks.problem import Remedy
from ita_desk.checks.score_quotes import Change, Quote, QuotedLevel, Quoting, quoted_in, quoting
from ita_desk.checks.squeezed import squeezed, words_of
from ita_desk.domain.finding import Finding
from ita_desk.domain.issue_questions import questions_of
from ita_desk.domain.suggestions import FULL, PASSING
from ita_desk.domain.texts import Place, PlacedText
from ita_desk.domain.year_report import YearReport
from ita_desk.thai.digits import to_thai

_WANT = re.compile(r"shortcomings|to_develop|suggestion|obstacles|target|steps")
_PRAISE = re.compile(
    r"มีประสิทธิภาพ|มีประสิทธิผล|ดีเยี่ยม|ดีมาก|ดีเด่น|น่าพอใจ|น่าพึงพอใจ|ประสบความสำเร็จ|บรรลุเป้าหมาย|ระดับสูง|เป็นเลิศ"
)
_NOT_MEANT = re.compile(r"ไม่|ให้|เพื่อ|ควร|ต้อง|ขาด|พัฒนา|ปรับปรุง|จะ|อย่าง$|หรือ|แต่")
_PRAISED = 90  # letters between the praise and the score
_BUT = re.compile(r"แต่|อย่างไรก็ตาม|ยังไม่|ควร|ต้อง|เนื่องจาก|แม้")
_RATE = re.compile(r"ตอบแบบ(?:วัด|ประเมิน|สำรวจ|สอบถาม)[^\n]{0,60}?คิดเป็น[0-9]{1,3}(?:\.[0-9]+)?คะแนน")
_SHORTEST_TITLE = 15  # a shorter one may stand in a text by chance
_NOTHING = re.compile(r"\W*(?:ไม่มี|ไม่พบ|-|–)?\W*")


def find_other_scores(context: Context) -> Iterator[Found]:
    """Find scores in texts that are not those of the score table of any year that may be meant."""
    yield from _other_scores(context, sure=True)


def find_strange_scores(context: Context) -> Iterator[Found]:
    """Find scores in texts that are not those of the score table, while one that may be meant is not there yet."""
    yield from _other_scores(context, sure=False)


def find_other_levels(context: Context) -> Iterator[Found]:
    """Find a level in a text that was not announced for any year that may be meant."""
    usual = context.setting.basis_year, context.setting.fiscal_year
    for placed, quoted in _quoting(context):
        for said in quoted.levels:
            reports = [_year(context, year) for year in dict.fromkeys(said.years or usual)]
            levels = [report.assessment.level for report in reports if report and report.assessment.level]
            if levels and said.level not in levels and (not said.years or len(levels) == len(reports)):
                remedy = Remedy("replace", levels[0]) if len(set(levels)) == 1 else None
                yield _found_in(placed, said, remedy, level=said.level, right=", ".join(levels))


def find_contradictions(context: Context) -> Iterator[Found]:
    """Find a score quoted otherwise in two texts, where no score table tells which one is right."""
    first: dict[str, Quote] = {}
    tabled = {code for scores in _tables(context).values() for code in scores}
    for placed, quoted in _quoting(context):
        for quote in quoted.quotes:
            if not quote.code or quote.role != "plain" or quote.years or quote.code in tabled:
                continue
            other = first.setdefault(quote.code, quote)
            if other.value != quote.value:
                values = {"code": score_name(quote.code), "score": quote.value, "other": other.value}
                yield _found_in(placed, quote, None, **values)


def find_praise(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find praise beside a score under 85."""
    if _WANT.search(placed.place.field) or not _PRAISE.search(squeezed(placed.text).text):
        return
    text = placed.text
    for quote in quoted_in(text, indicator_names(setting)).quotes:
        low = quote.value < PASSING and quote.role == "plain"
        line = max(text.rfind("\n", 0, quote.start) + 1, quote.start - 2 * _PRAISED)
        before = squeezed(text[line : quote.start])
        praised = [*_PRAISE.finditer(before.text)] if low else []
        if praised and _is_meant(before.text, praised[-1]):
            start, end = before.span(*praised[-1].span())
            yield found(line + start, line + end, score=f"{quote.value:.2f}")


def find_rates(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a rate of answers called a score."""
    if "ตอบแบบ" in placed.text.replace(" ", "") and "คะแนน" in placed.text:
        short = squeezed(placed.text)
        for rate in _RATE.finditer(short.text):
            yield found(*short.span(rate.start() + rate[0].index("คิดเป็น"), rate.end()))


def find_untold_changes(context: Context) -> Iterator[Found]:
    """Find scores said to have risen or fallen without both figures, and without a score table that shows it."""
    for placed, change in _changes(context):
        if not change.told and _difference(context, change) is None:
            yield _found_in(placed, change)


def find_wrong_changes(context: Context) -> Iterator[Found]:
    """Find scores said to have risen that fell, or the other way, by the figures told or by the score tables."""
    for placed, change in _changes(context):
        if change.former and change.latter:
            moved: Decimal | None = change.latter.value - change.former.value
        else:
            moved = None if change.told else _difference(context, change)
        if moved is not None and (moved <= 0 if change.rises else moved >= 0):
            yield _found_in(placed, change, moved=f"{moved:+.2f}")


def find_defects_at_full(context: Context) -> Iterator[Found]:
    """Find shortcomings of a subject of which every question has the full score."""
    scores = context.basis.assessment.scores if context.basis else {}
    for finding in context.report.findings:
        if not _NOTHING.fullmatch(finding.shortcomings) and _all_full(finding, context, scores):
            place = Place(context.setting.fiscal_year, finding.id, "shortcomings")
            yield Found(place=place)


def find_defects_of_full_items(context: Context) -> Iterator[Found]:
    """Find items named among the shortcomings of a subject although they have the full score."""
    scores = context.basis.assessment.scores if context.basis else {}
    for finding in context.report.findings:
        short = squeezed(finding.shortcomings)
        asked = questions_of(context.report, context.setting.basis_framework, finding.about, scores)
        for question in asked if any(one.score != FULL for one in asked) else ():
            title = words_of(question.title)
            at = short.text.find(title) if question.score == FULL and len(title) >= _SHORTEST_TITLE else -1
            if at >= 0:
                place = Place(context.setting.fiscal_year, finding.id, "shortcomings")
                said = found(*short.span(at, at + len(title)), code=printed_code(question.code))
                yield replace(said, place=place)


def _all_full(finding: Finding, context: Context, scores: Mapping[str, Decimal]) -> bool:
    """Whether the questions of a finding are known, and each has 100."""
    listed = questions_of(context.report, context.setting.basis_framework, finding.about, scores)
    return bool(listed) and all(question.score == FULL for question in listed)


def _quoting(context: Context) -> Quoting:
    return quoting(context.report, indicator_names(context.setting))


def _changes(context: Context) -> Iterator[tuple[PlacedText, Change]]:
    """What is said to have changed, in texts that do not tell what is only wanted."""
    for placed, quoted in _quoting(context):
        if not _WANT.search(placed.place.field):
            yield from ((placed, change) for change in quoted.changes)


def _found_in(
    placed: PlacedText, said: Quote | Change | QuotedLevel, remedy: Remedy | None = None, **values: object
) -> Found:
    return replace(found(said.start, said.end, remedy=remedy, **values), place=placed.place)


def _other_scores(context: Context, *, sure: bool) -> Iterator[Found]:
    tables, findings = _tables(context), {finding.id for finding in context.report.findings}
    usual = context.setting.basis_year, context.setting.fiscal_year
    for placed, quoted in _quoting(context):
        meant = usual[:1] if placed.place.record in findings else usual
        for quote in quoted.quotes:
            years = dict.fromkeys((*meant, *quote.years)) if quote.code else ()
            scores = [tables[year][quote.code] for year in years if quote.code in tables.get(year, {})]
            named = all(quote.code in tables.get(year, {}) for year in quote.years)
            if scores and named and sure == (len(scores) == len(years)):
                yield from _compared(placed, quote, scores)


def _compared(placed: PlacedText, quote: Quote, scores: list[Decimal]) -> Iterator[Found]:
    if not any(_same(quote, score) for score in scores):
        right = [f"{score:.2f}" for score in dict.fromkeys(scores)]
        remedy = Remedy("replace", _in_digits_of(placed.text[quote.start], right[0]))
        values = {"code": score_name(quote.code), "score": quote.value, "right": ", ".join(right)}
        yield _found_in(placed, quote, remedy if len(right) == 1 else None, **values)


def _tables(context: Context) -> dict[int, Mapping[str, Decimal]]:
    """The score tables by year."""
    return {int(report.fiscal_year): report.assessment.scores for report in context.office.years}


def _year(context: Context, year: int) -> YearReport | None:
    return next((report for report in context.office.years if report.fiscal_year == year), None)


def _difference(context: Context, change: Change) -> Decimal | None:
    """By how much the score tables say that a score changed, from the first year meant to the last."""
    usual = context.setting.basis_year, context.setting.fiscal_year
    years = sorted({*change.years}) if len({*change.years}) > 1 else sorted({*usual, *change.years})
    tables = _tables(context)
    before, after = (tables.get(year, {}).get(change.code) for year in (years[0], years[-1]))
    return after - before if len(years) > 1 and before is not None and after is not None else None


def _same(quote: Quote, score: Decimal) -> bool:
    """Whether a score is quoted, perhaps with fewer decimals."""
    return quote.value == score.quantize(quote.value, ROUND_HALF_UP)


def _in_digits_of(model: str, number: str) -> str:
    return to_thai(number) if to_thai(model) == model else number


def _is_meant(before: str, praise: re.Match[str]) -> bool:
    """Whether praise is meant for what the score behind it measures."""
    lead, rest = before[max(0, praise.start() - 12) : praise.start()], before[praise.end() :]
    near = len(rest) <= _PRAISED and not lead.endswith("โปร่งใสและ")
    return near and not _NOT_MEANT.search(lead) and not _BUT.search(rest)


CHECKS: tuple[Check, ...] = (
    YearCheck("scores.quoted-otherwise", "must", find_other_scores),
    YearCheck("scores.quoted-unknown", "consider", find_strange_scores),
    YearCheck("scores.level-quoted", "must", find_other_levels),
    YearCheck("scores.quoted-twice", "should", find_contradictions),
    TextCheck("scores.praise-beside-low", "must", find_praise),
    TextCheck("scores.rate-as-score", "should", find_rates),
    YearCheck("scores.change-untold", "should", find_untold_changes),
    YearCheck("scores.change-wrong", "must", find_wrong_changes),
    YearCheck("scores.defect-at-full", "should", find_defects_at_full),
    YearCheck("scores.defect-of-full-item", "consider", find_defects_of_full_items),
)
