"""Word documents become paragraphs and tables as Word shows them."""

import docx
import pytest

from intake.made_docx import PICTURE, cell, made_docx, paragraph, table
from intake.written import as_docx
from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Table
from ita_desk.intake.sources.docx import read_docx
from ita_desk.intake.text import blocks_from_text


def read(body: str) -> tuple[Block, ...]:
    return read_docx(made_docx(body), "a.docx")[0]


def lines(body: str) -> list[list[str]]:
    """The texts of paragraphs."""
    blocks = read(body)
    return [[line.text for line in block.lines] for block in blocks if isinstance(block, Paragraph)]


def cells(body: str) -> list[tuple[str, ...]]:
    """The cells of the one table."""
    (found,) = read(body)
    assert isinstance(found, Table)
    return [row.cells for row in found.rows]


def test_what_a_library_writes_is_read_back() -> None:
    blocks = blocks_from_text("ก\nข\n\nค\tง\nจ\tฉ\n\nช\n")
    read_back = read_docx(as_docx(blocks), "a.docx")[0]
    assert [type(block) for block in read_back] == [Paragraph, Table, Paragraph]
    assert [row.cells for row in read_back[1].rows] == [("ค", "ง"), ("จ", "ฉ")]  # type: ignore[union-attr]


def test_an_empty_paragraph_ends_a_block_and_lines_are_counted() -> None:
    blocks = read(paragraph("ก") + paragraph("ข") + "<w:p/>" + table(cell("ค"), cell("ง")) + paragraph("จ"))
    found = [
        [line.number for line in b.lines] if isinstance(b, Paragraph) else [row.line for row in b.rows]
        for b in blocks
    ]
    assert found == [[1, 2], [4, 5], [6]]


def test_breaks_tabs_and_hyphens() -> None:
    run = "<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:noBreakHyphen/><w:t>ง</w:t></w:r></w:p>"
    assert lines(run) == [["ก ข", "ค-ง"]]
    assert cells(table(cell(run + paragraph("จ")))) == [("ก ข\nค-ง\nจ",)]


def test_deleted_words_are_gone_and_inserted_ones_stay() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(body) == [["ใหม่"]]


def test_deleted_rows_are_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('ก')}</w:tr>"
    assert cells(f"<w:tbl>{gone}<w:tr>{cell('ข')}</w:tr></w:tbl>") == [("ข",)]


@pytest.mark.parametrize(("value", "shown"), [("", "ข"), ('w:val="0"', "กข"), ('w:val="false"', "กข")])
def test_hidden_text_is_left_out(value: str, shown: str) -> None:
    hidden = f"<w:r><w:rPr><w:vanish {value}/></w:rPr><w:t>ก</w:t></w:r>"
    assert lines(f"<w:p>{hidden}<w:r><w:t>ข</w:t></w:r></w:p>") == [[shown]]


def test_a_text_box_is_read_once_and_line_by_line() -> None:
    inside = f"<w:txbxContent>{paragraph('ก')}{paragraph('ข')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == [["ก", "ข"]]


def test_frames_around_content_are_seen_through() -> None:
    framed = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{framed.format(cell(framed.format(paragraph('ก'))))}</w:tr>"
    assert lines(framed.format(paragraph("ก"))) == [["ก"]]
    assert cells(framed.format(f"<w:tbl>{framed.format(row)}</w:tbl>")) == [("ก",)]
    assert cells(f"<w:tbl><w:tr>{cell('')}{cell('ข')}</w:tr></w:tbl>") == [("", "ข")]


def test_links_and_fields_say_their_text() -> None:
    inside = (
        "<w:hyperlink><w:r><w:t>ก</w:t></w:r></w:hyperlink><w:fldSimple><w:r><w:t>ข</w:t></w:r></w:fldSimple>"
    )
    assert lines(f"<w:p>{inside}</w:p>") == [["กข"]]


# --- tables --------------------------------------------------------------------------------------------------


