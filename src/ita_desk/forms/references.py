"""Checks what the sections of a form say about each other: sections and charts that are named must be there."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from ita_desk.forms.fields import FIELD, WORDING_FIELDS
from ita_desk.forms.reading import Fault, nearest
from ita_desk.forms.report_form import HeadingSection, Section
from ita_desk.forms.score_sections import ChartsSection
from ita_desk.forms.source_lines import Trail

_FIGURE = "figure."


def check_references(sections: Sequence[Section], trails: Sequence[Trail]) -> None:
    """Raise a Fault where a section, at its trail, names a section or a chart that the form does not have."""
    ids = [section.id for section in sections]
    figures = [
        _FIGURE + chart.name
        for section in sections
        if isinstance(section, ChartsSection)
        for chart in section.charts
    ]
    for section, trail in zip(sections, trails, strict=True):
        if isinstance(section, HeadingSection) and section.with_section not in ("", *ids):
            raise Fault(
                "unknown_section", section.with_section, nearest(section.with_section, ids), trail, "with"
            )
        for field in _fields_named(section):
            if field.startswith(_FIGURE) and field not in figures:
                known = figures or [name for name in WORDING_FIELDS if not name.startswith(_FIGURE)]
                raise Fault("unknown_field", field, nearest(field, known), trail, field)


def _fields_named(value: object) -> Iterator[str]:
    """The fields in braces in any text below a value."""
    if isinstance(value, str):
        yield from FIELD.findall(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _fields_named(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _fields_named(getattr(value, field.name))
