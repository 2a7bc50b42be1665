"""Reads a year's framework from its TOML file, refusing a broken one with file and reason."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import (
    CONFIDENCES,
    INDICATOR_PARTS,
    Framework,
    Indicator,
    Instrument,
    InstrumentPart,
    Issue,
    Level,
    Question,
    ReportItems,
    SubIndicator,
)
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.errors import UserError

R = TypeVar("R")

# The groups of facts that are lists, with what a line of each is.
_LISTS: Mapping[str, type] = {
    "instruments": Instrument,
    "parts": InstrumentPart,
    "indicators": Indicator,
    "sub_indicators": SubIndicator,
    "issues": Issue,
    "levels": Level,
}
_CHOICES: Mapping[str, tuple[str, ...]] = {"confidence": CONFIDENCES, "indicator_from": INDICATOR_PARTS}


class FrameworkError(UserError):
    """A framework's file that cannot be used; values: file, line (0 if unknown), detail (what is wrong, and where)."""


class _Fault(Exception):
    """A fault found in the values: the reason (a key) and what has it."""


def load_framework(path: Path) -> Framework:
    """The framework in a TOML file. Raises FrameworkError."""
    try:
        return _framework(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, "unreadable", type(error).__name__) from error
    except (ValueError, RecursionError) as error:  # not TOML
        line = re.search(r"line (\d+)", str(error))
        raise _error(path, "syntax", str(error), int(line[1]) if line else 0) from error
    except _Fault as fault:
        raise _error(path, *fault.args) from fault


def _error(path: Path, reason: str, detail: str, line: int = 0) -> FrameworkError:
    return FrameworkError(f"framework.{reason}", file=path.name, line=line, detail=detail)


def _framework(toml: dict[str, Any]) -> Framework:
    sources: dict[str, str] = {}
    lists: dict[str, tuple[Any, ...]] = {
        group: _group(toml, group, record, sources) for group, record in _LISTS.items()
    }
    by_instrument = _table(toml.pop("questions", {}), "questions")
    questions = [
        question
        for name in list(by_instrument)
        for question in _group(by_instrument, name, Question, sources, "questions.")
    ]
    framework = Framework(
        fiscal_year=_fiscal_year(toml.pop("fiscal_year", None)),
        report_items=_report_items(toml, sources),
        questions=tuple(questions),
        sources=FrozenMap(sources),
        **lists,
    )
    if toml:
        raise _Fault("unknown_key", next(iter(toml)))
    _check_references(framework)
    return framework


def _fiscal_year(value: object) -> FiscalYear:
    if value is None:
        raise _Fault("missing_key", "fiscal_year")
    if type(value) is int:
        try:
            return FiscalYear(value)
        except ValueError:
            pass
    raise _Fault("wrong_value", "fiscal_year")


def _table(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Fault("wrong_value", where)
    return value


def _source(table: dict[str, Any], where: str) -> str:
    """Take the sentence out of a group of facts that says where they come from."""
    for key in ("source", "confidence"):
        if key not in table:
            raise _Fault("missing_key", f"{where}.{key}")
    if table["confidence"] not in CONFIDENCES:
        raise _Fault("wrong_value", f"{where}.confidence")
    source = table.pop("source")
    if not isinstance(source, str):
        raise _Fault("wrong_value", f"{where}.source")
    return source


def _group(
    toml: dict[str, Any], name: str, record: type[R], sources: dict[str, str], within: str = ""
) -> tuple[R, ...]:
    """Take a group of facts out of the file; a line without a confidence of its own has the group's."""
    where = within + name
    if name not in toml:
        return ()
    table = _table(toml.pop(name), where)
    sources[where] = _source(table, where)
    confidence, lines = table.pop("confidence"), table.pop("list", None)
    if table:
        raise _Fault("unknown_key", f"{where}.{next(iter(table))}")
    if not isinstance(lines, list):
        raise _Fault("wrong_value", f"{where}.list")
    return tuple(
        _record(record, {"confidence": confidence} | _table(line, f"{where}[{n}]"), f"{where}[{n}]")
        for n, line in enumerate(lines)
    )


def _report_items(toml: dict[str, Any], sources: dict[str, str]) -> ReportItems:
    if "report_items" not in toml:
        return ReportItems()
    table = _table(toml.pop("report_items"), "report_items")
    sources["report_items"] = _source(table, "report_items")
    return _record(ReportItems, table, "report_items")


# --- one record ----------------------------------------------------------------------------------------------


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)


@cache
def _needed(record: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record) if f.default is MISSING)


@cache
def _kinds(hint: Any) -> tuple[Any, ...]:
    return (*get_args(hint), hint)


def _record(record: type[R], table: dict[str, Any], where: str) -> R:
    hints = _hints(record)  # type: ignore[arg-type]  # a class is hashable
    read: dict[str, object] = {}
    for key, value in table.items():
        if key not in hints:
            raise _Fault("unknown_key", f"{where}.{key}")
        read[key] = _value(hints[key], value, f"{where}.{key}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise _Fault("wrong_value", f"{where}.{key}")
    for name in _needed(record):  # type: ignore[arg-type]
        if name not in read:
            raise _Fault("missing_key", f"{where}.{name}")
    return record(**read)


def _value(hint: Any, value: Any, where: str) -> object:
    kinds = _kinds(hint)
    if Ellipsis in kinds:  # texts
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif Decimal in kinds:
        if type(value) in (int, Decimal) and Decimal(value).is_finite():
            return Decimal(value)
    elif type(value) in kinds:
        return value
    raise _Fault("wrong_value", where)


# --- what refers to what -------------------------------------------------------------------------------------


def _check_references(framework: Framework) -> None:
    """Refuse a code that stands twice, and one that refers to nothing."""
    instruments = _once("instruments", framework.instruments)
    indicators = _once("indicators", framework.indicators)
    sub_indicators = _once("sub_indicators", framework.sub_indicators)
    questions = _once("questions", framework.questions)
    _once("parts", framework.parts)
    _once("issues", framework.issues, lambda issue: str(issue.number))
    items = framework.report_items
    references = (
        ("parts", instruments, [part.instrument for part in framework.parts]),
        ("indicators", instruments, [indicator.instrument for indicator in framework.indicators]),
        ("sub_indicators", indicators, [part.indicator for part in framework.sub_indicators]),
        ("questions", indicators | sub_indicators | {""}, [question.of for question in framework.questions]),
        ("issues", questions, [code for issue in framework.issues for code in issue.questions]),
        ("report_items", questions | {""}, [items.measures, items.results]),
    )
    for group, known, codes in references:
        for code in codes:
            if code not in known:
                raise _Fault("unknown_reference", f"{group}: {code}")


def _once(group: str, records: tuple[Any, ...], name: Callable[[Any], str] = lambda r: r.code) -> set[str]:
    """The codes of the records, none of which may stand twice."""
    codes: set[str] = set()
    for record in records:
        if name(record) in codes:
            raise _Fault("twice", f"{group}: {name(record)}")
        codes.add(name(record))
    return codes
