"""Whether indicators and issues are called by their official names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desk.checks.check import Check, Found, TextCheck, YearCheck, found, found_at
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.indicator_names import Names, indicator_names, issue_names, official_name, unnamed
from ita_desk.checks.problem import Remedy
from ita_desk.checks.squeezed import Squeezed, likeness, squeezed, words_of
from ita_desk.domain.texts import REPORT, Place, PlacedText

_NEAR = 0.6  # so alike, where a score follows, a name is meant for the official one
_VERY_NEAR = 0.9  # where none does, it may be an indicator of something else
_NEAR_ISSUE = 0.7
_LONGEST = 60
# A name of which the end is sure: a score, a bracket or the end of the line follows.
_INDICATOR = re.compile(
    r"ตัวชี้วัด(?:ที่)?(?P<number>(?:10|[1-9])(?![0-9.]))?[:\-–.\"“]?"
    rf"(?P<name>[ก-ฮเ-ไ][ก-๎]{{3,{_LONGEST}}}?)(?=[\"”]?[:=,]?(?:(?:ได้|มี|อยู่|เท่ากับ|ผล)*(?P<score>คะแนน)|[(\n]|$))"
)
_ISSUE = re.compile(
    r"ประเด็น(?:การวิเคราะห์)?ที่(?P<number>[1-7])(?![0-9])[:\-–.\"“]?(?P<name>[ก-ฮเ-ไ][^\n(\"”:]{5,100})"
)
_GOES_ON = re.compile("ของ|ใน|ซึ่ง|ประจำ|ปี|และ|โดย|ที่|อยู่|เป็น|ตาม|แล้ว|จึง|เพิ่ม|ลด|สูง|ต่ำ|มี|ได้|ต้อง|ควร|ให้")
_NUMBER_AND_NAME = re.compile(r"(?P<lead>[0-9๐-๙]{1,2}[.)]?\s*)(?P<name>[ก-ฮเ-ไ].*)", re.DOTALL)


def find_indicator_names(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a name after the word for indicator that is nearly an official one."""
    if "ตัวชี้วัด" not in placed.text:
        return
    short, names = squeezed(placed.text), indicator_names(setting)
    for named in _INDICATOR.finditer(short.text):
        said = named["name"]
        least = _NEAR if named["score"] else _VERY_NEAR
        code = "" if _says_one(said, names) else nearest(said, names, least)
        if code and code not in unnamed(setting):
            yield _misnamed(short, named, official_name(code, setting))


def find_indicator_numbers(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find an official name under another indicator's number."""
    if "ตัวชี้วัดที่" not in placed.text.replace(" ", ""):
        return
    short, names = squeezed(placed.text), indicator_names(setting)
    for numbered in re.finditer(r"ตัวชี้วัดที่(10|[1-9])(?![0-9.])[:\-–.]?", short.text):
        following = short.text[numbered.end() : numbered.end() + _LONGEST]
        codes = {code for name, code in names if following.startswith(name)}
        if codes and numbered[1] not in codes:
            code = min(codes, key=int)
            yield found(
                *short.span(*numbered.span(1)),
                remedy=Remedy("replace", _in_digits_of(placed.text, short, numbered.start(1), code)),
                name=official_name(code, setting),
                right=code,
            )


def find_issue_names(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a name after an issue's number that is nearly its official one."""
    if "ประเด็น" not in placed.text:
        return
    short, names = squeezed(placed.text), issue_names(setting)
    for named in _ISSUE.finditer(short.text):
        wanted = [name for name, code in names if code == named["number"]]
        near = [name for name in wanted if likeness(named["name"], name) >= _NEAR_ISSUE]
        if near and not any(named["name"].startswith(name) for name in wanted):
            yield _misnamed(short, named, official_name(named["number"], setting, issue=True))


def find_printed_names(context: Context) -> Iterator[Found]:
    """Find indicators of the score table that the source called by another name."""
    report, names = context.report, indicator_names(context.setting)
    known = {name for name, _ in names}
    for number, entry in enumerate(report.assessment.as_printed):
        named = _NUMBER_AND_NAME.fullmatch(entry.label)
        official = official_name(entry.code, context.setting) if entry.code.isdecimal() else ""
        if named and official and words_of(named["name"]) not in known:
            place = Place(int(report.fiscal_year), REPORT, f"assessment.as_printed[{number}].label")
            remedy = Remedy("set", named["lead"].strip() + " " + official)
            yield found_at(place, remedy=remedy, said=named["name"], name=official)


@lru_cache(maxsize=1024)
def nearest(said: str, names: Names, least: float) -> str:
    """The code of the name that is most like what is said, if any is alike enough."""
    rated = [(likeness(said, name), code) for name, code in names]
    best, code = max(rated, default=(0.0, ""))
    return code if best >= least else ""


def _says_one(said: str, names: Names) -> bool:
    """Whether an official name is said, perhaps with a sentence going on behind it."""
    official = next((name for name, _ in names if said.startswith(name)), None)
    rest = said.removeprefix(official) if official else ""
    return official is not None and (not rest or _GOES_ON.match(rest) is not None)


def _misnamed(short: Squeezed, named: re.Match[str], official: str) -> Found:
    return found(*short.span(*named.span("name")), remedy=Remedy("replace", official), name=official)


def _in_digits_of(text: str, short: Squeezed, at: int, number: str) -> str:
    thai = "๐" <= text[short.places[at]] <= "๙"
    return number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else number


CHECKS: tuple[Check, ...] = (
    TextCheck("names.indicator", "must", find_indicator_names),
    TextCheck("names.indicator-number", "must", find_indicator_numbers),
    TextCheck("names.issue", "should", find_issue_names),
    YearCheck("names.printed", "must", find_printed_names),
)
