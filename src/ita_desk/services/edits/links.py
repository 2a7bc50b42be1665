"""Edits of the web addresses of OIT items, by their places in a year's list; and reading a table of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink
from ita_desk.services.edits.edit import Edit, year_of
from ita_desk.services.edits.lists import with_field, with_moved, without_place
from ita_desk.services.edits.year import set_oit_links
from ita_desk.thai.digits import to_arabic

Links = tuple[OitLink, ...]

_ITEM = re.compile(r"(?:ข้อ)?\s*[oO]?\s*0*([1-9][0-9]?)")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S", re.IGNORECASE)


def item_code(text: str) -> str:
    """The code of an OIT item however it was written: "ข้อ O๒๘" and "28" give o28. Others stay as typed."""
    item = _ITEM.fullmatch(to_arabic(text.strip()))
    return f"o{item[1]}" if item else text


def links_from(text: str) -> Links:
    """The rows of a pasted table: item, address, explanation, parted by tabs; blank rows are left out.

    Where an address stands in a later column, the columns between belong to the explanation.
    """
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    return tuple(_link(row) for row in rows if any(row))


def _link(cells: Sequence[str]) -> OitLink:
    code, *rest = cells
    place = next((n for n, cell in enumerate(rest) if _ADDRESS.match(cell)), 0)
    others = [cell for n, cell in enumerate(rest) if n != place and cell]
    return OitLink(item_code(code), rest[place] if rest else "", "\n".join(others))


def add_oit_link(fiscal_year: int) -> Edit:
    """Add a link of which nothing is known yet at the end."""
    return _in_links(fiscal_year, lambda former: (*former, OitLink()))


def add_oit_links(fiscal_year: int, links: Sequence[OitLink]) -> Edit:
    """Add links at the end, in the place of those that say nothing."""

    def change(former: Links) -> Links:
        return (*(link for link in former if link != OitLink()), *links) if links else former

    return _in_links(fiscal_year, change)


def remove_oit_link(fiscal_year: int, place: int) -> Edit:
    """Remove a link. Raises UserError `edit.wrong_place`, as the two below."""
    return _in_links(fiscal_year, lambda former: without_place(former, place))


def move_oit_link(fiscal_year: int, place: int, to: int) -> Edit:
    """Move a link so that it stands at place `to`."""
    return _in_links(fiscal_year, lambda former: with_moved(former, place, to))


def set_oit_link_field(fiscal_year: int, place: int, field: str, value: str) -> Edit:
    """Set a field of a link."""
    edit = _in_links(fiscal_year, lambda former: with_field(former, place, field, value))
    return replace(edit, merge_key=f"{fiscal_year}/oit_links/{place}/{field}")


def _in_links(fiscal_year: int, change: Callable[[Links], Links]) -> Edit:
    def apply(office: Office) -> Office:
        return set_oit_links(fiscal_year, change(year_of(office, fiscal_year).oit_links)).apply(office)

    return Edit(set_oit_links(fiscal_year, ()).name, apply)
