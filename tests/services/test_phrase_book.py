"""The phrases at hand: the program's and the user's own, of which nothing is lost."""

from pathlib import Path

import pytest

from ita_desk.errors import SystemFault, UserError
from ita_desk.services.phrase_book import PhraseBook
from ita_desk.services.phrases import Phrase, phrases_toml, read_phrases

MINE = Phrase("title", 2, "ของฉัน", own=True)
OTHER = Phrase("title", None, "อีกข้อ", own=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where own phrases go; its folder is not there yet."""
    return tmp_path / "data" / "phrases.toml"


@pytest.fixture
def book(tmp_path: Path, file: Path) -> PhraseBook:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "a.toml").write_text('[[phrases]]\ntitle = ["มากับโปรแกรม"]\n', encoding="utf-8")
    return PhraseBook(shipped, file)


def texts(book: PhraseBook) -> list[str]:
    return [p.text for group in book.groups("title", 2) for p in group.phrases]


def spares(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.glob("*.bak"))


def test_own_phrases_are_kept_changed_and_removed(book: PhraseBook, file: Path) -> None:
    assert texts(book) == ["มากับโปรแกรม"]
    assert book.add(Phrase("title", 2, "  ของฉัน\n")) == MINE
    assert book.add(OTHER) == OTHER
    assert book.add(MINE) == MINE
    assert texts(book) == ["ของฉัน", "อีกข้อ", "มากับโปรแกรม"]
    changed = book.change(MINE, Phrase("title", None, "ใหม่"))
    assert texts(book) == ["อีกข้อ", "ใหม่", "มากับโปรแกรม"]
    assert book.change(OTHER, changed) == changed  # the same text twice becomes one
    assert read_phrases(file, own=True).phrases == (changed,)
    book.remove(OTHER)
    book.remove(changed)
    assert texts(book) == ["มากับโปรแกรม"]
    assert spares(file) == []
    assert book.faults == ()


def test_what_another_window_wrote_is_not_lost(book: PhraseBook, tmp_path: Path, file: Path) -> None:
    other = PhraseBook(tmp_path / "shipped", file)
    assert texts(book) == texts(other)
    other.add(OTHER)
    book.add(MINE)
    assert book.own.phrases == (OTHER, MINE)
    other.remove(OTHER)
    assert book.change(OTHER, Phrase("title", 1, "แก้")).text == "แก้"
    assert [p.text for p in book.own.phrases] == ["แก้", "ของฉัน"]


def test_what_a_person_wrote_is_kept_beside(book: PhraseBook, file: Path) -> None:
    file.parent.mkdir()
    written = '# ของเรา\n[[phrases]]\ntitle = ["ของฉัน"]\nแปลก = 1\n'.replace("แปลก", "odd")
    file.write_text(written, encoding="utf-8")
    assert [fault.values["word"] for fault in book.faults] == ["odd"]
    book.add(OTHER)
    assert texts(book)[:2] == ["ของฉัน", "อีกข้อ"]
    assert file.with_name("phrases.toml.1.bak").read_text("utf-8") == written
    file.write_text("[", encoding="utf-8")
    book.reload()
    assert [fault.key for fault in book.faults] == ["phrases.not_toml"]
    assert texts(book) == ["มากับโปรแกรม"]
    book.add(MINE)
    assert spares(file) == ["phrases.toml.1.bak", "phrases.toml.2.bak"]
    assert book.faults == ()


def test_faults_of_shipped_files_are_told_too(book: PhraseBook, tmp_path: Path) -> None:
    (tmp_path / "shipped" / "b.toml").write_text("x", encoding="utf-8")
    assert [fault.values["file"] for fault in book.faults] == ["b.toml"]
    assert texts(book) == ["มากับโปรแกรม"]


def test_an_empty_text_is_no_phrase(book: PhraseBook, file: Path) -> None:
    for edit in (book.add, lambda p: book.change(MINE, p)):
        with pytest.raises(UserError) as caught:
            edit(Phrase("title", 1, " \n"))
        assert caught.value.key == "phrases.empty"
    assert not file.exists()


def test_half_a_letter_becomes_a_question_mark(book: PhraseBook) -> None:
    assert book.add(Phrase("title", 1, "ก\ud83d")).text == "ก?"


def test_a_file_that_cannot_be_written_is_told(book: PhraseBook, file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(SystemFault) as caught:
        book.add(MINE)
    assert caught.value.key == "file.write_failed"


def test_what_is_written_can_be_read_by_a_person(book: PhraseBook, file: Path) -> None:
    book.add(MINE)
    assert file.read_text("utf-8") == '[[phrases]]\nissue = 2\ntitle = [\n  "ของฉัน",\n]\n'
    assert phrases_toml(()) == ""


def test_the_book_at_hand_has_the_shipped_phrases() -> None:
    book = PhraseBook.at_hand()
    assert book.faults == ()
    assert len(book.shipped.phrases) > 250
