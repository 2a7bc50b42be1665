"""What a renderer makes of a document, whatever the format."""

from dataclasses import dataclass, field

from ita_desk.render.pdf.trace import LayoutTrace


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file and the photos that were missing; where the format has pages, their sizes in points and a trace."""

    content: bytes
    missing_photos: frozenset[str] = frozenset()
    sizes: tuple[tuple[float, float], ...] = ()
    trace: LayoutTrace = field(default_factory=lambda: LayoutTrace(()))
