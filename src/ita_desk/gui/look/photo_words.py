"""What is told of a photo: its size, and whether that is enough for paper."""

from collections.abc import Callable

from ita_desk.domain.evidence import Evidence
from ita_desk.i18n import Messages
from ita_desk.services.photo_room import PhotoRoom
from ita_desk.services.photos import PhotoFacts, is_coarse

RoomOf = Callable[[str], PhotoRoom | None]

_KILO = 1024


def photo_details(
    messages: Messages, proof: Evidence, facts: PhotoFacts | None, room: PhotoRoom | None
) -> str:
    """Points and kilobytes of a photo, and a warning where it has too few points for the room it is printed in."""
    if facts is None:
        return ""
    kilobytes = max(round(facts.size / _KILO), 1)
    text = messages.say("window.evidence.size", width=facts.width, height=facts.height, size=kilobytes)
    if room and is_coarse(facts, proof, room):
        return f"{text} – {messages.say('window.evidence.coarse', width=f'{room.width_cm:.0f}')}"
    return text
