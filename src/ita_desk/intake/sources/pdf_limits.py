"""Limits on what may come out of a PDF: its streams are packed, and a page may draw more than memory holds."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter

from ita_desk.intake.sources.unpacking import TooMuch, pieces, unpacked

STREAM_LIMIT = 10_000_000  # bytes of one unpacked stream of drawing orders; a page needs some ten thousand
PICTURE_LIMIT = 400_000_000  # bytes of a picture or font: unpacked only to be counted, or once
PAGE_LIMIT, FILE_LIMIT = 100_000, 3_000_000  # letters, lines and figures drawn
_STREAM = re.compile(rb"(?<!end)stream\r?\n?")
_PICTURE_OR_FONT = re.compile(rb"/Image\b|/Length1\b|/FontFile|0C\b|/OpenType\b")
_LONGEST_HEAD = 600
_FIGURE = 25
_DEEPEST = 4  # streams may be packed more than once


def check_streams(content: bytes) -> None:
    """Check that no packed stream unpacks to more than its limit. Raises TooMuch."""
    for begin in _STREAM.finditer(content):
        head = content[max(0, begin.start() - _LONGEST_HEAD) : begin.start()]
        head = head[head.rfind(b"endobj") + 1 :]
        limit = PICTURE_LIMIT if _PICTURE_OR_FONT.search(head) else STREAM_LIMIT
        _check_size(pieces(content, begin.end(), len(content)), limit)


def _check_size(chunks: Iterator[bytes], limit: int) -> None:
    packed = False
    for _ in range(_DEEPEST):
        first = next(chunks, b"")
        if not _is_packed(first):
            break
        packed = True
        chunks = unpacked(chain((first,), chunks), limit)
    else:
        raise TooMuch
    for _ in chunks if packed else ():
        pass


def _is_packed(chunk: bytes) -> bool:
    return len(chunk) > 1 and chunk[0] & 15 == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0


class DrawnCount(PDFDevice):
    """Counts what pages draw while it is laid out, so that each page is drawn only once."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self._page = 0
        self._file = 0
        self._layout = PDFPageAggregator(resources)

    def lay_out(self, page: Any, number: int) -> LTPage:
        """What a page of pdfminer draws, and where. Raises TooMuch where it is more than memory can hold."""
        self._page = 0
        self._layout = PDFPageAggregator(self.rsrcmgr, pageno=number)
        PDFPageInterpreter(self.rsrcmgr, self).process_page(page)
        return self._layout.get_result()

    def _count(self, more: int) -> None:
        self._page += more
        self._file += more
        if self._page > PAGE_LIMIT or self._file > FILE_LIMIT:
            raise TooMuch

    def set_ctm(self, ctm: Any) -> None:
        """Pass on where the page's axes lie."""
        self._layout.set_ctm(ctm)

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Pass on that a page begins."""
        self._layout.begin_page(page, ctm)

    def end_page(self, page: Any) -> None:
        """Pass on that a page ends."""
        self._layout.end_page(page)

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Count a figure: figures may draw figures, and each takes as long as many letters."""
        self._count(_FIGURE)
        self._layout.begin_figure(name, bbox, matrix)

    def end_figure(self, name: str) -> None:
        """Pass on that a figure ends."""
        self._layout.end_figure(name)

    def render_image(self, name: str, stream: Any) -> None:
        """Pass on a picture; it is not unpacked."""
        self._layout.render_image(name, stream)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Count the lines of a path."""
        self._count(len(path))
        self._layout.paint_path(graphicstate, stroke, fill, evenodd, path)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Count letters."""
        self._count(sum(len(part) for part in seq if isinstance(part, bytes)))
        self._layout.render_string(textstate, seq, ncs, graphicstate)
