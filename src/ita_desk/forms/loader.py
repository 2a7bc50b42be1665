"""Reads a report form from TOML, refusing a broken one with file, line and reason."""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ita_desk.domain.evidence import PLACES
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.outcome import STATUSES
from ita_desk.errors import UserError
from ita_desk.forms.fields import COLUMN_FIELDS
from ita_desk.forms.limits import TooMuch, check_extent, read_limited
from ita_desk.forms.paper_reading import link_table, memo_head, photo_appendix
from ita_desk.forms.reading import Fault, Reader, listed
from ita_desk.forms.references import check_references
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
    SignaturesSection,
    SignerRole,
    TableColumn,
)
from ita_desk.forms.score_reading import charts, listing, question_tables, score_table
from ita_desk.forms.source_lines import line_of

# What a report calls those who sign it, where neither the office nor the form says otherwise.
ROLE_TEXTS = {"reporter": "ผู้รายงาน", "reviewer": "ผู้ตรวจสอบ", "approver": "ผู้อนุมัติ"}
# Lines to write on that a paragraph may leave: a page of them.
MOST_LINES = 30


class FormError(UserError):
    """A form file that cannot be used; values: file, line (0 if unknown), detail, and valid: what would be right.

    `others` are the further faults of the file.
    """

    others: tuple["FormError", ...] = ()


def load_form(path: Path) -> ReportForm:
    """The form in a TOML file. Raises FormError."""
    toml: dict[str, Any] = {}
    try:
        source = read_limited(path)
        toml = tomllib.loads(source)
        check_extent(toml)
        return _form(toml)
    except TooMuch as error:
        raise _error(path, 0, "too_large", str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, 0, "unreadable", type(error).__name__) from error
    except (ValueError, RecursionError) as error:  # not TOML; a number or a nesting without end
        line = re.search(r"line (\d+)", str(error))
        raise _error(path, int(line[1]) if line else 0, "syntax", str(error)) from error
    except Fault as fault:
        from ita_desk.forms.mending import all_faults  # forms are seldom broken

        errors = [
            _error(path, line_of(source, f.trail, f.word), f.reason, f.detail, f.valid)
            for f in all_faults(toml, _form)
        ]
        errors[0].others = tuple(errors[1:])
        raise errors[0] from fault


def _error(path: Path, line: int, reason: str, detail: str, valid: str = "") -> FormError:
    return FormError(f"form.{reason}", file=path.name, line=line, detail=detail, valid=valid)


# --- sections ------------------------------------------------------------------------------------------------


def _form(toml: Mapping[str, Any]) -> ReportForm:
    reader = Reader(toml, "form")
    form_id, name, texts_of = reader.text("id"), reader.text("name"), reader.text("texts_of", "")
    page = reader.reader("page")
    sections: list[Section] = []
    turns: dict[str, FormPage] = {}
    inners = reader.readers("section")
    for inner in inners:
        turn = inner.reader("page")
        sections.append(_section(inner))
        if sections[-1].id in [s.id for s in sections[:-1]]:
            raise Fault("id_twice", sections[-1].id, "", inner.trail, "id")
        if turn:
            turns[sections[-1].id] = _page(turn)
    reader.end()
    if not sections:
        raise Fault("missing_key", "section", "", (), "section")
    check_references(sections, [inner.trail for inner in inners])
    usual = _page(page) if page else FormPage()
    return ReportForm(form_id, name, usual, tuple(sections), FrozenMap(turns), texts_of)


def _page(reader: Reader) -> FormPage:
    size = reader.text("size", "A4", ("A4",))
    orientation = reader.text("orientation", "portrait", ("portrait", "landscape"))
    given = reader.optional("margins_mm")
    margins = given if given is not None else [25, 20, 20, 30]
    whole = isinstance(margins, list) and len(margins) == 4
    if not whole or not all(isinstance(m, (int, float)) and 5 <= m <= 60 for m in margins):
        raise reader.fault("wrong_type", "margins_mm", "[25, 20, 20, 30] (5-60)")
    reader.end()
    return FormPage(size, orientation, (margins[0], margins[1], margins[2], margins[3]))


def _section(reader: Reader) -> Section:
    kind, section_id = reader.text("kind"), reader.text("id")
    if kind not in _KINDS:
        raise reader.unknown("unknown_kind", kind, _KINDS)
    section = _KINDS[kind](section_id, reader)
    reader.end()
    return section


