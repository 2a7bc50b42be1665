"""Where lines of Thai text end: each rule by example, and what holds for any text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desk.thai.letters import CLOSING, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, OPENING, REPEAT_SIGNS
from ita_desk.thai.linebreak import QUARTER, Breaker, Line
from ita_desk.thai.pieces import BLANKS
from ita_desk.thai.words import Segmenter

BREAKER = Breaker(Segmenter(["ห้วยใหญ่", "ภูผาจำบ"]))
COMPOUND = "องค์การบริหารส่วนตำบล"


def typewriter(text: str) -> Callable[[int, int], float]:
    """Measures a stretch of a text in letters: marks and zero-width blanks take no room."""
    return lambda start, end: float(sum(c not in MARKS and c != "\u200b" for c in text[start:end]))


def said(text: str, line: Line) -> str:
    """A line as it is read: its pieces with one blank for each gap."""
    parts = [" " * (bool(n) and p.gap) + text[p.start : p.end] for n, p in enumerate(line.pieces)]
    return "".join(parts)


def lines(text: str, width: float, *, first: float = 0.0, empty: float = QUARTER) -> list[str]:
    """The lines of a text in a column so many letters wide."""
    return [said(text, line) for line in BREAKER.lines(text, width, typewriter(text), first, empty)]


# --- nothing to break ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "   ", "\u200b", "\t", "\u00a0"])
def test_a_text_of_blanks_is_one_empty_line(text: str) -> None:
    assert BREAKER.pieces(text) == ()
    (line,) = BREAKER.lines(text, 10, typewriter(text))
    assert line == Line((), 0.0, last=True)


def test_names_are_words_of_their_own_breaker_only() -> None:
    text = "ตำบลภูผาจำบ"
    named = [text[p.start : p.end] for p in BREAKER.pieces(text)]
    assert named != [text[p.start : p.end] for p in Breaker(Segmenter()).pieces(text)]


# --- filling lines -------------------------------------------------------------------------------------------


def test_lines_end_between_pieces_and_blanks_vanish_there() -> None:
    assert lines("กบ  ขนม เทศบาล", 3) == ["กบ", "ขนม", "เทศ", "บาล"]
    assert lines("กบ  ขนม เทศบาล", 6) == ["กบ ขนม", "เทศบาล"]
    assert lines("กบ\u200bขนม", 5) == ["กบขนม"]


def test_the_first_line_is_shorter_by_its_indent() -> None:
    assert lines("กบ ขนม กบ ขนม", 6) == ["กบ ขนม", "กบ ขนม"]
    assert lines("กบ ขนม กบ ขนม", 6, first=2) == ["กบ", "ขนม กบ", "ขนม"]


def test_a_line_tells_its_width_and_whether_it_is_the_last() -> None:
    text = "ต่าง ๆ กบ ขนม"
    found = [(line.width, line.last) for line in BREAKER.lines(text, 8, typewriter(text))]
    assert found == [(8.0, False), (3.0, True)]


def test_a_blank_is_as_wide_as_the_one_that_stands_there() -> None:
    text = "กบ\u200b ขนม"
    (line,) = BREAKER.lines(text, 10, typewriter(text))
    assert line.width == 6


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        # a compound wider than the column, at inner words
        (COMPOUND, 10, ["องค์การ", "บริหารส่วน", "ตำบล"]),
        ("ของ " + COMPOUND, 10, ["ของ องค์การ", "บริหารส่วน", "ตำบล"]),
        # glue comes off first: a number from its unit, พ.ศ. from its year
        ("อบรม ๓ ชั่วโมง", 6, ["อบรม", "๓", "ชั่วโมง"]),
        ("พ.ศ. ๒๕๖๘", 5, ["พ.ศ.", "๒๕๖๘"]),
        ("กบ\u00a0ขนม ดี", 5, ["กบ", "ขนม ดี"]),
        # addresses after their signs
        (
            "https://www.example.go.th/aaa/bbb-ccc_ddd?x=1&y=2",
            12,
            ["https://www.", "example.go.", "th/aaa/", "bbb-ccc_ddd?", "x=1&y=2"],
        ),
        ("ดู https://www.example.go.th/aaa/bbb", 20, ["ดู https://www.", "example.go.th/aaa/", "bbb"]),
        # at last clusters, whole even where none fits
        ("น้ำน้ำน้ำ", 1, ["น้ำ", "น้ำ", "น้ำ"]),
        ("เกี๊ยะเกี๊ยะ", 2, ["เกี๊ยะ", "เกี๊ยะ"]),
        ("ดี ๆ", 1, ["ดี ๆ"]),
        ("Abcdefghij", 4, ["Abcd", "efgh", "ij"]),
        ("๒๕๖๘๑๒๓๔", 3, ["๒๕๖", "๘๑๒", "๓๔"]),
        # rows of signs
        ("ลงชื่อ............", 8, ["ลงชื่อ....", "........"]),
        ("......", 4, ["....", ".."]),
        ("(((ก", 2, ["((", "(ก"]),
    ],
)
def test_a_piece_wider_than_the_line_is_cut(text: str, width: float, found: list[str]) -> None:
    assert lines(text, width) == found


@pytest.mark.parametrize(
    ("before", "width", "found"),
    [
        ("กบกบ", 22, ["กบกบ องค์การบริหารส่วน", "ตำบล"]),  # 17 of 22 left: more than a quarter would be empty
        ("กบกบกบกบกบกบกบกบ", 21, ["กบกบกบกบกบกบกบกบ", COMPOUND]),  # 4 left: less than a quarter
    ],
)
def test_a_long_compound_is_cut_where_more_than_a_quarter_would_stay_empty(
    before: str, width: float, found: list[str]
) -> None:
    assert lines(f"{before} {COMPOUND}", width) == found


def test_how_much_may_stay_empty_is_the_callers_choice() -> None:
    assert lines(f"กบกบ {COMPOUND}", 22, empty=0.9) == ["กบกบ", COMPOUND]


def test_a_short_compound_is_not_cut_to_fill_a_line() -> None:
    assert lines("กบกบกบ เทศบาลเมือง", 13) == ["กบกบกบ", "เทศบาลเมือง"]


# --- what holds for any text ---------------------------------------------------------------------------------

SIGNS = CLOSING | OPENING
BITS = [
    *"กขนปฟญเแโไะาำๅ่้ิีุู็์ํๆฯฤ๑๒0.,:;!?()[]“”\"'-–/%฿ \t\u00a0\u200bab漢é🎉\x00\ufeff",
    *"น้ำ ที่ เป็น ฟื้นฟู เทศบาล องค์การบริหารส่วนตำบล พ.ศ. ต.ค. มี.ค. ๒๕๖๘ บาท ฯลฯ ข้อ O๔๒ i๑ ITA".split(),
    "https://a.go.th/b-c?d=1",
    "a.b@c.go.th",
    "ต่าง ๆ",
    "........",
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=25).map("".join) | st.text(max_size=30)
WIDTHS = st.floats(1, 40)


def check_break(before: str, after: str, *, blank: bool) -> None:
    """A line that ends with a letter and the next one that begins with another."""
    assert after not in MARKS
    if not (before in SIGNS and after in SIGNS):
        assert after not in REPEAT_SIGNS | FOLLOWING_VOWELS | CLOSING - set("\"'" * blank)
        assert before not in LEADING_VOWELS | OPENING


@given(TEXTS)
def test_a_piece_ends_where_a_line_may(text: str) -> None:
    for before, after in pairwise(BREAKER.pieces(text)):
        assert before.start < before.end <= after.start < after.end
        check_break(text[before.end - 1], text[after.start], blank=before.end < after.start)


@given(TEXTS, WIDTHS, st.sampled_from([0.0, 0.3, 0.7]), st.sampled_from([QUARTER, 0.08]))
@example("ลงชื่อ..................", 8.0, 0.0, QUARTER)
@example("กบ \u200bขนม \u00a0ๆ", 4.0, 0.7, QUARTER)
def test_lines(text: str, width: float, indent: float, empty: float) -> None:
    first = indent * width
    found = BREAKER.lines(text, width, typewriter(text), first, empty)
    assert [line.last for line in found] == [False] * (len(found) - 1) + [True]
    assert all(line.pieces for line in found) or found == (Line((), 0.0, last=True),)
    check_that_all_is_there(text, found)
    for number, line in enumerate(found):
        check_width(text, line, width - first * (number == 0))
    for one, two in pairwise(found):
        before, after = one.pieces[-1].end, two.pieces[0].start
        check_break(text[before - 1], text[after], blank=before < after)


def check_that_all_is_there(text: str, found: tuple[Line, ...]) -> None:
    """Every character stands in one line, but for the blanks between pieces."""
    done = 0
    for piece in (piece for line in found for piece in line.pieces):
        assert done <= piece.start < piece.end
        assert not text[done : piece.start].strip(BLANKS)
        assert text[piece.start] not in BLANKS
        assert text[piece.end - 1] not in BLANKS
        done = piece.end
    assert not text[done:].strip(BLANKS)


def check_width(text: str, line: Line, room: float) -> None:
    """A line is as wide as it says, and no wider than its room unless it cannot be cut."""
    gaps = sum(piece.gap for piece in line.pieces[1:])
    measure = typewriter(text)
    assert line.width == sum(measure(p.start, p.end) for p in line.pieces) + gaps
    if line.width > room + 1e-6:
        (piece,) = line.pieces
        held = text[piece.start : piece.end]
        assert BREAKER.cuts(held) == (), held


@pytest.mark.parametrize("bit", ["ก", "กา", "a", "๑", ".", "A-", "aก", "https://x.y/z?", "א", "漢", "🎉"])
def test_the_work_for_a_run_without_blanks_grows_with_its_length_only(bit: str) -> None:
    def work(length: int) -> int:
        text = (bit * length)[:length]
        measure, done = typewriter(text), 0

        def counted(start: int, end: int) -> float:
            nonlocal done
            done += end - start
            return measure(start, end)

        found = BREAKER.lines(text, 50, counted)
        check_that_all_is_there(text, found)
        assert all(line.width <= 50 for line in found)
        return done

    assert work(1000) < 100 * 1000
    assert work(4000) < 5 * work(1000)


@pytest.mark.parametrize("bit", ["่", "เ", "ๆ"])
def test_what_can_never_be_parted_stands_on_one_line(bit: str) -> None:
    assert lines(bit * 3000, 50) == [bit * 3000]
