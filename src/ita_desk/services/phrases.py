"""Sentences that can be put into a field: what ships with the program, and how a file of them is read and written.

A file is TOML: tables `[[phrases]]`, each with the number of an `issue` or none, and lists of texts by field.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ita_desk.domain.issue_questions import ISSUES
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

MEASURE_FIELDS = ("title", "steps", "target")
OUTCOME_FIELDS = ("output", "result", "summary", "follow_up", "suggestion", "obstacles")
FINDING_FIELDS = ("shortcomings", "to_develop", "to_maintain")
FIELDS = (*MEASURE_FIELDS, *OUTCOME_FIELDS, *FINDING_FIELDS, "limitations")
MOST_BYTES = 2_000_000  # of a file of phrases; what ships has 20,000
BLANK = "…"  # where a number, place or date is to be filled in; the checks find one that was forgotten


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text for a field, for measures of one issue or, with None, of any; `own` if the user wrote it."""

    field: str
    issue: int | None
    text: str
    own: bool = False


class PhraseGroup(NamedTuple):
    """Phrases under a head: `issue` those of the issue at hand, `general`, `others`."""

    head: str
    phrases: tuple[Phrase, ...]


class PhrasesRead(NamedTuple):
    """The usable phrases of a file, and what is wrong with the rest of it."""

    phrases: tuple[Phrase, ...]
    faults: tuple[Message, ...] = ()


def read_phrases(path: Path, *, own: bool = False) -> PhrasesRead:
    """What a file holds; one that is not there holds nothing, and a faulty one as much as can be understood."""
    file = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            return PhrasesRead((), (Message("phrases.too_large", {"file": file}),))
        tables = tomllib.loads(path.read_bytes().decode("utf-8")).get("phrases", [])
    except FileNotFoundError:
        return PhrasesRead(())
    except OSError as error:
        return PhrasesRead(
            (), (Message("phrases.unreadable", {"file": file, "reason": error.strerror or ""}),)
        )
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML
        return PhrasesRead((), (Message("phrases.not_toml", {"file": file, "reason": str(error)}),))
    if not isinstance(tables, list):
        return PhrasesRead((), (Message("phrases.not_understood", {"file": file, "word": "phrases"}),))
    found = [one for table in tables for one in _phrases_in(table, own)]
    faults = dict.fromkeys(one for one in found if isinstance(one, str))
    return PhrasesRead(
        tuple(one for one in found if isinstance(one, Phrase)),
        tuple(Message("phrases.not_understood", {"file": file, "word": word}) for word in faults),
    )


def _phrases_in(table: Any, own: bool) -> Iterator[Phrase | str]:
    """The phrases of a table, and the words at which it is not understood."""
    if not isinstance(table, dict):
        yield "phrases"
        return
    issue = table.get("issue")
    if issue is not None and (type(issue) is not int or not 1 <= issue <= ISSUES):
        yield f"issue = {issue}"
        return
    for field, texts in table.items():
        if field == "issue":
            continue
        if field not in FIELDS or not isinstance(texts, list):
            yield field
            continue
        for text in texts:
            yield Phrase(field, issue, text, own) if isinstance(text, str) and text.strip() else field


def phrases_toml(phrases: Iterable[Phrase]) -> str:
    """The file that holds these phrases; `own` is not told, and phrases of one issue and field stay in their order."""
    by_issue: dict[int, dict[str, list[str]]] = {}
    for phrase in phrases:
        by_issue.setdefault(phrase.issue or 0, {}).setdefault(phrase.field, []).append(phrase.text)
    lines = []
    for issue, fields in sorted(by_issue.items()):
        lines += ["[[phrases]]", *([f"issue = {issue}"] if issue else [])]
        for field in FIELDS:
            if field in fields:
                lines += [f"{field} = [", *(f"  {_quoted(text)}," for text in fields[field]), "]"]
        lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """The text as TOML writes it, which is as JSON does but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def grouped_phrases(
    phrases: Iterable[Phrase], field: str, issue: int | None, sought: str = ""
) -> tuple[PhraseGroup, ...]:
    """The phrases for a field in which every word sought occurs: those of the issue, general ones, the others.

    In each group the user's own come first. Groups without phrases are left out.
    """
    words = [_plain(word) for word in sought.split()]
    fitting = [p for p in phrases if p.field == field and all(w in _plain(p.text) for w in words)]
    fitting.sort(key=lambda phrase: (not phrase.own, phrase.issue or 0))
    groups: dict[str, list[Phrase]] = {"issue": [], "general": [], "others": []}
    for phrase in fitting:
        head = "general" if phrase.issue is None else "issue" if phrase.issue == issue else "others"
        groups[head].append(phrase)
    return tuple(PhraseGroup(head, tuple(found)) for head, found in groups.items() if found)


def _plain(text: str) -> str:
    return to_arabic("".join(text.split())).casefold()


def issue_about(about: str) -> int | None:
    """The number of the issue that a subject of the analysis is, as `issue:3`; None for another."""
    kind, _, number = about.partition(":")
    return int(number) if kind == "issue" and number.isdecimal() else None
