import pytest

from ita_desk.document.blocks import Cover, PageSetup, PageTurn, Paragraph
from typeset import text_of
from word_files import PORTRAIT, word_file

COVER = Cover(None, (text_of("ปก"),), ())


def test_a_draft_says_so_behind_every_page() -> None:
    word = word_file(
        COVER, Paragraph(text_of("ก")), PageTurn(PageSetup()), Paragraph(text_of("ข")), mark="ร่าง"
    )
    for section in word.sections:
        assert not section.header.is_linked_to_previous
        (mark,) = section.header.part.element.xpath('.//*[local-name()="textpath"][@string]')
        assert mark.get("string") == "ร่าง"
        assert "TH SarabunPSK" in str(mark.get("style"))


@pytest.mark.parametrize(("page", "turn"), [(PORTRAIT, 305), (PageSetup(), 325)])
def test_it_goes_from_corner_to_corner(page: PageSetup, turn: int) -> None:
    word = word_file(Paragraph(text_of("ก")), page=page, mark="ร่าง")
    (shape,) = word.sections[0].header.part.element.xpath('.//*[local-name()="shape"]')
    assert f"rotation:{turn};" in shape.get("style")


@pytest.mark.parametrize("word", ['"><x', "ก" * 500, "\x00ก'\""])
def test_the_word_is_only_a_word(word: str) -> None:
    (shape,) = word_file(mark=word).sections[0].header.part.element.xpath('.//*[local-name()="textpath"]')[1:]
    assert shape.get("string") == word.replace("\x00", "")


def test_what_is_no_draft_has_no_header() -> None:
    assert word_file(Paragraph(text_of("ก"))).sections[0].header.is_linked_to_previous
