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
from ita_desk import resources
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.forms.loader import FormError, load_form
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
    TableColumn,
)
from ita_desk.i18n import LANGUAGES, Messages
from printing import SAMPLE_YEAR, sample_office

WHOLE = """\
id = "trial"
name = "แบบทดลอง"
page = { size = "A4", orientation = "landscape", margins_mm = [10, 20, 30.5, 40] }

[[section]]
kind = "cover"
id = "cover"
titles = ["รายงาน", "ปี {fiscal_year}"]
foot = "{agency.full_name}"

[[section]]
kind = "heading"
id = "title"
text = "หัวเรื่อง {not a field}"
level = 2

[[section]]
kind = "paragraph"
id = "opening"
text = "คะแนน {score.9.1@basis}"

[[section]]
kind = "measure-table"
id = "measures"
number = { heading = "ที่", width = 6, style = "continuous" }
group_rows = { from = "groups" }
empty = "-"
[[section.column]]
field = ["title", "steps"]
join = "lines"
align = "center"
heading = "มาตรการ"
width = 26
[[section.column]]
heading = "ผล"
[[section.column.column]]
field = "outcome.result"
status-cell = ["done", "in_progress"]
photos = ["output", ""]
heading = "แล้วเสร็จ"
width = 20.5
[[section.column.column]]
heading = "คะแนน"
width = 4
score-sentence = { year = "basis", one = "{name}", joiner = " ", bands = [
  { from = 0, opening = "ต่ำ" }, { from = 85.5, opening = "สูง" } ] }
"""
FORM = ReportForm(
    "trial",
    "แบบทดลอง",
    FormPage("A4", "landscape", (10, 20, 30.5, 40)),
    (
        CoverSection("cover", ("รายงาน", "ปี {fiscal_year}"), ("{agency.full_name}",)),
        HeadingSection("title", "หัวเรื่อง {not a field}", 2),
        ParagraphSection("opening", "คะแนน {score.9.1@basis}"),
        MeasureTableSection(
            "measures",
            (
                TableColumn("มาตรการ", 26, ("title", "steps"), "lines", "center"),
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
            ),
            RowNumber("continuous", "ที่", 6),
            groups=True,
            empty="-",
        ),
    ),
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


def refusal(load: Load, source: str | bytes) -> tuple[str, int, str]:
    """Reason, line and detail with which a form is refused."""
    with pytest.raises(FormError) as caught:
        load(source)
    for language in LANGUAGES:
        assert "trial.toml" in Messages(language).say(f"error.{caught.value.key}", **caught.value.values)
    values = dict(caught.value.values)
    assert values.pop("file") == "trial.toml"
    assert values.keys() == {"line", "detail"}
    assert isinstance(values["line"], int)
    return caught.value.key, values["line"], str(values["detail"])


def test_a_form_with_everything_is_read(load: Load) -> None:
    assert load(WHOLE) == FORM


def test_what_is_not_said_has_its_usual_value(load: Load) -> None:
    form = load(
        'id="a"\nname="b"\n[[section]]\nkind="heading"\nid="h"\ntext="x"\n'
        '[[section]]\nkind="measure-table"\nid="m"\nnumber={}\n[[section.column]]\nheading="c"\nwidth=1\n'
        '[[section]]\nkind="measure-table"\nid="n"\n[[section.column]]\nheading="c"\nwidth=1\n'
        '[[section]]\nkind="cover"\nid="c"\n'
    )
    assert form.page == FormPage("A4", "portrait", (25, 20, 20, 30))
    assert form.sections == (
        HeadingSection("h", "x", 1),
        MeasureTableSection("m", (TableColumn("c", 1),), RowNumber("as-typed")),
        MeasureTableSection("n", (TableColumn("c", 1),)),
        CoverSection("c", (), ()),
    )


COVER, TITLE, OPENING, TABLE = (n for n, line in enumerate(WHOLE.splitlines(), 1) if line == "[[section]]")
# What is changed in the form, and the reason, line and detail of the refusal.
FAULTS = [
    ('id = "trial"\n', "", "missing_key", 1, "form.id"),
    ('id = "trial"', "id = 1", "wrong_type", 1, "form.id"),
    ('name = "แบบทดลอง"\n', "", "missing_key", 1, "form.name"),
    ('name = "แบบทดลอง"', 'name = "a"\nlong-name = "b"', "unknown_key", 1, "form.long-name"),
    ('size = "A4"', 'size = "A3"', "wrong_type", 1, "page.size"),
    ('orientation = "landscape"', 'orientation = "up"', "wrong_type", 1, "page.orientation"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30]", "wrong_type", 1, "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30, 61]", "wrong_type", 1, "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[4.9, 20, 30, 40]", "wrong_type", 1, "page.margins_mm"),
    ("[10, 20, 30.5, 40]", '[10, 20, 30, "40"]', "wrong_type", 1, "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "[10, 20, 30, nan]", "wrong_type", 1, "page.margins_mm"),
    ("[10, 20, 30.5, 40]", "20", "wrong_type", 1, "page.margins_mm"),
    ('size = "A4"', "colour = 1", "unknown_key", 1, "page.colour"),
    ("page = {", "page = 3 # {", "wrong_type", 1, "page"),
    ("page = {", "page = 0 # {", "wrong_type", 1, "page"),
    ("page = {", "page = [] # {", "wrong_type", 1, "page"),
    ('kind = "cover"\n', "", "missing_key", COVER, "section.kind"),
    ('kind = "heading"', 'kind = "song"', "unknown_kind", TITLE, "song"),
    ('kind = "heading"', "kind = 1", "wrong_type", TITLE, "section.kind"),
    ('id = "opening"\n', "", "missing_key", OPENING, "section.id"),
    ('id = "opening"', 'id = "title"', "id_twice", OPENING, "title"),
    ('titles = ["รายงาน", "ปี', 'titles = [1, "ปี', "wrong_type", COVER, "section.titles"),
    ("{fiscal_year}", "{fiscal_yea}", "unknown_field", COVER, "fiscal_yea"),
    ("{agency.full_name}", "{agency.nickname}", "unknown_field", COVER, "agency.nickname"),
    ('foot = "{agency.full_name}"', "foot = 1", "wrong_type", COVER, "section.foot"),
    ('text = "หัวเรื่อง {not a field}"\n', "", "missing_key", TITLE, "section.text"),
    ("level = 2", "level = -1", "wrong_type", TITLE, "section.level"),
    ("level = 2", "level = true", "wrong_type", TITLE, "section.level"),
    ("level = 2", "level = 'two'", "wrong_type", TITLE, "section.level"),
    ("level = 2", "level = inf", "wrong_type", TITLE, "section.level"),
    ("level = 2", "level = nan", "wrong_type", TITLE, "section.level"),
    ("level = 2", "levels = 2", "unknown_key", TITLE, "section.levels"),
    ("{score.9.1@basis}", "{score.9.1@bases}", "unknown_field", OPENING, "score.9.1@bases"),
    ("number = {", "number = 1 # {", "wrong_type", TABLE, "number"),
    ("width = 6, ", "", "missing_key", TABLE, "number.width"),
    ('style = "continuous"', 'style = "roman"', "wrong_type", TABLE, "number.style"),
    ('style = "continuous"', "colour = 1", "unknown_key", TABLE, "number.colour"),
    ('from = "groups"', 'from = "issues"', "wrong_type", TABLE, "group_rows.from"),
    ('{ from = "groups" }', "{}", "missing_key", TABLE, "group_rows.from"),
    ('from = "groups"', 'from = "groups", after = 1', "unknown_key", TABLE, "group_rows.after"),
    ('{ from = "groups" }', "true", "wrong_type", TABLE, "group_rows"),
    ('empty = "-"', "empty = 1", "wrong_type", TABLE, "section.empty"),
    ('["title", "steps"]', '["title", "nickname"]', "unknown_field", TABLE, "nickname"),
    ('["title", "steps"]', "[1]", "wrong_type", TABLE, "column.field"),
    ('join = "lines"', 'join = "commas"', "wrong_type", TABLE, "column.join"),
    ('align = "center"', 'align = "right"', "wrong_type", TABLE, "column.align"),
    ('heading = "มาตรการ"\n', "", "missing_key", TABLE, "column.heading"),
    ("width = 26\n", "", "missing_key", TABLE, "column.width"),
    ("width = 26", "width = 0", "wrong_type", TABLE, "column.width"),
    ("width = 26", "width = -1", "wrong_type", TABLE, "column.width"),
    ("width = 26", "width = inf", "wrong_type", TABLE, "column.width"),
    ("width = 26", "width = nan", "wrong_type", TABLE, "column.width"),
    ("width = 26", f"width = {10**400}", "wrong_type", TABLE, "column.width"),
    ("width = 26", "width = 26\ncolour = 1", "unknown_key", TABLE, "column.colour"),
    ("width = 26", "width = 26\ncolumn = 1", "wrong_type", TABLE, "column.column"),
    ("width = 26", "width = 26\ncolumn = [1]", "wrong_type", TABLE, "column"),
    ('heading = "ผล"', 'heading = "ผล"\nwidth = 3', "unknown_key", TABLE, "column.width"),
    ("width = 4", "column = [{heading = 'ก', width = 1}]", "unknown_key", TABLE, "column.score-sentence"),
    ('"done", "in_progress"', '"done", "nearly"', "unknown_field", TABLE, "nearly"),
    ('photos = ["output", ""]', 'photos = "album"', "unknown_field", TABLE, "album"),
    ('year = "basis"', 'year = "next"', "wrong_type", TABLE, "score-sentence.year"),
    ('one = "{name}", ', "", "missing_key", TABLE, "score-sentence.one"),
    ('joiner = " ", ', "", "missing_key", TABLE, "score-sentence.joiner"),
    ('joiner = " "', 'joiner = " ", colour = 1', "unknown_key", TABLE, "score-sentence.colour"),
    ("from = 0, ", "", "missing_key", TABLE, "bands.from"),
    ('opening = "ต่ำ"', "opening = 1", "wrong_type", TABLE, "bands.opening"),
    ("from = 0, ", "from = 0, to = 1, ", "unknown_key", TABLE, "bands.to"),
    ("from = 85.5", "from = nan", "wrong_type", TABLE, "bands.from"),
    (WHOLE[WHOLE.index("score-sentence") :], "score-sentence = 1", "wrong_type", TABLE, "score-sentence"),
    (WHOLE[WHOLE.index(", bands") :], " }", "missing_key", TABLE, "score-sentence.bands"),
    (WHOLE[WHOLE.index("[[section.column]]") :], "", "missing_key", TABLE, "section.column"),
    (WHOLE[WHOLE.index("[[section]]") :], "", "missing_key", 1, "section"),
    (WHOLE[WHOLE.index("[[section]]") :], "section = 5", "wrong_type", 1, "form.section"),
    (WHOLE[WHOLE.index("[[section]]") :], "section = [5]", "wrong_type", 1, "section"),
    (
        "width = 4",
        "column = [{heading = 'ก', column = [{heading = 'ข', width = 1}]}] #",
        "wrong_type",
        TABLE,
        None,
    ),
]


@pytest.mark.parametrize(("old", "new", "reason", "line", "detail"), FAULTS)
def test_a_broken_form_is_refused(
    load: Load, old: str, new: str, reason: str, line: int, detail: str | None
) -> None:
    assert WHOLE.count(old) >= 1
    found = refusal(load, WHOLE.replace(old, new, 1))
    assert found[:2] == (f"form.{reason}", line)
    assert detail is None or found[2] == detail


def test_columns_nest_only_once(load: Load) -> None:
    start = WHOLE.index("[[section.column]]")
    deep = WHOLE[:start] + "column = [{heading='1', column=[{heading='2', column=[{heading='3', width=1}]}]}]"
    assert refusal(load, deep) == ("form.wrong_type", TABLE, "column.column.column")


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
