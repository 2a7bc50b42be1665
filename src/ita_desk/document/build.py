"""Builds the document of a report form for one fiscal year of an office."""

from ita_desk.document.blocks import (
    Block,
    Cover,
    Document,
    Heading,
    PageLabel,
    PageSetup,
    Paragraph,
    Photo,
    Source,
    Text,
)
from ita_desk.document.fields import PrintContext, PrintOptions, fill_fields
from ita_desk.document.sections.charts import build_charts
from ita_desk.document.sections.measure_table import build_measure_table
from ita_desk.document.sections.scores import build_list, build_question_tables, build_score_table
from ita_desk.document.sections.signatures import build_signatures
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.framework import Framework
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.forms.fields import CONTACT_FIELDS, FIELD
from ita_desk.forms.report_form import (
    CoverSection,
    HeadingSection,
    MeasureTableSection,
    ParagraphSection,
    ReportForm,
    Section,
    SignaturesSection,
)
from ita_desk.forms.score_sections import (
    ChartsSection,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)


def build_document(
    form: ReportForm,
    office: Office,
    fiscal_year: int,
    options: PrintOptions,
    framework: Framework | None,
    basis_framework: Framework | None = None,
) -> Document:
    """The document that a form makes of one year; the frameworks are that year's and that of its basis year.

    Raises UserError if the office has no such year.
    """
    year = office.year(fiscal_year)
    if year is None:
        raise UserError("document.no_year", year=fiscal_year)
    agency = office.agency.in_year(fiscal_year)
    context = PrintContext(office, year, agency, framework, options, basis_framework)
    blocks = tuple(block for section in form.sections for block in _build_section(section, form, context))
    return Document(
        form=form.id,
        title=_title(form, context),
        author=agency.full_name,
        subject=f"{form.name} {fiscal_year}",
        page=PageSetup(form.page.size, form.page.orientation, form.page.margins_mm),
        label=PageLabel("หน้า ", " จาก ", options.digits),
        blocks=blocks,
        names=_names(office),
    )


def _names(office: Office) -> tuple[str, ...]:
    agency = office.agency
    names = [
        agency.name,
        agency.subdistrict,
        agency.district,
        agency.province,
        *(f.name for f in agency.former),
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _title(form: ReportForm, context: PrintContext) -> str:
    """The first heading that says something, in one line."""
    for section in form.sections:
        if isinstance(section, HeadingSection):
            _, wording = _wording(section.id, section.text, form, context)
            if title := " ".join(wording.split()):
                return TextPrinter(context.options.digits).shown(title)
    return form.name


def _build_section(section: Section, form: ReportForm, context: PrintContext) -> list[Block]:
    if isinstance(section, MeasureTableSection):
        return [build_measure_table(section, context)]
    if isinstance(section, CoverSection):
        return [_cover(section, form, context)]
    if isinstance(section, SignaturesSection):
        return [build_signatures(section, Source(f"form:{form.id}", section.id), context)]
    if isinstance(section, ScoreTableSection):
        return [build_score_table(section, context)]
    if isinstance(section, QuestionTablesSection):
        return build_question_tables(section, context)
    if isinstance(section, ChartsSection):
        return [*build_charts(section, context)]
    if isinstance(section, ListSection):
        return build_list(section, context)
    source, wording = _wording(section.id, section.text, form, context)
    texts = TextPrinter(context.options.digits)
    if isinstance(section, HeadingSection):
        lines = tuple(texts.line(line, source) for line in wording.split("\n") if line.strip())
        return [Heading(lines, section.level)] if lines else []
    assert isinstance(section, ParagraphSection)
    return [Paragraph(text) for text in texts.lines(wording, source)]


def _wording(section_id: str, own: str, form: ReportForm, context: PrintContext) -> tuple[Source, str]:
    """A section's wording, the year's in place of the form's own, with its fields filled."""
    key = f"{form.id}/{section_id}"
    typed = context.year.texts.get(key)
    year = int(context.year.fiscal_year)
    source = (
        Source(f"year:{year}", f"texts.{key}") if typed is not None else Source(f"form:{form.id}", section_id)
    )
    return source, fill_fields(own if typed is None else typed, context)


def _cover(section: CoverSection, form: ReportForm, context: PrintContext) -> Cover:
    texts = TextPrinter(context.options.digits)
    source, wording = _wording(section.id, "\n".join(section.titles), form, context)
    titles = tuple(texts.line(line, source) for line in wording.split("\n") if line.strip())
    foot = tuple(text for parts in section.foot for text in _foot_line(parts, texts, context))
    seal = context.agency.seal.sha256
    return Cover(Photo(seal, Source("agency", "seal")) if seal else None, titles, foot)


def _foot_line(parts: tuple[str, ...], texts: TextPrinter, context: PrintContext) -> list[Text]:
    """A line of a cover's foot; nothing where all its parts are empty or name an address that is not known."""
    known = [part for part in parts if all(getattr(context.agency, name) for name in _contacts(part))]
    line = " ".join(filled for part in known if (filled := fill_fields(part, context).strip()))
    named = [name for part in known for name in _contacts(part)]
    return [texts.line(line, Source("agency", named[0] if named else "name"))] if line else []


def _contacts(wording: str) -> list[str]:
    """The fields of the agency's address that a wording names."""
    names = [field.removeprefix("agency.") for field in FIELD.findall(wording)]
    return [name for name in names if name in CONTACT_FIELDS]
