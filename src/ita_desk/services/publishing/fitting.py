"""Brings a PDF under a size by making its photos smaller, no more than is needed."""

from collections.abc import Callable

from ita_desk.records import dataclass
from ita_desk.render.photo_scaling import LEVELS, PhotoLevel, ReadPhoto
from ita_desk.services.printing.export import Exported

Render = Callable[[ReadPhoto], Exported]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A PDF, how small its photos were made (None: as they are), and whether it is within the size that was asked for."""

    exported: Exported
    level: PhotoLevel | None = None
    fits: bool = True


def fit_report(
    render: Render,
    read_photo: ReadPhoto,
    limit: int,
    smaller: Callable[[PhotoLevel], ReadPhoto],
) -> Fitted:
    """The PDF of at most `limit` bytes (0: of any size) with the largest photos that allow it, else with the smallest.

    Every size is that of a PDF that was made: a few of the levels are tried, halving what is left of them each time.
    `smaller` gives a reader of photos made small to a level.
    """
    whole = render(read_photo)
    if not limit or len(whole.content) <= limit:
        return Fitted(whole)
    found = Fitted(whole, None, fits=False)
    first, last = (
        0,
        len(LEVELS),
    )  # the level wanted is one of those from `first` on, before `last` or there is none
    while first < last:
        middle = (first + last) // 2
        level = LEVELS[middle]
        exported = render(smaller(level))
        if len(exported.content) <= limit:
            found, last = Fitted(exported, level), middle
        else:
            first = middle + 1
            if not found.fits:
                found = Fitted(exported, level, fits=False)
    return found
