"""Importing: what the command answers, in words and as JSON, and what it leaves in the office."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from ita_desk.cli.console import Console
from ita_desk.storage.lock import OfficeLock

REPORT = """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

เทศบาลตำบลบ้านสวน
อำเภอสุขใจ จังหวัดแดนดี

มาตรการ\tขั้นตอน/วิธีการปฏิบัติ\tผู้รับผิดชอบ\tระยะเวลา\tผลลัพธ์หรือผลสัมฤทธิ์\tผลการดำเนินงาน
๑. ปลูกต้นไม้\t๑. เตรียมดิน ๒. ปลูก\tกองช่าง\tตุลาคม ๒๕๖๗\tร่มรื่น\tดี
๑. รดน้ำ\tรด\tกองช่าง\tตุลาคม ๒๕๖๗\tเย็น\tดี

ข้อความท้าย
"""
OFFICE = {
    "agency": {"kind": "ทต.", "name": "บ้านสวน", "district": "อื่น"},
    "years": [
        {"fiscal_year": 2567, "assessment": {"scores": {"total": 90.5, "1": 80}}},
        {"fiscal_year": 2568, "measures": [{"number": "1", "title": "ก"}]},
    ],
}


@pytest.fixture
def report(run: Run) -> str:
    """The file name of a report in the test's folder."""
    Path("รายงาน เดิม.txt").write_text(REPORT, encoding="utf-8")
    return "รายงาน เดิม.txt"


@pytest.fixture
def office(run: Run) -> str:
    """The file name of an office in our JSON in the test's folder."""
    Path("office.json").write_text(json.dumps(OFFICE), encoding="utf-8")
    return "office.json"


def test_the_answer_as_json(run: Run, report: str) -> None:
    answer = run("import", "a.ita", report, "--json")
    assert (answer.code, answer.err) == (0, "")
    said = answer.json
    assert list(said)[:7] == [
        "agency",
        "fiscal_year",
        "basis_year",
        "tables",
        "measures",
        "scores",
        "unplaced",
    ]
    assert {"notes", "differences"} <= said.keys()
    assert said["agency"]["name"] == "บ้านสวน"
    assert (said["fiscal_year"], said["basis_year"], said["measures"], said["scores"]) == (2568, 2567, 2, [])
    (table,) = said["tables"]
    assert [column["field"] for column in table["columns"]] == (
        "title steps responsible period outcome.result outcome.summary"
    ).split()
    assert table["columns"][0] == {"heading": "มาตรการ", "field": "title"}
    assert table["rows"] == 2
    assert said["unplaced"] == [{"text": "ข้อความท้าย", "source": report, "line": 11}]
    assert any("ใช้ซ้ำ" in note for note in said["notes"])
    assert run("show", "a.ita", "--json").json["agency"] == said["agency"]


def test_scores_are_counted_by_year(run: Run, office: str) -> None:
    said = run("import", "a.ita", office, "--json").json
    assert said["scores"] == [{"fiscal_year": 2567, "count": 2}]
    assert (said["fiscal_year"], said["measures"], said["tables"], said["notes"]) == (2568, 1, [], [])


def test_the_answer_in_words(run: Run, report: str) -> None:
    answer = run("import", "a.ita", report)
    assert (answer.code, answer.err) == (0, "")
    first, note, heading, left = answer.out.splitlines()
    assert "เทศบาลตำบลบ้านสวน" in first
    assert "2568" in first
    assert " 2 " in first
    assert note.startswith("- ")
    assert " 1 " in heading
    assert left == "  11: ข้อความท้าย"
    english = run("import", "b.ita", report, "--lang", "en").out.splitlines()
    assert len(english) == 4
    assert "lines" in english[1]


def test_a_source_without_a_year_shows_a_dash(run: Run) -> None:
    Path("a.json").write_text('{"agency": {"name": "ก"}}', encoding="utf-8")
    assert run("import", "a.ita", "a.json").out == "นำเข้าแล้ว: ก ปีงบประมาณ - มาตรการ 0 รายการ\n"
    assert run("import", "a.ita", "a.json", "--json").json["fiscal_year"] is None


