"""Writes a report form as TOML; the other direction of `loader`."""

import re
from dataclasses import MISSING, Field, fields
from typing import Any

import tomli_w

from ita_desk.forms.report_form import (
    MeasureTableSection,
    ReportForm,
    SignaturesSection,
    TableColumn,
)

# Keys that are called otherwise than the fields they fill; of all others the two names are one.
_KEYS = {
    ("ReportForm", "sections"): "section",
    ("TableColumn", "fields"): "field",
    ("TableColumn", "columns"): "column",
    ("TableColumn", "statuses"): "status-cell",
    ("TableColumn", "score_sentence"): "score-sentence",
    ("ScoreBand", "at_least"): "from",
    ("MeasureTableSection", "columns"): "column",
    ("ChartsSection", "charts"): "chart",
    ("ListSection", "source"): "from",
    ("HeadingSection", "with_section"): "with",
    ("MemoHeadSection", "sender"): "from",
}


def form_toml(form: ReportForm) -> str:
    """The TOML text from which `load_form` makes an equal form."""
    return tomli_w.dumps(_table(form))


def kind_of(section: type) -> str:
    """The kind by which a form file knows a class of sections: `MeasureTableSection` is a `measure-table`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", section.__name__.removesuffix("Section")).lower()


def _table(value: Any) -> dict[str, Any]:
    """The table of a part of a form: a key for each field that says more than the usual."""
    kind = type(value)
    table: dict[str, Any] = {"kind": kind_of(kind)} if kind.__name__.endswith("Section") else {}
    for field in fields(kind):
        found = getattr(value, field.name)
        if found is not None and not _is_usual(field, found):
            table[_KEYS.get((kind.__name__, field.name), field.name)] = _plain(found)
    return _arranged(value, table)


def _is_usual(field: "Field[Any]", value: object) -> bool:
    return field.default is not MISSING and value == field.default


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        items = [_plain(item) for item in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _table(value) if hasattr(value, "__dataclass_fields__") else value


def _arranged(value: object, table: dict[str, Any]) -> dict[str, Any]:
    """The table as the form language has it where that parts otherwise than the classes do."""
    if isinstance(value, TableColumn) and value.columns:
        del table["width"]  # the sum of those below
    elif isinstance(value, ReportForm):
        turns = table.pop("turns")
        for section in table["section"]:
            if section["id"] in turns:
                section["page"] = _table(turns[section["id"]])
    elif isinstance(value, MeasureTableSection) and table.pop("groups", False):
        table["group_rows"] = {"from": "groups", "heading_after": table.pop("heading_after", False)}
    elif isinstance(value, SignaturesSection):
        table["role_texts"] = {role["role"]: role["text"] for role in table["roles"]}
        table["roles"] = [role["role"] for role in table["roles"]]
    return table
