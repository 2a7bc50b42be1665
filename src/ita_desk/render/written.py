"""A file that is ready to be written."""

from collections.abc import Callable
from functools import cached_property
from io import BytesIO
from typing import BinaryIO


class Written:
    """A file that `write` writes: into another file, where it need not stand in memory whole, or into `content`."""

    def __init__(self, write: Callable[[BinaryIO], object]) -> None:
        self.write = write

    @cached_property
    def content(self) -> bytes:
        """Its bytes."""
        file = BytesIO()
        self.write(file)
        return file.getvalue()


def writer_of(content: bytes) -> Callable[[BinaryIO], object]:
    """What writes these bytes."""
    return lambda file: file.write(content)
