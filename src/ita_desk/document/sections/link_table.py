"""The table of OIT items and the web addresses where the office publishes them."""

from dataclasses import replace

from ita_desk.document.blocks import Cell, Column, HeaderCell, Row, Source, Table, plain_text
from ita_desk.document.fields import PrintContext, printed_code
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.year_report import OitLink
from ita_desk.forms.paper_sections import LinkTableSection

_ALIGNS = ("center", "left", "left", "left")


def build_link_table(section: LinkTableSection, context: PrintContext) -> Table:
    """The items the office lists, or all items of the filing year, each with its title, address and explanation."""
    texts = TextPrinter(context.options.digits)
    record = f"year:{int(context.year.fiscal_year)}"
    columns = tuple(Column(width, align) for width, align in zip(section.widths, _ALIGNS, strict=True))
    header = tuple(HeaderCell(texts.line(text), number, 0) for number, text in enumerate(section.headings))
    rows = tuple(_row(link, Source(record, field), context) for field, link in _links(section, context))
    return Table(columns, header, rows, Source(record, "oit_links"))


def _links(section: LinkTableSection, context: PrintContext) -> list[tuple[str, OitLink]]:
    """What the rows print and the field it comes from, in the order of the filing year's items where all are wanted."""
    own = [(f"oit_links[{number}]", link) for number, link in enumerate(context.year.oit_links)]
    framework = context.filing_framework
    if not framework or (own and section.rows == "listed"):
        return own
    items = [q.code for q in framework.questions if q.code.startswith("o")]
    listed = {link.code for _, link in own}
    blanks = [("oit_links", OitLink(code=code)) for code in items if code not in listed]
    order = {code: number for number, code in enumerate(items)}
    return sorted([*own, *blanks], key=lambda row: order.get(row[1].code, len(items)))


def _row(link: OitLink, source: Source, context: PrintContext) -> Row:
    texts = TextPrinter(context.options.digits)
    known = context.filing_framework.question(link.code) if context.filing_framework else None
    url = " ".join(link.url.split())
    # An address keeps its digits and leads where it says.
    address = replace(plain_text(url, _part(source, "url")), link=url) if url else None
    cells: tuple[Cell, ...] = (
        (texts.line(printed_code(link.code), _part(source, "code")),),
        (texts.line(known.title, source),) if known and known.title else (),
        (address,) if address else (),
        texts.lines(link.explanation, _part(source, "explanation")),
    )
    return Row(cells, source)


def _part(source: Source, name: str) -> Source:
    """The source of one field of a listed item."""
    return Source(source.record, f"{source.field}.{name}") if source.field.endswith("]") else source
