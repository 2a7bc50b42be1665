"""What each command answers and leaves behind; importing has its own tests."""

import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from cli.conftest import Run
from ita_desk import resources
from ita_desk.domain.exchange import office_from_json, office_to_json, office_with_computed
from ita_desk.domain.ids import counted_ids
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.services.printing.export import Exporter
from printing import exporter, page_texts, sample_office, squeezed

NEW = ("--kind", "ทต.", "--name", "สวนฟ้าใส", "--district", "นาคราช", "--province", "ริมโขง", "--year")
ODD_NAMES = ["ที่ทำการ อบต. ๒๕๖๘.ita", "no-ending", "a'b\"c.ita", "โฟลเดอร์/ย่อย/ก.ita", "%s {x}.ita"]


# --- new -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_new_office_is_made_in_any_path(run: Run, name: str) -> None:
    Path("โฟลเดอร์/ย่อย").mkdir(parents=True)
    answer = run("new", name, *NEW, "๒๕๖๘")
    assert (answer.code, answer.err) == (0, "")
    assert str(Path(name)) in answer.out
    shown = run("show", name, "--json").json
    assert [year["fiscal_year"] for year in shown["years"]] == [2568]
    assert run("show", name).out.splitlines()[0] == "เทศบาลตำบลสวนฟ้าใส อำเภอนาคราช จังหวัดริมโขง"


def test_a_new_office_needs_no_district(run: Run) -> None:
    assert run("new", "a.ita", "--kind", "อบจ.", "--name", "ก", "--province", "ก", "--year", "2568").code == 0
    assert run("show", "a.ita").out.splitlines()[0] == "องค์การบริหารส่วนจังหวัดก จังหวัดก"


def test_the_sample_takes_the_names(run: Run) -> None:
    assert run("new", "a.ita", "--sample", *NEW, "2569").code == 0
    shown = run("show", "a.ita", "--json")
    assert [year["fiscal_year"] for year in shown.json["years"]] == [2566, 2567, 2568, 2569]
    assert shown.json["agency"]["facebook"] == "เทศบาลตำบลสวนฟ้าใส"
    assert "ทุ่งหิ่งห้อย" not in shown.out


def test_a_kind_that_is_not_known_is_said(run: Run) -> None:
    answer = run("new", "a.ita", *NEW[:1], "กรม", *NEW[2:], "2568")
    assert answer.code == 0
    assert "“กรม”" in answer.err
    assert "เมืองพัทยา" in answer.err
    assert run("show", "a.ita").out.startswith("กรมสวนฟ้าใส ")


@pytest.mark.parametrize("sample", [(), ("--sample",)])
def test_an_existing_file_is_not_replaced(run: Run, sample: tuple[str, ...]) -> None:
    Path("a.ita").write_bytes(b"mine")
    answer = run("new", "a.ita", *NEW, "2568", *sample)
    assert (answer.code, answer.out) == (2, "")
    assert "a.ita" in answer.err
    assert Path("a.ita").read_bytes() == b"mine"
    assert [p.name for p in Path().iterdir()] == ["a.ita"]


@pytest.mark.parametrize("name", ["none/a.ita", ".", "ก" * 300 + ".ita"])
def test_a_path_that_cannot_be_is_refused(run: Run, name: str) -> None:
    answer = run("new", name, *NEW, "2568")
    assert answer.code in (2, 3)
    assert len(answer.err.splitlines()) == 1
    assert list(Path().iterdir()) == []


# --- show ----------------------------------------------------------------------------------------------------


def test_the_office_as_json(run: Run, sample: str) -> None:
    answer = run("show", sample, "--json")
    assert (answer.code, answer.err) == (0, "")
    framework_of = shipped_frameworks().of_year
    assert answer.json == json.loads(json.dumps(office_with_computed(sample_office(), framework_of)))
    assert "สำนักปลัด" in answer.out
    again = office_from_json(json.loads(answer.out, parse_float=Decimal), counted_ids())
    assert office_to_json(again) == office_to_json(sample_office())


