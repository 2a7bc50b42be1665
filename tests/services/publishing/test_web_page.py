"""The web page says what is in the pack, leads only to the web, and holds nothing that runs."""

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.document.blocks import Document, Paragraph, Table, plain_text
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink
from ita_desk.services.publishing.plan import PublishedFile
from ita_desk.services.publishing.web_page import _NO_CHARACTERS, build_web_page
from printing import exporter, sample_office
from publishing import WEB, photo_office, request

FILE = PublishedFile("ita2568-a.pdf", "scan", 1_250_000, hashlib.sha256(b"a").hexdigest(), "รายงาน")
SNIPPETS = (
    *(
        "<script>",
        "</script>",
        "</h1>",
        "<b onclick=x>",
        "<!--",
        "]]>",
        "&lt;",
        "&#60;",
        "&amp",
        "$title",
        "${a}",
    ),
    *('"', "'", '" onclick="x', "' href='x", "%", "\n", "\x00", "\x1b", "\ud800", "\uffff", "น้ำ"),
)
NASTY = st.lists(st.sampled_from(SNIPPETS) | st.characters(), max_size=6).map("".join)
JUMPS = (
    "javascript:alert(1)",
    " javascript:x",
    "JAVASCRIPT:x",
    "data:text/html,x",
    "file:///c:/a",
    "vbscript:x",
)
SCHEMES = st.sampled_from([*JUMPS, "http://a/", "https://a/", "mailto:a@b", "//a", "a.html", ""])
VOID = {"meta", "br"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "p", "br"),
    *("ul", "li", "a", "code", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "id", "aria-labelledby", "href", "scope", "class")
}


class Strict(HTMLParser):
    """Notes every tag, and fails where one is not closed in its turn or may not be there."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page.decode("utf-8"))
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert {name for name, _ in attrs} <= ATTRIBUTES
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def links_of(office: Office) -> Document:
    return exporter().document_of(office, request("oit-links"))


def with_links(*links: OitLink) -> Office:
    office = photo_office()
    return replace(office, years=(replace(office.years[0], oit_links=links),))


def parsed(page: bytes) -> Any:
    """The page as a tree; the kinds of what is found in it are not known before."""
    return lxml.html.document_fromstring(page.decode("utf-8"))


def text_of(page: bytes) -> str:
    found: str = parsed(page).text_content()
    return found


def test_the_files_are_told_in_plain_words() -> None:
    page = build_web_page("รายงาน\nผล", "อบต.ทดลอง", [FILE], None)
    root = parsed(page)
    (item,) = root.xpath("//li")
    assert item.xpath("a/@href") == ["ita2568-a.pdf"]
    assert item.text_content() == f"รายงานสำเนารายงานที่ลงนามแล้ว (PDF) ขนาด 1.2 MBSHA-256: {FILE.sha256}"
    assert (root.get("lang"), root.findtext("head/title"), root.findtext("body/header/h1")) == (
        "th",
        "รายงาน ผล",
        "รายงาน ผล",
    )
    assert Strict(page).links == ["ita2568-a.pdf"]
    assert page.startswith(b"<!DOCTYPE html>\n")
    assert root.xpath("//table") == []


def test_the_items_with_an_address_are_listed() -> None:
    page = build_web_page("ก", "ข", [FILE], links_of(photo_office()))
    root = parsed(page)
    (row,) = root.xpath("//tbody/tr")
    assert [cell.text_content() for cell in row][:1] == ["O๑"]
    assert row.xpath(".//a/@href") == [f"{WEB}/o1"]
    assert [cell.get("scope") for cell in root.xpath("//thead//th")] == ["col"] * 4
    assert Strict(page).links == ["ita2568-a.pdf", f"{WEB}/o1"]


@pytest.mark.parametrize("links", [(), (OitLink("o2"),), (OitLink("o3", "javascript:alert(1)"),)])
def test_without_an_address_there_is_no_list(links: tuple[OitLink, ...]) -> None:
    assert Strict(build_web_page("ก", "ข", [], links_of(with_links(*links)))).ids == ["files"]


def test_what_else_the_form_says_stands_above_and_a_form_may_have_no_heading() -> None:
    document = links_of(photo_office())
    tables = tuple(block for block in document.blocks if isinstance(block, Table))
    said = replace(
        document, blocks=(Paragraph(replace(plain_text("ติดต่อ"), link="mailto:a@b.go.th")), *tables)
    )
    page = build_web_page("ก", "ข", [], said)
    assert "mailto:a@b.go.th" in Strict(page).links
    root = parsed(page)
    assert root.findtext("body/main/section/h2[@id='links']") == document.title


def test_the_sample_needs_nothing_from_outside() -> None:
    page = build_web_page("ก", "ข", [FILE], links_of(sample_office()))
    strict = Strict(page)
    assert len(strict.links) > 20
    text = page.decode("utf-8")
    assert not re.search(r"<script|\bsrc=|url\(|@import|\bon\w+=", text, re.IGNORECASE)
    style = text[text.index("<style>") : text.index("</style>")]
    assert "http" not in style


@given(NASTY, NASTY, st.tuples(SCHEMES, NASTY).map("".join), NASTY)
@settings(max_examples=60, deadline=None)
def test_no_text_becomes_markup_or_leads_elsewhere(title: str, code: str, url: str, said: str) -> None:
    office = with_links(OitLink(code, url, said), OitLink("o1", WEB, said))
    page = build_web_page(title, said, [replace(FILE, title=said)], links_of(office))
    strict = Strict(page)
    assert all(re.match(r"(?:https?://|mailto:)", link, re.IGNORECASE) for link in strict.links[1:])
    assert all(link.isascii() for link in strict.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", page.decode("utf-8"))
    shown = "".join(text_of(page).split())
    assert "".join(_NO_CHARACTERS.sub("\ufffd", said).split()) in shown


@pytest.mark.parametrize("url", JUMPS)
def test_other_addresses_are_text(url: str) -> None:
    page = build_web_page("ก", "ข", [], links_of(with_links(OitLink("o2", url), OitLink("o1", WEB))))
    assert Strict(page).links == [WEB]


def test_texts_are_no_templates() -> None:
    page = build_web_page("$title", "${files}", [], None)
    assert "$title" in text_of(page)
    assert "${files}" in text_of(page)
