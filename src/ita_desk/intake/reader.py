"""Chooses how to read a source by the end of its name and its content."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ita_desk.domain.ids import IdSource
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.grid import Block, Paragraph, numbered_on
from ita_desk.intake.office_json import read_office_json
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.sources.package import FILE_LIMIT
from ita_desk.intake.text import blocks_from_text, decode_text
from ita_desk.records import dataclass

TEXT_ENDINGS = ("", ".txt", ".tsv", ".text")
HTML_ENDINGS = (".html", ".htm")
JSON_ENDING = ".json"
ENDINGS = (".docx", ".xlsx", ".pdf", *HTML_ENDINGS, ".csv", *TEXT_ENDINGS[1:], JSON_ENDING)
MOST_LINES, MOST_LETTERS = 50_000, 2_000_000  # of a source; a long report has some 3,000 and 300,000
# What must be saved anew in the program it is of, and why.
_SAVE_ANEW = {
    **dict.fromkeys((".doc", ".xls", ".dot", ".xlt", ".rtf"), "intake.old_office"),
    **dict.fromkeys((".docm", ".xlsm", ".dotm", ".xltm"), "intake.macros"),
}
# Documents of other programs that were given the name of a text file.
_OTHER_PROGRAMS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"SQLite format 3\0")


def _indicators_of(fiscal_year: int) -> Mapping[str, str]:
    return {i.name: i.code for i in shipped_frameworks().nearest(fiscal_year).indicators}


@dataclass(frozen=True, slots=True)
class Source:
    """A source as paragraphs and tables, its name, and how many pictures stand outside the tables.

    Its lines never go back, so that each names one row.
    """

    name: str
    blocks: tuple[Block, ...]
    loose_pictures: int = 0


def read_source(path: Path, new_id: IdSource) -> Proposal:
    """What a source file says: Word, Excel, PDF, HTML, separated values, our own JSON, or text with tabs.

    Raises the errors of `read_blocks`, or ExchangeError for JSON that is not in our form.
    """
    if path.suffix.lower() != JSON_ENDING:
        return propose(read_blocks(path), new_id)
    content = _read(path)
    if not content.strip():
        raise UserError("intake.empty", file=path.name)
    return read_office_json(content, path.name, new_id)


def read_blocks(path: Path) -> Source:
    """The paragraphs and tables of a source file; our own JSON has none.

    Raises UserError `intake.unreadable` (cannot be opened or decoded), `intake.unknown_format`, `intake.empty`,
    `intake.too_large`, those of `check_package` and of the PDF reader.
    """
    content = _read(path)
    ending = path.suffix.lower()
    if ending not in ("", *ENDINGS) or ending == JSON_ENDING:
        raise UserError(_SAVE_ANEW.get(ending, "intake.unknown_format"), file=path.name)
    if not content.strip():
        raise UserError("intake.empty", file=path.name)
    return _source(path.name, *_blocks(content, ending, path.name))


def source_from_text(text: str, name: str) -> Source:
    """Text with tabs, as copied from Word or Excel, under the name it is to have.

    Raises UserError `intake.empty`, `intake.too_large`.
    """
    return _source(name, blocks_from_text(text.replace("\r\n", "\n").replace("\r", "\n")), 0)


def source_from_html(html: str, name: str) -> Source:
    """A page or a part of one, as copied from Word, Excel or a browser, under the name it is to have.

    Raises UserError `intake.empty`, `intake.too_large`, `intake.unreadable`.
    """
    from ita_desk.intake.sources.html import read_html

    return _source(name, *read_html(html, name))


def propose(source: Source, new_id: IdSource, choices: Choices = NO_CHOICES) -> Proposal:
    """What a source says, with a person's choices."""
    from ita_desk.intake.tabular import build_proposal  # 30 ms: our own JSON does without

    return build_proposal(source.blocks, source.name, _indicators_of, new_id, source.loose_pictures, choices)


def _source(name: str, blocks: tuple[Block, ...], loose_pictures: int) -> Source:
    if not blocks:
        raise UserError("intake.empty", file=name)
    if _is_too_long(blocks):
        raise UserError("intake.too_large", file=name)
    return Source(name, numbered_on(blocks), loose_pictures)


def _is_too_long(blocks: Sequence[Block]) -> bool:
    """Whether there is far more text than a report has: it would take minutes to understand."""
    lines = sum(len(block.lines if isinstance(block, Paragraph) else block.rows) for block in blocks)
    texts = (
        text
        for block in blocks
        for text in (
            (line.text for line in block.lines)
            if isinstance(block, Paragraph)
            else (cell for row in block.rows for cell in row.cells)
        )
    )
    return lines > MOST_LINES or sum(map(len, texts)) > MOST_LETTERS


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # nor a device that never ends
            raise UserError("intake.unreadable", file=path.name)
        if path.stat().st_size > FILE_LIMIT:
            raise UserError("intake.too_large", file=path.name)
        return path.read_bytes()
    except (OSError, ValueError):
        raise UserError("intake.unreadable", file=path.name) from None


def _blocks(content: bytes, ending: str, file: str) -> tuple[tuple[Block, ...], int]:
    """The paragraphs and tables of a file, and how many pictures stand outside the tables, where that is known.

    The libraries for each kind are loaded when they are needed.
    """
    if ending == ".docx":
        from ita_desk.intake.sources.docx import read_docx

        return read_docx(content, file)
    if ending == ".xlsx":
        from ita_desk.intake.sources.xlsx import read_xlsx

        return read_xlsx(content, file)
    if ending == ".pdf":
        from ita_desk.intake.sources.pdf import blocks_from_pdf

        return blocks_from_pdf(content, file), 0
    if content.startswith(_OTHER_PROGRAMS):
        raise UserError("intake.unknown_format", file=file)
    if ending in HTML_ENDINGS:
        from ita_desk.intake.sources.html import read_html

        return read_html(content, file)
    text = decode_text(content, file)
    if ending == ".csv":
        from ita_desk.intake.sources.csv import blocks_from_csv

        return blocks_from_csv(text), 0
    return blocks_from_text(text), 0
