"""What a renderer makes of a document, whatever the format."""

from collections.abc import Callable
from typing import BinaryIO

from ita_desk.render.pdf.trace import LayoutTrace
from ita_desk.render.written import Written


class Rendered(Written):
    """A file and the photos that were missing; where the format has pages, their sizes in points and a trace."""

    def __init__(
        self,
        write: Callable[[BinaryIO], object],
        missing_photos: frozenset[str] = frozenset(),
        sizes: tuple[tuple[float, float], ...] = (),
        trace: LayoutTrace | None = None,
    ) -> None:
        super().__init__(write)
        self.missing_photos, self.sizes, self.trace = missing_photos, sizes, trace or LayoutTrace()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.sizes)
