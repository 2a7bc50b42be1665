"""The exchange form: offices as JSON values and back.

Field names are the records' names. Missing keys mean empty; unknown keys, wrong types and values outside their
range are refused with their path. `docs/office.schema.json` describes the same form for other programs.
"""

import re
import types
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ita_desk.domain.computed_scores import computed_scores
from ita_desk.domain.evidence import EVIDENCE_KINDS, PLACES, Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES, Outcome
from ita_desk.domain.signed_report import DIGITS, SignedReport
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError

FORMAT = "ita-desk/1"
R = TypeVar("R")

# Fields whose value must be one of a list; an empty place or status is one of the list.
_CHOICES: Mapping[tuple[type, str], tuple[str, ...]] = {
    (Outcome, "status"): STATUSES,
    (Evidence, "kind"): EVIDENCE_KINDS,
    (Evidence, "place"): PLACES,
    (SignedReport, "digits"): DIGITS,
}
# What lives only in the file: absent from the exchange form.
_FILE_ONLY: frozenset[tuple[type, str]] = frozenset(
    {(Step, "id"), (Evidence, "id"), (Finding, "id"), (YearReport, "accepted")}
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CODE = re.compile(r"total|IIT|EIT|EIT/[12]|OIT|[0-9]{1,2}(\.[0-9]{1,2})?|[ieo][0-9]{1,3}")
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ExchangeError(UserError):
    """The JSON is not in our form; `path` says where."""


def _wrong(path: str, expected: str) -> ExchangeError:
    return ExchangeError("exchange.wrong_value", path=path or "$", expected=expected)


# --- reading -------------------------------------------------------------------------------------------------


def office_from_json(value: object, new_id: IdSource) -> Office:
    """The office described by a JSON value (numbers with a point read as `Decimal`).

    `computed` beside `scores` is ignored. Records without an id get one from `new_id`. Raises ExchangeError.
    """
    record = _mapping(value, "")
    declared = record.get("format", FORMAT)
    if declared != FORMAT:
        raise ExchangeError("exchange.other_format", found=str(declared), expected=FORMAT)
    office = _read(Office, {k: v for k, v in record.items() if k != "format"}, "")
    years = [y.fiscal_year for y in office.years]
    for number, year in enumerate(years):
        if year in years[:number]:
            raise _wrong(f"years[{number}].fiscal_year", "unique")
    ordered = sorted(office.years, key=lambda y: y.fiscal_year)
    return with_ids(replace(office, years=tuple(ordered)), new_id)


def with_ids(office: Office, new_id: IdSource) -> Office:
    """The office with an identifier for every record that lacks one or shares it with an earlier record."""
    held = set(ids_held(office))

    def unheld_id() -> str:
        return next(new for new in iter(new_id, None) if new not in held)

    return _identify(office, unheld_id, set())


def ids_held(record: object) -> Iterator[str]:
    """The identifiers of a record and of all below it, in the order of their fields."""
    for f in fields(record):  # type: ignore[arg-type]
        value = getattr(record, f.name)
        if f.name == "id":
            yield value
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item):
                yield from ids_held(item)


