"""The table of OIT items: which rows it has, their titles, and addresses that stay as they are."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import Row, Source, Table, Text
from ita_desk.document.fields import PrintContext, PrintOptions
from ita_desk.document.sections.link_table import build_link_table
from ita_desk.domain.agency import Agency
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Question
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.forms.paper_sections import LinkTableSection

SECTION = LinkTableSection("links", "listed", ("ข้อ 1", "ข้อมูล", "URL", "อธิบาย"), (1, 2, 3, 4))
QUESTIONS = (
    Question("i1", title="ถาม"),
    Question("o1", title="โครงสร้าง 1"),
    Question("o2"),
    Question("o3", title="สาม"),
)
FRAMEWORK = Framework(FiscalYear(2569), questions=QUESTIONS)
LINKS = (OitLink("o3", " https://a3.example/2568 ", "ข้อ 1\n- ข้อ 2"), OitLink("o9", "javascript:x"))


def table_of(
    *links: OitLink, rows: str = "listed", framework: Framework | None = FRAMEWORK, style: str = "thai"
) -> Table:
    year = replace(YearReport.empty(2568), oit_links=links)
    options = PrintOptions(digits="thai" if style == "thai" else "arabic", filing_year=2569)
    context = PrintContext(Office(years=(year,)), year, Agency(), None, options, filing_framework=framework)
    return build_link_table(replace(SECTION, rows=rows), context)


def said(row: Row) -> list[str]:
    """What the cells say, each after its marker."""
    cells = [[f"{t.marker}{t.plain}" for t in cell if isinstance(t, Text)] for cell in row.cells]
    return ["|".join(texts) for texts in cells]


def test_the_items_of_the_office_are_listed_in_its_order() -> None:
    table = table_of(*LINKS, OitLink("o1"))
    assert [cell.text.plain for cell in table.header] == ["ข้อ ๑", "ข้อมูล", "URL", "อธิบาย"]
    assert [column.width for column in table.columns] == [1, 2, 3, 4]
    assert [said(row) for row in table.rows] == [
        ["O๓", "สาม", "https://a3.example/2568", "ข้อ ๑|-ข้อ ๒"],
        ["O๙", "", "javascript:x", ""],
        ["O๑", "โครงสร้าง ๑", "", ""],
    ]
    assert said(table_of(*LINKS, style="arabic").rows[0])[0] == "O3"


def test_an_address_leads_where_it_says() -> None:
    [address] = table_of(LINKS[0]).rows[0].cells[2]
    assert isinstance(address, Text)
    assert (address.plain, address.link) == ("https://a3.example/2568",) * 2
    assert address.source == Source("year:2568", "oit_links[0].url")


def test_all_items_stand_in_the_order_of_the_year() -> None:
    table = table_of(*LINKS, rows="all")
    assert [said(row)[0] for row in table.rows] == ["O๑", "O๒", "O๓", "O๙"]
    assert [row.source.field for row in table.rows] == [
        *("oit_links", "oit_links", "oit_links[0]", "oit_links[1]")
    ]
    sources = {text.source for text in table.rows[0].cells[0] if isinstance(text, Text)}
    assert sources == {Source("year:2568", "oit_links")}


@pytest.mark.parametrize("rows", ["listed", "all"])
def test_an_office_that_lists_none_gets_all(rows: str) -> None:
    assert [said(row) for row in table_of(rows=rows).rows] == [
        *(["O๑", "โครงสร้าง ๑", "", ""], ["O๒", "", "", ""], ["O๓", "สาม", "", ""])
    ]


@pytest.mark.parametrize("rows", ["listed", "all"])
def test_without_the_items_of_the_year_only_those_of_the_office_are_known(rows: str) -> None:
    assert [said(row)[:2] for row in table_of(*LINKS, rows=rows, framework=None).rows] == [
        *(["O๓", ""], ["O๙", ""])
    ]
    assert table_of(rows=rows, framework=None).rows == ()


@pytest.mark.parametrize("url", ["a7.example/2568", "//a/๒๕๖๘", "ห้อง 12 ชั้น 3", "x" * 9 + "12"])
@pytest.mark.parametrize("style", ["thai", "arabic"])
def test_an_address_keeps_its_digits(url: str, style: str) -> None:
    assert said(table_of(OitLink("o1", url), style=style).rows[0])[2] == url
