"""Chooses how to read a source by the end of its name and its content."""

from collections.abc import Mapping
from pathlib import Path

from ita_desk.domain.ids import IdSource
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.intake.office_json import read_office_json
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.tabular import build_proposal
from ita_desk.intake.text import blocks_from_text, decode_text

_TEXT_ENDINGS = ("", ".txt", ".tsv", ".text")
# Documents of other programs that were given the name of a text file.
_OTHER_PROGRAMS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"SQLite format 3\0")


def _indicators_of(fiscal_year: int) -> Mapping[str, str]:
    return {i.name: i.code for i in shipped_frameworks().nearest(fiscal_year).indicators}


def read_source(path: Path, new_id: IdSource) -> Proposal:
    """What a source file says: our own JSON, or text with tab-separated tables.

    Raises UserError `intake.unreadable` (cannot be opened or decoded), `intake.unknown_format`, `intake.empty`,
    or ExchangeError for JSON that is not in our form.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise UserError("intake.unreadable", file=path.name) from None
    ending = path.suffix.lower()
    if ending not in (*_TEXT_ENDINGS, ".json") or content.startswith(_OTHER_PROGRAMS):
        raise UserError("intake.unknown_format", file=path.name)
    if not content.strip():
        raise UserError("intake.empty", file=path.name)
    if ending == ".json":
        return read_office_json(content, path.name, new_id)
    text = decode_text(content, path.name)
    if not text.strip():
        raise UserError("intake.empty", file=path.name)
    return build_proposal(blocks_from_text(text), path.name, _indicators_of, new_id)
