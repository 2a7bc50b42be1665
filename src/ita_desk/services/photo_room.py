"""How large a photo may be printed where its evidence wants it: in a cell of a form's table, or in its appendix."""

from collections.abc import Iterable

from ita_desk.forms.columns import column_at, shares
from ita_desk.forms.paper_sections import PhotoAppendixSection
from ita_desk.forms.report_form import FormPage, MeasureTableSection, ReportForm
from ita_desk.records import dataclass

_A4 = (210.0, 297.0)
_POINTS_PER_MM = 72 / 25.4
# The measures of the printed page, in points; a test holds them to what is printed.
_CELL_PADDING, _CELL_HEIGHT = 4.0, 150.0
_GUTTER, _SHAPE, _MOST_HEIGHT = 14.0, 0.9, 300.0


@dataclass(frozen=True, slots=True)
class PhotoRoom:
    """The width and height that a photo may fill, in points."""

    width: float
    height: float

    @property
    def shape(self) -> float:
        """Width by height."""
        return self.width / self.height

    @property
    def width_cm(self) -> float:
        """The width in centimetres."""
        return self.width / _POINTS_PER_MM / 10


def photo_room(place: str, chosen: ReportForm, forms: Iterable[ReportForm]) -> PhotoRoom | None:
    """The room that photos of a place get in the chosen form, else in the first that prints them; None in none.

    Of the other forms those with a table that shows it come first.
    """
    tried = tuple(forms)
    rooms = (
        _in_table(place, chosen),
        _in_appendix(place, chosen),
        *(_in_table(place, form) for form in tried),
        *(_in_appendix(place, form) for form in tried),
    )
    return next((room for room in rooms if room), None)


def _in_table(place: str, form: ReportForm) -> PhotoRoom | None:
    for table in form.sections:
        if isinstance(table, MeasureTableSection):
            for spot, share in shares(table).items():
                if place in column_at(table, spot).photos:
                    width = _column(form.page) * share / 100 - 2 * _CELL_PADDING
                    return PhotoRoom(width, _CELL_HEIGHT)
    return None


def _in_appendix(place: str, form: ReportForm) -> PhotoRoom | None:
    for section in form.sections:
        if isinstance(section, PhotoAppendixSection) and place in section.places:
            width = (_column(form.page) - _GUTTER * (section.columns - 1)) / section.columns
            return PhotoRoom(width, min(width * _SHAPE, _MOST_HEIGHT))
    return None


def _column(page: FormPage) -> float:
    """The width of the type area in points."""
    _, right, _, left = page.margins_mm
    paper = _A4[1] if page.orientation == "landscape" else _A4[0]
    return (paper - left - right) * _POINTS_PER_MM
