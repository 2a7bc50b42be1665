"""The forms at hand: the shipped ones are whole, broken ones do not stop the others."""

import re
from pathlib import Path

import pytest

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.loader import load_form
from ita_desk.forms.report_form import MeasureTableSection, ReportForm

SHIPPED = sorted(resources.forms_folder().glob("*.toml"))
WHOLE = 'id = "{id}"\nname = "{name}"\n[[section]]\nkind = "heading"\nid = "h"\ntext = "x"\n'


def test_the_shipped_forms_are_all_usable() -> None:
    catalog = FormCatalog.shipped()
    assert catalog.broken == []
    assert [form.id for form in catalog.forms] == [path.stem for path in SHIPPED]
    shipped = {"result-scores", "result-outcomes", "result-groups", "result-completion", "analysis"}
    assert shipped | {"memo", "photo-appendix", "oit-links"} <= {form.id for form in catalog.forms}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_form_is_well_made(path: Path) -> None:
    form = load_form(path)
    assert re.search("[ก-๎]", form.name)
    orientation = "portrait" if form.id in ("analysis", "memo", "photo-appendix") else "landscape"
    assert (form.page.size, form.page.orientation) == ("A4", orientation)
    assert form.section("nowhere") is None
    tables = [section for section in form.sections if isinstance(section, MeasureTableSection)]
    assert [table.id for table in tables] == ["measures"] * (form.id in COLUMNS)
    numbers = [table.number.width if table.number else 0 for table in tables]
    assert [sum(leaf.width for leaf in table.leaves) for table in tables] == [100 - n for n in numbers]
    assert all(leaf.heading for table in tables for leaf in table.leaves)
    assert form.section("measures") is (tables[0] if tables else None)


COLUMNS = {
    "analysis": """ประเด็นการวิเคราะห์
มาตรการ โครงการหรือกิจกรรม
ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง
การกำหนดขั้นตอนหรือวิธีการปฏิบัติ
ระยะเวลาในการดำเนินการ""",
    "result-scores": """มาตรการ
ขั้นตอน/วิธีการปฏิบัติ
ผู้รับผิดชอบ
ระยะเวลา
ผลลัพธ์หรือผลสัมฤทธิ์
ผลการดำเนินงาน""",
    "result-groups": """มาตรการ/แนวทาง
วิธีการดำเนินการ
ผู้รับผิดชอบ
ระยะเวลาดำเนินการ
ผลการดำเนินการ
ข้อเสนอแนะ""",
    "result-completion": """มาตรการ / โครงการ / กิจกรรม ที่ดำเนินการ
ไม่สามารถดำเนินการได้
ดำเนินการแล้วเสร็จ
สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม
ระยะเวลาในการดำเนินการ""",
    "result-outcomes": """มาตรการ/โครงการ/กิจกรรม
ขั้นตอนหรือวิธีการปฏิบัติ
ระยะเวลาดำเนินการ
ผู้รับผิดชอบ
ผลการดำเนินการ (output)
ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ (outcome/result)""",
}


@pytest.mark.parametrize("form", COLUMNS)
def test_the_columns_are_those_of_the_real_reports(form: str) -> None:
    section = FormCatalog.shipped().form(form).section("measures")
    assert isinstance(section, MeasureTableSection)
    assert [leaf.heading for leaf in section.leaves] == COLUMNS[form].split("\n")


def test_a_broken_form_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, source in (
        ("a.toml", WHOLE.format(id="one", name="หนึ่ง")),
        ("b.toml", "id = 1\nname = 'x'\nsection = [{kind='paragraph', id='a', text=''}]"),
        ("c.toml", WHOLE.format(id="three", name="สาม")),
        ("d.toml", "id ="),
    ):
        (tmp_path / name).write_text(source, encoding="utf-8")
    catalog = FormCatalog((tmp_path,))
    assert [form.id for form in catalog.forms] == ["one", "three"]
    assert [(error.key, error.values["file"]) for error in catalog.broken] == [
        ("form.wrong_type", "b.toml"),
        ("form.syntax", "d.toml"),
    ]
    assert catalog.form("three").name == "สาม"


