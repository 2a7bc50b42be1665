"""The sections that print scores, read from a form or refused with line and remedy."""

from pathlib import Path

import pytest

from forms.whole_form import WHOLE
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.score_sections import (
    ChartsSection,
    ChartWish,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)

CHARTS = WHOLE[WHOLE.index("[[section.chart]]") : WHOLE.index('[[section]]\nkind = "list"')]


def whole_with(path: Path, old: str, new: str) -> Path:
    """A file of the whole form with the last place of one text replaced."""
    assert old in WHOLE
    file = path / "trial.toml"
    file.write_text(new.join(WHOLE.rsplit(old, 1)), encoding="utf-8")
    return file


def test_sections_of_scores_are_read(tmp_path: Path) -> None:
    form = load_form(whole_with(tmp_path, 'id = "trial"', 'id = "own"'))
    table = form.section("scores")
    assert table == ScoreTableSection("scores", "fiscal", ("แบบ", "ลำดับ", "ตัวชี้วัด", "ได้"), (12, 10, 58.5, 20))
    assert isinstance(table, ScoreTableSection)
    assert [type(width) for width in table.widths] == [float] * 4
    issues = form.section("issues")
    assert isinstance(issues, QuestionTablesSection)
    assert (issues.year, issues.issue_word, issues.question_word) == ("basis", "ประเด็นที่", "ข้อ")
    assert (issues.headings, issues.widths) == (("เครื่องมือ", "คำถาม", "ได้"), (16, 68, 16))
    assert (issues.findings_heading, issues.finding_labels) == ("วิเคราะห์", ("ขาด :", "พัฒนา :", "รักษา :"))
    wishes = (ChartWish("total", 5, "ย้อนหลัง", "past"), ChartWish("radar", 2, "เทียบกัน"))
    assert [wish.name for wish in wishes] == ["past", "radar"]
    assert form.section("charts") == ChartsSection("charts", "basis", "ภาพที่", wishes)
    assert form.section("limits") == ListSection("limits", "limitations")


def test_a_chart_shows_five_years_where_it_does_not_say(tmp_path: Path) -> None:
    section = load_form(whole_with(tmp_path, "years = 2\n", "")).section("charts")
    assert isinstance(section, ChartsSection)
    assert [wish.years for wish in section.charts] == [5, 5]


@pytest.mark.parametrize(
    ("old", "new", "reason", "detail", "valid"),
    [
        ('year = "fiscal"', 'year = "next"', "wrong_type", "section.year", "fiscal, basis"),
        (', "ได้"]\nwidths = [12', "]\nwidths = [12", "wrong_type", "section.headings", '"…", "…", "…", "…"'),
        ("widths = [12, ", "widths = [", "wrong_type", "section.widths", "1-1000, 1-1000, 1-1000, 1-1000"),
        ("[12, ", "[true, ", "wrong_type", "section.widths", None),
        ("[12, ", "['12', ", "wrong_type", "section.widths", None),
        ("[12, ", "[0, ", "wrong_type", "section.widths", None),
        ("[12, ", "[1000.5, ", "wrong_type", "section.widths", None),
        ("[12, ", "[nan, ", "wrong_type", "section.widths", None),
        ("widths = [12, 10, 58.5, 20]", "widths = 12", "wrong_type", "section.widths", None),
        ("widths = [16, 68, 16]", "widths = [16, 68]", "wrong_type", "section.widths", None),
        ('issue_word = "ประเด็นที่"\n', "", "missing_key", "section.issue_word", None),
        ('question_word = "ข้อ"\n', "", "missing_key", "section.question_word", None),
        ('findings_heading = "วิเคราะห์"\n', "", "missing_key", "section.findings_heading", None),
        (', "รักษา :"]', "]", "wrong_type", "section.finding_labels", '"…", "…", "…"'),
        ('finding_labels = ["ขาด :", "พัฒนา :", "รักษา :"]\n', "", "missing_key", None, None),
        ('caption_word = "ภาพที่"\n', "", "missing_key", "section.caption_word", None),
        (CHARTS, "", "missing_key", "section.chart", None),
        (
            'show = "radar"',
            'show = "pie"',
            "wrong_type",
            "chart.show",
            "total, instruments, indicators, radar",
        ),
        ('caption = "เทียบกัน"\n', "", "missing_key", "chart.caption", None),
        ("years = 2", "years = 0", "wrong_type", "chart.years", "1-5"),
        ("years = 2", "years = 6", "wrong_type", "chart.years", "1-5"),
        ("years = 2", "years = 1.5", "wrong_type", "chart.years", "1-5"),
        ("years = 2", "colour = 1", "unknown_key", "chart.colour", None),
        ('show = "radar"', 'show = "radar"\nid = "past"', "id_twice", "past", ""),
        ('id = "past"', 'id = "radar"', "id_twice", "radar", ""),
        ('id = "past"', 'id = "my-chart"', "wrong_type", "chart.id", "a-z 0-9 _"),
        ('id = "past"', "id = 1", "wrong_type", "chart.id", None),
        ('from = "limitations"', 'from = "measures"', "wrong_type", "section.from", "limitations"),
        ('from = "limitations"\n', "", "missing_key", "section.from", None),
        ("span = true", "span = 1", "wrong_type", "column.span", None),
    ],
)
def test_a_broken_section_is_refused(
    tmp_path: Path, old: str, new: str, reason: str, detail: str | None, valid: str | None
) -> None:
    file = whole_with(tmp_path, old, new)
    with pytest.raises(FormError) as caught:
        load_form(file)
    assert caught.value.key == f"form.{reason}"
    assert detail in (None, caught.value.values["detail"])
    assert valid in (None, caught.value.values["valid"])
    assert caught.value.values["line"]