def _identify(record: R, new_id: IdSource, seen: set[str]) -> R:
    changes: dict[str, Any] = {}
    for f in fields(record):  # type: ignore[arg-type]
        value = getattr(record, f.name)
        if f.name == "id":
            if not value or value in seen:
                value = changes["id"] = new_id()
            seen.add(value)
        elif is_dataclass(value):
            changes[f.name] = _identify(value, new_id, seen)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[f.name] = tuple(_identify(item, new_id, seen) for item in value)
    changed = {k: v for k, v in changes.items() if v != getattr(record, k) or k == "id"}
    if isinstance(record, YearReport) and "groups" in changed:
        renamed = {old.id: new.id for old, new in zip(record.groups, changed["groups"], strict=True)}
        measures = changed.get("measures", record.measures)
        changed["measures"] = tuple(replace(m, group=renamed.get(m.group, m.group)) for m in measures)
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def _mapping(value: object, path: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _wrong(path, "object")
    return value


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _read(cls: type[R], value: object, path: str) -> R:
    """A record of `cls` from a JSON object."""
    given = _mapping(value, path)
    hints = _hints(cls)  # type: ignore[arg-type]  # a class is hashable
    read: dict[str, object] = {}
    for key, item in given.items():
        place = f"{path}.{key}" if path else key
        if key == "computed" and "scores" in hints:
            continue
        if key not in hints or (cls, key) in _FILE_ONLY:
            raise ExchangeError("exchange.unknown_key", path=place)
        if item is None and key != "id" and not _optional(hints[key]):
            raise _wrong(place, "not null")
        read[key] = _value(hints[key], item, place)
        choices = _CHOICES.get((cls, key))
        if choices and read[key] not in choices:
            raise _wrong(place, " | ".join(c or '""' for c in choices))
    if cls is YearReport:
        if "fiscal_year" not in read:
            raise _wrong(f"{path}.fiscal_year", "2500-2700")
        if "basis_year" not in read:
            read["basis_year"] = _year(int(read["fiscal_year"]) - 1, f"{path}.basis_year")  # type: ignore[call-overload]
    return cls(**read)


def _optional(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _value(hint: Any, value: object, path: str) -> object:
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            return None
        hint = next(h for h in get_args(hint) if h is not type(None))
    origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(path, "array")
        inner = get_args(hint)[0]
        items = tuple(_value(inner, item, f"{path}[{n}]") for n, item in enumerate(value))
        if path.endswith(".crop") and len(items) != 4:
            raise _wrong(path, "[left, top, right, bottom]")
        return items
    if origin is FrozenMap:
        return _map(get_args(hint)[1], value, path)
    if hint is Step:
        return Step(text=_text(value, path))
    if is_dataclass(hint):
        return _read(hint, value, path)  # type: ignore[arg-type]
    return _SCALARS[hint](value, path)


def _map(inner: Any, value: object, path: str) -> FrozenMap[str, Any]:
    given = _mapping(value, path)
    read: dict[str, Any] = {}
    for key, item in given.items():
        place = f"{path}.{key}"
        if inner is Decimal and not _CODE.fullmatch(key):
            raise ExchangeError("exchange.unknown_key", path=place)
        if item is None and inner is Decimal:
            continue  # no score announced
        name = _text(key, place)
        if name in read:
            raise _wrong(place, "unique")  # the same key in another Unicode form
        read[name] = _value(inner, item, place)
    return FrozenMap(read)


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _wrong(path, "text")
    if _LONE_SURROGATE.search(value):
        raise _wrong(path, "text without lone surrogates")
    return unicodedata.normalize("NFC", value)


def _integer(value: object, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**53:
        raise _wrong(path, "integer")
    return value


def _decimal(value: object, path: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _wrong(path, "number")
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite() or len(number.as_tuple().digits) > 15 or not -15 <= number.adjusted() <= 14:
        raise _wrong(path, "number of at most 15 digits")
    return number


def _real(value: object, path: str) -> float:
    return float(_decimal(value, path))


def _day(value: object, path: str) -> date:
    text = _text(value, path)
    try:
        if _ISO_DAY.fullmatch(text):  # other forms of ISO 8601 are not ours
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _wrong(path, "YYYY-MM-DD")


def _year(value: object, path: str) -> FiscalYear:
    try:
        return FiscalYear(_integer(value, path))
    except ValueError:
        raise _wrong(path, "2500-2700") from None


_SCALARS: Mapping[Any, Callable[[object, str], object]] = {
    str: _text,
    int: _integer,
    float: _real,
    Decimal: _decimal,
    date: _day,
    FiscalYear: _year,
}


# --- writing -------------------------------------------------------------------------------------------------


def office_to_json(office: Office) -> dict[str, Any]:
    """The JSON value of an office, every key present; file-only identifiers are left out."""
    return {"format": FORMAT, **_write(office)}


def office_with_computed(office: Office, framework_of: Callable[[int], Framework | None]) -> dict[str, Any]:
    """The JSON value of an office with `computed` beside `scores` in each year whose framework is known.

    Computed scores have at most six decimals. `framework_of` gives the framework of exactly a fiscal year, or None.
    """
    form = office_to_json(office)
    for report, year in zip(office.years, form["years"], strict=True):
        framework = framework_of(report.fiscal_year)
        if framework is not None:
            computed = computed_scores(report.assessment.scores, framework)
            shown = {code: _write(round(score, 6)) for code, score in computed.items()}
            year["assessment"] = {"scores": {}, "computed": shown, **year["assessment"]}
    return form


def _write(value: object) -> Any:
    if isinstance(value, Step):
        return value.text
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return {
            f.name: _write(getattr(value, f.name)) for f in fields(value) if (kind, f.name) not in _FILE_ONLY
        }
    if isinstance(value, FrozenMap):
        return {k: _write(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, FiscalYear):
        return int(value)
    return value
