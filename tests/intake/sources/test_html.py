"""Pages as Word, Excel, LibreOffice and browsers write them become paragraphs and tables."""

import pytest

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Table
from ita_desk.intake.sources import html
from ita_desk.intake.sources.html import read_html


def read(page: str | bytes) -> list[list[str] | list[tuple[str, ...]]]:
    """The lines of each paragraph and the rows of each table."""
    return [_said(block) for block in read_html(page, "a.html")[0]]


def _said(block: Block) -> list[str] | list[tuple[str, ...]]:
    if isinstance(block, Paragraph):
        return [line.text for line in block.lines]
    return [row.cells for row in block.rows]


def test_a_page_of_word() -> None:
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {}</style>
    <!--[if gte mso 9]><xml><o:x>ซ่อน</o:x></xml><![endif]--></head><body lang=EN-US><div class=WordSection1>
    <p class=MsoNormal><span lang=TH>ก<br>
    ข</span><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
    <p class=MsoListParagraph><![if !supportLists]><span>๑.<span>&nbsp;&nbsp; </span></span><![endif]>ค</p>
    <table class=MsoTable><tr><td width=1><p class=MsoNormal>ง</p><p class=MsoNormal>จ<o:p></o:p></p></td>
    <td>ฉ</td></tr></table></div></body></html>"""
    assert read(page) == [["ก", "ข"], ["๑. ค"], [("ง\nจ", "ฉ")]]


def test_a_page_of_excel() -> None:
    page = """<table><!--StartFragment--><col width=64><tr height=20><td height=20>ก</td>
    <td rowspan=2>ข<br style='mso-data-placement:same-cell'>ค</td></tr><tr><td>ง</td></tr><!--EndFragment--></table>"""
    assert read(page) == [[("ก", "ข\nค"), ("ง", "")]]


def test_a_page_of_libreoffice() -> None:
    page = """<table cellspacing="0"><colgroup width="85"></colgroup><thead><tr><th><b>ก</b></th><th>ข</th></tr></thead>
    <tbody><tr><td align="left"><font face="Sarabun">ค</font></td><td sdval="1">1</td></tr></tbody></table>"""
    assert read(page) == [[("ก", "ข"), ("ค", "1")]]


def test_cells_over_rows_and_columns() -> None:
    page = """<table><tr><td rowspan=2 colspan=2>ก</td><td>ข</td></tr><tr><td>ค</td></tr>
    <tr><td>ง</td><td colspan=2 rowspan=9>จ</td></tr><tr><td>ฉ</td></tr></table>"""
    assert read(page) == [[("ก", "", "ข"), ("", "", "ค"), ("ง", "จ", ""), ("ฉ", "", "")]]


@pytest.mark.parametrize(("span", "width"), [("0", 1), ("x", 1), ("99999999", 1), ("5000", 200)])
def test_odd_spans_are_bounded(span: str, width: int) -> None:
    assert len(read(f"<table><tr><td colspan={span}>ก</td></tr></table>")[0][0]) == width


def test_lists_have_their_numbers() -> None:
    page = "<ol start=3><li>ก<li>ข<ul><li>ค</ul></ol><ol start=x><li>ง</ol><table><tr><td><ul><li>จ</ul></table><li>ฉ"
    assert read(page) == [["3. ก", "4. ข", "- ค", "1. ง"], [("- จ",)], ["- ฉ"]]


def test_a_table_that_lays_out_the_page_is_seen_through() -> None:
    page = "<table><tr><td>ก</td><td>ข</td></tr><tr><td><table><tr><td>ค</td><td>ง</td></tr></table></td></tr></table>"
    assert read(page) == [["ก ข"], [("ค", "ง")]]


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    page = "<table><tr><td>ก</td><td>ข<table><tr><td>ค</td><td>ง</td></tr><tr><td>จ</td></tr></table></td></tr></table>"
    assert read(page) == [[("ก", "ข\nค ง\nจ")]]


def test_what_is_not_shown_is_not_read() -> None:
    page = "<title>ก</title><script>ข</script><p>ค<noscript>ง</noscript><object>จ</object></p><table><tr><td><style>ฉ</style>ช</td></tr></table>"
    assert read(page) == [["ค"], [("ช",)]]


def test_pictures_are_counted_and_not_fetched() -> None:
    page = "<p>ก<img src=http://192.0.2.1/a.png></p><table><tr><td><img src=a.png>ข</td></tr></table>"
    blocks, pictures = html.read_html(page, "a.html")
    assert (len(blocks), pictures) == (2, 2)


def test_breaks_of_the_source_are_blanks() -> None:
    assert read("<p>ก\r\nข\fค</p>\n<p>ง&nbsp; จ</p><table></table><table><tr></tr></table>") == [
        ["ก ข ค", "ง จ"]
    ]


def test_lines_are_counted() -> None:
    first, table, last = read_html("<p>ก</p><p>ข</p><table><tr><td>ค</td></tr></table><p>ง", "a.html")[0]
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert ([line.number for line in first.lines], table.rows[0].line, last.lines[0].number) == ([1, 2], 3, 4)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "cp874"),
        ("", "utf-16"),
        ("<meta charset='tis-620'>", "tis-620"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-874'>", "cp874"),
        ("<meta charset=utf-8>", "utf-8"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    assert read(f"<html><head>{head}</head><body><p>ภาษาไทย</p></body></html>".encode(encoding)) == [
        ["ภาษาไทย"]
    ]


def test_text_is_read_whatever_it_says_of_its_encoding() -> None:
    page = "<?xml version='1.0' encoding='tis-620'?><html><meta charset=tis-620><p>ก\ud800</p></html>"
    assert read(page) == [["ก?"]]


@pytest.mark.parametrize("page", ["", b"", "<!-- ก -->"])
def test_an_empty_page_is_refused(page: str | bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_html(page, "a.html")[0]
    assert refused.value.key == "intake.empty"


def test_a_page_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "HTML_LIMIT", 5)
    with pytest.raises(UserError) as refused:
        read_html(b"<p>ab</p>", "a.html")[0]
    assert refused.value.key == "intake.too_large"


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>"])
@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_page_nested_too_deeply_is_refused(tag: str, depth: int) -> None:
    with pytest.raises(UserError) as refused:
        read_html("<p>ก</p>" + tag * depth + "ก", "a.html")[0]
    assert refused.value.key == "intake.unreadable"
