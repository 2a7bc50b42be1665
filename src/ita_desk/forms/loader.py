"""Reads a report form from TOML, refusing a broken one with file, line and reason."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ita_desk.domain.evidence import PLACES
from ita_desk.domain.outcome import STATUSES
from ita_desk.errors import UserError
from ita_desk.forms.fields import COLUMN_FIELDS, FIELD, is_known_field
from ita_desk.forms.report_form import (
    CoverSection,
    FormPage,
    HeadingSection,
    MeasureTableSection,
    ParagraphSection,
    ReportForm,
    RowNumber,
    ScoreBand,
    ScoreSentence,
    Section,
    TableColumn,
)


class FormError(UserError):
    """A form file that cannot be used; values: file, line (0 if unknown), reason (a key), detail."""


class _Fault(Exception):
    """A fault found in the values, before its line is known."""

    def __init__(self, reason: str, detail: str, section: int | None = None) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail, self.section = reason, detail, section


def load_form(path: Path) -> ReportForm:
    """The form in a TOML file. Raises FormError."""
    try:
        source = path.read_text(encoding="utf-8")
        return _form(tomllib.loads(source))
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, 0, "unreadable", type(error).__name__) from error
    except (ValueError, RecursionError) as error:  # not TOML; a number or a nesting without end
        line = re.search(r"line (\d+)", str(error))
        raise _error(path, int(line[1]) if line else 0, "syntax", str(error)) from error
    except _Fault as fault:
        raise _error(path, _line(source, fault.section), fault.reason, fault.detail) from fault


def _error(path: Path, line: int, reason: str, detail: str) -> FormError:
    return FormError(f"form.{reason}", file=path.name, line=line, detail=detail)


def _line(source: str, section: int | None) -> int:
    """The line of the n-th `[[section]]`, or the first line."""
    if section is None:
        return 1
    heads = [n for n, line in enumerate(source.splitlines(), 1) if line.strip().startswith("[[section]]")]
    return heads[section] if section < len(heads) else 1


# --- taking values out of tables -----------------------------------------------------------------------------


class _Reader:
    """Takes values out of a TOML table by name, and says what was left over."""

    def __init__(self, table: Any, where: str) -> None:
        if not isinstance(table, dict):
            raise _Fault("wrong_type", where)
        self.table: dict[str, Any] = dict(table)
        self.where = where

    def text(self, key: str, default: str | None = None, choices: tuple[str, ...] = ()) -> str:
        value = self._take(key, default)
        if not isinstance(value, str) or (choices and value not in choices):
            raise _Fault("wrong_type", f"{self.where}.{key}")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1000:
            raise _Fault("wrong_type", f"{self.where}.{key}")
        return value

    def texts(self, key: str, choices: frozenset[str] = frozenset()) -> tuple[str, ...]:
        value = self._take(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
            raise _Fault("wrong_type", f"{self.where}.{key}")
        for item in items:
            if choices and item not in choices:
                raise _Fault("unknown_field", item)
        return tuple(items)

    def wording(self, key: str, default: str | None = None) -> str:
        return _known_fields(self.text(key, default))

    def tables(self, key: str) -> list[Any]:
        value = self._take(key, [])
        if not isinstance(value, list):
            raise _Fault("wrong_type", f"{self.where}.{key}")
        return value

    def optional(self, key: str) -> Any:
        return self.table.pop(key, None)

    def _take(self, key: str, default: Any) -> Any:
        if key in self.table:
            return self.table.pop(key)
        if default is None:
            raise _Fault("missing_key", f"{self.where}.{key}")
        return default

    def end(self) -> None:
        if self.table:
            raise _Fault("unknown_key", f"{self.where}.{next(iter(self.table))}")


def _known_fields(wording: str) -> str:
    for name in FIELD.findall(wording):
        if not is_known_field(name):
            raise _Fault("unknown_field", name)
    return wording


# --- sections ------------------------------------------------------------------------------------------------


def _form(toml: Mapping[str, Any]) -> ReportForm:
    reader = _Reader(toml, "form")
    form_id, name = reader.text("id"), reader.text("name")
    page = reader.optional("page")
    sections: list[Section] = []
    for number, table in enumerate(reader.tables("section")):
        try:
            sections.append(_section(_Reader(table, "section")))
        except _Fault as fault:
            raise _Fault(fault.reason, fault.detail, number) from fault
        if sections[-1].id in [s.id for s in sections[:-1]]:
            raise _Fault("id_twice", sections[-1].id, number)
    reader.end()
    if not sections:
        raise _Fault("missing_key", "section")
    return ReportForm(form_id, name, _page(_Reader({} if page is None else page, "page")), tuple(sections))


def _page(reader: _Reader) -> FormPage:
    size = reader.text("size", "A4", ("A4",))
    orientation = reader.text("orientation", "portrait", ("portrait", "landscape"))
    given = reader.optional("margins_mm")
    margins = given if given is not None else [25, 20, 20, 30]
    whole = isinstance(margins, list) and len(margins) == 4
    if not whole or not all(isinstance(m, (int, float)) and 5 <= m <= 60 for m in margins):
        raise _Fault("wrong_type", "page.margins_mm")
    reader.end()
    return FormPage(size, orientation, (margins[0], margins[1], margins[2], margins[3]))


def _section(reader: _Reader) -> Section:
    kind, section_id = reader.text("kind"), reader.text("id")
    if kind not in _KINDS:
        raise _Fault("unknown_kind", kind)
    section = _KINDS[kind](section_id, reader)
    reader.end()
    return section


def _cover(section_id: str, reader: _Reader) -> Section:
    titles, foot = reader.texts("titles"), reader.texts("foot")
    for line in (*titles, *foot):
        _known_fields(line)
    return CoverSection(section_id, titles, foot)


def _heading(section_id: str, reader: _Reader) -> Section:
    return HeadingSection(section_id, reader.wording("text"), int(reader.number("level", 1)))


def _paragraph(section_id: str, reader: _Reader) -> Section:
    return ParagraphSection(section_id, reader.wording("text"))


def _measure_table(section_id: str, reader: _Reader) -> Section:
    columns = tuple(_column(_Reader(table, "column")) for table in reader.tables("column"))
    if not columns:
        raise _Fault("missing_key", "section.column")
    number = reader.optional("number")
    groups = reader.optional("group_rows")
    if groups is not None:
        group_reader = _Reader(groups, "group_rows")
        group_reader.text("from", None, ("groups",))
        group_reader.end()
    return MeasureTableSection(
        section_id,
        columns,
        _row_number(_Reader(number, "number")) if number is not None else None,
        groups is not None,
        reader.text("empty", ""),
    )


def _row_number(reader: _Reader) -> RowNumber:
    number = RowNumber(
        reader.text("style", "as-typed", ("as-typed", "continuous")),
        reader.text("heading", ""),
        reader.number("width", 0),
    )
    if number.heading and not number.width:
        raise _Fault("missing_key", "number.width")
    reader.end()
    return number


def _column(reader: _Reader, *, nested: bool = False) -> TableColumn:
    heading = reader.text("heading")
    inner = tuple(_column(_Reader(t, "column"), nested=True) for t in reader.tables("column"))
    if inner:
        reader.end()
        if nested:
            raise _Fault("wrong_type", "column.column.column")
        return TableColumn(heading, sum(c.width for c in inner), columns=inner)
    sentence = reader.optional("score-sentence")
    column = TableColumn(
        heading,
        reader.number("width"),
        reader.texts("field", COLUMN_FIELDS),
        reader.text("join", "first", ("first", "lines")),
        reader.text("align", "left", ("left", "center")),
        reader.texts("status-cell", frozenset(STATUSES)),
        reader.texts("photos", frozenset(PLACES)),
        _sentence(_Reader(sentence, "score-sentence")) if sentence is not None else None,
    )
    reader.end()
    if not column.width:
        raise _Fault("wrong_type", "column.width")
    return column


def _sentence(reader: _Reader) -> ScoreSentence:
    bands = []
    for table in reader.tables("bands"):
        band = _Reader(table, "bands")
        bands.append(ScoreBand(band.number("from"), band.text("opening")))
        band.end()
    sentence = ScoreSentence(
        reader.text("year", "fiscal", ("fiscal", "basis")),
        reader.text("one"),
        reader.text("joiner"),
        tuple(sorted(bands, key=lambda b: -b.at_least)),
    )
    reader.end()
    if not bands:
        raise _Fault("missing_key", "score-sentence.bands")
    return sentence


_KINDS = {"cover": _cover, "heading": _heading, "paragraph": _paragraph, "measure-table": _measure_table}
