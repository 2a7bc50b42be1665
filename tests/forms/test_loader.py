"""A form is read from TOML; a broken one is refused with file, line and reason."""

import copy
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.toml_text import VALUES, toml_file
from forms.whole_form import SCORE_SECTIONS, WHOLE
from ita_desk import resources
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
from ita_desk.forms.report_form import (
    CoverSection,
    FormPage,
    HeadingSection,
    MeasureTableSection,
    ParagraphSection,
    ReportForm,
    RowNumber,
    ScoreBand,
    ScoreSentence,
    SignaturesSection,
    SignerRole,
    TableColumn,
)
from ita_desk.i18n import LANGUAGES, Messages
from printing import SAMPLE_YEAR, sample_office

PAPER_SECTIONS = (
    MemoHeadSection(
        "head", "บันทึก", "{agency.office}", "", "{report_date}", "รายงาน", "{agency.head}", seal=True
    ),
    ParagraphSection("opinion", "", 2),
    PhotoAppendixSection("photos", 3, ("output", ""), "ไม่มีภาพ"),
    LinkTableSection("links", "all", ("ข้อ", "ข้อมูล", "URL", "อธิบาย"), (6, 28.5, 40, 26)),
)
FORM = ReportForm(
    "trial",
    "แบบทดลอง",
    FormPage("A4", "landscape", (10, 20, 30.5, 40)),
    (
        CoverSection(
            "cover",
            ("รายงาน", "ปี {fiscal_year}"),
            (("{agency.full_name}",), ("{agency.place}", "โทร. {agency.phone}")),
        ),
        HeadingSection("title", "หัวเรื่อง {not a field}", 2, number=True, with_section="limits"),
        ParagraphSection("opening", "คะแนน {score.9.1@basis} {figure.past} {figure.radar}"),
        MeasureTableSection(
            "measures",
            (
                TableColumn("มาตรการ", 26, ("title", "steps"), "lines", "center", span=True),
                TableColumn(
                    "ผล",
                    24.5,
                    columns=(
                        TableColumn(
                            "แล้วเสร็จ",
                            20.5,
                            ("outcome.result",),
                            statuses=("done", "in_progress"),
                            photos=("output", ""),
                        ),
                        TableColumn(
                            "คะแนน",
                            4,
                            score_sentence=ScoreSentence(
                                "basis", "{name}", " ", (ScoreBand(85.5, "สูง"), ScoreBand(0, "ต่ำ"))
                            ),
                        ),
                    ),
                ),
                TableColumn("เสร็จ", 5, tick=("done",)),
            ),
            RowNumber("continuous", "ที่", 6),
            groups=True,
            heading_after=True,
            empty="-",
        ),
        SignaturesSection(
            "signatures", (SignerRole("approver", "ผู้เห็นชอบ"), SignerRole("reporter", "ผู้รายงาน"))
        ),
        *PAPER_SECTIONS,
        *SCORE_SECTIONS,
    ),
    FrozenMap({"scores": FormPage("A4", "portrait", (15, 15, 15, 15))}),
    "result-scores",
)

