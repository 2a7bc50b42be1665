"""Reads the sections of the papers around a report from the tables of a form file."""

from ita_desk.domain.evidence import PLACES
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
from ita_desk.forms.reading import Reader
from ita_desk.forms.score_reading import texts_of, widths_of

LINK_ROWS = ("listed", "all")
MOST_PHOTO_COLUMNS = 3


def memo_head(section_id: str, reader: Reader) -> MemoHeadSection:
    """The section of a `memo-head`. Raises Fault."""
    return MemoHeadSection(
        section_id,
        reader.wording("title"),
        reader.wording("from"),
        reader.wording("number"),
        reader.wording("date"),
        reader.wording("subject"),
        reader.wording("to"),
        reader.boolean("seal"),
    )


def photo_appendix(section_id: str, reader: Reader) -> PhotoAppendixSection:
    """The section of a `photo-appendix`. Raises Fault."""
    columns = reader.number("columns", 2)
    if not 1 <= columns <= MOST_PHOTO_COLUMNS or columns != int(columns):
        raise reader.fault("wrong_type", "columns", f"1-{MOST_PHOTO_COLUMNS}")
    places = reader.texts("places", PLACES) or PLACES
    return PhotoAppendixSection(section_id, int(columns), places, reader.wording("empty"))


def link_table(section_id: str, reader: Reader) -> LinkTableSection:
    """The section of a `link-table`. Raises Fault."""
    rows = reader.text("rows", "listed", LINK_ROWS)
    return LinkTableSection(section_id, rows, texts_of(reader, "headings", 4), widths_of(reader, 4))
