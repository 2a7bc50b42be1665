"""The table of indicators, the tables of questions with their findings, and lists of the year."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from document.sections.measure_tables import said
from ita_desk.document.blocks import Block, Heading, Paragraph, Source, Span, Table, Text
from ita_desk.document.fields import BLANK, PrintContext, PrintOptions
from ita_desk.document.sections.scores import build_list, build_question_tables, build_score_table
from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Issue, Question
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.score_sections import ListSection, QuestionTablesSection, ScoreTableSection
from ita_desk.frameworks.catalog import shipped_frameworks
from printing import SAMPLE_YEAR, sample_office

FRAMEWORK = Framework(
    FiscalYear(2567),
    indicators=(Indicator("1", "ปฏิบัติ", "IIT"), Indicator("2", "งบ", "IIT"), Indicator("6", "คุณภาพ", "EIT")),
    questions=(
        Question("i1", "1", "ตามขั้นตอน"),
        Question("i2", "1", "เท่าเทียม"),
        Question("o5", "9", "ข่าวสาร"),
    ),
    issues=(Issue(1, "กระบวนการ", ("i1", "i2", "o5")), Issue(2, "บริการ")),
)
ASSESSMENT = Assessment(FrozenMap({"1": Decimal("90.125"), "6": Decimal(80), "i1": Decimal(70)}))
TABLE = ScoreTableSection("scores", "basis", ("แบบ", "ลำดับ", "ชื่อ", "ปี 1"), (12, 10, 58, 20))
QUESTIONS = QuestionTablesSection(
    "issues",
    "basis",
    "ประเด็นที่",
    "ข้อ",
    ("แบบ", "คำถาม", "ได้"),
    (16, 68, 16),
    "วิเคราะห์",
    ("ขาด :", "พัฒนา 1 :", "รักษา :"),
)


def context_of(
    *findings: Finding,
    assessment: Assessment = ASSESSMENT,
    framework: Framework | None = FRAMEWORK,
    limitations: tuple[str, ...] = (),
) -> PrintContext:
    """A year with these findings, resting on a year with these scores."""
    basis = replace(YearReport.empty(2567), assessment=assessment)
    own = Assessment(FrozenMap({"1": Decimal(1)}))
    year = replace(YearReport.empty(2568), findings=findings, limitations=limitations, assessment=own)
    office = Office(Agency(), (basis, year))
    return PrintContext(office, year, office.agency, None, PrintOptions(), framework)


def printed(table: Table) -> list[list[str]]:
    return [[" ".join(said(cell)) for cell in row.cells] for row in table.rows]


# --- indicators ----------------------------------------------------------------------------------------------


def test_indicators_stand_beside_their_instrument() -> None:
    table = build_score_table(TABLE, context_of())
    assert [heading.text.plain for heading in table.header] == ["แบบ", "ลำดับ", "ชื่อ", "ปี ๑"]
    assert [(heading.column, heading.row) for heading in table.header] == [(n, 0) for n in range(4)]
    columns = [(column.width, column.align) for column in table.columns]
    assert columns == [(12, "center"), (10, "center"), (58, "left"), (20, "center")]
    assert printed(table) == [
        ["IIT", "๑", "ปฏิบัติ", "๙๐.๑๓"],
        ["", "๒", "งบ", BLANK],
        ["EIT", "๖", "คุณภาพ", "๘๐.๐๐"],
    ]
    assert [row.joined for row in table.rows] == [(), (0,), ()]
    assert table.source == Source("year:2567", "assessment")


def test_scores_of_the_fiscal_year_itself() -> None:
    context = replace(context_of(), framework=FRAMEWORK, basis_framework=None)
    table = build_score_table(replace(TABLE, year="fiscal"), context)
    assert [row[3] for row in printed(table)] == ["๑.๐๐", BLANK, BLANK]
    assert table.source == Source("year:2568", "assessment")


def test_a_table_without_a_framework_has_no_rows() -> None:
    assert build_score_table(TABLE, context_of(framework=None)).rows == ()


def test_a_year_that_was_never_entered_has_no_scores() -> None:
    context = context_of()
    alone = replace(context, office=Office(Agency(), (context.year,)))
    table = build_score_table(TABLE, alone)
    assert {row[3] for row in printed(table)} == {BLANK}
    assert table.source == Source(f"year:{int(context.year.fiscal_year)}", "assessment")


def test_an_indicator_bears_the_name_that_the_office_wrote() -> None:
    entries = (PrintedScore("1", "๑. ของเรา"), PrintedScore("1", "๑ อีกชื่อ"), PrintedScore("2", "2"))
    table = build_score_table(TABLE, context_of(assessment=replace(ASSESSMENT, as_printed=entries)))
    assert [row[2] for row in printed(table)] == ["ของเรา", "งบ", "คุณภาพ"]


# --- questions -----------------------------------------------------------------------------------------------


def described(blocks: Sequence[Block]) -> list[object]:
    """Headings with their level, tables as rows, paragraphs as text."""
    lines: list[object] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append((block.level, block.lines[0].plain))
        elif isinstance(block, Table):
            lines.append(printed(block))
        elif isinstance(block, Paragraph):
            lines.append(f"{block.text.marker} {block.text.plain}".strip())
    return lines


def test_an_issue_has_a_heading_its_questions_and_what_was_found() -> None:
    finding = Finding("f1", "issue:1", "ก 1\n- ข", "", "- ค")
    blocks = build_question_tables(QUESTIONS, context_of(finding))
    assert described(blocks) == [
        (2, "ประเด็นที่ ๑ กระบวนการ"),
        [
            ["IIT", "ข้อ i๑ ตามขั้นตอน", "๗๐.๐๐"],
            ["", "ข้อ i๒ เท่าเทียม", BLANK],
            ["OIT", "ข้อ O๕ ข่าวสาร", BLANK],
        ],
        (3, "วิเคราะห์"),
        "ขาด : ก ๑",
        "- ข",
        "รักษา : - ค",
    ]
    heading, table, _, first, _, last = blocks
    assert isinstance(heading, Heading)
    assert heading.lines[0].source == Source("f1", "about")
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == ["center", "left", "center"]
    assert [row.source for row in table.rows] == [Source("f1", f"questions[{n}]") for n in range(3)]
    assert [row.joined for row in table.rows] == [(), (0,), ()]
    assert isinstance(first, Paragraph)
    assert first.text == Text((Span("ขาด : ", bold=True), Span("ก ๑")), Source("f1", "shortcomings"))
    assert isinstance(last, Paragraph)
    assert last.text.source == Source("f1", "to_maintain")


def test_an_issue_nobody_wrote_about_has_its_questions_only() -> None:
    heading, table = build_question_tables(QUESTIONS, context_of())
    assert isinstance(heading, Heading)
    assert heading.lines[0].source == Source("year:2568", "about")
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_a_finding_without_questions_has_no_table() -> None:
    findings = (Finding("f2", "issue:2", to_develop="พัฒนา"), Finding("f9", "indicator:4", "อื่น"))
    blocks = build_question_tables(QUESTIONS, context_of(*findings))[2:]
    assert described(blocks) == [(2, "ประเด็นที่ ๒ บริการ"), (3, "วิเคราะห์"), "พัฒนา ๑ : พัฒนา"]


def test_an_empty_finding_leaves_only_the_heading() -> None:
    blocks = build_question_tables(QUESTIONS, context_of(Finding("f7", "issue:7", " "), framework=None))
    assert described(blocks) == [(2, "ประเด็นที่ ๗")]


def test_nothing_is_printed_of_issues_that_nobody_knows() -> None:
    assert build_question_tables(QUESTIONS, context_of(framework=None)) == []


def test_the_office_lists_its_own_questions() -> None:
    listed = (
        FindingQuestion("i2", "ของเรา", Decimal("12.5")),
        FindingQuestion("i1"),
        FindingQuestion("", "ไม่มีรหัส"),
        FindingQuestion("", "อีกข้อ"),
        FindingQuestion("o99"),
        FindingQuestion("e3"),
    )
    finding = Finding("f1", "issue:1", questions=listed)
    _, table = build_question_tables(QUESTIONS, context_of(finding))
    assert isinstance(table, Table)
    assert printed(table) == [
        ["IIT", "ข้อ i๒ ของเรา", "๑๒.๕๐"],
        ["", "ข้อ i๑ ตามขั้นตอน", "๗๐.๐๐"],
        ["", "ข้อ ไม่มีรหัส", BLANK],
        ["", "ข้อ อีกข้อ", BLANK],
        ["OIT", "ข้อ O๙๙", BLANK],
        ["EIT", "ข้อ e๓", BLANK],
    ]
    assert [row.joined for row in table.rows] == [(), (0,), (), (), (), ()]


def test_questions_of_the_office_need_no_framework() -> None:
    finding = Finding("f1", "issue:1", questions=(FindingQuestion("i1"),))
    blocks = build_question_tables(QUESTIONS, context_of(finding, framework=None))
    assert described(blocks) == [(2, "ประเด็นที่ ๑"), [["IIT", "ข้อ i๑", "๗๐.๐๐"]]]


@pytest.mark.parametrize(
    ("label", "shown"),
    [("I1", "I๑"), ("i๑ ตามขั้นตอน", "i๑"), ("I-1  ตามขั้นตอน ", "I-๑"), ("I1 ชื่ออื่น", "i๑"), ("", "i๑")],
)
def test_codes_look_as_the_office_wrote_them(label: str, shown: str) -> None:
    entries = (PrintedScore("o5", "o5 ข่าวสาร"), PrintedScore("i1", label))
    _, table = build_question_tables(
        QUESTIONS, context_of(assessment=replace(ASSESSMENT, as_printed=entries))
    )
    assert isinstance(table, Table)
    assert [row[1] for row in printed(table)][::2] == [f"ข้อ {shown} ตามขั้นตอน", "ข้อ o๕ ข่าวสาร"]


def test_one_code_with_two_titles_looks_as_each_was_written() -> None:
    entries = (PrintedScore("i1", "I1 หนึ่ง"), PrintedScore("i1", "i-1 สอง"))
    listed = (FindingQuestion("i1", "หนึ่ง"), FindingQuestion("i1", "สอง"), FindingQuestion("i1", "สาม"))
    finding = Finding("f1", "issue:1", questions=listed)
    _, table = build_question_tables(
        QUESTIONS, context_of(finding, assessment=replace(ASSESSMENT, as_printed=entries))
    )
    assert isinstance(table, Table)
    assert [row[1] for row in printed(table)] == ["ข้อ I๑ หนึ่ง", "ข้อ i-๑ สอง", "ข้อ i๑ สาม"]


def test_the_sample_has_all_seven_issues() -> None:
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    context = PrintContext(
        sample_office(),
        year,
        sample_office().agency,
        None,
        PrintOptions(digits="arabic"),
        shipped_frameworks().nearest(SAMPLE_YEAR - 1),
    )
    blocks = build_question_tables(QUESTIONS, context)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) == 7
    *_, last = printed(tables[3])
    assert last == ["OIT", "ข้อ O30 การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี", "100.00"]
    assert sum(block.level == 3 for block in blocks if isinstance(block, Heading)) == 7


# --- lists ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limitations", "lines"),
    [((), []), (("เวลา 1",), ["เวลา ๑"]), (("เวลา", " ", "คน\n- น้อย"), ["๑. เวลา", "๒. คน", "- น้อย"])],
)
def test_limitations_are_numbered(limitations: tuple[str, ...], lines: list[str]) -> None:
    blocks = build_list(ListSection("limits", "limitations"), context_of(limitations=limitations))
    assert described(blocks) == lines
    for block in blocks:
        assert isinstance(block, Paragraph)
        assert not block.indented
        assert block.text.source
        assert block.text.source.record == "year:2568"
        assert block.text.source.field.startswith("limitations[")