def _cover(section_id: str, reader: Reader) -> Section:
    return CoverSection(section_id, reader.wordings("titles"), _foot(reader))


def _foot(reader: Reader) -> tuple[tuple[str, ...], ...]:
    """The foot's lines: a text, or a list of texts and of lists of a line's parts."""
    alone = isinstance(reader.table.get("foot"), str)
    lines = [reader.text("foot")] if alone else reader.items("foot")
    parts = [[line] if isinstance(line, str) else line for line in lines]
    if not all(isinstance(line, list) and all(isinstance(p, str) for p in line) for line in parts):
        raise reader.fault("wrong_type", "foot", '["…", ["…", "…"]]')
    return tuple(tuple(reader.known_fields(part) for part in line) for line in parts)


def _heading(section_id: str, reader: Reader) -> Section:
    text, level = reader.wording("text"), int(reader.number("level", 1))
    return HeadingSection(section_id, text, level, reader.boolean("number"), reader.text("with", ""))


def _paragraph(section_id: str, reader: Reader) -> Section:
    lines = reader.number("lines", 0)
    if lines > MOST_LINES or lines != int(lines):
        raise reader.fault("wrong_type", "lines", f"0-{MOST_LINES}")
    return ParagraphSection(section_id, reader.wording("text"), int(lines))


def _signatures(section_id: str, reader: Reader) -> Section:
    roles = reader.texts("roles", ROLE_TEXTS, needed=True)
    if not 1 <= len(roles) <= 3:
        raise reader.fault("wrong_type", "roles", listed(ROLE_TEXTS))
    named = reader.reader("role_texts")
    texts = {role: named.text(role, usual) for role, usual in ROLE_TEXTS.items()} if named else ROLE_TEXTS
    if named:
        named.end()
    return SignaturesSection(section_id, tuple(SignerRole(role, texts[role]) for role in roles))


# --- the table of measures -----------------------------------------------------------------------------------


def _measure_table(section_id: str, reader: Reader) -> Section:
    columns = tuple(_column(inner) for inner in reader.readers("column"))
    if not columns:
        raise reader.fault("missing_key", "column")
    number, groups = reader.reader("number"), reader.reader("group_rows")
    heading_after = False
    if groups:
        groups.text("from", None, ("groups",))
        heading_after = groups.boolean("heading_after")
        groups.end()
    return MeasureTableSection(
        section_id,
        columns,
        _row_number(number) if number else None,
        groups is not None,
        heading_after,
        reader.text("empty", ""),
    )


def _row_number(reader: Reader) -> RowNumber:
    number = RowNumber(
        reader.text("style", "as-typed", ("as-typed", "continuous", "by-issue")),
        reader.text("heading", ""),
        reader.number("width", 0),
    )
    reader.end()
    if number.heading and not number.width:
        raise reader.fault("missing_key", "width")
    return number


def _column(reader: Reader, *, nested: bool = False) -> TableColumn:
    heading = reader.text("heading")
    inner = tuple(_column(below, nested=True) for below in reader.readers("column"))
    if inner:
        reader.end()
        if nested:
            raise Fault("wrong_type", "column.column.column", "column.column", reader.trail, "column")
        return TableColumn(heading, sum(c.width for c in inner), columns=inner)
    sentence = reader.reader("score-sentence")
    column = TableColumn(
        heading,
        reader.number("width"),
        reader.texts("field", sorted(COLUMN_FIELDS)),
        reader.text("join", "first", ("first", "lines")),
        reader.text("align", "left", ("left", "center")),
        reader.texts("status-cell", STATUSES),
        reader.texts("photos", PLACES),
        reader.texts("tick", STATUSES),
        _sentence(sentence) if sentence else None,
        reader.boolean("span"),
    )
    reader.end()
    if not column.width:
        raise reader.fault("wrong_type", "width", "1-1000")
    return column


def _sentence(reader: Reader) -> ScoreSentence:
    bands = []
    for band in reader.readers("bands"):
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
        raise reader.fault("missing_key", "bands")
    return sentence


_KINDS: Mapping[str, Callable[[str, Reader], Section]] = {
    "cover": _cover,
    "heading": _heading,
    "paragraph": _paragraph,
    "measure-table": _measure_table,
    "signatures": _signatures,
    "score-table": score_table,
    "question-tables": question_tables,
    "charts": charts,
    "list": listing,
    "memo-head": memo_head,
    "photo-appendix": photo_appendix,
    "link-table": link_table,
}
