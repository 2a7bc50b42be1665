import pytest

from ita_desk.document.blocks import Cover, PageSetup
from typeset import photo, picture, text_of
from word_files import PORTRAIT, body, found, said, style_of, value, word_file

TITLES = (text_of("รายงาน"), text_of("ประจำปี"))
FOOT = (text_of("อบต.ตัวอย่าง"), text_of("จังหวัด"), text_of("โทร."))


def gap(of: object, side: str) -> int:
    (spacing,) = found(of, "w:pPr", "w:spacing")  # type: ignore[arg-type]
    return int(value(spacing, side) or 0)


@pytest.mark.parametrize("page", [PORTRAIT, PageSetup()], ids=["upright", "lying"])
def test_titles_and_foot_stand_where_the_pdf_has_them(page: PageSetup) -> None:
    word = word_file(Cover(None, TITLES, FOOT), page=page)
    high = 16838 if page is PORTRAIT else 11906
    top = round(page.margins_mm[0] / 25.4 * 1440)
    above, below = (int(value(h) or 0) for h in found(body(word), "w:trHeight"))
    titles, foot = found(body(word), "w:tc")
    fall = gap(found(titles, "w:p")[0], "before")
    assert top + (above + fall) / 2 == pytest.approx(high * 0.40, abs=4)
    assert top + above + below / 2 == pytest.approx(high * 0.74, abs=4)
    assert {value(v) for v in found(body(word), "w:vAlign")} == {"center"}
    assert said(titles) == ["รายงาน", "ประจำปี"]
    assert [style_of(p) for p in found(foot, "w:p")] == ["Subtitle", "Subtitle", "CoverAddress"]


def test_the_seal_stands_above_and_the_titles_stay() -> None:
    word = word_file(Cover(photo("s"), TITLES, FOOT), read_photo=lambda _: picture((90, 90)))
    seal, *_, last = found(found(body(word), "w:tc")[0], "w:p")
    assert found(seal, "w:drawing")
    above = int(value(found(body(word), "w:trHeight")[0]) or 0)
    sealed = (90 + 24) * 20
    top = 1417
    assert top + (above + sealed - gap(last, "after")) / 2 == pytest.approx(16838 * 0.40, abs=4)


def test_a_cover_of_nothing_is_a_page_all_the_same() -> None:
    word = word_file(Cover(None, (), ()))
    assert said(body(word)) == []
    assert len(found(body(word), "w:tr")) == 2


def test_what_is_long_does_not_run_over_the_page() -> None:
    titles, foot = (text_of("ก"),) * 5, (text_of("ข"),) * 6
    word = word_file(
        Cover(photo("s"), titles, foot), page=PageSetup(), read_photo=lambda _: picture((90, 90))
    )
    above, below = (int(value(h) or 0) for h in found(body(word), "w:trHeight"))
    assert above + below <= 11906 - 2 * 1134 - 100
    assert above >= (90 + 24 + 5 * 28 * 1.331) * 20
    assert gap(found(found(body(word), "w:tc")[0], "w:p")[-1], "after") < 10
