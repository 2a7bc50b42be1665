"""The part of a photo that is shown, and how it is turned, moved and cut.

A `Part` is left, top, right, bottom as shares (0 to 1) of a picture's sides. What is kept with evidence are shares of
the picture as it lies in the file; what a person sees and cuts are shares of the picture after it was turned.
"""

Part = tuple[float, float, float, float]

WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
EDGES = ("left", "top", "right", "bottom")
LEAST = 0.05  # of a side, so that something is always left to see
_DIGITS = 4  # a ten-thousandth of a side is less than a point of the largest picture


def turned_by(turn: int, by: int) -> int:
    """Degrees clockwise, 0 to 270, after a further turn; both are multiples of 90, or are taken for the nearest."""
    return (_quarters(turn) + _quarters(by)) % 4 * 90


def size_shown(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Width and height of a picture after it was turned."""
    return (size[1], size[0]) if _quarters(turn) % 2 else size


def part_shown(crop: tuple[float, ...] | None, turn: int) -> Part:
    """The part that a kept crop is of the turned picture; the whole where there is none or it leaves nothing."""
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in crop or WHOLE)
    if right - left < LEAST or bottom - top < LEAST:
        return WHOLE
    return _turned((left, top, right, bottom), _quarters(turn))


def crop_of(part: Part, turn: int) -> Part | None:
    """The crop to keep for a part of the turned picture; None for the whole."""
    left, top, right, bottom = (round(share, _DIGITS) for share in _turned(part, -_quarters(turn) % 4))
    crop = (left, top, right, bottom)
    return None if crop == WHOLE else crop


def _quarters(turn: int) -> int:
    return round(turn / 90) % 4


def _turned(part: Part, quarters: int) -> Part:
    for _ in range(quarters):  # a point (x, y) comes to stand at (1 - y, x)
        left, top, right, bottom = part
        part = (1 - bottom, left, 1 - top, right)
    return part


def with_edge(part: Part, edge: str, at: float) -> Part:
    """The part with one of its `EDGES` elsewhere, inside the picture and not past the edge across."""
    left, top, right, bottom = part
    if edge == "left":
        left = min(max(at, 0.0), right - LEAST)
    elif edge == "top":
        top = min(max(at, 0.0), bottom - LEAST)
    elif edge == "right":
        right = max(min(at, 1.0), left + LEAST)
    else:
        bottom = max(min(at, 1.0), top + LEAST)
    return left, top, right, bottom


def moved(part: Part, right: float, down: float) -> Part:
    """The part, as large as before, further right and down (negative: left and up), as far as the picture reaches."""
    x = min(max(right, -part[0]), 1 - part[2])
    y = min(max(down, -part[1]), 1 - part[3])
    return part[0] + x, part[1] + y, part[2] + x, part[3] + y


def fitted(part: Part, size: tuple[int, int], shape: float) -> Part:
    """The largest part of a shape (width by height) of a picture of this size, its middle near that of a part."""
    share = shape * size[1] / size[0]  # width by height of the part in shares
    width, height = (share, 1.0) if share < 1 else (1.0, 1 / share)
    x, y = (part[0] + part[2] - width) / 2, (part[1] + part[3] - height) / 2
    return moved((0.0, 0.0, width, height), x, y)
