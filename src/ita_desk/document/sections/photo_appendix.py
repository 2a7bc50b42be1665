"""The photos of a year's measures: for each measure that has some its title and a grid of them."""

from ita_desk.document.blocks import Block, Paragraph, Photo, PhotoGrid, Source, Text, plain_text
from ita_desk.document.fields import PrintContext
from ita_desk.document.texts import TextPrinter
from ita_desk.document.wordings import find_wording
from ita_desk.domain.measure import Measure
from ita_desk.forms.paper_sections import PhotoAppendixSection


def build_photo_appendix(section: PhotoAppendixSection, form_id: str, context: PrintContext) -> list[Block]:
    """The grids of the round that is printed, or the paragraph that says there are no photos."""
    texts = TextPrinter(context.options.digits)
    settings = (section, context.options.round, context.options.digits)

    def grid_of(measure: Measure) -> PhotoGrid | None:
        name = ("photos", section.id, measure.id)
        return context.kept.part(name, (measure,), settings, lambda: _grid(measure, section, context))

    grids: list[Block] = [grid for measure in context.year.measures if (grid := grid_of(measure))]
    if grids:
        return grids
    source, wording = find_wording(form_id, section.id, section.empty, context)
    return [Paragraph(text) for text in texts.lines(wording, source)]


def _grid(measure: Measure, section: PhotoAppendixSection, context: PrintContext) -> PhotoGrid | None:
    photos = photos_of_measure(measure, section.places, context)
    title = _title(measure, TextPrinter(context.options.digits)) if photos else None
    return PhotoGrid(title, section.columns, photos) if title else None


def photos_of_measure(measure: Measure, places: tuple[str, ...], context: PrintContext) -> tuple[Photo, ...]:
    """A measure's photos of these places in the round that is printed, with their captions."""
    texts = TextPrinter(context.options.digits)
    field = "outcome" if context.options.round == 12 else "half_year"
    photos = []
    for number, evidence in enumerate(measure.outcome_of_round(context.options.round).evidence):
        if evidence.kind == "photo" and evidence.place in places:
            source = Source(measure.id, f"{field}.evidence[{number}]")
            caption = texts.line(evidence.caption, source) if evidence.caption else None
            photos.append(Photo(evidence.sha256, source, caption, evidence.turn, evidence.crop))
    return tuple(photos)


def _title(measure: Measure, texts: TextPrinter) -> Text:
    """A measure's title after its number."""
    number = texts.shown(" ".join(measure.number.split()))
    marker = number if not number or number.endswith((".", ")")) else f"{number}."
    title = texts.shown(" ".join((measure.title or measure.target).split()))
    field = "title" if measure.title or not measure.target else "target"
    return plain_text(title, Source(measure.id, field), bold=True, marker=marker)
