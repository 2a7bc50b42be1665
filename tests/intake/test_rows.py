"""Rows are gathered to measures over pages; headings repeat, groups and pictures are seen."""

from ita_desk.domain.ids import counted_ids
from ita_desk.intake.grid import Table
from ita_desk.intake.proposal import Findings
from ita_desk.intake.rows import TableReader
from ita_desk.intake.text import blocks_from_text

HEAD = "มาตรการ\tขั้นตอน\tผลการดำเนินการ\n"


def read(text: str) -> tuple[TableReader, Findings]:
    findings = Findings()
    reader = TableReader(counted_ids("g"), findings)
    for block in blocks_from_text(text):
        assert isinstance(block, Table)
        reader.read(block)
    reader.note_unknown_columns()
    return reader, findings


def notes(findings: Findings) -> list[tuple[str, object]]:
    return [(note.key, note.values["line"]) for note in findings.notes]


def test_a_row_goes_on_over_pages() -> None:
    reader, findings = read(
        HEAD + "๑. อบรม\tก\tข\n๒. ป้อง\tค\t\n\n" + HEAD + "กัน\tง\tจ\n\t<p>ฉ</p>\t\n๓. จบ\tช\tซ\n"
    )
    assert [
        (r.number, r.text("title"), r.text("steps"), r.text("outcome.output")) for r in reader.records
    ] == [
        ("๑", "อบรม", "ก", "ข"),
        ("๒", "ป้อง กัน", "ค ง ฉ", "จ"),
        ("๓", "จบ", "ช", "ซ"),
    ]
    assert [table.rows for _, table in reader.tables] == [5]
    assert [(r.kind, r.line) for r in findings.recognised] == [("heading", 1), ("heading", 5)]
    assert findings.notes == []


def test_without_numbers_each_title_begins_a_measure() -> None:
    reader, _ = read(HEAD + "อบรม\tก\t\n\tข\t\n\n\tค\t\nรณรงค์\tง\t\n")
    assert [r.text("steps") for r in reader.records] == ["ก ข ค", "ง"]


def test_a_column_of_numbers_decides() -> None:
    reader, _ = read("ที่\tมาตรการ\tขั้นตอน\n๑.\tอบรม\tก\n\t๒. ต่อ\tข\n๓. สาม\tรณรงค์\t\n")
    assert [(r.number, r.text("title")) for r in reader.records] == [("๑", "อบรม ๒. ต่อ"), ("๓. สาม", "รณรงค์")]


def test_a_column_of_empty_numbers_does_not() -> None:
    reader, _ = read("ที่\tมาตรการ\tขั้นตอน\n\tอบรม\tก\n\tรณรงค์\tข\n")
    assert [r.label for r in reader.records] == ["อบรม", "รณรงค์"]


def test_issues_carry_their_measures() -> None:
    reader, _ = read("ประเด็น\tมาตรการ\tขั้นตอน\n๑. เปิดเผย\t๑. ก\tข\n\t๒. ค\tง\n\t\tจ\n")
    assert [(r.number, r.text("issue"), r.text("steps")) for r in reader.records] == [
        ("๑", "๑. เปิดเผย", "ข"),
        ("๒", "", "ง จ"),
    ]


def test_places_of_pictures_are_noted() -> None:
    _, findings = read(
        HEAD + "\t\t\n๑. อบรม\tก\t<p>ข</p> \n\t\t\n๒. ชม\t<p>ก</p><img src='x.png'>\t\t<p>ง</p> \n"
    )
    assert notes(findings) == [
        ("intake.photo_in_cell", 3),
        ("intake.photo_place", 4),
        ("intake.photo_in_cell", 5),
        ("intake.photo_in_cell", 5),
    ]
    assert [(note.values["measure"], note.values.get("column")) for note in findings.notes] == [
        ("๑", "ผลการดำเนินการ"),
        ("๑", None),
        ("๒", "ขั้นตอน"),
        ("๒", ""),
    ]
    assert findings.unplaced == [("<img src='x.png'>", 5), ("ง", 5)]


def test_rows_over_a_heading_are_a_group() -> None:
    reader, _ = read(
        HEAD
        + "สำรวจ\tจ\t\n<b>ชุดแรก</b>\t\t\n<ul><li>- ก</li><li>- ข</li></ul>\t\t\n"
        + HEAD
        + "อบรม\tค\t\n\nชุดสอง\t\t\n"
        + HEAD
        + "ชม\tง\t\n"
    )
    assert [(g.id, g.lead, g.items) for g in reader.groups] == [
        ("g1", "ชุดแรก", ("ก", "ข")),
        ("g2", "ชุดสอง", ()),
    ]
    assert [(r.group, r.text("title")) for r in reader.records] == [
        ("", "สำรวจ"),
        ("g1", "อบรม"),
        ("g2", "ชม"),
    ]


def test_a_title_cut_before_a_page_of_numbered_rows_is_no_group() -> None:
    reader, _ = read(HEAD + "๑. ป้อง\tก\t\nกัน\t\t\n" + HEAD + "๒. จบ\t\t\n")
    assert [r.text("title") for r in reader.records] == ["ป้อง กัน", "จบ"]
    assert reader.groups == []