def test_merged_cells_say_their_text_once() -> None:
    down, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    across = '<w:gridSpan w:val="2"/>'
    assert cells(
        table(
            cell("ก", down) + cell("ข", across),
            cell("x", goes_on) + cell("ค") + cell("ง"),
            cell("จ", across) + cell("ฉ"),
        )
    ) == [("ก", "ข", ""), ("", "ค", "ง"), ("จ", "", "ฉ")]


@pytest.mark.parametrize(("value", "width"), [("99999999", 1), ("x", 1), ("๒", 1), ("500", 200)])
def test_odd_spans_are_bounded(value: str, width: int) -> None:
    assert len(cells(table(cell("ก", f'<w:gridSpan w:val="{value}"/>')))[0]) == width


def test_columns_left_out_before_a_row_are_empty() -> None:
    assert cells(f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("ก")}</w:tr></w:tbl>') == [
        ("", "ก")
    ]


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    inner = table(cell("ข") + cell("ค"), cell("ง") + cell(""))
    assert cells(table(cell(paragraph("ก") + inner + paragraph("จ")) + cell("ฉ"))) == [("ก\nข ค\nง\nจ", "ฉ")]


def test_merges_of_a_library() -> None:
    document = docx.Document()
    made = document.add_table(2, 3)
    made.cell(0, 0).merge(made.cell(0, 2)).text = "ก"
    made.cell(1, 0).text, made.cell(1, 2).text = "ข", "ค"
    assert cells(made._tbl.xml) == [("ก", "", ""), ("ข", "", "ค")]


def test_a_table_without_rows_is_nothing() -> None:
    assert lines("<w:tbl/>" + paragraph("ก")) == [["ก"]]
    assert len(read("<w:tbl/>" + paragraph("ก"))) == 1


# --- pictures ------------------------------------------------------------------------------------------------


def test_pictures_are_with_their_cell_each_once() -> None:
    picture = f"<w:p>{PICTURE.format('p1')}{PICTURE.format('p1')}</w:p>"
    old = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="p2"/></v:shape></w:pict></w:r></w:p>'
    linked = '<w:p><w:r><w:drawing><a:blip r:link="l1"/></w:drawing></w:r></w:p>'
    body = table(cell("ก", '<w:gridSpan w:val="2"/>') + cell(picture + linked) + cell(old)) + picture + old
    blocks, loose = read_docx(made_docx(body, pictures={"p1": b"1", "p2": b"2"}), "a.docx")
    (found,) = blocks
    assert isinstance(found, Table)
    assert [(p.column, p.content) for p in found.rows[0].pictures] == [(2, b"1"), (3, b"2")]
    assert loose == 2


def test_deleted_pictures_and_second_copies_are_left_out() -> None:
    deleted = f"<w:p><w:del>{PICTURE.format('p1')}</w:del></w:p>"
    old = '<w:pict><v:shape><v:imagedata r:id="p2"/></v:shape></w:pict>'
    copied = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:blip r:embed="p1"/></w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    made = made_docx(paragraph("ก") + deleted + copied, pictures={"p1": b"1", "p2": b"2"})
    assert read_docx(made, "a.docx")[1] == 1


def test_a_picture_that_is_not_there_is_nothing() -> None:
    blocks, loose = read_docx(
        made_docx(table(cell("ก") + cell(f"<w:p>{PICTURE.format('p9')}</w:p>"))), "a.docx"
    )
    assert isinstance(blocks[0], Table)
    assert (blocks[0].rows[0].pictures, loose) == ((), 0)


def test_columns_beyond_what_tables_have_are_dropped_with_their_pictures() -> None:
    wide = cell("ก", '<w:gridSpan w:val="200"/>') + cell(f"<w:p>{PICTURE.format('p1')}</w:p>")
    blocks, _ = read_docx(made_docx(table(wide), pictures={"p1": b"1"}), "a.docx")
    assert isinstance(blocks[0], Table)
    assert (len(blocks[0].rows[0].cells), blocks[0].rows[0].pictures) == (200, ())


def test_a_document_that_is_none_is_refused() -> None:
    for content in (made_docx("</w:body>"), made_docx("", kind="text/plain")):
        with pytest.raises(UserError) as refused:
            read_docx(content, "a.docx")[0]
        assert refused.value.key == "intake.unreadable"
