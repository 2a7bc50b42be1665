"""Pictures of a source are kept in the office file as evidence, scaled and each once."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from intake.made_docx import PICTURE, cell, made_docx, table
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.services.intake.taking import IntakeRequest, Taken, take_source
from ita_desk.storage.blobs import scale_photo
from ita_desk.storage.office_store import OfficeStore

TITLE = "<w:p><w:r><w:t>รายงานผลการดำเนินการ {}ปีงบประมาณ พ.ศ. ๒๕๖๘</w:t></w:r></w:p>"
HEAD = cell("มาตรการ") + cell("ผลการดำเนินการ (output)") + cell("ผลลัพธ์")


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (9, 9), colour).save(file, "PNG")
    return file.getvalue()


PICTURES = {"p1": picture("red"), "p2": picture("blue"), "p3": b"no picture"}

LINK = Evidence(id="l1", kind="link", url="https://example.org/")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of an office file that is not there yet."""
    return tmp_path / "a.ita"


def take(path: Path, *keys: str, again: str = "", months: str = "", dry_run: bool = False) -> Taken:
    """Takes a report whose one measure has these pictures, and one more in another column."""
    shown = ["<w:p>" + "".join(PICTURE.format(key) for key in named) + "</w:p>" for named in (keys, [again])]
    rows = (HEAD, cell("๑. ก") + "".join(map(cell, shown)))
    source = path.with_name("source.docx")
    source.write_bytes(made_docx(TITLE.format(months) + table(*rows), pictures=PICTURES))
    return take_source(path, IntakeRequest(source, dry_run=dry_run), random_ids())


def evidence(office: Office) -> tuple[Evidence, ...]:
    return office.years[0].measures[0].outcome.evidence


def stored(path: Path) -> list[tuple[bytes | None, str]]:
    """The kept bytes of the evidence and where it is printed."""
    store = OfficeStore.open(path)
    return [(store.read_blob(e.sha256), e.place) for e in evidence(store.load())]


def kept(*keys: str) -> list[bytes]:
    return [scale_photo(PICTURES[key]).data for key in keys]


def test_a_new_office_holds_the_photos(path: Path) -> None:
    taken = take(path, "p1", "p2", again="p1")
    one, two = kept("p1", "p2")
    assert stored(path) == [(one, "output"), (two, "output"), (one, "result")]
    assert set(taken.proposal.photos.values()) == {one, two}
    assert evidence(taken.proposal.office) == evidence(taken.office)


def test_a_second_import_changes_nothing(path: Path) -> None:
    take(path, "p1", again="p1")
    before = path.read_bytes()
    assert not take(path, "p1", again="p1").changed
    assert path.read_bytes() == before


def test_an_office_gets_only_the_photos_it_lacks(path: Path) -> None:
    take(path, "p1")
    assert take(path, "p1", "p2").changed
    assert [content for content, _ in stored(path)] == kept("p1", "p2")


def test_a_photo_that_was_given_a_caption_is_known_again(path: Path) -> None:
    office = take(path, "p1", again="p1").office
    year = office.years[0]
    measure = year.measures[0]
    first, second = evidence(office)
    outcome = replace(measure.outcome, evidence=(first, replace(second, caption="ภาพการอบรม"), LINK))
    store = OfficeStore.open(path)
    store.save(store.load(), office.with_year(replace(year, measures=(replace(measure, outcome=outcome),))))
    assert not take(path, "p1", again="p1").changed
    assert take(path, "p2").changed
    assert [e.caption for e in evidence(OfficeStore.open(path).load())] == ["", "ภาพการอบรม", "", ""]


def test_a_picture_that_cannot_be_read_is_left_out_with_a_note(path: Path) -> None:
    taken = take(path, "p1", "p3")
    assert [(n.key, n.values) for n in taken.proposal.notes if "photo" in n.key] == [
        ("intake.photo_unreadable", {"count": 1})
    ]
    assert [content for content, _ in stored(path)] == kept("p1")


def test_a_trial_keeps_nothing_and_shows_the_same(path: Path) -> None:
    trial = take(path, "p1", dry_run=True)
    assert not path.exists()
    assert [e.sha256 for e in evidence(trial.office)] == [scale_photo(PICTURES["p1"]).sha256]
    take(path)
    before = path.read_bytes()
    assert take(path, "p1", dry_run=True).changed
    assert path.read_bytes() == before


def test_photos_of_the_half_year_are_kept_too(path: Path) -> None:
    take(path, "p1", months="รอบ ๖ เดือน ")
    store = OfficeStore.open(path)
    half_year = store.load().years[0].measures[0].half_year
    assert half_year is not None
    assert [store.read_blob(e.sha256) for e in half_year.evidence] == kept("p1")
