"""Line ends over the cells of five real reports, judged by PyThaiNLP's own words and clusters."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from pythainlp.tokenize import tcc
from pythainlp.tokenize.newmm import segment

from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.shaping import Shaper
from ita_desk.thai.letters import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, NO_END, NO_START
from ita_desk.thai.linebreak import Breaker
from ita_desk.thai.words import Segmenter

pytestmark = pytest.mark.slow

SIZE = 11
# Breaks inside words that the first trials of this way of breaking made, over the 220 cells, by column in points.
ALLOWED = {80: 69, 120: 23, 180: 21}
MARKUP = re.compile(r"</?(?:p|b|i|u|ul|ol|li|br|span|strong|em|div)\b[^>]*>")


@pytest.fixture(scope="module")
def reports() -> list[list[str]]:
    """The lines of each report that lies beside the checkout; they are not part of the project."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "source-reports"
    if not folder.is_dir():
        pytest.skip("the source reports are not beside this checkout")
    found = [path.read_text(encoding="utf-8").split("\n") for path in sorted(folder.glob("*.txt"))]
    assert len(found) == 5
    return found


def long_cells(reports: list[list[str]]) -> list[str]:
    """The 220 cells that the first trials were measured with: of all lines, markup but breaks and stars kept."""
    lines = (line.replace("**", "").replace("<br>", " ") for report in reports for line in report)
    cells = (" ".join(cell.split()) for line in lines for cell in line.split("\t"))
    return [cell for cell in cells if len(cell) >= 50][:220]


def table_cells(reports: list[list[str]]) -> list[str]:
    """All cells of tables, without markup."""
    lines = (html.unescape(MARKUP.sub(" ", line)).replace("**", " ") for report in reports for line in report)
    cells = (
        " ".join(cell.strip(" |").split()) for line in lines if "\t" in line for cell in line.split("\t")
    )
    return [cell for cell in cells if cell.strip("- ")]


@cache
def places(cut: Callable[[str], list[str]], text: str) -> frozenset[int]:
    """The offsets at which a segmenter cuts a text."""
    return frozenset(accumulate(map(len, cut(text))))


@dataclass
class Judgement:
    """How many line ends there are, how many of them inside words, and those that are wrong anywhere."""

    ends: int = 0
    in_words: int = 0
    wrong: tuple[str, ...] = ()

    def judge(self, text: str, end: int, start: int) -> None:
        """Count a line end: what stands before `end`, and the next line from `start` on."""
        self.ends += 1
        letters = (
            text[start] in MARKS
            or (end == start and text[start] in FOLLOWING_VOWELS)
            or text[start] in NO_START
            or text[end - 1] in NO_END | LEADING_VOWELS
        )
        if not letters and (end < start or start in places(segment, text)):
            return
        self.in_words += 1
        if letters or start not in places(tcc.segment, text):
            self.wrong += (f"{text[:end][-12:]}|{text[start:][:12]}",)


def judged(cells: list[str], width: float) -> Judgement:
    """The line ends of cells set in Sarabun."""
    breaker, shaper = Breaker(Segmenter()), Shaper(load_family().regular)
    found = Judgement()
    for text in cells:
        lines = breaker.lines(text, width, lambda a, z, t=text: shaper.width(t[a:z]) * SIZE / 1000)  # type: ignore[misc]
        for one, two in pairwise(lines):
            found.judge(text, one.pieces[-1].end, two.pieces[0].start)
    return found


@pytest.mark.parametrize("width", ALLOWED)
def test_long_cells(reports: list[list[str]], width: int) -> None:
    cells = long_cells(reports)
    assert len(cells) == 220
    found = judged(cells, width)
    assert found.ends > 60_000 / width
    assert found.wrong == ()
    assert found.in_words < ALLOWED[width]


@pytest.mark.parametrize("width", ALLOWED)
def test_all_cells_of_tables(reports: list[list[str]], width: int) -> None:
    cells = table_cells(reports)
    assert len(cells) > 500
    found = judged(cells, width)
    assert found.ends > 100_000 / width
    assert found.wrong == ()
    assert found.in_words < ALLOWED[width]


@pytest.mark.parametrize(
    ("text", "in_words", "wrong"),
    [
        ("ที่ |น้ำตาล", 0, 0),
        ("ที่|น้ำตาล", 0, 0),
        ("ที่น้ำ|ตาล", 1, 0),
        ("ที่น้|ำตาล", 1, 1),
        ("ที|่น้ำตาล", 1, 1),
        ("ดูแ|ล", 1, 1),
        ("ดู |ๆ", 1, 1),
        ("เป็|น", 1, 1),
    ],
)
def test_how_a_line_end_is_judged(text: str, in_words: int, wrong: int) -> None:
    before, after = text.split("|")
    found = Judgement()
    found.judge(before + after, len(before.rstrip()), len(before))
    assert (found.in_words, len(found.wrong)) == (in_words, wrong)
