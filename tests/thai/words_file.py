"""Dictionaries of a few words, for tests."""

import runpy
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _script() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).parents[2] / "script" / "make_words.py"))


def as_file(words: Iterable[str]) -> bytes:
    """A dictionary file of these words."""
    made: bytes = _script()["build_dictionary"](words)
    return made
