"""The same table as an office's measures, for our command line: the exchange file to import and a form of the same look."""

import json
from pathlib import Path
from typing import Any

from peers.content import BELOW, TOP, WIDTHS, Line, is_group, load_content

FORM = "peers"
YEAR = 2568
_WITHIN = (2, 3, 4)  # the columns under the heading over three
_FIELDS = ("number", "title", "steps", "responsible", "outcome.output", "period")
_FORM_HEAD = f"""id = "{FORM}"
name = "{FORM}"
page = {{ size = "A4", orientation = "landscape", margins_mm = [12.7, 12.7, 12.7, 12.7] }}

[[section]]
kind = "measure-table"
id = "measures"
group_rows = {{ from = "groups" }}
"""


def form_text() -> str:
    """The form as TOML: six columns, three of them under one heading."""
    parts = [_FORM_HEAD]
    for n in (0, 1, 2, 5):
        parts.append(f'[[section.column]]\nheading = "{TOP[n]}"\n')
        if n not in _WITHIN:
            parts.append(f'field = "{_FIELDS[n]}"\nwidth = {WIDTHS[n]}\n')
            continue
        parts += [
            f'[[section.column.column]]\nheading = "{BELOW[m]}"\nfield = "{_FIELDS[m]}"\nwidth = {WIDTHS[m]}\n'
            for m in _WITHIN
        ]
    return "\n".join(parts)


def office_of(lines: list[Line]) -> dict[str, Any]:
    """An office in the exchange form, a measure for each row."""
    groups: list[dict[str, Any]] = []
    measures: list[dict[str, Any]] = []
    for line in lines:
        if is_group(line):
            groups.append({"id": f"group-{len(groups) + 1}", "lead": line[0]})
            continue
        number, title, steps, office, result, period = line
        measures.append(
            {
                "number": number,
                "title": title,
                "steps": [steps],
                "responsible": [office],
                "period": {"text": period},
                "outcome": {"status": "done", "output": result},
                "group": groups[-1]["id"],
            }
        )
    year = {"fiscal_year": YEAR, "groups": groups, "measures": measures}
    return {"format": "ita-desk/1", "agency": {"kind": "อบต.", "name": "ทดลอง"}, "years": [year]}


def write_office(content: Path, exchange: Path) -> None:
    """Write the file that the program imports."""
    exchange.write_text(json.dumps(office_of(load_content(content)), ensure_ascii=False), "utf-8")


def write_form(forms: Path) -> None:
    """Put the form where the program looks for a user's own."""
    forms.mkdir(parents=True, exist_ok=True)
    (forms / f"{FORM}.toml").write_text(form_text(), "utf-8")
