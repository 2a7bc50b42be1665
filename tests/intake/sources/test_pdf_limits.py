"""PDF files that would unpack or draw more than memory holds are refused."""

import zlib
from typing import Any

import pytest
from pdfminer.pdfinterp import PDFResourceManager

from ita_desk.intake.sources import pdf_limits
from ita_desk.intake.sources.pdf_limits import DrawnCount, check_streams
from ita_desk.intake.sources.unpacking import TooMuch

LIMIT = 200_000


@pytest.fixture(autouse=True)
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that small files pass."""
    monkeypatch.setattr(pdf_limits, "STREAM_LIMIT", LIMIT)
    monkeypatch.setattr(pdf_limits, "PICTURE_LIMIT", 2 * LIMIT)
    monkeypatch.setattr(pdf_limits, "PAGE_LIMIT", 50)
    monkeypatch.setattr(pdf_limits, "FILE_LIMIT", 60)


def stream(content: bytes, head: bytes = b"", packings: int = 1, cut: int = 0) -> bytes:
    for _ in range(packings):
        content = zlib.compress(content)
    return b"1 0 obj<<" + head + b">>stream\r\n" + content[: len(content) - cut] + b"\nendstream endobj\n"


@pytest.mark.parametrize(
    "content",
    [
        stream(bytes(LIMIT)),
        stream(bytes(LIMIT), packings=2),
        stream(bytes(2 * LIMIT), b"/Subtype/Image"),
        stream(bytes(2 * LIMIT), b"/Length1 5"),
        stream(bytes(3 * LIMIT), packings=0),
        stream(bytes(1000), cut=5),
        stream(b"ab" * 5000, packings=0)[:30] + b"x\x9c" + b"no",
        b"stream\nx\x9cnot packed",
        b"endstream",
        b"",
    ],
)
def test_streams_within_limits_pass(content: bytes) -> None:
    check_streams(b"%PDF" + content + content)


@pytest.mark.parametrize(
    "content",
    [
        stream(bytes(LIMIT + 1)),
        stream(bytes(2 * LIMIT), cut=5),
        stream(bytes(LIMIT + 1), packings=2),
        stream(bytes(2 * LIMIT + 1), b"/Subtype /Image"),
        stream(b"", b"/Subtype/Image") + stream(bytes(LIMIT + 1)),
        stream(b"a", packings=9),
    ],
)
def test_streams_beyond_limits_are_too_much(content: bytes) -> None:
    with pytest.raises(TooMuch):
        check_streams(stream(b"first") + content)


class Layout:
    """Takes what is drawn, and says what it was given."""

    def __init__(self, resources: object, pageno: int = 1) -> None:
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *values: self.calls.append(name)

    def get_result(self) -> list[str]:
        return self.calls


def counted(monkeypatch: pytest.MonkeyPatch, *pages: list[tuple[str, tuple[Any, ...]]]) -> list[Any]:
    """What is laid out of pages that are given as calls."""
    monkeypatch.setattr(pdf_limits, "PDFPageAggregator", Layout)
    count = DrawnCount(PDFResourceManager())

    class Interpreter:
        def __init__(self, resources: object, device: DrawnCount) -> None:
            self._device = device

        def process_page(self, calls: list[tuple[str, tuple[Any, ...]]]) -> None:
            for name, values in calls:
                getattr(self._device, name)(*values)

    monkeypatch.setattr(pdf_limits, "PDFPageInterpreter", Interpreter)
    return [count.lay_out(page, number) for number, page in enumerate(pages, 1)]


FIGURE = ("begin_figure", ("", (), ()))
PATH = ("paint_path", (None, True, True, True, [1, 2, 3]))
LETTERS = ("render_string", (None, [b"abc", -5, b"d"], None, None))


def test_pages_within_limits_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = counted(monkeypatch, [FIGURE, PATH, LETTERS], [PATH, LETTERS])
    assert pages == [["begin_figure", "paint_path", "render_string"], ["paint_path", "render_string"]]


def test_whatever_is_drawn_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, tuple[Any, ...]]] = [
        ("begin_page", (None, ())),
        ("set_ctm", ((),)),
        FIGURE,
        ("render_image", ("", None)),
        ("end_figure", ("",)),
        ("end_page", (None,)),
    ]
    assert counted(monkeypatch, calls) == [[name for name, _ in calls]]


@pytest.mark.parametrize(
    "pages", [[[FIGURE] * 3], [[PATH] * 17], [[LETTERS] * 13], [[LETTERS], [LETTERS] * 9, [LETTERS] * 9]]
)
def test_pages_that_draw_too_much(monkeypatch: pytest.MonkeyPatch, pages: list[Any]) -> None:
    with pytest.raises(TooMuch):
        counted(monkeypatch, *pages)