def test_differences_are_told_and_changed_on_consent(run: Run, report: str, office: str) -> None:
    run("import", "a.ita", report)
    told = run("import", "a.ita", office)
    assert told.code == 0
    assert "agency.district" in told.out
    assert "“สุขใจ”" in told.out
    assert "“อื่น”" in told.out
    difference = {"path": "agency.district", "current": "สุขใจ", "incoming": "อื่น"}
    assert difference in run("import", "a.ita", office, "--json").json["differences"]
    assert run("show", "a.ita", "--json").json["agency"]["district"] == "สุขใจ"
    assert "--accept-changes" in told.out
    changed = run("import", "a.ita", office, "--accept-changes").out
    assert "เปลี่ยน agency.district: เดิม “สุขใจ” เป็น “อื่น”" in changed
    assert "--accept-changes" not in changed
    assert run("show", "a.ita", "--json").json["agency"]["district"] == "อื่น"


def test_a_trial_leaves_nothing(run: Run, report: str) -> None:
    assert run("import", "a.ita", report, "--dry-run", "--json") == run("import", "a.ita", report, "--json")
    Path("a.ita").unlink()
    assert "2568" in run("import", "a.ita", report, "--dry-run").out
    assert not Path("a.ita").exists()


def test_year_and_part_are_chosen(run: Run, report: str, office: str) -> None:
    run("import", "a.ita", report, "--year", "๒๕๖๖")
    assert [year["fiscal_year"] for year in run("show", "a.ita", "--json").json["years"]] == [2566]
    run("import", "b.ita", office, "--what", "agency")
    shown = run("show", "b.ita", "--json").json
    assert (shown["agency"]["name"], shown["years"]) == ("บ้านสวน", [])
    run("import", "c.ita", office, "--what", "scores")
    shown = run("show", "c.ita", "--json").json
    assert (shown["agency"]["name"], [len(y["measures"]) for y in shown["years"]]) == ("", [0])


def test_what_is_shown_can_be_imported(run: Run, sample: str) -> None:
    shown = run("show", sample, "--json")
    Path("again.json").write_text(shown.out, encoding="utf-8")
    assert run("import", "b.ita", "again.json").code == 0
    assert run("show", "b.ita", "--json") == shown
    assert run("import", sample, "again.json", "--json").json["differences"] == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.txt", None, "none.txt"),
        ("a.json", "{", "a.json"),
        ("a.json", '{"format": "other/9"}', "other/9"),
        ("a.json", '{"agency": {"nickname": "ก"}}', "agency.nickname"),
        ("a.json", '{"years": [{"fiscal_year": 2025}]}', "years[0].fiscal_year"),
        ("a.pdf", "%PDF-1.7", "a.pdf"),
        ("a.txt", " ", "a.txt"),
        ("a.txt", "ข้อความ", "--year"),
        (".", None, ""),
        ("ก" * 300, None, "กกก"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(run: Run, name: str, content: str | None, told: str) -> None:
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    answer = run("import", "b.ita", name)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not Path("b.ita").exists()


@pytest.mark.parametrize("name", ["none/a.ita", ".", "ก" * 300 + ".ita"])
def test_an_office_file_that_cannot_be_is_refused(run: Run, report: str, name: str) -> None:
    answer = run("import", name, report)
    assert answer.code in (2, 3)
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert [path.name for path in Path().iterdir()] == [report]


def test_a_file_that_is_no_office_is_left_alone(run: Run, report: str) -> None:
    answer = run("import", report, report)
    assert (answer.code, answer.out) == (2, "")
    assert Path(report).read_text(encoding="utf-8") == REPORT


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the errors and notes that commands tell, instead of their sentences."""
    keys: list[str] = []
    monkeypatch.setattr(Console, "tell_error", lambda _, error: keys.append(error.key))
    monkeypatch.setattr(Console, "note", lambda _, key, **__: keys.append(key))
    return keys


def test_only_writers_mind_that_somebody_has_the_file_open(
    run: Run, sample: str, report: str, told: list[str]
) -> None:
    before = Path(sample).read_bytes()
    held = OfficeLock.acquire(Path(sample))
    assert run("import", sample, report).code == 2
    assert told == ["storage.in_use"]
    assert Path(sample).read_bytes() == before
    assert run("import", sample, report, "--dry-run").code == 0
    assert run("show", sample).code == 0
    assert run("export", sample, "--form", "result-scores", "--year", "2568", "-o", "a.pdf").code == 0
    held.release()
    assert run("import", sample, report).code == 0
    assert not held.path.exists()


def test_a_lock_left_behind_is_told(run: Run, sample: str, report: str, told: list[str]) -> None:
    lock = OfficeLock.acquire(Path(sample)).path
    lock.write_text(json.dumps(json.loads(lock.read_bytes()) | {"process": 0}))
    answer = run("import", sample, report, "--json")
    assert (answer.code, told) == (0, ["cli.import.took_over"])
    assert answer.json["fiscal_year"] == 2568
    assert not lock.exists()
