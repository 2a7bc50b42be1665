"""The sections of memo, photos and addresses: usual values, and what is refused."""

from pathlib import Path

import pytest

from ita_desk.domain.evidence import PLACES
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
from ita_desk.forms.report_form import ParagraphSection, Section

MEMO = 'kind = "memo-head"\nid = "head"\ntitle = "t"\nfrom = "f"\nnumber = ""\ndate = "d"\nsubject = "s"\nto = "o"\n'
PHOTOS = 'kind = "photo-appendix"\nid = "photos"\nempty = "e"\n'
LINKS = 'kind = "link-table"\nid = "links"\nheadings = ["1", "2", "3", "4"]\nwidths = [1, 2, 3, 4]\n'
WRITTEN = 'kind = "paragraph"\nid = "p"\ntext = ""\n'


def section_of(source: str, folder: Path) -> Section:
    file = folder / "trial.toml"
    file.write_text(f'id = "trial"\nname = "ก"\n[[section]]\n{source}', encoding="utf-8")
    [section] = load_form(file).sections
    return section


def test_what_is_not_said_has_its_usual_value(tmp_path: Path) -> None:
    assert section_of(MEMO, tmp_path) == MemoHeadSection("head", "t", "f", "", "d", "s", "o", seal=False)
    assert section_of(PHOTOS, tmp_path) == PhotoAppendixSection("photos", 2, PLACES, "e")
    links = LinkTableSection("links", "listed", ("1", "2", "3", "4"), (1, 2, 3, 4))
    assert section_of(LINKS, tmp_path) == links
    assert section_of(WRITTEN, tmp_path) == ParagraphSection("p", "", 0)


def test_the_parts_of_a_memo_are_known_by_their_keys(tmp_path: Path) -> None:
    section = section_of(MEMO, tmp_path)
    assert isinstance(section, MemoHeadSection)
    assert section.parts == {"title": "t", "from": "f", "number": "", "date": "d", "subject": "s", "to": "o"}


@pytest.mark.parametrize(
    ("source", "reason", "detail", "valid"),
    [
        *(
            (MEMO.replace(f"{part} = ", f"# {part} = "), "missing_key", f"section.{part}", "")
            for part in ("title", "from", "number", "date", "subject", "to")
        ),
        (MEMO.replace('"d"', '"{report_dat}"'), "unknown_field", "report_dat", "report_date"),
        (f'{MEMO}seal = "yes"', "wrong_type", "section.seal", "true, false"),
        (f"{PHOTOS}columns = 0", "wrong_type", "section.columns", "1-3"),
        (f"{PHOTOS}columns = 4", "wrong_type", "section.columns", "1-3"),
        (f"{PHOTOS}columns = 1.5", "wrong_type", "section.columns", "1-3"),
        (f'{PHOTOS}places = "album"', "unknown_field", "album", '"", output, result, appendix'),
        (PHOTOS.replace("empty", "# empty"), "missing_key", "section.empty", ""),
        (f'{LINKS}rows = "some"', "wrong_type", "section.rows", "listed, all"),
        (LINKS.replace(', "4"', ""), "wrong_type", "section.headings", '"…", "…", "…", "…"'),
        (LINKS.replace("4]", "0]"), "wrong_type", "section.widths", "1-1000, 1-1000, 1-1000, 1-1000"),
        (f"{WRITTEN}lines = 31", "wrong_type", "section.lines", "0-30"),
        (f"{WRITTEN}lines = 1.5", "wrong_type", "section.lines", "0-30"),
    ],
)
def test_a_wrong_section_is_refused(
    source: str, reason: str, detail: str, valid: str, tmp_path: Path
) -> None:
    with pytest.raises(FormError) as caught:
        section_of(source, tmp_path)
    found = {key: caught.value.values[key] for key in ("detail", "valid")}
    assert (caught.value.key, found) == (f"form.{reason}", {"detail": detail, "valid": valid})
