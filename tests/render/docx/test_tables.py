from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Cell, Column, HeaderCell, Row, Signatures, Table
from typeset import group, photo, picture, row, table, text_of
from word_files import body, found, kept, said, style_of, value, word_file

COLUMN = 9071  # twips between the margins of an upright page


def head(words: str, column: int, row_number: int = 0, columns: int = 1, rows: int = 1) -> HeaderCell:
    return HeaderCell(text_of(words), column, row_number, columns, rows)


TWO_LEVELS = (
    head("ที่", 0, rows=2),
    head("ผลลัพธ์", 1, columns=2),
    head("ไม่แล้วเสร็จ", 1, 1),
    head("แล้วเสร็จ", 2, 1),
)


def rows_of(made: BaseOxmlElement) -> list[BaseOxmlElement]:
    return found(made, "w:tr")


def is_head(made: BaseOxmlElement) -> bool:
    return bool(found(made, "w:trPr", "w:tblHeader"))


def spans(made: BaseOxmlElement) -> list[tuple[str | None, str | None]]:
    """How far each cell of a row goes over columns, and whether it goes on over rows."""
    first = [[value(v) for v in found(cell, tag)] for cell in found(made, "w:tc") for tag in ("w:gridSpan",)]
    down = [[value(v) for v in found(cell, "w:vMerge")] for cell in found(made, "w:tc")]
    return [(a[0] if a else None, d[0] if d else None) for a, d in zip(first, down, strict=True)]


def test_columns_keep_their_shares_of_the_whole_width() -> None:
    made = replace(table(row("m1", "ก", "ข", "ค"), columns=3), columns=(Column(1), Column(1), Column(5)))
    word = word_file(made)
    (grid,) = found(body(word), "w:tblGrid")
    widths = [int(value(column, "w") or 0) for column in found(grid, "w:gridCol")]
    assert sum(widths) == COLUMN
    assert widths[2] == round(COLUMN * 5 / 7)
    for cells in rows_of(body(word)):
        assert [int(value(w, "w") or 0) for w in found(cells, "w:tcW")] == widths
    assert [value(layout, "type") for layout in found(body(word), "w:tblLayout")] == ["fixed"]


def test_the_heading_is_repeated_and_rows_may_go_on_over_a_page() -> None:
    word = word_file(table(row("m1", "ก", "ข"), row("m2", "ค", "ง")))
    rows = rows_of(body(word))
    assert [is_head(made) for made in rows] == [True, False, False]
    assert [bool(found(made, "w:cantSplit")) for made in rows] == [True, False, False]
    assert all(kept(p) for p in found(rows[0], "w:p"))
    assert not any(kept(p) for made in rows[1:] for p in found(made, "w:p"))


def test_a_heading_of_two_levels_is_merged() -> None:
    word = word_file(table(row("m1", "๑", "ก", "ข"), columns=3, heading=TWO_LEVELS))
    first, second, _ = rows_of(body(word))
    assert is_head(first)
    assert is_head(second)
    assert spans(first) == [(None, "restart"), ("2", None)]
    assert spans(second) == [(None, "continue"), (None, None), (None, None)]
    assert said(first) == ["ที่", "ผลลัพธ์"]
    assert said(second) == ["ไม่แล้วเสร็จ", "แล้วเสร็จ"]


def test_a_heading_with_a_gap_gets_an_empty_cell() -> None:
    word = word_file(table(row("m1", "๑", "ก"), heading=[head("ข", 1)]))
    assert len(found(rows_of(body(word))[0], "w:tc")) == 2


def test_a_group_row_never_stands_alone() -> None:
    word = word_file(table(group("g1", "กลุ่ม"), row("m1", "ก", "ข")))
    _, grouped, _ = rows_of(body(word))
    assert spans(grouped) == [("2", None)]
    assert found(grouped, "w:cantSplit")
    assert all(kept(p) for p in found(grouped, "w:p"))


