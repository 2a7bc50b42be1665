"""Photos lose as little as the size allows, and few PDFs are made to find out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.render.photo_scaling import LEVELS, ReadPhoto, shrink_photo, smaller_photos
from ita_desk.render.rendered import Rendered
from ita_desk.render.written import writer_of
from ita_desk.services.printing.export import Exported
from ita_desk.services.publishing.fitting import Fitted, fit_report
from publishing import photo

TEXT = 1000  # bytes of a PDF beside its photo


class Printer:
    """Prints one photo, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, read_photo: ReadPhoto) -> Exported:
        self.times += 1
        content = b"0" * TEXT + (read_photo("key") or b"")
        return Exported(Rendered(writer_of(content)), ())


SIZES = [TEXT + len(shrink_photo(photo(0, 800), level)) for level in LEVELS]


def fitted(limit: int, printer: Printer | None = None) -> Fitted:
    def read(_: str) -> bytes:
        return photo(0, 800)

    return fit_report(printer or Printer(), read, limit, lambda level: smaller_photos(read, level))


@pytest.mark.parametrize("limit", [0, TEXT + len(photo(0, 800))])
def test_photos_stay_where_there_is_room(limit: int) -> None:
    printer = Printer()
    found = fitted(limit, printer)
    assert (found.level, found.fits, printer.times) == (None, True, 1)
    assert found.exported.content.endswith(photo(0, 800))


@given(st.builds(int.__add__, st.sampled_from(SIZES), st.integers(-1, 1)))
@settings(max_examples=30)
def test_the_least_loss_that_fits_is_found_by_a_few_prints(limit: int) -> None:
    printer = Printer()
    found = fitted(limit, printer)
    fitting = [(level, size) for level, size in zip(LEVELS, SIZES, strict=True) if size <= limit]
    assert found.fits == bool(fitting)
    assert (found.level, len(found.exported.content)) == (fitting or [(LEVELS[-1], SIZES[-1])])[0]
    assert printer.times <= 5
