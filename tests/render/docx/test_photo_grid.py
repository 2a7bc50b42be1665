import pytest

from ita_desk.document.blocks import PhotoGrid, Signatures
from typeset import photo, picture, text_of
from word_files import body, found, kept, said, value, word_file

SIGNED = Signatures(((text_of("ลงชื่อ"),),))


def grid(count: int, columns: int = 2) -> PhotoGrid:
    return PhotoGrid(
        text_of("มาตรการ", marker="๑."), columns, tuple(photo("p", f"ภาพที่ {n}") for n in range(count))
    )


def test_photos_stand_side_by_side_above_their_captions() -> None:
    word = word_file(grid(3), read_photo=lambda _: picture((40, 30)))
    rows = found(body(word), "w:tr")
    assert [len(found(row, "w:drawing")) for row in rows] == [2, 0, 1, 0]
    assert said(body(word)) == ["๑. มาตรการ", "ภาพที่ 0", "ภาพที่ 1", "ภาพที่ 2"]
    assert all(kept(p) for row in rows for p in found(row, "w:p") if found(p, "w:drawing"))


@pytest.mark.parametrize(("count", "spans"), [(1, [None, 2, None]), (2, [2, 2])])
def test_a_row_that_is_not_full_stands_in_the_middle(count: int, spans: list[int | None]) -> None:
    word = word_file(grid(count), read_photo=lambda _: picture())
    row = found(body(word), "w:tr")[0]
    over = [[int(value(s) or 0) for s in found(c, "w:gridSpan")] for c in found(row, "w:tc")]
    assert [span[0] if span else None for span in over] == spans


def test_photos_fill_their_column_but_not_the_page() -> None:
    for size in ((400, 300), (30, 400)):
        word = word_file(grid(1), read_photo=lambda _, s=size: picture(s))  # type: ignore[misc]
        (extent,) = found(body(word), "wp:extent")
        wide, high = (int(extent.get(side) or 0) / 12700 for side in ("cx", "cy"))
        assert wide / high == pytest.approx(size[0] / size[1], rel=0.01)
        assert high <= 300
        assert wide <= 9071 / 20 / 2


def test_a_grid_without_photos_is_its_title_and_one_without_title_its_photos() -> None:
    assert not found(body(word_file(grid(0))), "w:tbl")
    untitled = PhotoGrid(text_of(""), 1, (photo("p"),))
    assert said(body(word_file(untitled, read_photo=lambda _: picture()))) == []


def test_the_last_captions_are_held_with_the_places_to_sign() -> None:
    word = word_file(grid(3), SIGNED, read_photo=lambda _: picture())
    captions = [p for p in found(body(word), "w:p") if "".join(said(p)).startswith("ภาพที่")]
    assert [kept(p) for p in captions] == [False, False, True]
