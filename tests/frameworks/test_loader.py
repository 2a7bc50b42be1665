"""A year's framework is read from TOML; a broken file is refused with its name and the reason."""

import tomllib
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.toml_text import VALUES, toml_file
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import (
    Framework,
    Indicator,
    Instrument,
    InstrumentPart,
    Issue,
    Level,
    Question,
    ReportItems,
    SubIndicator,
)
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.frameworks.loader import FrameworkError, load_framework

WHOLE = """\
fiscal_year = 2568

[instruments]
source = "ตำรา"
confidence = "high"
list = [
  { code = "IIT", name = "แบบวัด", weight = 60, indicator_from = "questions" },
  { code = "OIT", name = "อีกแบบ", confidence = "low" },
]

[parts]
source = "คู่มือ"
confidence = "medium"
list = [{ code = "IIT/1", instrument = "IIT", weight = 15 }]

[indicators]
source = "ตำรา"
confidence = "high"
list = [{ code = "1", name = "หน้าที่", instrument = "IIT" }, { code = "9", instrument = "OIT" }]

[sub_indicators]
source = "ตำรา"
confidence = "high"
list = [{ code = "9.1", name = "พื้นฐาน" }, { code = "9.2" }]

[issues]
source = "ตำรา"
confidence = "medium"
list = [{ number = 1, name = "โปร่งใส", questions = ["i1", "o2"] }, { number = 2, name = "บริการ" }]

[levels]
source = "ประกาศ"
confidence = "medium-high"
list = [{ name = "ดี", total = 85.5, each_instrument = 80 }, { name = "ผ่าน", total = 0 }]

[report_items]
source = "ตำรา"
confidence = "low"
results = "o2"

[questions.IIT]
source = "แบบสอบถาม"
confidence = "high"
list = [{ code = "i1", of = "1", title = "ทำงานหรือไม่" }]

[questions.OIT]
source = "รายการ"
confidence = "medium"
list = [{ code = "o1" }, { code = "o2", of = "9.1", title = "โครงสร้าง", confidence = "low" }]
"""
SOURCES = {
    "instruments": "ตำรา",
    "parts": "คู่มือ",
    "indicators": "ตำรา",
    "sub_indicators": "ตำรา",
    "issues": "ตำรา",
    "levels": "ประกาศ",
    "report_items": "ตำรา",
    "questions.IIT": "แบบสอบถาม",
    "questions.OIT": "รายการ",
}


def load(folder: Path, source: str) -> Framework:
    path = folder / "2568.toml"
    path.write_text(source, encoding="utf-8")
    return load_framework(path)


def refusal(folder: Path, source: str) -> tuple[str, object]:
    """The key of the error and what it points at."""
    with pytest.raises(FrameworkError) as caught:
        load(folder, source)
    assert caught.value.values["file"] == "2568.toml"
    return caught.value.key, caught.value.values["detail"]


def test_a_framework_with_everything(tmp_path: Path) -> None:
    assert load(tmp_path, WHOLE) == Framework(
        FiscalYear(2568),
        (Instrument("IIT", "แบบวัด", 60, "high", "questions"), Instrument("OIT", "อีกแบบ", None, "low")),
        (Indicator("1", "หน้าที่", "IIT", "high"), Indicator("9", "", "OIT", "high")),
        (SubIndicator("9.1", "พื้นฐาน", "high"), SubIndicator("9.2", "", "high")),
        ReportItems("", "o2", "low"),
        (InstrumentPart("IIT/1", "IIT", 15, "medium"),),
        (
            Question("i1", "1", "ทำงานหรือไม่", "high"),
            Question("o1", "", "", "medium"),
            Question("o2", "9.1", "โครงสร้าง", "low"),
        ),
        (Issue(1, "โปร่งใส", ("i1", "o2"), "medium"), Issue(2, "บริการ", (), "medium")),
        (
            Level("ดี", Decimal("85.5"), Decimal(80), "medium-high"),
            Level("ผ่าน", Decimal(0), None, "medium-high"),
        ),
        FrozenMap(SOURCES),
    )


