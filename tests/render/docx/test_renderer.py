import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_desk.document.blocks import (
    Block,
    Chart,
    Cover,
    Heading,
    Labelled,
    MemoHead,
    PageSetup,
    PageTurn,
    Paragraph,
    PhotoGrid,
    Signatures,
    Source,
    Text,
)
from ita_desk.render.docx.texts import printable_text
from strategies import texts
from typeset import document, group, no_photo, photo, picture, row, table, text_of
from word_files import PORTRAIT, body, found, opened, parts, said, texts_of, written


def words() -> st.SearchStrategy[Text]:
    markers = st.sampled_from(["", "", "-", "๑.", "\x07"])
    return st.builds(lambda text, marker: text_of(text, marker=marker), texts(), markers)


def lists(least: int = 0) -> st.SearchStrategy[tuple[Text, ...]]:
    return st.lists(words(), min_size=least, max_size=3).map(tuple)


def labelled() -> st.SearchStrategy[Labelled]:
    return st.builds(Labelled, words(), words())


def tables() -> st.SearchStrategy[Block]:
    rows = st.builds(lambda a, b: row("m1", (a,), (b, photo("p", "ใต้ภาพ"))), words(), words())
    groups = st.builds(lambda a: group("g1", a), texts())
    return st.lists(rows | groups, max_size=3).map(lambda made: table(*made))


BLOCKS = st.one_of(
    st.builds(Cover, st.none(), lists(), lists()),
    st.builds(Heading, lists(1), st.sampled_from([1, 2, 3])),
    st.builds(Paragraph, words(), st.booleans(), st.integers(0, 2)),
    st.builds(MemoHead, st.none(), words(), *[labelled()] * 5),
    st.builds(PhotoGrid, words(), st.just(2), st.just((photo("p", "ก"), photo("q"), photo("p", "ข")))),
    st.builds(Signatures, st.lists(lists(), max_size=3).map(tuple)),
    st.builds(lambda t: Chart("bars", (), (), (), t, Source("x")), words()),
    st.sampled_from([PageTurn(PageSetup()), PageTurn(PORTRAIT)]),
    tables(),
)


def squeezed(words: str) -> str:
    """The text without white space, which stands between texts."""
    return "".join(words.split())


@given(st.lists(BLOCKS, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_text_is_in_the_file_in_order(blocks: list[Block]) -> None:
    word = opened(written(document(*blocks, page=PORTRAIT), lambda _: picture()).content)
    expected = [printable_text(text.marker + text.plain) for block in blocks for text in texts_of(block)]
    assert squeezed("".join(said(body(word)))) == squeezed("".join(expected))


@pytest.fixture(scope="module")
def photos() -> dict[str, bytes]:
    return {"p": picture((40, 20)), "q": picture((20, 40), "blue")}


BLOCKS_OF_A_REPORT = (
    Cover(photo("q"), (text_of("ปก"),), (text_of("อบต."),)),
    Heading((text_of("หัวเรื่อง"),)),
    table(row("m1", "ก", (photo("p", turn=90),))),
    PhotoGrid(text_of("ภาพ"), 2, (photo("p"), photo("q", turn=180), photo("nowhere"))),
)


def test_equal_documents_give_equal_bytes(photos: dict[str, bytes]) -> None:
    made = replace(document(*BLOCKS_OF_A_REPORT), mark="ร่าง", code="AAAA-BBBB-CCCC")
    assert written(made, photos.get).content == written(made, photos.get).content


def test_no_hour_stands_in_the_file() -> None:
    with ZipFile(io.BytesIO(written(document()).content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_missing_photos_are_told_and_seen(photos: dict[str, bytes]) -> None:
    made = written(document(*BLOCKS_OF_A_REPORT), photos.get)
    assert made.missing_photos == {"nowhere"}
    greys = [shade.get(f"{{{shade.nsmap['w']}}}fill") for shade in found(body(opened(made.content)), "w:shd")]
    assert "E6E6E6" in greys
    assert written(document(PhotoGrid(text_of(""), 2, (photo("x"),))), no_photo).missing_photos == {"x"}


def test_a_photo_stands_in_the_file_once(photos: dict[str, bytes]) -> None:
    twice = PhotoGrid(text_of("ภาพ"), 2, (photo("p"), photo("p"), photo("p", turn=90)))
    files = parts(written(document(twice), photos.get).content)
    pictures = {name: content for name, content in files.items() if name.startswith("word/media/")}
    assert sorted(pictures) == ["word/media/image1.jpg", "word/media/image2.jpg"]
    sizes = [Image.open(io.BytesIO(pictures[name])).size for name in sorted(pictures)]
    assert sizes == [(40, 20), (20, 40)]


def test_what_is_cut_away_is_not_in_the_file() -> None:
    shown = PhotoGrid(text_of(""), 1, (photo("p", crop=(0.5, 0.0, 1.0, 1.0)),))
    files = parts(written(document(shown), lambda _: picture((40, 20))).content)
    assert Image.open(io.BytesIO(files["word/media/image1.jpg"])).size == (20, 20)


def test_only_links_lead_out_of_the_file(photos: dict[str, bytes]) -> None:
    files = parts(written(document(*BLOCKS_OF_A_REPORT), photos.get).content)
    assert not [name for name, content in files.items() if b"External" in content]
