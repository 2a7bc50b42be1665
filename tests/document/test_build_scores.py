"""Sections that print scores become blocks of the document, in the order of the form."""

from ita_desk.document.blocks import Chart, Heading, Table
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.forms.report_form import FormPage, ReportForm
from ita_desk.forms.score_sections import (
    ChartsSection,
    ChartWish,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)
from ita_desk.frameworks.catalog import shipped_frameworks
from printing import SAMPLE_YEAR, sample_office


def test_sections_of_scores_become_blocks() -> None:
    widths = (1.0, 1.0, 1.0, 1.0)
    form = ReportForm(
        "trial",
        "แบบทดลอง",
        FormPage(),
        (
            ScoreTableSection("scores", "basis", ("ก", "ข", "ค", "ง"), widths),
            QuestionTablesSection("q", "basis", "ที่", "ข้อ", ("ก", "ข", "ค"), widths[:3], "ง", ("จ", "ฉ", "ช")),
            ChartsSection("charts", "basis", "ภาพที่", (ChartWish("total", 5, "รวม"),)),
            ListSection("limits", "limitations"),
        ),
    )
    framework, basis = (shipped_frameworks().nearest(year) for year in (SAMPLE_YEAR, SAMPLE_YEAR - 1))
    document = build_document(form, sample_office(), SAMPLE_YEAR, PrintOptions(), framework, basis)
    blocks = document.blocks
    assert isinstance(blocks[0], Table)
    assert len(blocks[0].rows) == 10
    assert isinstance(blocks[1], Heading)
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    assert chart.caption.plain == "ภาพที่ ๑ รวม"
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    assert blocks.index(chart) + 1 + len(year.limitations) == len(blocks)