def test_an_unknown_form_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(WHOLE.format(id="one", name="หนึ่ง"), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        FormCatalog([tmp_path]).form("two")
    assert (caught.value.key, caught.value.values) == ("form.unknown", {"form": "two", "known": "one"})


def test_forms_of_the_user_stand_for_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "user_forms_folder", lambda: tmp_path / "none")
    shipped = FormCatalog.shipped().forms
    assert FormCatalog.at_hand().forms == shipped
    monkeypatch.setattr(resources, "user_forms_folder", lambda: tmp_path)
    (tmp_path / "1.toml").write_text(WHOLE.format(id=shipped[0].id, name="ของเรา"), encoding="utf-8")
    (tmp_path / "2.toml").write_text(WHOLE.format(id="own", name="อีกแบบ"), encoding="utf-8")
    (tmp_path / "3.toml").write_text("?", encoding="utf-8")
    catalog = FormCatalog.at_hand()
    assert [form.id for form in catalog.forms] == [*(form.id for form in shipped), "own"]
    assert catalog.form(shipped[0].id).name == "ของเรา"
    assert catalog.form(shipped[1].id) == shipped[1]
    assert [error.values["file"] for error in catalog.broken] == ["3.toml"]


def test_shipped_files_are_named_after_their_ids() -> None:
    catalog = FormCatalog.shipped()
    assert [catalog.file_of(form.id) for form in catalog.forms] == SHIPPED
    assert [form.id for form in catalog.forms] == [path.stem for path in SHIPPED]


def test_one_shipped_form_is_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {form.id: form for form in FormCatalog.shipped().forms}
    read: list[str] = []

    def noting(path: Path) -> ReportForm:
        read.append(path.name)
        return load_form(path)

    monkeypatch.setattr("ita_desk.forms.catalog.load_form", noting)
    assert FormCatalog((resources.forms_folder(), tmp_path)).form("memo") == forms["memo"]
    assert read == ["memo.toml"]
    read.clear()
    (tmp_path / "1.toml").write_text(WHOLE.format(id="memo", name="ของเรา"), encoding="utf-8")
    (tmp_path / "2.toml").write_text("?", encoding="utf-8")
    catalog = FormCatalog((resources.forms_folder(), tmp_path))
    assert catalog.form("memo").name == "ของเรา"
    assert sorted(read) == ["1.toml", "2.toml"]
    assert catalog.form("analysis") == forms["analysis"]
    with pytest.raises(UserError, match=r"form\.unknown"):
        catalog.form("../forms/memo")


def test_a_shipped_form_that_is_broken_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "forms_folder", lambda: tmp_path)
    (tmp_path / "one.toml").write_text("?", encoding="utf-8")
    with pytest.raises(UserError, match=r"form\.unknown"):
        FormCatalog.shipped().form("one")


def test_forms_know_whether_they_print_outcomes() -> None:
    found = {form.id: form.prints_outcomes for form in FormCatalog.shipped().forms}
    assert found["result-groups"]
    assert not found["analysis"]


def test_the_original_stays_known(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, name in ((shipped, "เดิม"), (own, "ของเรา")):
        folder.mkdir()
        (folder / "a.toml").write_text(WHOLE.format(id="one", name=name), encoding="utf-8")
    catalog = FormCatalog((shipped, own))
    original = catalog.original("one")
    assert original
    assert (original.name, catalog.form("one").name) == ("เดิม", "ของเรา")
    assert catalog.file_of("one") == own / "a.toml"
    assert (catalog.original("two"), catalog.file_of("two")) == (None, None)


def test_the_folders_are_read_again(tmp_path: Path) -> None:
    catalog = FormCatalog((tmp_path, tmp_path / "none"))
    path = tmp_path / "a.toml"
    path.write_text(WHOLE.format(id="one", name="หนึ่ง"), encoding="utf-8")
    catalog.reload()
    assert [form.id for form in catalog.forms] == ["one"]
    path.write_text("?", encoding="utf-8")
    catalog.reload()
    assert catalog.forms == ()
    assert catalog.original("one") is None
    assert len(catalog.broken) == 1
