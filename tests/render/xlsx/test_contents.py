"""How a document is shared out among sheets: nothing is left out, texts stand with the table they belong to."""

from collections.abc import Iterable

from ita_desk.document.blocks import (
    Block,
    Chart,
    Column,
    Cover,
    HeaderCell,
    Heading,
    Labelled,
    MemoHead,
    PageSetup,
    PageTurn,
    Paragraph,
    PhotoGrid,
    Series,
    Signatures,
    Source,
    Table,
    Text,
    plain_text,
)
from ita_desk.render.xlsx import looks
from ita_desk.render.xlsx.contents import SheetContent, TextLine, chart_table, share_out
from typeset import photo, row, table, text_of

PAGE = PageSetup()


def head(words: str, level: int = 2) -> Heading:
    return Heading((text_of(words),), level)


def para(words: str) -> Paragraph:
    return Paragraph(text_of(words))


def chart(names: tuple[str, ...] = ("๒๕๖๗", "๒๕๖๘")) -> Chart:
    values = tuple(plain_text(text) for text in ("๑.๕๐", ""))
    series = tuple(Series(plain_text(name), (1.5, None), values) for name in names)
    categories = (plain_text("ก"), plain_text("ข"))
    return Chart("bars", categories, series, ((0.0, plain_text("0")),), plain_text("ภาพที่ ๑"), Source("c"))


def shared(*blocks: Block, low: bool = True) -> list[SheetContent]:
    def stays(lines: Iterable[TextLine]) -> bool:
        return low or sum(line.kind == looks.BODY for line in lines) == 0

    return share_out(blocks, PAGE, stays)


def words(lines: Iterable[TextLine]) -> list[str]:
    return [line.text.plain for line in lines]


def test_text_between_tables_stands_below_the_first_until_the_heading_of_the_next() -> None:
    one, two = shared(
        head("ก"),
        table(row("a", "1", "2")),
        head("ย่อย", 3),
        para("ข"),
        head("ค"),
        head("ง", 3),
        table(),
        para("จ"),
    )
    assert (words(one.above), words(one.below)) == (["ก"], ["ย่อย", "ข"])
    assert (words(two.above), words(two.below)) == (["ค", "ง"], ["จ"])
    assert (one.words, two.words) == ("ก", "ง")


def test_text_without_a_heading_opens_the_next_table() -> None:
    one, two = shared(table(), para("ข"), table())
    assert (words(one.below), words(two.above)) == ([], ["ข"])


def test_headings_that_stand_together_stay_together() -> None:
    one, two = shared(table(), para("ก"), head("ข"), head("ค"), table())
    assert (words(one.below), words(two.above)) == (["ก"], ["ข", "ค"])


def test_much_text_has_a_sheet_of_its_own_and_the_headings_stand_on_both() -> None:
    text, one = shared(head("ก", 1), head("ก๒", 1), para("ข"), table(), low=False)
    assert (text.table, words(text.above)) == (None, ["ก", "ก๒", "ข"])
    assert words(one.above) == ["ก", "ก๒"]
    assert text.words == "ก"
    [only, other] = shared(para("ข"), table(), low=False)
    assert (words(only.above), words(other.above)) == (["ข"], [])


def test_below_the_reports_own_heading_a_table_is_named_after_its_first_column_of_text() -> None:
    header = (HeaderCell(text_of("ที่"), 0, 0), HeaderCell(text_of("มาตรการ"), 1, 0))
    columns = (Column(1, "center"), Column(3))
    [one] = shared(head("รายงาน", 1), Table(columns, header, (), Source("t")))
    assert one.words == "มาตรการ"
    [plain] = shared(Table((Column(1, "center"),), (), (), Source("t")))
    assert plain.words == ""


def test_a_chart_is_a_table_of_its_values_below_its_caption() -> None:
    [one] = shared(head("ก"), chart(), para("ข"))
    assert (words(one.above), words(one.below), one.words) == (["ก", "ภาพที่ ๑"], ["ข"], "ภาพที่ ๑")
    made = chart_table(chart())
    assert [(cell.column, cell.text.plain) for cell in made.header] == [(0, ""), (1, "๒๕๖๗"), (2, "๒๕๖๘")]
    said = [
        [part.plain for cell in one.cells for part in cell if isinstance(part, Text)] for one in made.rows
    ]
    assert said == [["ก", "๑.๕๐", "๑.๕๐"], ["ข", "", ""]]
    assert chart_table(chart(("",))).header == ()


def test_pages_turn_for_the_sheets_after() -> None:
    upright = PageSetup(orientation="portrait")
    pages = [sheet.page for sheet in shared(table(), PageTurn(upright), table(), PageTurn(PAGE), chart())]
    assert pages == [PAGE, upright, PAGE]


def test_every_text_of_a_document_without_tables_is_told() -> None:
    value = Labelled(text_of("เรื่อง"), text_of("ค่า"))
    pictured = Chart("picture", (), (), (), text_of("ภาพ"), Source("c"), photo())
    [one] = shared(
        Cover(photo(), (text_of("ปก"),), (text_of("ท้าย"),)),
        MemoHead(None, text_of("บันทึก"), value, value, value, value, value),
        Paragraph(text_of("")),
        Paragraph(text_of("", marker="๑.")),
        PhotoGrid(text_of("ภาพถ่าย"), 2, (photo(caption="คำบรรยาย"), photo())),
        Signatures(((text_of("ลงชื่อ"), text_of("(ชื่อ)")),)),
        pictured,
    )
    said = ["ปก", "ท้าย", "บันทึก", *["เรื่อง ค่า"] * 5, "", "ภาพถ่าย", "คำบรรยาย", "", "ลงชื่อ", "(ชื่อ)", "ภาพ"]
    assert words(one.above) == said
    assert one.words == "ปก"
    assert shared() == [SheetContent("", PAGE)]