def test_computed_scores_are_shown_and_not_taken_back(run: Run, sample: str) -> None:
    shown = run("show", sample, "--json")
    computed = shown.json["years"][2]["assessment"]["computed"]
    assert [computed[code] for code in ("total", "9", "9.2")] == [93.427952, 98.571429, 92.857143]
    assert "computed" not in run("show", sample).out
    Path("a.json").write_text(shown.out, encoding="utf-8")
    assert run("import", "b.ita", "a.json").code == 0
    assert run("show", "b.ita", "--json") == shown
    run("export", sample, "--form", "result-scores", "-o", "a.pdf")
    attached = [file for files in pypdf.PdfReader("a.pdf").attachments.values() for file in files]
    assert attached
    assert not any(b'"computed"' in file for file in attached)


def test_nothing_is_computed_for_a_year_that_is_not_known(run: Run) -> None:
    assert run("new", "a.ita", *NEW, "2570").code == 0
    (year,) = run("show", "a.ita", "--json").json["years"]
    assert list(year["assessment"]) == ["scores", "level", "as_printed"]


KEYS_SHOWN = {
    "year": "fiscal_year basis_year assessment findings groups measures texts oit_links signatories report_date signed "
    "limitations unplaced pictures deadlines",
    "measure": "id number group issue title codes steps responsible period budget target continues outcome half_year",
    "outcome": "status output result summary follow_up suggestion obstacles spent done_on codes evidence",
}


def test_the_keys_of_the_json(run: Run, sample: str) -> None:
    """The keys that other programs rely on."""
    shown = run("show", sample, "--json").json
    assert list(shown) == ["format", "agency", "years"]
    assert shown["format"] == "ita-desk/1"
    year = shown["years"][2]
    measure = year["measures"][1]
    found = {"year": year, "measure": measure, "outcome": measure["outcome"]}
    assert {name: " ".join(record) for name, record in found.items()} == KEYS_SHOWN


def test_the_values_of_the_json(run: Run, sample: str) -> None:
    year = run("show", sample, "--json").json["years"][2]
    measure = year["measures"][1]
    assert [measure[key] for key in ("number", "group", "issue", "codes")] == [
        "2",
        "g1",
        2,
        ["e9", "e8", "8"],
    ]
    assert measure["steps"][2] == "จัดทำคู่มือฉบับภาพและวิดีโอสั้น เรื่องละไม่เกิน ๒ นาที"
    assert measure["budget"] == 180000
    assert list(measure["period"].values()) == ["2024-11-01", "2025-08-31", "พฤศจิกายน ๒๕๖๗ - สิงหาคม ๒๕๖๘"]
    assert year["assessment"]["scores"]["total"] == 93.43


def test_one_year_is_shown(run: Run, sample: str) -> None:
    assert [y["fiscal_year"] for y in run("show", sample, "--json", "--year", "2567").json["years"]] == [2567]
    lines = run("show", sample, "--year", "๒๕๖๘").out.splitlines()
    assert lines[0] == "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย อำเภอผาสายรุ้ง จังหวัดแสงตะวัน"
    assert lines[1] == "ปีงบประมาณ 2568: คะแนนรวม 93.43 ระดับ ผ่านดี มาตรการ 10 รายการ"
    assert lines[2] == "    1 ทบทวนคู่มือการปฏิบัติงานและกำหนดระยะเวลามาตรฐานของงานบริการ"
    assert len(lines) == 12
    assert len(run("show", sample).out.splitlines()) == 14
    answer = run("show", sample, "--year", "2560")
    assert (answer.code, answer.out) == (2, "")
    assert "2560" in answer.err


def test_a_year_without_scores_shows_dashes(run: Run) -> None:
    run("new", "a.ita", *NEW, "2568")
    assert run("show", "a.ita").out.splitlines()[1] == "ปีงบประมาณ 2568: คะแนนรวม - ระดับ - มาตรการ 0 รายการ"


@pytest.mark.parametrize(
    "content",
    [None, b"", b"not an office", b"%PDF-1.7", b"SQLite format 3\0" * 9],
)
def test_a_file_that_is_no_office_is_refused(run: Run, content: bytes | None) -> None:
    if content is not None:
        Path("a.ita").write_bytes(content)
    for line in (("show",), ("export", "--form", "result-scores", "-o", "a.pdf")):
        answer = run(line[0], "a.ita", *line[1:])
        assert (answer.code, answer.out) == (2, "")
        assert "a.ita" in answer.err
        assert len(answer.err.splitlines()) == 1
    assert not Path("a.pdf").exists()
    assert content is None or Path("a.ita").read_bytes() == content


