"""A form and a year become a document: wording, names, digits, and where every text comes from."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from document.document_texts import sources_of, texts_of
from ita_desk.document.blocks import (
    Chart,
    Cover,
    Document,
    Heading,
    PageLabel,
    PageSetup,
    Paragraph,
    Photo,
    Row,
    Source,
    Table,
    Text,
)
from ita_desk.document.build import build_document
from ita_desk.document.fields import BLANK, PrintOptions
from ita_desk.domain.agency import Agency, FormerName
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.forms.report_form import (
    CoverSection,
    FormPage,
    HeadingSection,
    MeasureTableSection,
    ParagraphSection,
    ReportForm,
    TableColumn,
)
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.thai.digits import DigitStyle, to_arabic
from printing import SAMPLE_YEAR, forms, sample_office
from strategies import agencies, year_reports

FORMS = forms().forms
PAPERS = ("memo", "photo-appendix", "oit-links")  # which have no table of measures
ROUNDS = (6, 12)
NAMED = "{agency.full_name} {agency.place} {fiscal_year}"


def form_of(*sections: Any, name: str = "แบบทดลอง") -> ReportForm:
    return ReportForm("trial", name, FormPage("A4", "portrait", (1, 2, 3, 4)), sections)


def built(
    form: ReportForm,
    office: Office | None = None,
    year: int = SAMPLE_YEAR,
    options: PrintOptions | None = None,
) -> Document:
    framework, basis = (shipped_frameworks().nearest(number) for number in (year, year - 1))
    filing = shipped_frameworks().of_year(year)
    options = options or PrintOptions()
    return build_document(form, office or sample_office(), year, options, framework, basis, filing)


def said(document: Document) -> list[str]:
    return [text.plain for text in texts_of(document)]


def with_texts(**texts: str) -> Office:
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    typed = FrozenMap({f"trial/{section}": text for section, text in texts.items()})
    return sample_office().with_year(replace(year, texts=typed))


# --- the whole -----------------------------------------------------------------------------------------------


def test_a_year_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        built(FORMS[0], year=2540)
    assert (caught.value.key, caught.value.values) == ("document.no_year", {"year": 2540})


def test_what_the_file_says_of_itself() -> None:
    form = form_of(ParagraphSection("p", "x"), HeadingSection("title", "รายงาน\nปี {fiscal_year}"))
    document = built(form)
    assert document.form == "trial"
    assert document.title == "รายงาน ปี ๒๕๖๘"
    assert document.author == "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย"
    assert document.subject == "แบบทดลอง 2568"
    assert document.page == PageSetup("A4", "portrait", (1, 2, 3, 4))
    assert document.label == PageLabel("หน้า ", " จาก ", "thai")
    assert built(form, options=PrintOptions(digits="arabic")).label == PageLabel("หน้า ", " จาก ", "arabic")
    assert built(form, with_texts(title="รายงานของปี {fiscal_year}")).title == "รายงานของปี ๒๕๖๘"
    assert built(form, with_texts(title=" ")).title == "แบบทดลอง"
    assert built(form_of(ParagraphSection("p", "x"))).title == "แบบทดลอง"


def test_the_code_of_a_version_to_be_signed() -> None:
    plain, coded = (
        built(form_of()),
        built(form_of(), options=PrintOptions(code="7F3K-92QD-X4TM", digits="thai")),
    )
    assert (plain.code, plain.code_words) == ("", "")
    assert (coded.code, coded.code_words) == ("7F3K-92QD-X4TM", "รหัสฉบับลงนาม 7F3K-92QD-X4TM")
    assert coded.blocks == plain.blocks


def test_the_names_that_lines_should_not_break_inside() -> None:
    agency = Agency("อบต.", "ก", subdistrict="ก", district="ข", former=(FormerName(2550, "อบต.", "ค"),))
    assert built(form_of(), Office(agency, (YearReport.empty(2568),))).names == ("ก", "ข", "ค")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_an_empty_office_can_be_printed(form: ReportForm) -> None:
    document = built(form, Office(years=(YearReport.empty(2568),)))
    assert any(BLANK in text for text in said(document))
    tables = [block.rows for block in document.blocks if isinstance(block, Table)]
    assert form.id in PAPERS or tables[-1] == ()
    assert [block for block in document.blocks if isinstance(block, Chart)] == []


# --- wording -------------------------------------------------------------------------------------------------


def test_sections_become_blocks() -> None:
    document = built(
        form_of(
            CoverSection("cover", ("หนึ่ง", "สอง\nสาม"), (("ที่ {agency.district}",), ("  ",))),
            HeadingSection("title", "หัว\n\n  \nข้อ", 2),
            ParagraphSection("p", "๑. ย่อหน้า\n\nอีกย่อหน้า"),
        )
    )
    cover, heading, first, second = document.blocks
    assert isinstance(cover, Cover)
    assert isinstance(heading, Heading)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [t.plain for t in cover.titles] == ["หนึ่ง", "สอง", "สาม"]
    assert [t.plain for t in cover.foot] == ["ที่ ผาสายรุ้ง"]
    assert cover.seal
    assert cover.seal.sha256 == sample_office().agency.seal.sha256
    assert ([t.plain for t in heading.lines], heading.level) == (["หัว", "ข้อ"], 2)
    assert (first.text.marker, first.text.plain, second.text.plain) == ("๑.", "ย่อหน้า", "อีกย่อหน้า")


def test_the_office_replaces_the_wording_of_a_section() -> None:
    form = form_of(
        CoverSection("cover", ("ปก",), (("ท้ายปก",),)),
        HeadingSection("title", "หัว"),
        ParagraphSection("p", "ข้อความ"),
    )
    office = with_texts(
        cover="ปกใหม่ {fiscal_year}\nสอง", title="หัวใหม่ {basis_year}", p="ใหม่ {level@basis} {x}"
    )
    document = built(form, office)
    assert said(document) == ["ปกใหม่ ๒๕๖๘", "สอง", "ท้ายปก", "หัวใหม่ ๒๕๖๗", "ใหม่ ผ่าน {x}"]
    sources = [text.source for text in texts_of(document)]
    typed = [Source("year:2568", f"texts.trial/{section}") for section in ("cover", "cover", "title", "p")]
    assert [*sources[:2], *sources[3:]] == typed
    assert sources[2] == Source("agency", "name")
    assert [text.source for text in texts_of(built(form))] == [
        Source("form:trial", "cover"),
        Source("agency", "name"),
        Source("form:trial", "title"),
        Source("form:trial", "p"),
    ]


@pytest.mark.parametrize(
    ("agency", "lines"),
    [
        (Agency(), [BLANK]),
        (
            Agency("ทต.", "ก", subdistrict="ข", province="ค", phone="๑", fax="๒", email="a@b.example"),
            ["เทศบาลตำบลก", "ตำบลข จังหวัดค", "โทร. ๑ โทรสาร ๒", "อีเมล a@b.example"],
        ),
        (Agency("ทต.", "ก", postcode="99999", fax="2"), ["เทศบาลตำบลก", "๙๙๙๙๙", "โทรสาร ๒"]),
    ],
)
def test_lines_of_the_foot_vanish_with_what_is_not_known(agency: Agency, lines: list[str]) -> None:
    foot = (
        ("{agency.full_name}",),
        ("ตำบล{agency.subdistrict}", "จังหวัด{agency.province}", "{agency.postcode}"),
        ("โทร. {agency.phone}", "โทรสาร {agency.fax}"),
        ("อีเมล {agency.email}",),
    )
    document = built(form_of(CoverSection("c", (), foot)), Office(agency, (YearReport.empty(2568),)))
    (cover,) = document.blocks
    assert isinstance(cover, Cover)
    assert [text.plain for text in cover.foot] == lines
    assert all(text.source and text.source.record == "agency" for text in cover.foot)
    assert cover.foot[0].source == Source("agency", "name")
    assert not agency.fax or Source("agency", "fax" if not agency.phone else "phone") in {
        text.source for text in cover.foot
    }


def test_a_wording_can_be_emptied() -> None:
    form = form_of(HeadingSection("title", "หัว"), ParagraphSection("p", "ข้อความ"))
    assert said(built(form, with_texts(title="", p=" \n"))) == []
    assert built(form, with_texts(title="", p="")).blocks == ()


def test_text_of_the_office_in_braces_stays_literal() -> None:
    hostile = "{agency.name} {fiscal_year} %s {0}"
    year = replace(YearReport.empty(2568), measures=(Measure("m1", title=hostile, target=hostile),))
    office = Office(Agency("", hostile, district=hostile), (year,))
    table = MeasureTableSection("measures", tuple(TableColumn("ช่อง", 1, (f,)) for f in ("title", "target")))
    document = built(form_of(HeadingSection("title", "{agency.full_name}|{agency.district}"), table), office)
    printed = hostile.replace("0", "๐")
    assert said(document) == [f"{printed}|{printed}", printed, printed]


# --- names of the agency -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agency", "printed"),
    [
        (Agency("ทต.", "ก", district="ข", province="ค"), "เทศบาลตำบลก อำเภอข จังหวัดค ๒๕๖๘"),
        (Agency("อบจ.", "ก", province="ก"), "องค์การบริหารส่วนจังหวัดก จังหวัดก ๒๕๖๘"),
        (Agency("เมืองพัทยา", province="ชลบุรี"), "เมืองพัทยา จังหวัดชลบุรี ๒๕๖๘"),
        (Agency("", "ข", full_title="สำนักงานเขตข"), "สำนักงานเขตข  ๒๕๖๘"),
        (Agency(), f"{BLANK}  ๒๕๖๘"),
    ],
)
def test_agencies_of_every_sort(agency: Agency, printed: str) -> None:
    office = Office(agency, (YearReport.empty(2568),))
    document = built(form_of(ParagraphSection("p", NAMED), HeadingSection("title", "{agency.head}")), office)
    head = agency.words.head if agency.words else BLANK
    assert said(document) == [printed, head]
    assert document.author == agency.full_name


def test_old_years_bear_the_name_of_their_time() -> None:
    agency = Agency("ทต.", "ใหม่", full_title="", former=(FormerName(2560, "อบต.", "เก่า"),))
    office = Office(agency, (YearReport.empty(2560), YearReport.empty(2561)))
    form = form_of(ParagraphSection("p", "{agency.full_name} {agency.staff}"))
    assert said(built(form, office, 2560)) == ["องค์การบริหารส่วนตำบลเก่า พนักงานส่วนตำบล"]
    assert said(built(form, office, 2561)) == ["เทศบาลตำบลใหม่ พนักงานเทศบาล"]
    assert built(form, office, 2560).author == "องค์การบริหารส่วนตำบลเก่า"


# --- digits --------------------------------------------------------------------------------------------------

ADDRESS = re.compile(r"\S*(?:://|@)\S*|\S+\.(?:xlsx|pdf)\b\S*")
OTHER_DIGITS = {"thai": re.compile("[0-9]"), "arabic": re.compile("[๐-๙]")}


def all_words(document: Document) -> Iterator[str]:
    """Every word that a document prints, markers and table headings too."""
    yield document.title
    for text in texts_of(document):
        yield text.marker
        yield text.plain
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text.plain for cell in block.header)
        if isinstance(block, Chart):
            yield from (text.plain for text in block.texts)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@pytest.mark.parametrize("months", ROUNDS)
@pytest.mark.parametrize("style", ["thai", "arabic"])
def test_every_text_is_printed_in_the_chosen_digits(form: ReportForm, style: DigitStyle, months: int) -> None:
    words = list(all_words(built(form, options=PrintOptions(months, style))))
    assert [word for word in words if OTHER_DIGITS[style].search(ADDRESS.sub("", word))] == []
    own = {"thai": "arabic", "arabic": "thai"}[style]
    assert sum(bool(OTHER_DIGITS[own].search(word)) for word in words) > (2 if form.id in PAPERS else 60)


@pytest.mark.parametrize("style", ["thai", "arabic"])
def test_addresses_keep_their_digits_in_every_section(style: DigitStyle) -> None:
    kept = "https://b1.example/๒๕๖๘ a2@b3.example x-25.xlsx"
    table = MeasureTableSection("measures", (TableColumn(f"ช่อง {kept}", 1, ("title",)),))
    form = form_of(
        CoverSection("cover", (kept,), ((kept,),)),
        HeadingSection("title", kept),
        ParagraphSection("p", kept),
        table,
    )
    year = replace(YearReport.empty(2568), measures=(Measure("m1", title=kept),))
    words = set(all_words(built(form, Office(Agency(), (year,)), options=PrintOptions(digits=style))))
    assert words == {"", kept, f"ช่อง {kept}"}


# --- sources -------------------------------------------------------------------------------------------------


def record_of(record: str, office: Office, year: YearReport, form: ReportForm) -> Any:
    """The record that a source names."""
    if record == "agency":
        return office.agency
    if record.startswith("year:"):
        return office.year(int(record.removeprefix("year:")))
    if record == f"form:{form.id}":
        return form
    records: tuple[Any, ...] = (*year.measures, *year.groups, *year.findings)
    (found,) = [r for r in records if r.id == record]
    return found


def value_of(source: Source, office: Office, year: YearReport, form: ReportForm) -> Any:
    """The value that a source names: `outcome.evidence[2]`, a section of the form, a text of the year."""
    value = record_of(source.record, office, year, form)
    if isinstance(value, ReportForm):
        section = value.section(source.field.partition("/")[0])
        assert section
        return section
    if source.field.startswith(("assessment", "questions[", "about")):
        return value  # what nobody may have written
    if source.field.startswith("texts."):
        return year.texts[source.field.removeprefix("texts.")]
    for part in source.field.split(".") if source.field else ():
        name, _, place = part.partition("[")
        value = "" if value is None else getattr(value, name)  # a round that was not reported
        if place:
            value = value[int(place.removesuffix("]"))]
    return value


def check_sources(document: Document, office: Office, year: YearReport, form: ReportForm) -> None:
    for source, content in sources_of(document):
        assert source, content
        value = value_of(source, office, year, form)
        if isinstance(content, Photo):
            assert value.sha256 == content.sha256
        elif isinstance(content, Row):
            rows = (*year.measures, *year.groups, *year.findings)
            assert value in (*rows, *office.years, office.agency, *year.oit_links, year.oit_links)
        elif source.field == "number":
            pass  # a form may count for itself
        elif isinstance(value, str) and record_of(source.record, office, year, form) in year.measures:
            assert isinstance(content, Text)
            left_empty = not value.strip() and content.plain == "-"
            assert left_empty or to_arabic(content.plain) in " ".join(to_arabic(value).split("\n"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@pytest.mark.parametrize("months", ROUNDS)
def test_everything_says_where_it_comes_from(form: ReportForm, months: int) -> None:
    office, options = sample_office(), PrintOptions(months)
    year = office.year(SAMPLE_YEAR)
    assert year
    document = built(form, office, options=options)
    assert len(list(sources_of(document))) > (6 if form.id in PAPERS else 100)
    check_sources(document, office, year, form)
    rounds = {12: "half_year", 6: "outcome"}
    fields = {source.field for source, _ in sources_of(document) if source}
    assert not [field for field in fields if field.startswith(rounds[months])]
    reported = bool([field for field in fields if field.startswith(rounds[18 - months])])
    assert reported == (form.prints_outcomes or (form.id, months) == ("photo-appendix", 12))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(agencies(), year_reports(), st.sampled_from(FORMS), st.sampled_from(ROUNDS))
def test_any_office_can_be_built_and_followed_back(
    agency: Agency, year: YearReport, form: ReportForm, months: int
) -> None:
    office = Office(agency, (year,))
    document = built(form, office, int(year.fiscal_year), PrintOptions(months))
    check_sources(document, office, year, form)
    if form.id in PAPERS:
        return
    [*_, table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.source.record for row in table.rows if not row.group] == [m.id for m in year.measures]
    assert {len(row.cells) for row in table.rows if not row.group} <= {len(table.columns)}
