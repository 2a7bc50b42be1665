"""Which texts are sentences of the office, and not names, addresses or figures."""

import re
from collections.abc import Callable, Iterable

from ita_desk.checks.check import Found
from ita_desk.checks.context import Setting
from ita_desk.domain.texts import AGENCY, Place, PlacedText

FindInText = Callable[[PlacedText, Setting], Iterable[Found]]
_NO_PROSE = re.compile(r"assessment\b|.*(?:^|[.])(?:url|name)$")


def is_prose(place: Place) -> bool:
    """Whether a text at this place is written in sentences or words, so that spelling and punctuation count."""
    return place.record != AGENCY and not _NO_PROSE.match(place.field)


def on_prose(find: FindInText) -> FindInText:
    """The same look at a text, but only where the text is prose."""

    def find_in_prose(placed: PlacedText, setting: Setting) -> Iterable[Found]:
        return find(placed, setting) if is_prose(placed.place) else ()

    return find_in_prose
