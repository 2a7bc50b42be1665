"""The table of measures: headings, numbers, groups, cells, photos."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from document.sections.measure_tables import SENTENCE, cell_of, column, rows_said, said, table_of
from ita_desk.document.blocks import Cell, HeaderCell, Photo, Source, Span, Table, Text
from ita_desk.domain.evidence import PLACES, Evidence
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.outcome import STATUSES, DoneOn, Outcome
from ita_desk.forms.report_form import MeasureTableSection, RowNumber, TableColumn

# --- headings ------------------------------------------------------------------------------------------------


def headings(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(h.text.plain, h.column, h.row, h.columns, h.rows) for h in table.header]


def test_one_line_of_headings() -> None:
    section = MeasureTableSection(
        "measures", (TableColumn("มาตรการ 1", 30, ("title",)), TableColumn("ผล", 70, align="center"))
    )
    table = table_of(section)
    assert headings(table) == [("มาตรการ ๑", 0, 0, 1, 1), ("ผล", 1, 0, 1, 1)]
    assert [(c.width, c.align) for c in table.columns] == [(30, "left"), (70, "center")]
    assert table.source == Source("year:2568", "measures")


def test_headings_of_two_levels_beside_a_number_column() -> None:
    inner = (TableColumn("ไม่ได้", 12, ("title",)), TableColumn("แล้วเสร็จ", 20, ("target",)))
    section = MeasureTableSection(
        "measures",
        (TableColumn("ก", 26, ("title",)), TableColumn("ผล", 32, columns=inner), TableColumn("ข", 10)),
        RowNumber("continuous", "ที่", 6),
    )
    table = table_of(section, Measure("m1", "ก", title="หนึ่ง", target="สอง"))
    assert headings(table) == [
        ("ที่", 0, 0, 1, 2),
        ("ก", 1, 0, 1, 2),
        ("ผล", 2, 0, 2, 1),
        ("ไม่ได้", 2, 1, 1, 1),
        ("แล้วเสร็จ", 3, 1, 1, 1),
        ("ข", 4, 0, 1, 2),
    ]
    assert [(c.width, c.align) for c in table.columns] == [
        (6, "center"),
        (26, "left"),
        (12, "left"),
        (20, "left"),
        (10, "left"),
    ]
    assert rows_said(table) == [[["๑"], ["หนึ่ง"], ["หนึ่ง"], ["สอง"], []]]


def test_every_place_of_the_heading_is_covered_once() -> None:
    inner = (TableColumn("ค", 1), TableColumn("ง", 1))
    section = MeasureTableSection(
        "measures", (TableColumn("ก", columns=inner), TableColumn("ข", 1)), RowNumber("", "ที่", 1)
    )

    def places(cell: HeaderCell) -> list[tuple[int, int]]:
        columns = range(cell.column, cell.column + cell.columns)
        return [(c, r) for c in columns for r in range(cell.row, cell.row + cell.rows)]

    table = table_of(section)
    covered = sorted(place for cell in table.header for place in places(cell))
    assert covered == [(c, r) for c in range(len(table.columns)) for r in range(2)]


# --- numbers -------------------------------------------------------------------------------------------------

NUMBERED = [Measure("m1", "1", title="หนึ่ง"), Measure("m2", "", title="สอง"), Measure("m3", "๔", title="๑. สี่")]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (None, ["หนึ่ง", "สอง", "๑. สี่"]),
        (RowNumber("as-typed"), ["๑. หนึ่ง", "สอง", "๔.|๑. สี่"]),
        (RowNumber("continuous"), ["๑. หนึ่ง", "๒. สอง", "๓.|๑. สี่"]),
    ],
)
def test_numbers_before_the_title(number: RowNumber | None, printed: list[str]) -> None:
    table = table_of(MeasureTableSection("measures", (column("title"),), number), *NUMBERED)
    assert ["|".join(said(row.cells[0])) for row in table.rows] == printed


@pytest.mark.parametrize(
    ("style", "printed"), [("as-typed", ["๑", "", "๔"]), ("continuous", ["๑", "๒", "๓"])]
)
def test_numbers_in_a_column_of_their_own(style: str, printed: list[str]) -> None:
    section = MeasureTableSection("measures", (column("title"),), RowNumber(style, "ที่", 5))
    table = table_of(section, *NUMBERED)
    assert ["".join(said(row.cells[0])) for row in table.rows] == printed
    assert [said(row.cells[1]) for row in table.rows] == [["หนึ่ง"], ["สอง"], ["๑. สี่"]]
    assert [row.cells[0][0].source for row in table.rows] == [Source(m.id, "number") for m in NUMBERED]


def test_numbers_by_issue() -> None:
    issues = [2, 1, 2, None]
    measures = [Measure(f"m{n}", "9", issue=issue, title="ก") for n, issue in enumerate(issues)]
    section = MeasureTableSection("measures", (column("title"),), RowNumber("by-issue", "ที่", 5))
    assert ["".join(said(row.cells[0])) for row in table_of(section, *measures).rows] == [
        "๒.๑",
        "๑.๑",
        "๒.๒",
        "๙",
    ]


@pytest.mark.parametrize("typed", ["1.", "1)", "(1)", " 1 "])
def test_a_number_that_ends_in_a_mark_gets_no_second_one(typed: str) -> None:
    section = MeasureTableSection("measures", (column("title"),), RowNumber())
    (row,) = table_of(section, Measure("m1", typed, title="หนึ่ง")).rows
    assert said(row.cells[0]) == [{"1.": "๑. หนึ่ง", "1)": "๑) หนึ่ง", "(1)": "(๑) หนึ่ง", " 1 ": "๑. หนึ่ง"}[typed]]


def test_a_number_stands_before_the_first_line_only() -> None:
    section = MeasureTableSection("measures", (column("title"),), RowNumber())
    (row,) = table_of(section, Measure("m1", " 1 \n 2 ", title="หนึ่ง\nสอง\nสาม")).rows
    assert said(row.cells[0]) == ["๑ ๒. หนึ่ง", "สอง", "สาม"]


def test_a_measure_without_a_title_shows_its_number_alone() -> None:
    section = MeasureTableSection("measures", (column("title"), column("steps")), RowNumber())
    (row,) = table_of(section, Measure("m1", "7", steps=(Step("s1", "วางแผน"),))).rows
    assert row.cells[0] == (Text((), Source("m1", "title"), "๗."),)
    assert said(row.cells[1]) == ["วางแผน"]


# --- fields of cells -----------------------------------------------------------------------------------------

FULL = Measure(
    "m1",
    "3",
    title="มาตรการ 1",
    codes=("i1", "5"),
    steps=(Step("s1", "วางแผน"), Step("s2", "อบรม")),
    responsible=("สำนักปลัด", " ", "กองคลัง\n(พัสดุ)"),
    period=Period(date(2024, 10, 1), date(2025, 9, 30), "ต.ค. 67 - ก.ย. 68"),
    budget=Decimal("1234567.5"),
    target="- เป้า",
    outcome=Outcome(
        "done",
        "ผล 1\nผล 2",
        "ผลลัพธ์",
        "สรุป",
        "ติดตาม",
        "เสนอ",
        "อุปสรรค",
        Decimal(0),
        DoneOn(date(2025, 9, 1), "กันยายน 68"),
        codes=("1",),
    ),
    half_year=Outcome(output="ครึ่งปี", codes=("1",)),
)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("number", ["๓"]),
        ("title", ["มาตรการ ๑"]),
        ("codes", ["i๑, ๕"]),
        ("steps", ["๑. วางแผน", "๒. อบรม"]),
        ("responsible", ["สำนักปลัด", "กองคลัง (พัสดุ)"]),
        ("period", ["ต.ค. ๖๗ - ก.ย. ๖๘"]),
        ("budget", ["๑,๒๓๔,๕๖๗.๕๐"]),
        ("target", ["- เป้า"]),
        ("outcome.output", ["ผล ๑", "ผล ๒"]),
        ("outcome.result", ["ผลลัพธ์"]),
        ("outcome.summary", ["สรุป"]),
        ("outcome.follow_up", ["ติดตาม"]),
        ("outcome.suggestion", ["เสนอ"]),
        ("outcome.obstacles", ["อุปสรรค"]),
        ("outcome.spent", ["๐.๐๐"]),
        ("outcome.done_on", ["กันยายน ๖๘"]),
    ],
)
def test_each_field_is_printed_with_its_source(name: str, texts: list[str]) -> None:
    cell = cell_of(FULL, column(name))
    assert said(cell) == texts
    for number, text in enumerate(cell):
        assert text.source == Source("m1", f"steps[{number}]" if name == "steps" else name)
    assert cell_of(Measure("m1"), column(name)) == ()


@pytest.mark.parametrize(
    ("measure", "name", "text"),
    [
        (Measure(period=Period(date(2024, 10, 1), date(2025, 9, 30))), "period", "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘"),
        (Measure(period=Period(None, date(2025, 9, 30))), "period", "ภายในวันที่ ๓๐ กันยายน ๒๕๖๘"),
        (Measure(outcome=Outcome(done_on=DoneOn(date(2025, 9, 1)))), "outcome.done_on", "๑ กันยายน ๒๕๖๘"),
    ],
)
def test_days_are_written_out_where_no_text_was_typed(measure: Measure, name: str, text: str) -> None:
    assert said(cell_of(measure, column(name))) == [text]


def test_a_column_prints_the_first_field_that_says_something() -> None:
    names = ("outcome.result", "outcome.output")
    assert said(cell_of(Measure(outcome=Outcome(output="ก", result="ข")), column(*names))) == ["ข"]
    assert said(cell_of(Measure(outcome=Outcome(output="ก", result=" \n")), column(*names))) == ["ก"]


def test_a_column_can_print_all_its_fields() -> None:
    measure = Measure("m1", title="หนึ่ง", target="สอง")
    assert said(cell_of(measure, column("title", "target", join="lines"))) == ["หนึ่ง", "สอง"]


def test_the_half_year_is_printed_in_its_round() -> None:
    (text,) = cell_of(FULL, column("outcome.output"), 6)
    assert text == Text((Span("ครึ่งปี"),), Source("m1", "half_year.output"))
    assert cell_of(replace(FULL, half_year=None), column("outcome.output"), 6) == ()
    assert said(cell_of(FULL, column("title"), 6)) == ["มาตรการ ๑"]


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_cell_prints_only_for_its_statuses(status: str) -> None:
    measure = Measure("m1", outcome=Outcome(status, "ก"))
    chosen = column("outcome.output", statuses=("done", "in_progress"))
    assert said(cell_of(measure, chosen, empty="-")) == (["ก"] if status in ("done", "in_progress") else [])


@pytest.mark.parametrize("status", STATUSES)
def test_a_tick_stands_for_its_statuses(status: str) -> None:
    measure = Measure("m1", outcome=Outcome(status, "ก"), half_year=Outcome("not_done"))
    cell = cell_of(measure, column("outcome.output", tick=("done", "")), empty="-")
    assert cell == ((Text((Span("√"),), Source("m1", "outcome.status")),) if status in ("done", "") else ())
    (half,) = cell_of(measure, column(tick=("not_done",)), 6)
    assert half.source == Source("m1", "half_year.status")


@pytest.mark.parametrize(
    ("names", "months", "field"),
    [
        (("title", "target"), 12, "title"),
        (("outcome.result",), 12, "outcome.result"),
        (("outcome.result", "title"), 6, "half_year.result"),
        ((), 12, ""),
    ],
)
def test_what_stands_for_nothing_leads_to_the_field(names: tuple[str, ...], months: int, field: str) -> None:
    (text,) = cell_of(Measure("m1"), column(*names), months, empty="-")
    assert text == Text((Span("-"),), Source("m1", field))


def test_a_cell_without_content_shows_what_the_form_says() -> None:
    assert said(cell_of(Measure("m1"), column("title"), empty="-")) == ["-"]
    assert said(cell_of(Measure("m1", title="ก"), column("title"), empty="-")) == ["ก"]


def test_the_sentence_about_scores_stands_in_for_a_summary() -> None:
    wanted = column("outcome.summary", score_sentence=SENTENCE)
    assert said(cell_of(FULL, wanted)) == ["สรุป"]
    silent = replace(FULL, outcome=Outcome(codes=("1",)))
    (text,) = cell_of(silent, wanted)
    assert text == Text((Span("ตามการปฏิบัติหน้าที่ ๙๐.๐๐"),), Source("m1", "outcome.codes"))
    (text,) = cell_of(silent, wanted, 6)
    assert text.source == Source("m1", "half_year.codes")
    assert cell_of(Measure("m1"), wanted) == ()


# --- photos --------------------------------------------------------------------------------------------------

PROOFS = (
    Evidence("e0", caption="ภาพ 1", sha256="a", place="output", turn=90, crop=(0.0, 0.1, 0.5, 1.0)),
    Evidence("e1", "link", "ลิงก์", "https://a.example", place="output"),
    Evidence("e2", sha256="b", place=""),
    Evidence("e3", sha256="c", place="result"),
    Evidence("e4", sha256="d", place="appendix"),
    Evidence("e5", "file", sha256="e", place="result"),
)


def photos(cell: Cell) -> list[str]:
    return [photo.sha256 for photo in cell if isinstance(photo, Photo)]


@pytest.mark.parametrize("place", PLACES)
def test_photos_stand_in_the_cells_of_their_place(place: str) -> None:
    measure = Measure("m1", outcome=Outcome(evidence=PROOFS))
    expected = {"": "b", "output": "a", "result": "c", "appendix": "d"}
    assert photos(cell_of(measure, column(photos=(place,)))) == [expected[place]]
    assert photos(cell_of(measure, column(photos=PLACES))) == ["a", "b", "c", "d"]
    assert photos(cell_of(measure, column())) == []


def test_a_photo_keeps_its_caption_turn_and_part() -> None:
    measure = Measure("m1", title="หนึ่ง", outcome=Outcome(evidence=PROOFS))
    text, first, second = cell_of(measure, column("title", photos=("output", "")), empty="-")
    assert isinstance(text, Text)
    assert isinstance(second, Photo)
    source = Source("m1", "outcome.evidence[0]")
    assert first == Photo("a", source, Text((Span("ภาพ ๑"),), source), 90, (0.0, 0.1, 0.5, 1.0))
    assert second.caption is None
    assert second.source == Source("m1", "outcome.evidence[2]")


def test_photos_of_the_other_round_are_not_printed() -> None:
    half = Outcome(evidence=(Evidence("e9", sha256="h", place="output"),))
    measure = Measure("m1", outcome=Outcome(evidence=PROOFS), half_year=half)
    (photo,) = cell_of(measure, column(photos=PLACES), 6)
    assert isinstance(photo, Photo)
    assert (photo.sha256, photo.source) == ("h", Source("m1", "half_year.evidence[0]"))