def test_a_folder_is_no_office(run: Run) -> None:
    answer = run("show", ".")
    assert (answer.code, answer.out) in ((2, ""), (3, ""))
    assert len(answer.err.splitlines()) == 1


def test_a_damaged_office_is_a_fault_of_the_system(run: Run, sample: str) -> None:
    content = bytearray(Path(sample).read_bytes())
    content[5000:40000] = bytes(35000)
    Path(sample).write_bytes(content)
    assert (run("show", sample).code, run("show", sample).out) == (3, "")


def test_a_newer_office_is_refused(run: Run, sample: str) -> None:
    with sqlite3.connect(sample) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    answer = run("show", sample)
    assert (answer.code, answer.out) == (2, "")
    assert "รุ่น" in answer.err


# --- export --------------------------------------------------------------------------------------------------


def test_a_report_is_printed(run: Run, sample: str) -> None:
    answer = run("export", sample, "--form", "result-scores", "-o", "ผล.pdf")
    assert (answer.code, answer.err) == (0, "")
    pages = page_texts(Path("ผล.pdf").read_bytes())
    assert answer.out == f"พิมพ์รายงานแล้ว {len(pages)} หน้า: ผล.pdf\n"
    assert squeezed("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘") in pages[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "เป็นผู้สูงอายุ๑๒๘คน"),
        (("--digits", "arabic"), "เป็นผู้สูงอายุ128คน"),
        (("--round", "6"), "มีผู้เข้าร่วม๓๔๒คน"),
        (("--year", "2567"), "พ.ศ.๒๕๖๗"),
    ],
)
def test_the_choices_of_printing(run: Run, sample: str, words: tuple[str, ...], said: str) -> None:
    assert run("export", sample, "--form", "result-outcomes", "-o", "a.pdf", *words).code == 0
    assert said in "".join(page_texts(Path("a.pdf").read_bytes()))


@pytest.mark.parametrize(("words", "said"), [((), "ข้อO๒๘"), (("--filing-year", "๒๕๖๙"), "ข้อO๒๖")])
def test_the_items_of_the_filing_year(run: Run, sample: str, words: tuple[str, ...], said: str) -> None:
    assert run("export", sample, "--form", "memo", "-o", "a.pdf", *words).code == 0
    assert said in "".join(page_texts(Path("a.pdf").read_bytes()))


@pytest.mark.parametrize(("data", "years"), [("office", 3), ("year", 1), ("none", 0)])
def test_the_data_goes_along(run: Run, sample: str, data: str, years: int) -> None:
    run("export", sample, "--form", "result-scores", "--data", data, "-o", "a.pdf")
    attached = pypdf.PdfReader("a.pdf").attachments
    carried = attached.get("ita-desk.json", [b'{"years": []}'])
    assert len(json.loads(carried[0])["years"]) == years
    assert (len(attached) > 1) is (years > 0)  # and photos


def test_the_year_is_the_newest_with_measures(run: Run) -> None:
    run("new", "a.ita", "--sample", "--year", "2569")
    run("new", "b.ita", *NEW, "2568")
    run("export", "a.ita", "--form", "result-scores", "-o", "a.pdf")
    run("export", "b.ita", "--form", "result-scores", "-o", "b.pdf")
    titles = [pypdf.PdfReader(name).metadata for name in ("a.pdf", "b.pdf")]
    assert [title and title.subject and title.subject[-4:] for title in titles] == ["2568", "2568"]


