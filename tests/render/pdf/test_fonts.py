import pytest

from ita_desk.render.pdf.fonts import load_family

NAMES = ["Sarabun-Regular", "Sarabun-Bold", "Sarabun-Italic", "Sarabun-BoldItalic"]


def test_four_faces_load() -> None:
    faces = load_family().faces
    assert [face.name for face in faces] == NAMES
    assert [face.resource for face in faces] == ["T0", "T1", "T2", "T3"]
    for face in faces:
        assert face.ascent > 0 > face.descent
        assert 0 < face.glyph_count < 0x1000  # codes leave room for variants from there on


def test_the_family_is_loaded_once() -> None:
    assert load_family() is load_family()


@pytest.mark.parametrize(
    ("bold", "italic", "name"),
    [(False, False, NAMES[0]), (True, False, NAMES[1]), (False, True, NAMES[2]), (True, True, NAMES[3])],
)
def test_a_style_has_its_face(bold: bool, italic: bool, name: str) -> None:
    assert load_family().face(bold=bold, italic=italic).name == name


def test_faces_lack_what_they_cannot_draw() -> None:
    for face in load_family().faces:
        assert face.lacks("ก漢ข字漢") == ["漢", "字"]
        assert face.lacks("กขฃคฅฆง ก่ ก้ำ ฯ ๆ ๏ ๐๑๒๓๔๕๖๗๘๙ ฿ AZaz09 – — “” ‘’ • … é") == []
        assert face.lacks("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\t\n\x00\x1b\x7f") == []
        assert face.lacks("") == []


def test_every_thai_character_has_a_glyph_in_every_face() -> None:
    thai = [chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))]
    assert [face.lacks("".join(thai)) for face in load_family().faces] == [[]] * 4


def test_forms_of_marks_are_read_as_the_mark() -> None:
    """Glyphs without a character of their own, as the narrow and raised marks, are given the text of their mark."""
    for face in load_family().faces:
        own = {face.font.get_nominal_glyph(code) for code in face.characters}
        forms = {face.default_text(gid) for gid in range(face.glyph_count) if gid not in own}
        assert {"่", "้", "์", "ั", "ิ"} <= forms
        assert face.default_text(face.font.get_nominal_glyph(ord("ก"))) == "ก"
        assert face.default_text(0) is None
