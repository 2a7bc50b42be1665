"""A screen without a screen: an X server whose picture can be looked at, to see whether a window has been painted."""

import mmap
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WORDS = struct.Struct(">25I")  # the head of X's own picture format
_SIZE, _WIDTH, _HEIGHT, _LINE, _COLOURS = 0, 4, 5, 12, 19
_COLOUR_BYTES, _POINT_BYTES = 12, 4


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on the screen: four bytes a point, in lines of `line` bytes."""

    width: int
    height: int
    line: int
    points: bytes

    def colours(self) -> int:
        """How many different colours there are in a tenth of the lines."""
        lines = range(0, self.height * self.line, self.line * 10)
        rows = (self.points[start : start + self.width * _POINT_BYTES] for start in lines)
        return len({row[n : n + 3] for row in rows for n in range(0, len(row), _POINT_BYTES)})

    def filled(self) -> float:
        """The part of the points that is not black, as an empty screen is."""
        lines = range(0, self.height * self.line, self.line * 10)
        rows = [self.points[start : start + self.width * _POINT_BYTES] for start in lines]
        points = [any(row[n : n + 3]) for row in rows for n in range(0, len(row), _POINT_BYTES)]
        return sum(points) / len(points)


def read_picture(content: bytes) -> Picture:
    """The picture in X's own format with 32 bits a point."""
    head = _WORDS.unpack_from(content)
    start = head[_SIZE] + head[_COLOURS] * _COLOUR_BYTES
    return Picture(
        head[_WIDTH], head[_HEIGHT], head[_LINE], content[start : start + head[_HEIGHT] * head[_LINE]]
    )


class Screen:
    """A running X server; `name` is for DISPLAY."""

    def __init__(self, name: str, file: Path) -> None:
        self.name, self._file = name, file

    def picture(self) -> Picture:
        """What is on it now."""
        with self._file.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as shared:
            return read_picture(shared[:])


def is_at_hand() -> bool:
    """Whether this machine has the server."""
    return shutil.which("Xvfb") is not None


@contextmanager
def started_screen(folder: Path) -> Iterator[Screen]:
    """A screen of 1366 x 768 that lasts as long as the block; its picture is kept in the folder."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-fbdir", str(folder)]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            yield Screen(f":{number}", folder / "Xvfb_screen0")
        finally:
            server.terminate()
