"""Edits of the web addresses of OIT items, and pasted tables of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.links import (
    add_oit_link,
    add_oit_links,
    item_code,
    links_from,
    move_oit_link,
    remove_oit_link,
    set_oit_link_field,
)
from small_office import OFFICE, YEAR, refusal

A, B, C = (OitLink(code, "https://example.test/" + code) for code in ("o1", "o2", "o3"))
THREE = Office(OFFICE.agency, (replace(YEAR, oit_links=(A, B, C)),))
NEW = OitLink("o28")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (add_oit_link(2568), (A, B, C, OitLink())),
        (add_oit_links(2568, (NEW, A)), (A, B, C, NEW, A)),
        (remove_oit_link(2568, 1), (A, C)),
        (move_oit_link(2568, 0, 2), (B, C, A)),
        (set_oit_link_field(2568, 1, "url", "http://x"), (A, replace(B, url="http://x"), C)),
    ],
)
def test_links(edit: Edit, expected: tuple[OitLink, ...]) -> None:
    report = edit.apply(THREE).year(2568)
    assert report == replace(YEAR, oit_links=expected)
    assert edit.name == Message("edit.set_oit_links", {"year": 2568})


def test_added_links_take_the_place_of_blank_ones() -> None:
    blank = replace(YEAR, oit_links=(OitLink(), A, OitLink()))
    office = Office(OFFICE.agency, (blank,))
    assert add_oit_links(2568, (NEW,)).apply(office).years[0].oit_links == (A, NEW)
    assert add_oit_links(2568, ()).apply(office) is office


def test_nothing_changes() -> None:
    for edit in (
        move_oit_link(2568, 1, 1),
        add_oit_links(2568, ()),
        set_oit_link_field(2568, 0, "code", "o1"),
    ):
        assert edit.apply(THREE) is THREE


def test_only_typing_in_one_field_merges() -> None:
    edits = [set_oit_link_field(2568, 0, "url", ""), set_oit_link_field(2568, 1, "url", "")]
    edits += [set_oit_link_field(2568, 0, "code", ""), set_oit_link_field(2569, 0, "code", "")]
    assert len({edit.merge_key for edit in edits}) == 4
    assert {edit.merge_key for edit in (add_oit_link(2568), add_oit_links(2568, ()))} == {""}


def test_what_is_not_there_is_refused() -> None:
    assert refusal(remove_oit_link(2568, 3), THREE) == ("edit.wrong_place", {"place": 3, "last": 2})
    assert refusal(add_oit_links(2570, (NEW,)), THREE)[0] == "edit.unknown_year"
    assert refusal(set_oit_link_field(2568, 0, "url", 5), THREE)[0] == "edit.wrong_value"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("o28", "o28"),
        (" O๒๘ ", "o28"),
        ("ข้อ O 28", "o28"),
        ("ข้อ ๐๕", "o5"),
        ("9", "o9"),
        ("o100", "o100"),
        ("o0", "o0"),
        ("e1", "e1"),
        ("28 ก", "28 ก"),
        ("", ""),
    ],
)
def test_codes_as_written(text: str, code: str) -> None:
    assert item_code(text) == code


def test_pasted_rows() -> None:
    text = (
        "O๑\thttps://a.test/๑?x=1\tหน้าแรก\r\n\n \t\n2\twww.b.test\n3\tชื่อข้อ\thttp://c.test\tดูหน้า 2\n4\nข้อ\tลิงก์"
    )
    assert links_from(text) == (
        OitLink("o1", "https://a.test/๑?x=1", "หน้าแรก"),
        OitLink("o2", "www.b.test"),
        OitLink("o3", "http://c.test", "ชื่อข้อ\nดูหน้า 2"),
        OitLink("o4"),
        OitLink("ข้อ", "ลิงก์"),
    )
    assert links_from("") == ()


@given(st.lists(st.lists(st.text("กo1. ๒/www:", max_size=8), min_size=1, max_size=5), max_size=4))
def test_nothing_pasted_is_lost(rows: list[list[str]]) -> None:
    said = [[cell.strip() for cell in row] for row in rows]
    links = links_from("\n".join("\t".join(row) for row in rows))
    assert len(links) == sum(any(row) for row in said)
    for (code, *rest), link in zip([row for row in said if any(row)], links, strict=True):
        assert link.code == item_code(code)
        assert sorted(cell for cell in rest if cell) == sorted(
            cell for cell in (link.url, *link.explanation.split("\n")) if cell
        )
