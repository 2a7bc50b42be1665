from ita_desk.document.blocks import Paragraph, Signatures
from typeset import text_of
from word_files import body, found, kept, said, word_file


def signers(*names: str) -> Signatures:
    return Signatures(tuple((text_of("ลงชื่อ...."), text_of(f"({name})")) for name in names))


def test_one_signer_stands_at_the_right() -> None:
    word = word_file(signers("ก"))
    (row,) = found(body(word), "w:tr")
    left, right = found(row, "w:tc")
    assert said(left) == []
    assert said(right) == ["ลงชื่อ....", "(ก)"]
    assert found(row, "w:cantSplit")


def test_signers_stand_side_by_side_where_they_fit() -> None:
    word = word_file(signers("ก", "ข", "ค"))
    (row,) = found(body(word), "w:tr")
    assert [said(cell)[1] for cell in found(row, "w:tc")] == ["(ก)", "(ข)", "(ค)"]


def test_long_names_stand_below_each_other_on_one_page() -> None:
    word = word_file(signers("ก" * 40, "ข"))
    first, second = found(body(word), "w:tr")
    assert [said(cell) for cell in found(first, "w:tc")] == [[], ["ลงชื่อ....", f"({'ก' * 40})"]]
    assert all(kept(p) for p in found(found(first, "w:tc")[1], "w:p"))
    assert not any(kept(p) for p in found(second, "w:p"))


def test_they_are_held_with_what_is_signed() -> None:
    word = word_file(Paragraph(text_of("ก")), Paragraph(text_of("ข")), signers("ค"))
    before, last, gap, *_ = found(body(word), "w:p")
    assert not kept(before)
    assert kept(last)
    assert kept(gap)


def test_nobody_signs_nothing() -> None:
    assert not found(body(word_file(Signatures(()))), "w:tbl")
