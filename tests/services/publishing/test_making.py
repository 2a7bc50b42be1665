"""A pack holds what was asked for, nothing unseen, and no PDF larger than it may be."""

import hashlib
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import IndirectObject, StreamObject

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.picture_kinds import is_plain_jpeg
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.services.publishing.making import Pack, publish
from ita_desk.services.publishing.plan import MEGABYTE, PublishPlan
from printing import exporter, form_of, no_photo
from publishing import PHOTOS, blobs, photo_office, read_blob, request, whole_plan

NAMES = ["ita2568-result-outcomes.pdf", "ita2568-photos.pdf", "index.html"]


def made(plan: PublishPlan, office: Office | None = None) -> Pack:
    return publish(exporter(), office or photo_office(), plan, read_blob)


def refusal(plan: PublishPlan, office: Office | None = None) -> tuple[type[AppError], str, dict[str, object]]:
    """The error; nothing was written."""
    with pytest.raises(AppError) as caught:
        made(plan, office)
    assert list(plan.target.parent.iterdir()) == []
    return type(caught.value), caught.value.key, dict(caught.value.values)


def pictures(content: bytes) -> list[bytes]:
    """The pictures of a PDF as they stand in it."""
    reader = pypdf.PdfReader(BytesIO(content))
    numbers = reader.xref[0]
    streams = (IndirectObject(number, 0, reader).get_object() for number in numbers)
    return [
        stream._data
        for stream in streams
        if isinstance(stream, StreamObject) and stream.get("/Subtype") == "/Image"
    ]


