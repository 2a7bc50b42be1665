"""Limits on what may come out of a PDF: its streams are packed, and a page may draw more than memory holds."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

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
    """Counts what pages draw, without keeping it."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self._page = 0
        self._file = 0

    def check(self, page: Any) -> None:
        """Check that a page of pdfminer draws what memory can hold. Raises TooMuch."""
        self._page = 0
        PDFPageInterpreter(self.rsrcmgr, self).process_page(page)

    def _count(self, more: int) -> None:
        self._page += more
        self._file += more
        if self._page > PAGE_LIMIT or self._file > FILE_LIMIT:
            raise TooMuch

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Count a figure: figures may draw figures, and each takes as long as many letters."""
        self._count(_FIGURE)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Count the lines of a path."""
        self._count(len(path))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Count letters."""
        self._count(sum(len(part) for part in seq if isinstance(part, bytes)))