def test_an_office_without_years_cannot_be_printed(run: Run) -> None:
    Path("a.json").write_text('{"agency": {"name": "ก"}}', encoding="utf-8")
    assert run("import", "a.ita", "a.json").code == 0
    answer = run("export", "a.ita", "--form", "result-scores", "-o", "a.pdf")
    assert (answer.code, answer.out) == (2, "")
    assert "ปีงบประมาณ" in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--form", "result"), "result-outcomes, result-scores"),
        (("--year", "2540"), "2540"),
        (("--round", "9"), "--round เป็น “9” ไม่ได้ โปรดเลือกจาก 6 | 12"),
        (("--filing-year", "2499"), "2499"),
        (("--filing-year", "2701"), "2701"),
        (("--filing-year", "ปีนี้"), "“ปีนี้”"),
        (("--digits", "roman"), "--digits เป็น “roman” ไม่ได้ โปรดเลือกจาก thai | arabic"),
        (("--data", "all"), "--data เป็น “all” ไม่ได้ โปรดเลือกจาก office | year | none"),
        (("-o", "a.odt"), "“.odt”"),
        (("-o", "a"), "“”"),
        (("-o", "none/a.pdf"), "“none”"),
    ],
)
def test_what_cannot_be_printed_is_told(run: Run, sample: str, words: tuple[str, ...], told: str) -> None:
    before = sorted(Path().iterdir())
    answer = run("export", sample, "--form", "result-scores", "-o", "a.pdf", *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert sorted(Path().iterdir()) == before


def test_a_full_disk_is_a_fault_of_the_system(run: Run, sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("a.pdf").write_bytes(b"former")
    monkeypatch.setattr(Path, "replace", failing)
    answer = run("export", sample, "--form", "result-scores", "-o", "a.pdf")
    assert (answer.code, answer.out) == (3, "")
    assert "a.pdf" in answer.err
    assert Path("a.pdf").read_bytes() == b"former"


def test_what_cannot_be_drawn_is_told_beside_the_answer(run: Run) -> None:
    proof = {"kind": "photo", "sha256": "0" * 64, "place": "output"}
    measure = {"title": "ภาพ \U0001f4f7", "outcome": {"evidence": [proof]}}
    office = {"agency": {"name": "ก"}, "years": [{"fiscal_year": 2568, "measures": [measure]}]}
    Path("a.json").write_text(json.dumps(office), encoding="utf-8")
    assert run("import", "a.ita", "a.json").code == 0
    answer = run("export", "a.ita", "--form", "result-outcomes", "-o", "a.pdf")
    assert answer.code == 0
    character, photo = answer.err.splitlines()
    assert "U+1F4F7" in character
    assert "\U0001f4f7" in character
    assert "title" in character
    assert " 1 " in photo


# --- lists and selftest --------------------------------------------------------------------------------------


def test_the_forms(run: Run) -> None:
    listed = run("forms", "--json").json
    assert [list(form) for form in listed] == [["id", "name"]] * len(listed)
    assert {"result-scores", "result-outcomes"} <= {form["id"] for form in listed}
    assert run("forms").out.splitlines() == [f"{form['id']}\t{form['name']}" for form in listed]


def test_broken_forms_are_told_beside_the_others(run: Run) -> None:
    Path("broken.toml").write_text('id = "x"\nname =\n', encoding="utf-8")
    catalog = FormCatalog((resources.forms_folder(), Path()))
    answer = run("forms", "--json", listing=lambda: catalog)
    assert answer.code == 0
    assert answer.json == run("forms", "--json").json
    assert "broken.toml" in answer.err
    assert "บรรทัด 2" in answer.err


def test_the_frameworks(run: Run) -> None:
    listed = run("frameworks", "--json").json
    assert [list(framework) for framework in listed] == [["fiscal_year", "indicators"]] * 8
    assert {f["fiscal_year"]: f["indicators"] for f in listed}.items() >= {
        2562: 10,
        2566: 9,
        2568: 10,
    }.items()
    assert run("frameworks").out.split() == [str(year) for year in range(2562, 2570)]


@pytest.mark.slow
def test_the_selftest(run: Run) -> None:
    answer = run("selftest")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("โปรแกรมทำงานได้ครบ")
    assert list(Path().iterdir()) == []


def test_the_selftest_fails_with_a_bug(run: Run) -> None:
    class Broken(Exporter):
        def export_report(self, *_: object) -> None:  # type: ignore[override]
            raise UserError("form.unknown", form="x", known="")

    broken = Broken(exporter().frameworks, exporter().renderer)
    assert run("selftest", exporting=lambda: broken).code == 2
