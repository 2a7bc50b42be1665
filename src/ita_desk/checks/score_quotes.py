"""The scores that a text quotes, what they are said to be the scores of, and what is said to have risen or fallen.

Texts are read squeezed (`squeezed`), line by line. What a text may mean in two ways is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache

from ita_desk.checks.held import Held
from ita_desk.checks.indicator_names import Names
from ita_desk.checks.squeezed import squeezed
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import PlacedText, texts_of_measure, texts_of_year
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

_FARTHEST = 200  # letters between a subject and its score: a question's wording may stand between
_TOKEN = re.compile(
    r"""
    (?P<year>(?<![0-9.])25[0-9]{2}(?![0-9.]))
    | (?:(?<![A-Za-z0-9.@/_])|(?<=ข้อ)) (?P<code>[ieoIEO][0-9]{1,2}) (?![0-9A-Za-z]|\.[0-9])
    | ตัวชี้วัด (?:ที่)? (?P<indicator>(?:10|[1-9])(?![0-9.,]|\ ?[\-–]|ถึง))?
    | (?<![A-Za-z]) (?P<instrument>[IEO]IT) (?![A-Za-z]) \)? (?:(?:ส่วนที่|/) (?P<part>[12]))?
    | (?P<total>คะแนนรวม|คะแนนภาพรวม|คะแนนในภาพรวม|ผลการประเมิน(?:ใน)?ภาพรวม)
    | (?P<bound>ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|ขั้นต่ำ|มากกว่า|น้อยกว่า|ต่ำกว่า|สูงกว่า|เกณฑ์|เป้าหมาย|อย่างน้อย|เกินกว่า|ตั้งแต่
        |ระดับประเทศ|ระดับจังหวัด|ทั่วประเทศ|เฉลี่ยของ|ตามลำดับ|ส่วนต่าง)
    | (?P<change>เพิ่มขึ้น|เพิ่มสูงขึ้น|เพิ่มมากขึ้น|สูงขึ้น|ลดลง|ลดต่ำลง|ต่ำลง)
    | (?<![0-9.,/]) (?P<value>[0-9]{1,3}(?:\.[0-9]{1,2})?) (?![0-9]|[.,/][0-9]) (?P<unit>คะแนน)?
    """,
    re.VERBOSE,
)
_SCORE_BEFORE = re.compile(r"คะแนน(?:ร้อยละ|เฉลี่ย|อยู่ที่|เท่ากับ|ที่|คือ|รวม|[:=]|\s)*$|[^0-9]=\s?$")
_FORMER = re.compile(r"(?:จากเดิม|จาก|เดิม)(?:คะแนน|ร้อยละ|ได้|ที่|[:=])*$")
_LATTER = re.compile(r"(?<!คิด)(?:เป็น|เหลือ)(?:คะแนน(?:ร้อยละ)?)?$")
_DIFFERENCE = re.compile(r"(?:ขึ้น|ลง|อีก)(?:ถึง|อีก|ร้อยละ|จำนวน)*$")
_CLAIM = 70  # letters between the word score and the word that it rose
_BESIDE = 12
_OTHER_THING = re.compile(r"จำนวน|ผู้(?!มีส่วน)|เวลา|เรื่อง|ความเสี่ยง|ร้อยละ(?![0-9])|คน[^0-9]|ครั้ง")
_LEVEL = re.compile(
    r"(?:อยู่ใน|ได้|ผลการประเมิน|มี)\s*ระดับ\s*[\"“”]?\s*"
    r"(ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|AA|[A-F])(?![ก-๎A-Za-z])"
)
_RANGE = re.compile(r"(?:[-–]\s?|ถึง)(?:ข้อ)?$")
_YEAR = re.compile("(?<![0-9.])25[0-9]{2}(?![0-9.])")
_INTENT = re.compile(r"ให้|เพื่อ|ควร|คาด|จะ|ต้อง|หาก|ถ้า|น่า|ไม่|แนวโน้ม")
_RANKS = ("total", "instrument", "indicator", "question")


@dataclass(frozen=True, slots=True)
class Quote:
    """A score in a text: its stretch of the stored text, its code ("" if unclear) and `role`: plain, former, latter.

    `year` is the last year named before it in its line, `line` the number of its line, `years` all named in it.
    """

    code: str
    value: Decimal
    role: str
    start: int
    end: int
    line: int
    year: int | None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A score said to have risen or fallen: the stretch of the words, and the two scores where both are told."""

    code: str
    rises: bool
    start: int
    end: int
    former: Quote | None
    latter: Quote | None
    told: bool
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuotedLevel:
    """A level named in a text, and the years named in its line."""

    level: str
    start: int
    end: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a text quotes."""

    quotes: tuple[Quote, ...] = ()
    changes: tuple[Change, ...] = ()
    levels: tuple[QuotedLevel, ...] = ()


Quoting = tuple[tuple[PlacedText, Quoted], ...]
"""Texts with what they quote."""


@dataclass(slots=True)
class _Line:
    """What has been read of one line so far."""

    number: int
    years: list[int] = field(default_factory=list)
    code: str = ""
    rank: int = -1
    at: int = 0
    bound: int | None = None
    quotes: list[Quote] = field(default_factory=list)
    changes: list[tuple[bool, int, int, str, int]] = field(default_factory=list)
    differences: int = 0


def quoting(report: YearReport, names: Names) -> Quoting:
    """The texts of a year that quote scores, with what they quote; measures not changed since are not read again."""
    return _quoting_of_year(Held(report), names)


@lru_cache(maxsize=4)
def _quoting_of_year(held: Held[YearReport], names: Names) -> Quoting:
    report = held.record
    found = list(_quoting(texts_of_year(replace(report, measures=())), names))
    for measure in report.measures:
        found += _quoting_of_measure(Held(measure), int(report.fiscal_year), names)
    return tuple(found)


@lru_cache(maxsize=8192)  # more than any year has: as they come round in turn, with fewer none would be kept
def _quoting_of_measure(held: Held[Measure], year: int, names: Names) -> Quoting:
    return tuple(_quoting(texts_of_measure(year, held.record), names))


def _quoting(texts: Iterable[PlacedText], names: Names) -> Iterator[tuple[PlacedText, Quoted]]:
    for placed in texts:
        quoted = quoted_in(placed.text, names)
        if quoted != Quoted():
            yield placed, quoted


@lru_cache(maxsize=2048)
def quoted_in(text: str, names: Names) -> Quoted:
    """What a text quotes; `names` are those by which indicators may be called in it."""
    if "คะแนน" not in text:
        return Quoted()
    short = squeezed(text)
    quotes: list[Quote] = []
    changes: list[Change] = []
    start = 0
    for number, words in enumerate(short.text.split("\n")):
        if "คะแนน" in words and "ตามลำดับ" not in words:
            line = _read_line(words, number, names)
            shift = (short.places, start)
            read = [_placed(quote, shift, tuple(line.years)) for quote in line.quotes]
            quotes += read
            changes += _changes(line, read, shift)
        start += len(words) + 1
    return Quoted(tuple(quotes), tuple(changes), tuple(_levels(text)))


def _levels(text: str) -> Iterator[QuotedLevel]:
    for named in _LEVEL.finditer(text):
        line = text[text.rfind("\n", 0, named.start()) + 1 :].split("\n", 1)[0]
        years = tuple(int(year) for year in _YEAR.findall(to_arabic(line)))
        yield QuotedLevel(named[1], *named.span(1), years)


def _read_line(words: str, number: int, names: Names) -> _Line:
    line = _Line(number)
    for token in _TOKEN.finditer(words):
        if token["year"]:
            line.years.append(int(token["year"]))
        elif token["value"]:
            _read_value(line, words, token)
        elif token["bound"]:
            line.bound = token.end()
        elif token["change"]:
            _read_change(line, words, token)
        else:
            _read_subject(line, words, token, names)
    return line


def _read_subject(line: _Line, words: str, token: re.Match[str], names: Names) -> None:
    if token["code"]:
        code, rank = token["code"].lower(), 3
    elif token["instrument"]:
        code, rank = token["instrument"] + (f"/{token['part']}" if token["part"] else ""), 1
    elif token["total"]:
        code, rank = "total", 0
    else:
        following = words[token.end() :].lstrip(':-–."“ ')[:100]
        named = next((code for name, code in names if following.startswith(name)), "")
        clear = not token["indicator"] or not named or named == token["indicator"]
        code, rank = (token["indicator"] or named) if clear else "", 2
    ends_range = _RANGE.search(words[max(0, token.start() - 8) : token.start()])
    unclear = ends_range or (line.rank > rank and line.code)
    line.code, line.rank, line.at = "" if unclear else code, rank, token.end()
    if line.bound is not None and token.start() - line.bound > _BESIDE:
        line.bound = None


def _read_value(line: _Line, words: str, token: re.Match[str]) -> None:
    before = words[max(0, token.start() - 40) : token.start()]
    number = token["value"]
    if _DIFFERENCE.search(before):
        line.differences += 1
        return
    role = "former" if _FORMER.search(before) else "latter" if _LATTER.search(before) else "plain"
    said = token["unit"] or _SCORE_BEFORE.search(before) or (role != "plain" and number[-3:-2] == ".")
    if not said or Decimal(number) > 100:
        return
    near = token.start() - line.at <= _FARTHEST
    code = line.code if near and line.bound is None else ""
    year = line.years[-1] if line.years else None
    place = token.start("value"), token.end("value")
    line.quotes.append(Quote(code, Decimal(number), role, *place, line.number, year))
    if role == "plain":
        line.code, line.rank = "", -1


def _read_change(line: _Line, words: str, token: re.Match[str]) -> None:
    start = words.rfind("คะแนน", 0, token.start())
    last = line.quotes[-1].end if line.quotes else 0
    if line.changes or 0 <= token.start() - last <= _BESIDE:
        start = max(start, last)
    between = words[start : token.start()]
    if start < 0 or len(between) > _CLAIM or _OTHER_THING.search(between) or last > start:
        return
    if not _INTENT.search(words[max(0, start - 15) : token.start()]):
        rises = "ขึ้น" in token["change"]
        line.changes.append((rises, token.start(), token.end(), line.code, len(line.quotes)))


def _placed(quote: Quote, shift: tuple[tuple[int, ...], int], years: tuple[int, ...]) -> Quote:
    places, start = shift
    first, last = places[start + quote.start], places[start + quote.end - 1] + 1
    return Quote(quote.code, quote.value, quote.role, first, last, quote.line, quote.year, years)


def _changes(line: _Line, quotes: list[Quote], shift: tuple[tuple[int, ...], int]) -> Iterator[Change]:
    places, start = shift
    for number, (rises, first, last, code, at) in enumerate(line.changes):
        until = line.changes[number + 1][4] if number + 1 < len(line.changes) else len(quotes)
        before, after = quotes[:at][-1:], quotes[at:until]
        former = next((q for q in (*after, *before) if q.role == "former"), None)
        latter = next((q for q in (*after, *before) if q.role == "latter"), None)
        if former in after and latter is None and before:
            latter = before[0]
        if former is None or latter is None:
            former, latter = None, None
        told = former is not None or _told_by_years(quotes) or bool(line.differences and quotes)
        words = places[start + first], places[start + last - 1] + 1
        yield Change(
            code or (latter.code if latter else ""), rises, *words, former, latter, told, tuple(line.years)
        )


def _told_by_years(quotes: list[Quote]) -> bool:
    """Whether a line quotes scores of two years."""
    return len({quote.year for quote in quotes if quote.year}) > 1
