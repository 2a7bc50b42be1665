"""Reports signed off and looked at from the command line."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cli.conftest import Answer, Run
from ita_desk.domain.signed_report import CODE
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import set_signed_scan
from ita_desk.storage.office_store import OfficeStore
from printing import SAMPLE_YEAR
from signing import paper_of

ASKED = ("--form", "memo", "--number", "ทส ๑/๒", "--date", "6 ตุลาคม 2568", "-o", "o.pdf")


@pytest.fixture
def signed(run: Run, sample: str) -> Answer:
    """The answer to signing off a memo of the sample office."""
    return run("sign", sample, *ASKED)


def code_in(answer: Answer) -> str:
    found = CODE.search(answer.out)
    assert found
    return found[0]


def changed(sample: str, statement: str, *values: object) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute(statement, values)


def test_signed_off(run: Run, sample: str, signed: Answer) -> None:
    assert (signed.code, signed.err) == (0, "")
    assert "o.pdf" in signed.out
    told = run("signed", sample)
    assert (told.code, told.err) == (0, "")
    assert code_in(told) == code_in(signed)
    assert "ทส ๑/๒" in told.out
    assert "6 ตุลาคม 2568" in told.out
    again = run("sign", sample, *ASKED)
    assert (again.code, again.out) == (2, "")
    assert code_in(signed) in again.err


def test_signed_off_in_json(run: Run, sample: str) -> None:
    answer = run("sign", sample, "--form", "memo", "--date", "2025-10-06", "--json", "-o", "o.pdf")
    told = answer.json
    assert (told["path"], told["pages"] >= 1) == ("o.pdf", True)
    assert told["signed"]["date"] == "2025-10-06"
    (listed,) = run("signed", sample, "--json").json["signed"]
    assert listed["state"] == {"pdf": "whole", "snapshot": "whole", "details": "whole", "scan": "none"}
    assert (listed["problems"], listed["differences"]) == ([], [])
    assert {key: listed[key] for key in told["signed"]} == told["signed"]
    assert listed["year"] == SAMPLE_YEAR


def test_none_yet(run: Run, sample: str) -> None:
    assert run("signed", sample).out == "ยังไม่มีรายงานที่ออกฉบับลงนาม\n"
    assert run("signed", sample, "--json").json == {"signed": []}


def test_what_has_changed_since(run: Run, sample: str, signed: Answer) -> None:
    store = OfficeStore.open(Path(sample))
    office = store.load()
    year = office.year(SAMPLE_YEAR)
    assert year is not None
    measure = year.measures[0]
    scanned = set_signed_scan(SAMPLE_YEAR, year.signed[0], store.add_blob(b"scan")).apply(office)
    changed_office = set_measure_field(SAMPLE_YEAR, measure.id, "outcome.status", "cancelled").apply(scanned)
    changed_office = set_measure_field(SAMPLE_YEAR, measure.id, "title", "ใหม่").apply(changed_office)
    store.save(office, changed_office)
    told = run("signed", sample, "--code", code_in(signed).lower().replace("-", " "))
    assert told.code == 0
    assert f"เดิม “{measure.title}” ขณะนี้ “ใหม่”" in told.out
    assert "ขณะนี้ “ยกเลิก”" in told.out
    assert "เปลี่ยนไปตั้งแต่ออกฉบับลงนาม 2 รายการ" in told.out
    assert "มีสำเนาที่ลงนามแล้ว" in told.out
    (listed,) = run("signed", sample, "--json").json["signed"]
    assert {"ใหม่", "ยกเลิก"} == {one["now"] for one in listed["differences"]}


def test_one_in_full(run: Run, sample: str, signed: Answer) -> None:
    told = run("signed", sample, "--code", code_in(signed))
    assert told.code == 0
    assert "ไม่มีสิ่งใดเปลี่ยนไป" in told.out
    assert "ผู้ลงนาม: " in told.out


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE signed_report SET document_number = 'ทส ๑/๓'", "details"),
        ("UPDATE signed_report SET date = '2025-10-07'", "details"),
        ("UPDATE signed_report SET signers = '[]'", "details"),
        (
            "UPDATE blob SET content = CAST(content || x'00' AS BLOB) WHERE sha256 IN (SELECT sha256 FROM signed_report)",
            "pdf",
        ),
        ("UPDATE blob SET content = x'00' WHERE sha256 IN (SELECT snapshot FROM signed_report)", "snapshot"),
    ],
)
def test_a_tampered_one_exits_1(run: Run, sample: str, signed: Answer, statement: str, part: str) -> None:
    changed(sample, statement)
    told = run("signed", sample)
    assert (told.code, told.err) == (1, "")
    assert "  ! " in told.out
    answer = run("signed", sample, "--json")
    assert answer.code == 1
    (listed,) = answer.json["signed"]
    assert [name for name, state in listed["state"].items() if state == "tampered"] == [part]
    assert len(listed["problems"]) == 1
    assert run("signed", sample, "--code", code_in(signed)).code == 1
    assert run("signed", sample, "--file", "o.pdf").code == 1


def test_files_from_outside(run: Run, sample: str, signed: Answer) -> None:
    told = run("signed", sample, "--file", "o.pdf")
    assert (told.code, told.err) == (0, "")
    assert code_in(told) == code_in(signed)
    Path("t.pdf").write_bytes(Path("o.pdf").read_bytes() + b"\n")
    Path("u.pdf").write_bytes(paper_of("7F3K-92QD-X4TM"))
    Path("v.pdf").write_bytes(b"none")
    states = {name: run("signed", sample, "--file", f"{name}.pdf", "--json") for name in "otuv"}
    assert [answer.code for answer in states.values()] == [0, 1, 1, 1]
    assert [answer.json["file"] for answer in states.values()] == [
        "same",
        "changed",
        "unknown_code",
        "unknown",
    ]
    assert [bool(answer.json["signed"]) for answer in states.values()] == [True, True, False, False]
    assert [answer.json["code"] for answer in states.values()] == [code_in(signed)] * 2 + [
        "7F3K-92QD-X4TM",
        "",
    ]
    for name in "tuv":
        assert run("signed", sample, "--file", f"{name}.pdf").code == 1


def test_one_entered_by_hand_has_nothing_to_compare(run: Run, sample: str, signed: Answer) -> None:
    store = OfficeStore.open(Path(sample))
    office = store.load()
    year = office.year(SAMPLE_YEAR)
    assert year is not None
    bare = replace(year.signed[0], snapshot="", form_name="", date=None, document_number="", signers=())
    store.save(office, office.with_year(replace(year, signed=(bare,))))
    told = run("signed", sample, "--code", code_in(signed))
    assert told.code == 1
    assert "memo" in told.out
    assert run("signed", sample, "--json").json["signed"][0]["differences"] is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("signed", "FILE", "--code", "none"), "none"),
        (("signed", "FILE", "--code", "a", "--file", "b"), "--file"),
        (("signed", "FILE", "--file", "gone.pdf"), "gone.pdf"),
        (("signed",), "FILE.ita"),
        (("sign", "FILE", "--form", "memo"), "-o"),
        (("sign", "FILE", "-o", "o.pdf"), "--form"),
        (("sign", "FILE", "--form", "memo", "--date", "วันไหน", "-o", "o.pdf"), "วันไหน"),
        (("sign", "FILE", "--form", "memo", "-o", "o.docx"), "o.docx"),
        (("sign", "FILE", "--form", "memo", "-o", "none/o.pdf"), "none"),
        (("sign", "FILE", "--form", "memo", "--year", "2599", "-o", "o.pdf"), "2599"),
    ],
)
def test_refused(run: Run, sample: str, words: tuple[str, ...], key: str) -> None:
    answer = run(*(sample if word == "FILE" else word for word in words))
    assert (answer.code, answer.out) == (2, "")
    assert key in answer.err
    assert not Path("o.pdf").exists()