def paper(*, attached: bool = False) -> bytes:
    """A signed paper that was scanned."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    if attached:
        writer.add_attachment("ita-desk.json", b"{}")
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def test_a_pack_holds_what_was_asked_for(tmp_path: Path) -> None:
    plan = whole_plan(tmp_path / "pack")
    pack = made(plan)
    assert [file.name for file in pack.files] == NAMES
    assert [file.kind for file in pack.files] == ["report", "appendix", "page"]
    for file in pack.files:
        content = (plan.target / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert file.name.isascii()
        assert file.name == file.name.lower()
    assert sorted(path.name for path in plan.target.iterdir()) == sorted(NAMES)
    page = (plan.target / "index.html").read_text("utf-8")
    assert all(file.sha256 in page and f'href="{file.name}"' in page for file in pack.files[:2])
    assert pack.notes == ()


def test_only_the_report(tmp_path: Path) -> None:
    plan = PublishPlan(request("result-scores"), tmp_path / "pack.zip")
    assert [file.name for file in made(plan).files] == ["ita2568-result-scores.pdf"]
    with zipfile.ZipFile(plan.target) as archive:
        assert archive.namelist() == ["ita2568-result-scores.pdf"]


def test_the_same_pack_is_made_again(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        made(whole_plan(tmp_path / name, 400_000))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("limit", [0, 300_000])
def test_a_published_pdf_carries_nothing_unseen(tmp_path: Path, limit: int) -> None:
    plan = whole_plan(tmp_path / "pack", limit)
    plan = replace(plan, export=replace(plan.export, data="office"))
    made(plan)
    for name in NAMES[:2]:
        content = (plan.target / name).read_bytes()
        reader = pypdf.PdfReader(BytesIO(content))
        assert list(reader.attachment_list) == []
        assert b"/EmbeddedFile" not in content
        assert reader.xmp_metadata is None
        assert reader.metadata
        assert set(reader.metadata) - {"/Title", "/Author", "/Subject", "/Keywords"} == {
            *("/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped")
        }
        assert reader.metadata.author == photo_office().agency.full_name
        found = pictures(content)
        assert found
        assert all(is_plain_jpeg(picture) for picture in found)


@pytest.mark.parametrize("limit", [1_500_000, 400_000])
def test_photos_are_made_smaller_only_where_needed(tmp_path: Path, limit: int) -> None:
    pack = made(whole_plan(tmp_path / "pack", limit))
    assert all(file.size <= limit for file in pack.files)
    whole = made(whole_plan(tmp_path / "whole"))
    for file, large in zip(pack.files[:2], whole.files[:2], strict=True):
        assert bool(file.long_side) == (large.size > limit)
    content = (tmp_path / "whole" / NAMES[1]).read_bytes()
    assert set(pictures(content)) == set(blobs().values())
    assert len(pictures((tmp_path / "pack" / NAMES[1]).read_bytes())) == PHOTOS


def test_a_size_that_cannot_be_kept_to_is_told(tmp_path: Path) -> None:
    kind, key, values = refusal(whole_plan(tmp_path / "pack", 20_000))
    assert (kind, key, values["name"], values["limit"]) == (UserError, "publish.too_large", NAMES[0], "20 kB")
    assert str(values["size"]).endswith(" kB")


def test_pictures_of_charts_lose_less(tmp_path: Path) -> None:
    key = next(iter(blobs()))
    office = photo_office()
    pictures_of_charts = FrozenMap({"analysis/charts/total": key})
    office = replace(office, years=(replace(office.years[0], pictures=pictures_of_charts),))
    plan = PublishPlan(request("photo-appendix"), tmp_path / "pack", limit=700_000)
    made(plan, office)
    content = (plan.target / "ita2568-photo-appendix.pdf").read_bytes()
    sides = [max(Image.open(BytesIO(picture)).size) for picture in pictures(content)]
    assert max(sides) >= 1000 > min(sides)


def test_what_could_not_be_drawn_is_told(tmp_path: Path) -> None:
    plan = whole_plan(tmp_path / "pack")
    pack = publish(exporter(), photo_office(), plan, no_photo)
    assert [(note.key, note.values["count"]) for note in pack.notes] == [
        ("pages.missing_photos", PHOTOS // 2),
        ("pages.missing_photos", PHOTOS),
    ]


# --- signed papers -------------------------------------------------------------------------------------------


def published(tmp_path: Path, content: bytes, *, scan: bool = True, limit: int = 0) -> Pack:
    """A pack with these bytes as its signed paper; none are there where they are empty."""
    signed = SignedReport("result-outcomes", 12, sha256="" if scan else "key", scan="key" if scan else "")
    plan = PublishPlan(request(), tmp_path / "pack", signed, page=form_of("oit-links"), limit=limit)
    return publish(exporter(), photo_office(), plan, {"key": content or None}.get)


@pytest.mark.parametrize("scan", [True, False])
def test_a_signed_paper_goes_along_unchanged(tmp_path: Path, *, scan: bool) -> None:
    content = paper() + (b"" if scan else b"\n")
    pack = published(tmp_path, content, scan=scan)
    assert [file.kind for file in pack.files] == ["scan" if scan else "signed", "page"]
    assert (tmp_path / "pack" / NAMES[0]).read_bytes() == content


def test_a_signed_paper_that_is_too_large_is_told(tmp_path: Path) -> None:
    pack = published(tmp_path, paper() + b"\n" * 1_200_000, limit=MEGABYTE)
    assert [(note.key, dict(note.values)) for note in pack.notes] == [
        ("publish.note.signed_too_large", {"size": "1.2 MB", "limit": "1.0 MB"})
    ]


@pytest.mark.parametrize(
    ("content", "kind", "key"),
    [
        (b"", SystemFault, "publish.signed_missing"),
        (paper(attached=True), UserError, "publish.signed_holds_files"),
        (b"no PDF", UserError, "publish.signed_unreadable"),
    ],
)
def test_signed_papers_that_are_not_published(
    tmp_path: Path, content: bytes, kind: type[AppError], key: str
) -> None:
    with pytest.raises(kind) as caught:
        published(tmp_path, content)
    assert caught.value.key == key
    assert list(tmp_path.iterdir()) == []


# --- places --------------------------------------------------------------------------------------------------


def test_a_folder_that_is_in_use_is_told_before_the_work(tmp_path: Path) -> None:
    plan = whole_plan(tmp_path / "pack")
    made(plan)
    before = {path: path.read_bytes() for path in plan.target.iterdir()}
    with pytest.raises(UserError) as caught:
        publish(exporter(), Office(), plan, read_blob)  # else the year would be missed
    assert caught.value.key == "publish.folder_in_use"
    assert {path: path.read_bytes() for path in plan.target.iterdir()} == before


def test_a_year_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(whole_plan(tmp_path / "pack"), Office())[1] == "document.no_year"
