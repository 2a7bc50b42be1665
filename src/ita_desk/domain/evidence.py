"""Evidence that proves an outcome: a photo, a link or a file."""

from ita_desk.records import dataclass

EVIDENCE_KINDS = ("photo", "link", "file")
PLACES = ("", "output", "result", "appendix")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof; `turn` is degrees clockwise, `crop` left, top, right, bottom as shares of the picture."""

    id: str = ""
    kind: str = "photo"
    caption: str = ""
    url: str = ""
    sha256: str = ""
    place: str = ""
    turn: int = 0
    crop: tuple[float, ...] | None = None
