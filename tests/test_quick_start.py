"""The sheet for the beginning is what its source says, as our renderer sets it."""

import runpy
from pathlib import Path

import pypdfium2

from ita_desk.resources import quick_start

SCRIPT = Path(__file__).parents[1] / "script" / "make_quick_start.py"


def said(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_it_is_one_page_and_made_anew() -> None:
    pages = said(quick_start().read_bytes())
    assert len(pages) == 1
    assert pages == said(runpy.run_path(str(SCRIPT))["render_quick_start"]())
