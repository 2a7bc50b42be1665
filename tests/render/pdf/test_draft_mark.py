"""The word across the pages of a draft."""

from dataclasses import replace

import pypdf

from ita_desk.document.blocks import Block, Cover, PageSetup, PageTurn, Paragraph
from ita_desk.render.rendered import Rendered
from typeset import document, no_photo, pdf_reader, pdfium_pages, renderer, squeezed, text_of

WORDS = " ".join(f"คำที่{n}" for n in range(900))


def rendered(mark: str) -> Rendered:
    """A cover, some landscape pages and a portrait one."""
    blocks: list[Block] = [
        Cover(None, (text_of("ปก"),), ()),
        Paragraph(text_of(WORDS)),
        PageTurn(PageSetup(orientation="portrait")),
        Paragraph(text_of("จบ")),
    ]
    return renderer().render_pdf(replace(document(*blocks), mark=mark), no_photo)


def test_every_page_shows_the_mark_and_the_text_flows_as_before() -> None:
    plain, draft = rendered(""), rendered("ร่าง")
    assert plain.trace == draft.trace
    assert plain.sizes == draft.sizes
    before = [squeezed(text) for text in pdfium_pages(plain.content)]
    after = [squeezed(text) for text in pdfium_pages(draft.content)]
    assert len(after) > 2
    assert all("ร่าง" in text and "ร่าง" not in former for former, text in zip(before, after, strict=True))
    assert [text.replace("ร่าง", "") for text in after] == before


def test_the_mark_is_one_object_of_the_file() -> None:
    names = set()
    for page in pdf_reader(rendered("ร่าง").content).pages:
        forms = page["/Resources"]["/XObject"]  # type: ignore[index]
        names |= {
            form.idnum
            for name, form in forms.items()
            if "draft" in name and isinstance(form, pypdf.generic.IndirectObject)
        }
    assert len(names) == 1


def test_the_same_draft_has_the_same_bytes() -> None:
    assert rendered("ร่าง").content == rendered("ร่าง").content