Load = Callable[[str | bytes], ReportForm]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Loads a text as the form file `trial.toml`."""
    path = tmp_path_factory.mktemp("forms") / "trial.toml"

    def loaded(source: str | bytes) -> ReportForm:
        path.write_bytes(source if isinstance(source, bytes) else source.encode("utf-8"))
        return load_form(path)

    return loaded


def refusal(load: Load, source: str | bytes) -> tuple[str, int, str, str]:
    """Reason, line, detail and what would be right with which a form is refused."""
    with pytest.raises(FormError) as caught:
        load(source)
    for language in LANGUAGES:
        assert "trial.toml" in Messages(language).say(f"error.{caught.value.key}", **caught.value.values)
    values = dict(caught.value.values)
    assert values.pop("file") == "trial.toml"
    assert values.keys() == {"line", "detail", "valid"}
    assert isinstance(values["line"], int)
    return caught.value.key, values["line"], str(values["detail"]), str(values["valid"])


def test_a_form_with_everything_is_read(load: Load) -> None:
    assert load(WHOLE) == FORM


def test_what_is_not_said_has_its_usual_value(load: Load) -> None:
    form = load(
        'id="a"\nname="b"\n[[section]]\nkind="heading"\nid="h"\ntext="x"\n'
        '[[section]]\nkind="measure-table"\nid="m"\nnumber={}\n[[section.column]]\nheading="c"\nwidth=1\n'
        '[[section]]\nkind="measure-table"\nid="n"\n[[section.column]]\nheading="c"\nwidth=1\n'
        '[[section]]\nkind="cover"\nid="c"\n[[section]]\nkind="cover"\nid="d"\nfoot="x"\n'
        '[[section]]\nkind="signatures"\nid="s"\nroles="reviewer"\n'
    )
    assert form.page == FormPage("A4", "portrait", (25, 20, 20, 30))
    assert form.sections == (
        HeadingSection("h", "x", 1),
        MeasureTableSection("m", (TableColumn("c", 1),), RowNumber("as-typed")),
        MeasureTableSection("n", (TableColumn("c", 1),)),
        CoverSection("c", (), ()),
        CoverSection("d", (), (("x",),)),
        SignaturesSection("s", (SignerRole("reviewer", "ผู้ตรวจสอบ"),)),
    )


# What is changed in the form, and the reason and detail of the refusal.
FAULTS = [
    ('id = "trial"\n', "", "missing_key", "form.id"),
    ('id = "trial"', "id = 1", "wrong_type", "form.id"),
    ('name = "แบบทดลอง"\n', "", "missing_key", "form.name"),
    ('name = "แบบทดลอง"', 'name = "a"\nlong-name = "b"', "unknown_key", "form.long-name"),
    ('size = "A4"', 'size = "A3"', "wrong_type", "page.size"),
    ('orientation = "landscape"', 'orientation = "up"', "wrong_type", "page.orientation"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30]", "wrong_type", "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30, 61]", "wrong_type", "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[4.9, 20, 30, 40]", "wrong_type", "page.margins_mm"),
    ("[10, 20, 30.5, 40]", '[10, 20, 30, "40"]', "wrong_type", "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30, nan]", "wrong_type", "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "20", "wrong_type", "page.margins_mm"),
    ('size = "A4"', "colour = 1", "unknown_key", "page.colour"),
    ("page = {", "page = 3 # {", "wrong_type", "page"),
    ("page = {", "page = 0 # {", "wrong_type", "page"),
    ("page = {", "page = [] # {", "wrong_type", "page"),
    ('kind = "cover"\n', "", "missing_key", "section.kind"),
    ('kind = "heading"', 'kind = "song"', "unknown_kind", "song"),
    ('kind = "heading"', "kind = 1", "wrong_type", "section.kind"),
    ('id = "opening"\n', "", "missing_key", "section.id"),
    ('id = "opening"', 'id = "title"', "id_twice", "title"),
    ('titles = ["รายงาน", "ปี', 'titles = [1, "ปี', "wrong_type", "section.titles"),
    ("{fiscal_year}", "{fiscal_yea}", "unknown_field", "fiscal_yea"),
    ("{agency.full_name}", "{agency.nickname}", "unknown_field", "agency.nickname"),
    ('foot = ["{agency.full_name}"', "foot = [1", "wrong_type", "section.foot"),
    ('["{agency.full_name}", ["', '["x", [1, "', "wrong_type", "section.foot"),
    ('text = "หัวเรื่อง {not a field}"\n', "", "missing_key", "section.text"),
    ("level = 2", "level = -1", "wrong_type", "section.level"),
    ("level = 2", "level = true", "wrong_type", "section.level"),
    ("level = 2", "level = 'two'", "wrong_type", "section.level"),
    ("level = 2", "level = inf", "wrong_type", "section.level"),
    ("level = 2", "level = nan", "wrong_type", "section.level"),
    ("level = 2", "levels = 2", "unknown_key", "section.levels"),
    ("{score.9.1@basis}", "{score.9.1@bases}", "unknown_field", "score.9.1@bases"),
    ("number = {", "number = 1 # {", "wrong_type", "number"),
    ("width = 6, ", "", "missing_key", "number.width"),
    ('style = "continuous"', 'style = "roman"', "wrong_type", "number.style"),
    ('style = "continuous"', "colour = 1", "unknown_key", "number.colour"),
    ('from = "groups"', 'from = "issues"', "wrong_type", "group_rows.from"),
    ('{ from = "groups", heading_after = true }', "{}", "missing_key", "group_rows.from"),
    ('from = "groups"', 'from = "groups", after = 1', "unknown_key", "group_rows.after"),
    ('{ from = "groups", heading_after = true }', "true", "wrong_type", "group_rows"),
    ('empty = "-"', "empty = 1", "wrong_type", "section.empty"),
    ('["title", "steps"]', '["title", "nickname"]', "unknown_field", "nickname"),
    ('["title", "steps"]', "[1]", "wrong_type", "column.field"),
    ('join = "lines"', 'join = "commas"', "wrong_type", "column.join"),
    ('align = "center"', 'align = "right"', "wrong_type", "column.align"),
    ('heading = "มาตรการ"\n', "", "missing_key", "column.heading"),
    ("width = 26\n", "", "missing_key", "column.width"),
    ("width = 26", "width = 0", "wrong_type", "column.width"),
    ("width = 26", "width = -1", "wrong_type", "column.width"),
    ("width = 26", "width = inf", "wrong_type", "column.width"),
    ("width = 26", "width = nan", "wrong_type", "column.width"),
    ("width = 26", f"width = {10**400}", "wrong_type", "column.width"),
    ("width = 26", "width = 26\ncolour = 1", "unknown_key", "column.colour"),
    ("width = 26", "width = 26\ncolumn = 1", "wrong_type", "column.column"),
    ("width = 26", "width = 26\ncolumn = [1]", "wrong_type", "column"),
    ('heading = "ผล"', 'heading = "ผล"\nwidth = 3', "unknown_key", "column.width"),
    ("width = 4", "column = [{heading = 'ก', width = 1}]", "unknown_key", "column.score-sentence"),
    ('"done", "in_progress"', '"done", "nearly"', "unknown_field", "nearly"),
    ('photos = ["output", ""]', 'photos = "album"', "unknown_field", "album"),
    ('year = "basis"', 'year = "next"', "wrong_type", "score-sentence.year"),
    ('one = "{name}", ', "", "missing_key", "score-sentence.one"),
    ('joiner = " ", ', "", "missing_key", "score-sentence.joiner"),
    ('joiner = " "', 'joiner = " ", colour = 1', "unknown_key", "score-sentence.colour"),
    ("from = 0, ", "", "missing_key", "bands.from"),
    ('opening = "ต่ำ"', "opening = 1", "wrong_type", "bands.opening"),
    ("from = 0, ", "from = 0, to = 1, ", "unknown_key", "bands.to"),
    ("from = 85.5", "from = nan", "wrong_type", "bands.from"),
    (WHOLE[WHOLE.index("score-sentence") :], "score-sentence = 1", "wrong_type", "score-sentence"),
    (WHOLE[WHOLE.index(", bands") :], " }", "missing_key", "score-sentence.bands"),
    ("heading_after = true", "heading_after = 1", "wrong_type", "group_rows.heading_after"),
    ('tick = "done"', 'tick = "finished"', "unknown_field", "finished"),
    ('tick = "done"', 'tick = ["done", 1]', "wrong_type", "column.tick"),
    ('roles = ["approver", "reporter"]', "", "missing_key", None),
    ('["approver", "reporter"]', "[]", "wrong_type", "section.roles"),
    ('["approver", "reporter"]', f"{['reporter'] * 4}", "wrong_type", "section.roles"),
    ('["approver", "reporter"]', '["approver", "editor"]', "unknown_field", "editor"),
    ("approver = ", "aprover = ", "unknown_key", "role_texts.aprover"),
    ('"ผู้เห็นชอบ"', "1", "wrong_type", "role_texts.approver"),
    ('roles = ["approver"', 'rolls = ["approver"', "unknown_key", "section.rolls"),
    (WHOLE[WHOLE.index("[[section.column]]") :], "", "missing_key", "section.column"),
    (WHOLE[WHOLE.index("[[section]]") :], "", "missing_key", "section"),
    (WHOLE[WHOLE.index("[[section]]") :], "section = 5", "wrong_type", "form.section"),
    (WHOLE[WHOLE.index("[[section]]") :], "section = [5]", "wrong_type", "section"),
    (
        "width = 4",
        "column = [{heading = 'ก', column = [{heading = 'ข', width = 1}]}] #",
        "wrong_type",
        None,
    ),
]


TABLE, SCORES, BANDS = (
    WHOLE[: WHOLE.index(text)].count("\n") + 1
    for text in ('[[section]]\nkind = "measure-table"', "score-sentence", "  { from")
)
# Where the fault does not stand where the text was changed.
ELSEWHERE = {"column.score-sentence": SCORES, "bands.from": BANDS, "section.column": TABLE, "section": 1}


def line_meant(old: str, new: str, reason: str, detail: str | None) -> int:
    """The line that was changed; of what is missing the first of the table which lacks it."""
    line = WHOLE[: WHOLE.index(old)].count("\n") + 1
    if detail in ELSEWHERE and "5" not in new:
        return ELSEWHERE[detail]
    if reason != "missing_key":
        return line + new.count("\n")
    heads = [n for n, text in enumerate(WHOLE.split("\n")[:line], 1) if text.startswith("[[")]
    return max(heads, default=1)


@pytest.mark.parametrize(("old", "new", "reason", "detail"), FAULTS)
def test_a_broken_form_is_refused(load: Load, old: str, new: str, reason: str, detail: str | None) -> None:
    assert WHOLE.count(old) >= 1
    found = refusal(load, WHOLE.replace(old, new, 1))
    assert found[:2] == (f"form.{reason}", line_meant(old, new, reason, detail))
    assert detail is None or found[2] == detail
    assert found[3] or reason in ("missing_key", "id_twice")


@pytest.mark.parametrize(
    ("old", "new", "valid"),
    [
        ('size = "A4"', 'sise = "A4"', "size"),
        ('size = "A4"', "colour = 1", "size, orientation, margins_mm"),
        ('size = "A4"', 'size = "A3"', "A4"),
        ('kind = "cover"', 'kind = "covr"', "cover"),
        (
            'kind = "cover"',
            'kind = "x"',
            "cover, heading, paragraph, measure-table, signatures, score-table, question-tables, charts, list, memo-head, photo-appendix, link-table",
        ),
        ("{fiscal_year}", "{fiscalyear}", "fiscal_year"),
        ("{agency.full_name}", "{agency.fullname}", "agency.full_name"),
        ('"outcome.result"', '"outcome.results"', "outcome.result"),
        ('"done", "in_progress"', '"finished"', '"", not_started, in_progress, done, not_done, cancelled'),
        ('heading = "มาตรการ"', 'headings = "มาตรการ"', "heading"),
        ("width = 26", "width = '26'", "0-1000"),
    ],
)
def test_a_refusal_says_what_would_be_right(load: Load, old: str, new: str, valid: str) -> None:
    assert refusal(load, WHOLE.replace(old, new, 1))[3] == valid


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("column = [{heading = 'ก', width = 1}]\n[section.number]\nstyle = 1\n", 8),
        ("[[section.column]]\nheading = 'width'\n# width = 1\nwidth = ''\n", 9),
        ("column = [\n{heading = 'ก', width = ''}]\n", 7),
        ("[[section.column]]\nheading='ก'\nwidth=1\n[section.column.score-sentence]\nyear = 1\n", 10),
        ("[[section.column]]\nheading='ก'\nwidth=1\n[[section.column]]\nheading='ก'\nwidth=''\n", 11),
        ("[[section.column]]\nheading='ก'\n[[section.column.column]]\nheading=1\n", 9),
    ],
)
def test_the_line_is_found_however_the_tables_are_written(load: Load, source: str, line: int) -> None:
    start = 'id="a"\nname="b"\n[[section]]\nkind="measure-table"\nid="m"\n'
    whole = start + source + '[[section]]\nkind="heading"\nid="h"\ntext="width"\n'
    assert refusal(load, whole)[1] == line


def test_columns_nest_only_once(load: Load) -> None:
    start = WHOLE.index("[[section.column]]")
    deep = WHOLE[:start] + "column = [{heading='1', column=[{heading='2', column=[{heading='3', width=1}]}]}]"
    assert refusal(load, deep) == ("form.wrong_type", 31, "column.column.column", "column.column")


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ('id = "a"\nname = \n', "syntax", 2),
        ('id = "a"\nid = "b"\n', "syntax", 2),
        ('id = "a"\nname = "b"\n[[section]\n', "syntax", 3),
        ("x = " + "9" * 5000, "syntax", 0),
        ("x = " + "[" * 5000, "syntax", 0),
        (b'id = "\xff"', "unreadable", 0),
        ("", "missing_key", 1),
    ],
)
def test_what_is_no_toml_is_refused(load: Load, source: str | bytes, reason: str, line: int) -> None:
    assert refusal(load, source)[:2] == (f"form.{reason}", line)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(FormError) as caught:
            load_form(path)
        assert caught.value.key == "form.unreadable"
        assert caught.value.values["file"] == path.name


# --- any values ----------------------------------------------------------------------------------------------


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every table and list with each of its keys or places."""
    if isinstance(value, (dict, list)):
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from places(item)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(load: Load, data: st.DataObject) -> None:
    shipped = [path.read_text("utf-8") for path in sorted(resources.forms_folder().glob("*.toml"))]
    table = copy.deepcopy(tomllib.loads(data.draw(st.sampled_from([WHOLE, *shipped]))))
    for _ in range(data.draw(st.integers(1, 2))):
        where, key = data.draw(st.sampled_from(list(places(table))))
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                where[key] = data.draw(VALUES)
            case "remove":
                where[key] = []
                del where[key]
            case _ if isinstance(where, dict):
                where[data.draw(st.text("abc-", min_size=1, max_size=3))] = data.draw(VALUES)
            case _:
                where.append(data.draw(VALUES))
    try:
        form = load(toml_file(table))
    except FormError:
        return
    build_document(form, sample_office(), SAMPLE_YEAR, PrintOptions(), None)


@given(st.binary(max_size=60) | st.text("[]{}=\"'\\#\n\t.ก1eE+-:_infat", max_size=30).map(str.encode))
def test_any_bytes_are_read_or_refused(load: Load, source: bytes) -> None:
    with pytest.raises(FormError):
        load(source)
