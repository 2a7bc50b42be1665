"""Builds the document of a report form for one fiscal year of an office."""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.document.arrange import Part, arranged, numbered_headings, page_setup, printed_parts
from ita_desk.document.blocks import (
    Block,
    Cover,
    Document,
    Heading,
    PageLabel,
    Paragraph,
    Photo,
    Source,
    Table,
    Text,
)
from ita_desk.document.fields import PrintContext, PrintOptions, ReadFramework, fill_fields
from ita_desk.document.kept import KeptParts
from ita_desk.document.sections.measure_table import build_measure_table
from ita_desk.document.sections.signatures import build_signatures
from ita_desk.document.texts import TextPrinter
from ita_desk.document.wordings import find_wording
from ita_desk.domain.framework import Framework
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.forms.fields import CONTACT_FIELDS, FIELD
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
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

DRAFT = "ร่าง"  # what a draft says across each page


def build_document(
    form: ReportForm,
    office: Office,
    fiscal_year: int,
    options: PrintOptions,
    framework: Framework | None,
    basis_framework: Framework | ReadFramework | None = None,
    filing_framework: Framework | None = None,
    kept: KeptParts | None = None,
) -> Document:
    """The document that a form makes of one year; the frameworks are that year's, its basis year's and the filing year's.

    With the `kept` parts of the document before, what did not change is not built again.

    Raises UserError if the office has no such year.
    """
    year = office.year(fiscal_year)
    if year is None:
        raise UserError("document.no_year", year=fiscal_year)
    agency = office.agency.in_year(fiscal_year)
    kept = kept or KeptParts()
    context = PrintContext(
        office, year, agency, framework, options, basis_framework, filing_framework, form.texts_id, kept=kept
    )
    context = _with_figures(context, form)
    parts = printed_parts([(section, _build_section(section, form, context)) for section in form.sections])
    numbered = [_kept_part(part, kept) for part in numbered_headings(parts, options.digits)]
    kept.turn()
    return Document(
        form=form.id,
        title=_title([section for section, made in parts if made], form, context),
        author=agency.full_name,
        subject=f"{form.name} {fiscal_year}",
        page=page_setup(form.page),
        label=PageLabel("หน้า ", " จาก ", options.digits),
        blocks=arranged(numbered, form),
        names=_names(office),
        mark=DRAFT if options.draft else "",
        code=options.code,
    )


def _with_figures(context: PrintContext, form: ReportForm) -> PrintContext:
    """The context with the numbers of the form's charts."""
    charts = [section for section in form.sections if isinstance(section, ChartsSection)]
    if not charts:
        return context
    from ita_desk.document.sections.charts import number_charts

    return replace(context, figures=number_charts(charts, context))


def _kept_part(part: Part, kept: KeptParts) -> Part:
    """A section with its blocks, those that are equal to the former ones replaced by these."""
    section, blocks = part
    if isinstance(section, MeasureTableSection):
        return part  # sees to it row by row
    return section, [_kept_block(block, (section.id, n), kept) for n, block in enumerate(blocks)]


def _kept_block(block: Block, name: tuple[str, int], kept: KeptParts) -> Block:
    if isinstance(block, Table):
        rows = tuple(kept.same((*name, n), row) for n, row in enumerate(block.rows))
        block = replace(block, rows=rows)
    return kept.same(name, block)


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


def _title(printed: Iterable[Section], form: ReportForm, context: PrintContext) -> str:
    """The first heading or subject that says something, in one line."""
    for section in printed:
        if isinstance(section, (HeadingSection, MemoHeadSection)):
            part, own = section.id, section.text if isinstance(section, HeadingSection) else section.subject
            if isinstance(section, MemoHeadSection):
                part += "/subject"
            _, wording = find_wording(form.texts_id, part, own, context)
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
    if isinstance(section, (ScoreTableSection, QuestionTablesSection, ChartsSection, ListSection)):
        return _build_scores(section, context)
    if isinstance(section, (MemoHeadSection, PhotoAppendixSection, LinkTableSection)):
        return _build_paper(section, form, context)
    source, wording = find_wording(form.texts_id, section.id, section.text, context)
    texts = TextPrinter(context.options.digits)
    if isinstance(section, HeadingSection):
        lines = tuple(texts.line(line, source) for line in wording.split("\n") if line.strip())
        return [Heading(lines, section.level)] if lines else []
    assert isinstance(section, ParagraphSection)
    paragraphs = [Paragraph(text) for text in texts.lines(wording, source)]
    if section.lines:
        last = paragraphs.pop() if paragraphs else Paragraph(Text((), source))
        paragraphs.append(replace(last, lines=section.lines))
    return [*paragraphs]


# What few reports have is loaded with the first: it takes as long as setting the words of a page.


def _build_scores(
    section: ScoreTableSection | QuestionTablesSection | ChartsSection | ListSection, context: PrintContext
) -> list[Block]:
    if isinstance(section, ChartsSection):
        from ita_desk.document.sections.charts import build_charts

        return [*build_charts(section, context)]
    from ita_desk.document.sections.scores import build_list, build_question_tables, build_score_table

    if isinstance(section, ScoreTableSection):
        return [build_score_table(section, context)]
    return (
        build_question_tables(section, context)
        if isinstance(section, QuestionTablesSection)
        else build_list(section, context)
    )


def _build_paper(
    section: MemoHeadSection | PhotoAppendixSection | LinkTableSection,
    form: ReportForm,
    context: PrintContext,
) -> list[Block]:
    if isinstance(section, MemoHeadSection):
        from ita_desk.document.sections.memo_head import build_memo_head

        return [build_memo_head(section, form.texts_id, context)]
    if isinstance(section, PhotoAppendixSection):
        from ita_desk.document.sections.photo_appendix import build_photo_appendix

        return build_photo_appendix(section, form.texts_id, context)
    from ita_desk.document.sections.link_table import build_link_table

    return [build_link_table(section, context)]


def _cover(section: CoverSection, form: ReportForm, context: PrintContext) -> Cover:
    texts = TextPrinter(context.options.digits)
    source, wording = find_wording(form.texts_id, section.id, "\n".join(section.titles), context)
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
