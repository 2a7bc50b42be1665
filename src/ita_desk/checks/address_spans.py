"""Where a text holds web and e-mail addresses: their letters and digits follow rules of their own."""

import re
from collections.abc import Iterator

_CHUNK = re.compile(r"\S+")
_SIGN = re.compile(r"://|www\.|@", re.IGNORECASE)


def address_spans(text: str) -> Iterator[tuple[int, int]]:
    """The stretches without a blank that hold an address, in order."""
    for chunk in _CHUNK.finditer(text):
        if _SIGN.search(text, *chunk.span()):
            yield chunk.span()
