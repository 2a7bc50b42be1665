"""What a pack for the website may hold: the signed version, photos of their own, the list of OIT items."""

from ita_desk.domain.framework import Framework, Question
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.columns import column_at, shares
from ita_desk.forms.paper_sections import PhotoAppendixSection
from ita_desk.forms.report_form import MeasureTableSection, ReportForm
from ita_desk.records import dataclass
from ita_desk.services.printing.export_request import ExportRequest

APPENDIX, LINKS = "photo-appendix", "oit-links"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is at hand for a pack of one report; a form is None where there is nothing to print with it.

    `photos` counts those of the round, `unprinted` those of them that the report itself does not print.
    """

    signed: SignedReport | None = None
    appendix: ReportForm | None = None
    photos: int = 0
    unprinted: int = 0
    page: ReportForm | None = None
    links: int = 0


def find_offer(office: Office, export: ExportRequest, forms: FormCatalog) -> Offer:
    """What a pack of this report may hold; nothing where the office has no such year."""
    year = office.year(export.fiscal_year)
    if year is None:
        return Offer()
    months = export.options.round
    places = [
        proof.place
        for measure in year.measures
        for proof in measure.outcome_of_round(months).evidence
        if proof.kind == "photo" and proof.sha256
    ]
    printed = _printed_places(export.form)
    papers = [one for one in year.signed if one.scan or one.sha256]
    signed = [one for one in papers if (one.form, one.round) == (export.form.id, months)]
    return Offer(
        signed[-1] if signed else None,
        _found(forms, APPENDIX) if places else None,
        len(places),
        sum(place not in printed for place in places),
        _found(forms, LINKS),
        len(year.oit_links),
    )


def _found(forms: FormCatalog, form_id: str) -> ReportForm | None:
    try:
        return forms.form(form_id)
    except UserError:
        return None


def _printed_places(form: ReportForm) -> frozenset[str]:
    """The places of photos that a form prints."""
    places: set[str] = set()
    for section in form.sections:
        if isinstance(section, PhotoAppendixSection):
            places.update(section.places)
        elif isinstance(section, MeasureTableSection):
            for spot in shares(section):
                places.update(column_at(section, spot).photos)
    return frozenset(places)


def answered_item(form: ReportForm, framework: Framework | None) -> Question | None:
    """The OIT item of a year that a report of this form is published for; None where that is not known.

    A table with what came of measures answers the item of results, one without it that of measures.
    """
    tables = [section for section in form.sections if isinstance(section, MeasureTableSection)]
    if not (tables and framework):
        return None
    told = any(field.startswith("outcome.") for t in tables for leaf in t.leaves for field in leaf.fields)
    items = framework.report_items
    return framework.question(items.results if told else items.measures)
