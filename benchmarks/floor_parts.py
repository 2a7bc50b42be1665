"""One measurement of `floors.py`, in a process of its own.   python -m floor_parts print CONTENT… | floors CONTENT OFFICE

Prints a JSON object: `print` what the print of the last table costs, `floors` what its parts cost alone, without us.
All in seconds of the processor.
"""

import io
import json
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from peers.content import PAPER, load_content
from peers.engines.ours import document_of, renderer

TURNS = 3
_THAI = re.compile("[\u0e00-\u0e7f]+")


def seconds(work: Callable[[], object]) -> float:
    """What a piece of work takes at best."""
    took: list[float] = []
    for _ in range(TURNS):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def full_print(*contents: Path) -> dict[str, float]:
    """The last of some tables, in the renderer that has printed those before it."""
    for content in contents:
        lines = load_content(content)
        begun = time.process_time()
        pdf = renderer().render(document_of(lines), ".pdf", lambda _: None)
        took = time.process_time() - begun
    return {"seconds": took, "pages": len(pdf.sizes), "bytes": len(pdf.content)}


# --- what the parts cost alone -------------------------------------------------------------------------------


def shape(words: Iterable[str]) -> None:
    """HarfBuzz alone."""
    import uharfbuzz as hb
    from peers.running import FONTS

    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / "Sarabun-Regular.ttf"))))
    for word in words:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {"kern": True, "liga": True})


def write_pages(pages: list[str]) -> None:
    """ReportLab's canvas alone: the same operators on as many pages, not compressed."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), PAPER, pageCompression=0)
    for page in pages:
        canvas.addLiteral(page)
        canvas.showPage()
    canvas.save()


def read_tables(office: Path) -> None:
    """SQLite alone: every row of every table."""
    connection = sqlite3.connect(office)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in names:
        connection.execute(f'SELECT * FROM "{name}"').fetchall()
    connection.close()


def load_office(office: Path) -> Any:
    """What the program reads of the same file."""
    from ita_desk.storage.office_store import OfficeStore

    return OfficeStore.open(office).load()


def operators(content: Path) -> list[bytes]:
    """The operators of each page of our print."""
    import pypdf

    pdf = renderer().render(document_of(load_content(content)), ".pdf", lambda _: None).content
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [page.get_contents().get_data() for page in pages]  # type: ignore[union-attr]


def floors(content: Path, office: Path) -> dict[str, float]:
    """Each part alone."""
    from ita_desk.thai.words import Segmenter

    runs = [run for line in load_content(content) for text in line for run in _THAI.findall(text)]
    words_of = Segmenter().words
    words = [word for run in runs for word in words_of(run)]
    pages = operators(content)
    texts = [page.decode("latin-1") for page in pages]
    return {
        "segment": seconds(lambda: list(map(Segmenter().words, runs))),
        "harfbuzz": seconds(lambda: shape(set(words))),
        "shape_all": seconds(lambda: shape(words)),
        "zlib": seconds(lambda: [zlib.compress(page) for page in pages]),
        "canvas": seconds(lambda: write_pages(texts)),
        "sqlite": seconds(lambda: read_tables(office)),
        "load": seconds(lambda: load_office(office)),
        "words": len(set(words)),
        "pages": len(pages),
        "page_bytes": sum(map(len, pages)),
    }


if __name__ == "__main__":
    files = [Path(word) for word in sys.argv[2:]]
    print(json.dumps(full_print(*files) if sys.argv[1] == "print" else floors(*files)))
