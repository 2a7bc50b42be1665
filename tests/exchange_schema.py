"""The JSON schema of the exchange form, made from the records it is read into.

PYTHONPATH=src python tests/exchange_schema.py > docs/office.schema.json
"""

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from ita_desk.domain import exchange
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Step
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    FiscalYear: {"type": "integer", "minimum": FIRST, "maximum": LAST},
    Step: {"type": "string"},
}


def schema() -> dict[str, Any]:
    """The schema of a whole office."""
    records: dict[str, Any] = {}
    office = _record(Office, records)
    office["properties"] = {"format": {"const": exchange.FORMAT}, **office["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An office in the exchange form of ITA Desk",
        **office,
        "$defs": records,
    }


def _record(cls: Any, records: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties = {
        f.name: _property(cls, f.name, hints[f.name], records)
        for f in fields(cls)
        if (cls, f.name) not in exchange._FILE_ONLY
    }
    if cls is Assessment:  # printed by `show --json` only, ignored on reading
        properties = {"scores": {}, "computed": properties["scores"], **properties}
    made: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if cls is YearReport:
        made["required"] = ["fiscal_year"]
    return made


def _property(cls: Any, name: str, hint: Any, records: dict[str, Any]) -> dict[str, Any]:
    choices = exchange._CHOICES.get((cls, name))
    return {"enum": list(choices)} if choices else _value(hint, records)


def _value(hint: Any, records: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(h for h in get_args(hint) if h is not type(None))
        return {"anyOf": [_value(inner, records), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], records)}
    if get_origin(hint) is FrozenMap:
        return _map(get_args(hint)[1], records)
    if hint not in _SCALARS and is_dataclass(hint):
        name = hint.__name__  # type: ignore[union-attr]
        if name not in records:
            records[name] = {}
            records[name] = _record(hint, records)
        return {"$ref": f"#/$defs/{name}"}
    return _SCALARS[hint]


def _map(inner: Any, records: dict[str, Any]) -> dict[str, Any]:
    if inner is Decimal:  # scores: null means that none was announced
        codes = {"pattern": f"^({exchange._CODE.pattern})$"}
        return {
            "type": "object",
            "propertyNames": codes,
            "additionalProperties": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        }
    return {"type": "object", "additionalProperties": _value(inner, records)}


def as_text() -> str:
    """The schema as it stands in the docs."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(as_text(), end="")