def test_a_heading_that_changes_is_noted() -> None:
    reader, findings = read(
        HEAD + "อบรม\tก\tข\n\n" + HEAD.replace("ผลการดำเนินการ", "การติดตามผล") + "ชม\tค\tง\n\n" + HEAD
    )
    assert [sorted(r.pieces) for r in reader.records] == [
        ["outcome.output", "steps", "title"],
        ["outcome.follow_up", "steps", "title"],
    ]
    assert notes(findings) == [("intake.heading_changed", 4)]
    assert [table.rows for _, table in reader.tables] == [1, 1]


def test_two_heading_rows_are_one_heading() -> None:
    head = "ลำดับที่\tมาตรการ\tผลลัพธ์\t\n\t\tไม่สามารถดำเนินการได้\tดำเนินการแล้วเสร็จ\n"
    reader, findings = read(head + "๑\tก\t\tข\n\n" + head + "๒\tค\tง\t\n")
    assert reader.form == "result-completion"
    assert [sorted(r.pieces) for r in reader.records] == [
        ["outcome.result", "title"],
        ["outcome.obstacles", "title"],
    ]
    assert [r.line for r in findings.recognised] == [1, 2, 5, 6]


def test_what_has_no_column_is_left() -> None:
    _, findings = read("มาตรการ\tขั้นตอน\tหมายเหตุ\n๑. อบรม\tก\tข\n\t\tค\n๒. ชม\tง\t\tจ\n")
    assert findings.unplaced == [("ข", 2), ("ค", 3), ("จ", 4)]
    assert [(n.key, n.values["heading"]) for n in findings.notes] == [("intake.column_unknown", "หมายเหตุ")]


def test_a_table_of_other_things_is_left_whole() -> None:
    reader, findings = read("แบบ\tคะแนน\nIIT\t๙๕.๐๐\n\n" + HEAD + "๑. อบรม\tก\t\n\n\t\n\nEIT\t๘๐.๐๐\n")
    assert findings.unplaced == [("แบบ\tคะแนน", 1), ("IIT\t๙๕.๐๐", 2), ("EIT\t๘๐.๐๐", 9)]
    assert notes(findings) == [("intake.table_unread", 1), ("intake.table_unread", 9)]
    assert [(table.columns[0].field, table.rows) for _, table in reader.tables] == [
        ("", 2),
        ("title", 1),
        ("", 1),
    ]


def test_rules_are_no_rows_and_rows_before_a_heading_are_left() -> None:
    reader, findings = read("ก\tข\tค\n" + HEAD + "---\t--\t---\n๑. อบรม\tก\t\n")
    assert len(reader.records) == 1
    assert findings.unplaced == [("ก\tข\tค", 1)]
    assert [(r.kind, r.line) for r in findings.recognised] == [("heading", 2), ("rule", 3)]


def test_a_group_brings_its_own_headings() -> None:
    reader, findings = read(
        HEAD
        + "ก่อน\tก\t\n\nชุดแรก\t\t\n"
        + HEAD
        + "อบรม\tก\t\n\nชุดสอง\t\t\n"
        + HEAD.replace("ผลการดำเนินการ", "การ ติดตามผล")
        + "ชม\tข\tค\n"
    )
    assert [dict(group.headings) for group in reader.groups] == [{}, {"outcome.follow_up": "การ ติดตามผล"}]
    assert findings.notes == []


def test_steps_at_the_head_of_a_page_go_to_the_measure_before() -> None:
    reader, findings = read(
        HEAD + "๑. ก\t๑. ข ๒. ค\t\n\n๒. ง\tจ ๓. ฉ ๑. ช ๒. ซ\t\n๓. ฌ\t๓. ญ ๑. ฎ\t\n\n๔. ฏ\t\tฐ\n"
    )
    assert [r.text("steps") for r in reader.records] == ["๑. ข ๒. ค จ ๓. ฉ", "๑. ช ๒. ซ ๓. ญ", "๑. ฎ", ""]
    assert notes(findings) == [("intake.steps_carried", 4), ("intake.steps_carried", 5)]
    assert [note.values["measure"] for note in findings.notes] == ["๑", "๒"]


PLAN = "ประเด็น\tมาตรการ\tขั้นตอน\tระยะเวลา\n๑. ก\t๑. ข\t๑. ค\tต.ค. ๖๗\n\n"


def test_steps_cut_into_columns_are_joined() -> None:
    reader, findings = read(PLAN + "๒. ง\t๑. จ\t๒. ฉ\t๑. ช\tพ.ย. ๖๗\n--\t--\t--\t--\t--\n")
    assert [(r.text("steps").split(), r.text("period")) for r in reader.records] == [
        (["๑.", "ค", "๒.", "ฉ"], "ต.ค. ๖๗"),
        (["๑.", "ช"], "พ.ย. ๖๗"),
    ]
    assert findings.unplaced == []


def test_a_wider_table_without_a_period_at_its_end_is_another_table() -> None:
    reader, findings = read(PLAN + "๒. ง\tจ\tฉ\tช\tซ\n")
    assert len(reader.records) == 1
    assert notes(findings) == [("intake.table_unread", 4)]


def test_a_closed_table_does_not_go_on() -> None:
    findings = Findings()
    reader = TableReader(counted_ids("g"), findings)
    first, second = blocks_from_text(HEAD + "๑. ก\tข\t\n\n๒. ค\tง\t\n")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    reader.read(first)
    reader.close_table()
    reader.read(second)
    assert len(reader.records) == 1
