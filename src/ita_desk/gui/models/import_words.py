"""Words for what an import shows: places of the office, states of measures, repairs with their places marked."""

import re
from itertools import takewhile

from ita_desk.domain.office import Office
from ita_desk.i18n import Messages
from ita_desk.intake.repair import TextRepair
from ita_desk.services.intake.merge import Difference

_INDEX = re.compile(r"\[\d*\]")
_FINDING = re.compile(r"years\[(\d+)\]\.findings\[(\d+)\]\.")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SCORE = ".assessment.scores."
_RECORDS = {"measures": "measure", "findings": "finding"}
_SHARED = 60  # letters shown of what two texts both begin or end with
_AROUND = 24  # letters shown on each side of a repaired place
_MARKS = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]+")  # they cannot stand apart from their letter


def place_words(messages: Messages, path: str, office: Office) -> str:
    """What a place of the office, as the merge names it, is called."""
    if _SCORE in path:
        return path.partition(_SCORE)[2]
    first, *rest = [part for part in _INDEX.sub("", path).split(".") if part]
    if first != "years":
        return _said(messages, f"field.agency.{'.'.join(rest)}", "window.import.place.agency")
    part, *rest = rest
    if part == "assessment":
        return messages.say(f"window.import.place.{rest[0] if rest else part}")
    if part in _RECORDS:
        words = _said(messages, f"field.{_RECORDS[part]}.{'.'.join(rest)}", f"window.import.place.{rest[-1]}")
        about = _about(path, office)
        return messages.say("window.import.issue", issue=about, field=words) if about.isdecimal() else words
    return _said(messages, f"window.import.place.{part}", "window.import.place.other")


def _about(path: str, office: Office) -> str:
    """The number of the issue that a finding is about."""
    found = _FINDING.match(path)
    report = office.year(int(found[1])) if found else None
    return report.findings[int(found[2])].about.removeprefix("issue:") if found and report else ""


def _said(messages: Messages, key: str, otherwise: str) -> str:
    for tried in (key, otherwise):
        try:
            return messages.say(tried)
        except KeyError:
            continue
    return messages.say("window.import.place.other")


def is_score(difference: Difference) -> bool:
    """Whether it is about a year's scores."""
    return ".assessment." in difference.path


def is_agency(difference: Difference) -> bool:
    """Whether it is about the agency."""
    return difference.path.startswith("agency.")


def is_measure(difference: Difference) -> bool:
    """Whether it is about a measure."""
    return ".measures[" in difference.path


def repair_words(repair: TextRepair) -> tuple[str, str]:
    """The text before and after, with the places that differ in brackets and little around them."""
    before, after = [], []
    done = 0
    text = repair.before
    for change in sorted(repair.repairs, key=lambda r: (r.start, r.end)):
        lead = _shortened(text[done : change.start], first=done == 0)
        before.append(f"{lead}[{change.before}]")
        after.append(f"{lead}[{change.after}]")
        done = change.end
    tail = text[done:]
    tail = beginning(tail, _AROUND)
    return "".join([*before, tail]).replace("\n", " "), "".join([*after, tail]).replace("\n", " ")


def parted(current: str, incoming: str) -> tuple[str, str]:
    """Two texts without most of what both begin and end with."""
    first = max(0, _alike(current, incoming) - _SHARED)
    last = max(0, _alike(current[first:][::-1], incoming[first:][::-1]) - _SHARED)
    return _middle(current, first, last), _middle(incoming, first, last)


def time_words(current: str, incoming: str) -> tuple[str, str]:
    """Two times as they are printed, without their days, unless only the days differ."""
    words = _without_days(current), _without_days(incoming)
    return words if words[0] != words[1] else (current, incoming)


def _without_days(text: str) -> str:
    parts = text.split(" · ")
    return " · ".join(part for part in parts if not _DAY.fullmatch(part)) or text


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _middle(text: str, first: int, last: int) -> str:
    """The text without so many letters at its beginning and its end; marks stay with their letters."""
    while 0 < first < len(text) and _MARKS.match(text, first):
        first -= 1
    shown = beginning(text[first:], len(text) - first - last)
    return f"…{shown}" if first > 0 else shown


def _shortened(text: str, *, first: bool) -> str:
    if first:
        return text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"
    if len(text) <= 2 * _AROUND:
        return text
    return f"{beginning(text, _AROUND)}{text[-_AROUND:]}"


def beginning(text: str, letters: int) -> str:
    """The first letters of a text, with the marks on the last one, and a sign that there is more."""
    marks = _MARKS.match(text, letters)
    return f"{text[:letters]}{marks[0] if marks else ''}…" if len(text) > letters else text
