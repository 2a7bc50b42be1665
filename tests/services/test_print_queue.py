"""What is told to a queue, and how that can fail."""

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.errors import SystemFault
from ita_desk.services.print_queue import (
    LONG_EDGE,
    ONE_SIDED,
    HandOver,
    QueueJob,
    Ranges,
    build_argv,
    can_hand_over,
    in_order,
    pages_of,
    proposed_sides,
    read_ranges,
)
from lp_stub import HANG, REFUSE, TAKE, LpStub
from printing import form_of

JOB = QueueJob("ห้องปลัด & $(id)", "รายงาน; rm -rf ~")
needs_lp = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp")


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LpStub:
    """A queue's program that takes everything."""
    stub = LpStub(tmp_path, monkeypatch)
    stub.act(TAKE)
    return stub


def options_of(job: QueueJob) -> set[str]:
    words = build_argv(job)
    return {word for flag, word in pairwise(words) if flag == "-o"}


# --- pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("", ()),
        ("3", ((3, 3),)),
        ("2-3,5", ((2, 3), (5, 5))),
        ("1 - 2 , x", ((1, 2),)),
        ("๑", ()),
    ],
)
def test_ranges_are_read(text: str, ranges: Ranges) -> None:
    assert read_ranges(text) == ranges


@pytest.mark.parametrize(
    ("ranges", "pages"),
    [
        ((), (1, 2, 3, 4)),
        (((2, 3),), (2, 3)),
        (((4, 9), (1, 1)), (1, 4)),
        (((1, 3), (2, 4)), (1, 2, 3, 4)),
        (((7, 9),), ()),
        (((3, 2),), ()),
    ],
)
def test_pages_of_ranges(ranges: Ranges, pages: tuple[int, ...]) -> None:
    assert pages_of(ranges, 4) == pages


def test_copies_come_in_sets_or_page_by_page() -> None:
    assert in_order((1, 3), 2, collate=True, reverse=False) == (1, 3, 1, 3)
    assert in_order((1, 3), 2, collate=False, reverse=False) == (1, 1, 3, 3)
    assert in_order((1, 3), 2, collate=True, reverse=True) == (3, 1, 3, 1)


def test_what_is_signed_is_proposed_on_one_side() -> None:
    assert proposed_sides(form_of("memo")) == ONE_SIDED
    assert proposed_sides(form_of("photo-appendix")) == ""


# --- words ---------------------------------------------------------------------------------------------------


def test_names_are_words_of_their_own() -> None:
    argv = build_argv(JOB)
    assert argv[:7] == ["lp", "-d", "ห้องปลัด & $(id)", "-n", "1", "-t", "รายงาน; rm -rf ~"]
    assert "-P" not in argv
    assert options_of(JOB) == {"media=A4", "collate=true", "print-scaling=none"}


def test_everything_chosen_is_told() -> None:
    job = replace(
        JOB, media="A3", ranges=((1, 2), (4, 4)), copies=3, collate=False, sides=LONG_EDGE, grey=True
    )
    job = replace(job, reverse=True, true_size=False, options=(("InputSlot", "Tray2"),))
    argv = build_argv(job)
    assert argv[argv.index("-n") + 1] == "3"
    assert argv[argv.index("-P") + 1] == "1-2,4-4"
    assert options_of(job) == {
        "media=A3",
        "collate=false",
        "sides=two-sided-long-edge",
        "print-color-mode=monochrome",
        "outputorder=reverse",
        "print-scaling=auto-fit",
        "InputSlot=Tray2",
    }


def test_the_dialogs_options_do_not_overrule_ours_and_only_plain_ones_are_told() -> None:
    told = (
        ("page-ranges", "2"),
        ("sides", "x"),
        ("number-up", "2"),
        ("job-billing", "a b=c"),
        ("job-sheets", ""),
        ("x y", "1"),
    )
    assert options_of(replace(JOB, options=told)) == {"media=A4", "collate=true", "number-up=2"}


@given(st.text())
def test_any_title_is_one_short_word(title: str) -> None:
    argv = build_argv(replace(JOB, title=title))
    said = argv[argv.index("-t") + 1]
    assert len(said) <= 80
    assert "\n" not in said


# --- handing over --------------------------------------------------------------------------------------------


@needs_lp
def test_the_pdf_is_handed_over_as_it_is(lp: LpStub) -> None:
    assert can_hand_over()
    assert HandOver(JOB).run(b"%PDF-1.7 \x00\xff")
    assert lp.argv == build_argv(JOB)[1:]
    assert lp.given == b"%PDF-1.7 \x00\xff"


@needs_lp
def test_a_queue_that_refuses_says_why(lp: LpStub) -> None:
    lp.act(REFUSE)
    with pytest.raises(SystemFault) as told:
        HandOver(JOB).run(b"%PDF" * 100_000)  # more than it reads
    assert told.value.key == "print.refused"
    assert told.value.values == {
        "printer": JOB.queue,
        "reason": "lp: The printer or class does not exist.",
    }


@pytest.mark.parametrize("queue", ["PDF", "a\x00b"])
def test_without_the_program_or_with_an_impossible_name_it_is_told(
    queue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_hand_over()
    with pytest.raises(SystemFault) as told:
        HandOver(replace(JOB, queue=queue)).run(b"%PDF")
    assert told.value.key == "print.no_program"


@needs_lp
def test_a_server_that_says_nothing_is_given_up(lp: LpStub) -> None:
    lp.act(HANG)
    with pytest.raises(SystemFault) as told:
        HandOver(JOB, patience=0.05).run(b"%PDF")
    assert told.value.key == "print.silent"


@needs_lp
def test_it_can_be_stopped(lp: LpStub) -> None:
    lp.act(HANG)
    handing, answers = HandOver(JOB), list[bool]()
    thread = Thread(target=lambda: answers.append(handing.run(b"%PDF")))
    thread.start()
    while not lp.hanging:
        thread.join(0.01)
    handing.stop()
    thread.join(10)
    assert answers == [False]


@needs_lp
def test_it_can_be_stopped_before_it_began(lp: LpStub) -> None:
    lp.act(HANG)
    handing = HandOver(JOB)
    handing.stop()
    assert not handing.run(b"%PDF")
