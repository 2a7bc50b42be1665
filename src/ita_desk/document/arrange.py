"""Puts the blocks of a form's sections together: what is left out, the numbers of headings, and turns of the page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ita_desk.document.blocks import Block, Heading, PageSetup, PageTurn
from ita_desk.forms.report_form import FormPage, HeadingSection, ReportForm, Section
from ita_desk.thai.digits import DigitStyle, printed_digits

Part = tuple[Section, list[Block]]
"""A section and the blocks it prints."""

_INNER = 3  # headings from this level on count under those before them
_OWN_NUMBER = re.compile(r"\s*[0-9๐-๙]+(?:[.)]|(?:\.[0-9๐-๙]+)+[.)]?)\s")


def page_setup(page: FormPage) -> PageSetup:
    """The setup of pages that a form asks for."""
    return PageSetup(page.size, page.orientation, page.margins_mm)


def printed_parts(parts: Sequence[Part]) -> list[Part]:
    """The parts, emptied where a heading stands with a section that prints nothing."""
    printed = {section.id for section, blocks in parts if blocks}
    headings = [
        section for section, _ in parts if isinstance(section, HeadingSection) and section.with_section
    ]
    while alone := {h.id for h in headings if h.with_section not in printed} & printed:
        printed -= alone
    return [(section, blocks if section.id in printed else []) for section, blocks in parts]


def numbered_headings(parts: Iterable[Part], digits: DigitStyle) -> list[Part]:
    """The parts with a running number before the headings that want one.

    A wording that begins with a number of its own keeps it.
    """
    numbered: list[Part] = []
    outer = inner = 0
    for section, blocks in parts:
        if isinstance(section, HeadingSection) and section.number and blocks:
            if section.level < _INNER:
                outer, inner = outer + 1, 0
            else:
                inner += 1
            number = f"{outer}.{inner}" if outer and inner else f"{outer or inner}."
            numbered.append((section, [_led(block, printed_digits(number, digits)) for block in blocks]))
        else:
            numbered.append((section, blocks))
    return numbered


def _led(block: Block, number: str) -> Block:
    """A heading with a number before its first line."""
    if not isinstance(block, Heading) or _OWN_NUMBER.match(block.lines[0].plain):
        return block
    first = block.lines[0]
    led = replace(first, spans=(replace(first.spans[0], text=f"{number} {first.plain}"),))
    return replace(block, lines=(led, *block.lines[1:]))


def arranged(parts: Iterable[Part], form: ReportForm) -> tuple[Block, ...]:
    """The blocks in order, with a turn of the page where those that follow want other pages.

    Headings go along with what follows them, unless pages were turned for them already.
    """
    blocks: list[Block] = []
    current = wanted = page_setup(form.page)
    for section, made in parts:
        if section.id in form.turns:
            wanted = page_setup(form.turns[section.id])
        if made and wanted != current:
            blocks.insert(_turning_place(blocks), PageTurn(wanted))
            current = wanted
        blocks += made
    return tuple(blocks)


def _turning_place(blocks: Sequence[Block]) -> int:
    place = len(blocks)
    while place and isinstance(blocks[place - 1], Heading):
        place -= 1
    return len(blocks) if place and isinstance(blocks[place - 1], PageTurn) else place
