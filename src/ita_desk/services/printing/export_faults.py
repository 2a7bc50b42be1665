"""What could not be drawn of a report, as messages."""

from typing import TYPE_CHECKING

from ita_desk.i18n import Message

if TYPE_CHECKING:
    from ita_desk.services.printing.export import Exported


def faults_of(done: "Exported") -> tuple[Message, ...]:
    """A message for each character without a picture in the fonts, and one for all photos that are missing."""
    faults = [
        Message(
            "pages.missing_character",
            {"character": missing.character, "code": f"U+{ord(missing.character):04X}"},
        )
        for missing in done.missing_characters
    ]
    if done.missing_photos:
        faults.append(Message("pages.missing_photos", {"count": len(done.missing_photos)}))
    return tuple(faults)