def test_the_heading_of_a_group_begins_a_table_that_repeats_it() -> None:
    own = replace(group("g1", "กลุ่ม"), header=(head("ก", 0), head("ข", 1)))
    word = word_file(table(row("m1", "๑", "๒"), own, row("m2", "๓", "๔")))
    first, second = found(body(word), "w:tbl")
    assert said(first) == ["หัว 1", "หัว 2", "๑", "๒", "กลุ่ม"]
    assert [is_head(made) for made in rows_of(second)] == [True, False]
    assert said(second) == ["ก", "ข", "๓", "๔"]
    seam = first.getnext()
    assert seam is not None
    assert found(seam, "w:vanish")  # type: ignore[arg-type]
    assert kept(seam)  # type: ignore[arg-type]
    assert seam.getnext() is second


def test_a_table_that_begins_with_such_a_group_has_no_heading_before_it() -> None:
    own = replace(group("g1", "กลุ่ม"), header=(head("ก", 0), head("ข", 1)))
    word = word_file(table(own, row("m2", "๓", "๔")))
    assert said(body(word)) == ["กลุ่ม", "ก", "ข", "๓", "๔"]


def test_joined_cells_are_one() -> None:
    joined = replace(row("m2", (), "ค"), joined=(0,))
    word = word_file(table(row("m1", "ก", "ข"), joined, joined, row("m3", "ง", "จ")))
    merged = [spans(made)[0][1] for made in rows_of(body(word))[1:]]
    assert merged == ["restart", "continue", "continue", None]


def test_two_tables_are_not_made_one() -> None:
    word = word_file(table(row("m1", "ก", "ข")), table(row("m2", "ค", "ง")))
    kinds = [str(child.tag).rpartition("}")[2] for child in body(word)]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_short_last_row_is_held_with_the_places_to_sign() -> None:
    signed = Signatures(((text_of("ลงชื่อ"),),))
    word = word_file(table(row("m1", "ก", "ข"), row("m2", "ค", "ง")), signed)
    *_, before, last = rows_of(found(body(word), "w:tbl")[0])
    assert not any(kept(p) for p in found(before, "w:p"))
    assert all(kept(p) for p in found(last, "w:p"))


def test_of_a_long_last_row_only_the_end_is_held() -> None:
    cell: Cell = (text_of("ก" * 2000), text_of("ท้าย"))
    signed = Signatures(((text_of("ลงชื่อ"),),))
    word = word_file(table(row("m1", cell, "ข")), signed)
    last = rows_of(found(body(word), "w:tbl")[0])[-1]
    assert [kept(p) for p in found(last, "w:p")] == [False, True, True]


def test_cells_are_set_as_their_column_wants() -> None:
    columns = (Column(1, "center"), Column(1))
    word = word_file(replace(table(row("m1", "ก", "ข")), columns=columns))
    assert [style_of(p) for p in found(rows_of(body(word))[1], "w:p")] == ["CellCentre", "Cell"]


def test_photos_in_cells_are_scaled_to_them() -> None:
    shown: Cell = (text_of("ก"), photo("p", "คำบรรยาย"))
    word = word_file(table(row("m1", shown, ())), read_photo=lambda _: picture((400, 100)))
    (extent,) = found(body(word), "wp:extent")
    width = COLUMN / 2 / 20 - 8
    assert abs(int(extent.get("cx") or 0) / 12700 - width) < 0.1
    assert abs(int(extent.get("cy") or 0) / 12700 - width / 4) < 0.1
    assert said(rows_of(body(word))[1]) == ["ก", "\nคำบรรยาย"]
    assert not any(kept(p) for p in found(rows_of(body(word))[1], "w:p"))


def test_a_table_without_rows_is_its_heading() -> None:
    made: Table = table()
    rows: tuple[Row, ...] = made.rows
    assert not rows
    assert said(body(word_file(made))) == ["หัว 1", "หัว 2"]


def test_the_caption_of_a_missing_photo_stands_below_its_stripe() -> None:
    word = word_file(table(row("m1", (photo("p", "คำบรรยาย"),), (photo("q"),))))
    first, second = found(rows_of(body(word))[1], "w:tc")
    assert [len(found(made, "w:p")) for made in (first, second)] == [2, 1]
    assert said(first) == ["คำบรรยาย"]


def test_a_joined_cell_below_a_group_row_is_one_of_its_own() -> None:
    joined = replace(row("m2", (), "ค"), joined=(0,))
    word = word_file(table(row("m1", "ก", "ข"), group("g1", "กลุ่ม"), joined))
    assert spans(rows_of(body(word))[-1])[0] == (None, None)
