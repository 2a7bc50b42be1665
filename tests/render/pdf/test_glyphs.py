from dataclasses import replace

import pytest

from ita_desk.document.blocks import Block, Cover, Heading, Paragraph, Source, Text
from ita_desk.document.kept import KeptParts
from ita_desk.render.pdf.fonts import Face, load_family
from ita_desk.render.pdf.glyphs import missing_characters
from typeset import HARD_WORDS, document, photo, row, table, text_of

HERE = Source("here", "field")


def here(words: str, *, bold: bool = False) -> Text:
    return text_of(words, HERE, bold=bold)


def found(*blocks: Block) -> list[tuple[str, Source | None]]:
    return [(one.character, one.source) for one in missing_characters(document(*blocks), load_family())]


@pytest.mark.parametrize(
    "block",
    [
        Cover(None, (text_of("ก"), here("ข漢")), ()),
        Cover(None, (), (here("漢"),)),
        Heading((text_of("ก"), here("漢 ข"))),
        Paragraph(here("ก漢")),
        Paragraph(here("ก漢", bold=True)),
        Paragraph(Text((), HERE, "漢")),
        table(row("r", "ก", (text_of("ข"), here("漢")))),
        table(row("r", "ก", (photo(), Text(here("漢").spans, HERE)))),
    ],
)
def test_a_character_without_a_glyph_is_found_with_its_source(block: Block) -> None:
    assert found(Paragraph(text_of("ก่อน")), block) == [("漢", HERE)]


def test_captions_and_table_headings_are_looked_at() -> None:
    assert found(table(row("r", (photo(caption="ภาพ 漢"),), ""))) == [("漢", Source("m1", "caption"))]
    heading = table(row("r", "", "")).header[0]
    assert heading.text.source == Source("table", "head")
    marked = replace(heading, text=text_of("หัว 漢", HERE))
    assert found(table(row("r", "", ""), heading=[marked])) == [("漢", HERE)]


def test_each_character_is_told_once_at_its_first_place() -> None:
    second = text_of("字 漢 語", Source("second"))
    assert found(Paragraph(here("漢 字 漢")), Paragraph(second)) == [
        ("漢", HERE),
        ("字", HERE),
        ("語", Source("second")),
    ]


def test_what_is_drawn_or_never_drawn_is_not_told() -> None:
    invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\t\n\x00\x1b\x7f"
    assert found(Paragraph(here(HARD_WORDS + invisible)), Paragraph(here(HARD_WORDS, bold=True))) == []


def test_with_what_was_kept_only_what_is_new_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    lacks = Face.lacks

    def noted(face: Face, text: str) -> list[str]:
        looked.append(text)
        return lacks(face, text)

    kept, rows = KeptParts(), (row("r1", "漢", ""), row("r2", "ก", ""))
    before = missing_characters(document(table(*rows)), load_family(), kept)
    monkeypatch.setattr(Face, "lacks", noted)
    after = missing_characters(document(table(rows[0], row("r2", "字", ""))), load_family(), kept)
    assert [one.character for one in before] == ["漢"]
    assert [one.character for one in after] == ["漢", "字"]
    assert "字" in looked
    assert "漢" not in looked
