"""Makes the dictionary that ships with the program from PyThaiNLP's list of Thai words.

    PYTHONPATH=src python script/make_words.py

Writes resources/words/words.txt; `thai/dictionary.py` tells its form. To be run after PyThaiNLP is upgraded.
"""

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ita_desk.thai.dictionary import ENCODING

WORDS = Path(__file__).resolve().parent.parent / "resources" / "words" / "words.txt"


def build_dictionary(words: Iterable[str]) -> bytes:
    """The content of the file: words in order, one a line, an empty line between words that begin otherwise."""
    groups = groupby(sorted(words), lambda word: word[:2])
    return "\n\n".join("\n".join(group) for _, group in groups).encode(ENCODING)


def main() -> None:
    """Write the file."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # else a folder appears in the user's home
    from pythainlp.corpus import thai_words

    WORDS.parent.mkdir(exist_ok=True)
    WORDS.write_bytes(build_dictionary(thai_words()))


if __name__ == "__main__":
    main()
