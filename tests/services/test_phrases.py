"""Phrases: reading and writing their files, and which are offered first."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.services.phrases import (
    FIELDS,
    MOST_BYTES,
    Phrase,
    PhraseGroup,
    grouped_phrases,
    issue_about,
    phrases_toml,
    read_phrases,
)

PHRASES = (
    Phrase("title", 3, "สาม"),
    Phrase("title", None, "ทั่วไป"),
    Phrase("title", 1, "หนึ่ง ๑๐"),
    Phrase("title", 7, "เจ็ด ของฉัน", own=True),
    Phrase("title", None, "ทั่วไป ของฉัน", own=True),
    Phrase("steps", 1, "ขั้นตอน"),
)


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "phrases.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_file_may_not_be_huge(tmp_path: Path) -> None:
    path = file_of(tmp_path, "#" * (MOST_BYTES + 1))
    assert said(path) == [("phrases.too_large", False)]
    assert read_phrases(path).phrases == ()


def said(path: Path) -> list[tuple[str, object]]:
    """The faults of a file: key, and the word or whether there is a reason."""
    faults = read_phrases(path).faults
    assert all(fault.values["file"] == path.name for fault in faults)
    return [(fault.key, fault.values.get("word", bool(fault.values.get("reason")))) for fault in faults]


@given(
    st.lists(
        st.builds(
            Phrase,
            st.sampled_from(FIELDS),
            st.none() | st.integers(1, 7),
            st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip)
            | st.sampled_from(["\x7f\x00\t", '"""', "\\u0041", "'''\r\n]]", "# ก", "\u2028ก\ufeff", "🙂"]),
            st.just(True),
        )
    )
)
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, phrases: list[Phrase]
) -> None:
    path = file_of(tmp_path_factory.mktemp("phrases"), phrases_toml(phrases))
    found = read_phrases(path, own=True)
    assert found.faults == ()
    assert sorted(found.phrases, key=repr) == sorted(phrases, key=repr)
    assert phrases_toml(found.phrases) == phrases_toml(phrases)


def test_no_file_is_no_phrase_and_no_fault(tmp_path: Path) -> None:
    assert read_phrases(tmp_path / "none.toml") == ((), ())


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"\xff\xfe", [("phrases.not_toml", True)]),
        ("[[phrases]\ntitle = 1", [("phrases.not_toml", True)]),
        ("a = " + "[" * 3000, [("phrases.not_toml", True)]),
        ("phrases = 3", [("phrases.not_understood", "phrases")]),
        ("phrases = [3]", [("phrases.not_understood", "phrases")]),
        ('[[phrases]]\nissue = 8\ntitle = ["ก"]', [("phrases.not_understood", "issue = 8")]),
        ('[[phrases]]\nissue = true\ntitle = ["ก"]', [("phrases.not_understood", "issue = True")]),
        ('[[phrases]]\nหัวข้อ = ["ก"]'.replace("หัวข้อ", '"หัวข้อ"'), [("phrases.not_understood", "หัวข้อ")]),
        ('[[phrases]]\ntitle = "ก"', [("phrases.not_understood", "title")]),
        ('[[phrases]]\ntitle = [1, " ", ""]', [("phrases.not_understood", "title")]),
    ],
)
def test_a_fault_is_told(tmp_path: Path, content: str | bytes, faults: list[tuple[str, object]]) -> None:
    path = file_of(tmp_path, content)
    assert said(path) == faults
    assert read_phrases(path).phrases == ()


def test_what_is_right_beside_a_fault_is_used(tmp_path: Path) -> None:
    path = file_of(tmp_path, '[[phrases]]\nissue = 2\ntitle = ["ก", 3]\nx = 1\nsteps = ["ข"]\n')
    assert read_phrases(path).phrases == (Phrase("title", 2, "ก"), Phrase("steps", 2, "ข"))
    assert said(path) == [("phrases.not_understood", "title"), ("phrases.not_understood", "x")]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    assert said(tmp_path / "folder.toml") == [("phrases.unreadable", True)]


def groups(*given: object) -> list[tuple[str, list[str]]]:
    found: tuple[PhraseGroup, ...] = grouped_phrases(PHRASES, *given)  # type: ignore[arg-type]
    return [(group.head, [phrase.text for phrase in group.phrases]) for group in found]


def test_the_nearest_phrases_come_first() -> None:
    general = ("general", ["ทั่วไป ของฉัน", "ทั่วไป"])
    assert groups("title", 1) == [("issue", ["หนึ่ง ๑๐"]), general, ("others", ["เจ็ด ของฉัน", "สาม"])]
    assert groups("title", None) == [general, ("others", ["เจ็ด ของฉัน", "หนึ่ง ๑๐", "สาม"])]
    assert groups("steps", 2) == [("others", ["ขั้นตอน"])]
    assert groups("output", 2) == []


def test_every_word_sought_must_occur() -> None:
    assert groups("title", 1, "ของ ฉัน ทั่ว") == [("general", ["ทั่วไป ของฉัน"])]
    assert groups("title", 1, "หนึ่ง10") == [("issue", ["หนึ่ง ๑๐"])]
    assert groups("title", 1, "ไม่มี") == []


def test_the_issue_of_a_subject() -> None:
    assert [issue_about(about) for about in ("issue:3", "indicator:4", "instrument:OIT", "")] == [
        3,
        None,
        None,
        None,
    ]