def test_what_is_not_known_is_absent(tmp_path: Path) -> None:
    assert load(tmp_path, "fiscal_year = 2570") == Framework(FiscalYear(2570))


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ("fiscal_year = 2568\n", "", ("missing_key", "fiscal_year")),
        ("2568", "2025", ("wrong_value", "fiscal_year")),
        ("2568", '"2568"', ("wrong_value", "fiscal_year")),
        ("2568", "true", ("wrong_value", "fiscal_year")),
        ("2568", "2568\nanswers = 1", ("unknown_key", "answers")),
        ("[parts]", "[[parts]]", ("wrong_value", "parts")),
        ("[questions.IIT]", "[[questions]]", ("wrong_value", "questions")),
        ('source = "คู่มือ"\n', "", ("missing_key", "parts.source")),
        ('source = "คู่มือ"', "source = 1", ("wrong_value", "parts.source")),
        ('confidence = "medium-high"\n', "", ("missing_key", "levels.confidence")),
        ('"medium-high"', '"sure"', ("wrong_value", "levels.confidence")),
        ('"medium-high"', '["high"]', ("wrong_value", "levels.confidence")),
        ('"medium-high"', '"high"\nmore = 1', ("unknown_key", "levels.more")),
        ('"แบบสอบถาม"', "1", ("wrong_value", "questions.IIT.source")),
        ("[questions.IIT]", "[questions]\nmore = 1\n[questions.IIT]", ("wrong_value", "questions.more")),
        ('[{ code = "IIT/1", instrument = "IIT", weight = 15 }]', "1", ("wrong_value", "parts.list")),
        ('list = [{ code = "IIT/1", instrument = "IIT", weight = 15 }]', "", ("wrong_value", "parts.list")),
        ('{ code = "IIT/1", instrument = "IIT", weight = 15 }', "1", ("wrong_value", "parts[0]")),
        ("weight = 60", "share = 60", ("unknown_key", "instruments[0].share")),
        ("weight = 60", "weight = 60.5", ("wrong_value", "instruments[0].weight")),
        ("weight = 60", "weight = true", ("wrong_value", "instruments[0].weight")),
        ('"questions"', '"answers"', ("wrong_value", "instruments[0].indicator_from")),
        ('confidence = "low" }', 'confidence = "sure" }', ("wrong_value", "instruments[1].confidence")),
        ('name = "หน้าที่"', 'name = ["หน้าที่"]', ("wrong_value", "indicators[0].name")),
        ('["i1", "o2"]', '"i1"', ("wrong_value", "issues[0].questions")),
        ('["i1", "o2"]', "[1]", ("wrong_value", "issues[0].questions")),
        ("85.5", "nan", ("wrong_value", "levels[0].total")),
        ("85.5", '"85.5"', ("wrong_value", "levels[0].total")),
        ("total = 85.5, ", "", ("missing_key", "levels[0].total")),
        ('code = "o1"', "", ("missing_key", "questions.OIT[0].code")),
        ('results = "o2"', 'answers = "o2"', ("unknown_key", "report_items.answers")),
        ('results = "o2"', "results = 2", ("wrong_value", "report_items.results")),
        ("[report_items]", "[[report_items]]", ("wrong_value", "report_items")),
    ],
)
def test_a_value_that_is_wrong_is_named(tmp_path: Path, old: str, new: str, refused: tuple[str, str]) -> None:
    assert old in WHOLE
    reason, detail = refused
    assert refusal(tmp_path, WHOLE.replace(old, new, 1)) == (f"framework.{reason}", detail)


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ('instrument = "IIT", weight', 'instrument = "EIT", weight', "parts: EIT"),
        ('"หน้าที่", instrument = "IIT"', '"หน้าที่", instrument = "EIT"', "indicators: EIT"),
        ('code = "9.2"', 'code = "8.2"', "sub_indicators: 8"),
        ('of = "9.1"', 'of = "9.3"', "questions: 9.3"),
        ('["i1", "o2"]', '["i2"]', "issues: i2"),
        ('results = "o2"', 'results = "o3"', "report_items: o3"),
        ('results = "o2"', 'measures = "O1"', "report_items: O1"),
    ],
)
def test_a_code_of_nothing_is_refused(tmp_path: Path, old: str, new: str, detail: str) -> None:
    assert refusal(tmp_path, WHOLE.replace(old, new, 1)) == ("framework.unknown_reference", detail)


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ('code = "OIT"', 'code = "IIT"', "instruments: IIT"),
        (
            '[{ code = "IIT/1"',
            '[{ code = "IIT/1", instrument = "IIT", weight = 1 }, { code = "IIT/1"',
            "parts: IIT/1",
        ),
        ('code = "9", ', 'code = "1", ', "indicators: 1"),
        ('code = "9.2"', 'code = "9.1"', "sub_indicators: 9.1"),
        ("number = 2", "number = 1", "issues: 1"),
        ('code = "o1"', 'code = "i1"', "questions: i1"),
    ],
)
def test_a_code_that_stands_twice_is_refused(tmp_path: Path, old: str, new: str, detail: str) -> None:
    assert refusal(tmp_path, WHOLE.replace(old, new, 1)) == ("framework.twice", detail)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError) as caught:
        load(tmp_path, "fiscal_year = 2568\nlevels = ?\n")
    assert (caught.value.key, caught.value.values["line"]) == ("framework.syntax", 2)
    assert refusal(tmp_path, "a = " + "[" * 5000)[0] == "framework.syntax"
    (tmp_path / "2568.toml").write_bytes(b"\xff")
    with pytest.raises(FrameworkError, match="unreadable"):
        load_framework(tmp_path / "2568.toml")
    with pytest.raises(FrameworkError, match="unreadable"):
        load_framework(tmp_path / "none.toml")


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_place_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    table = tomllib.loads(WHOLE)
    place = data.draw(st.sampled_from([key for key in table if key != "fiscal_year"]))
    group = table[place] if place != "questions" else table[place]["OIT"]
    key = data.draw(st.sampled_from(sorted(group)))
    if isinstance(group[key], list) and data.draw(st.booleans()):
        line = group[key][0]
        line[data.draw(st.sampled_from(sorted(line)))] = data.draw(VALUES)
    else:
        group[key] = data.draw(VALUES)
    with suppress(FrameworkError):
        load(tmp_path, toml_file(table))
