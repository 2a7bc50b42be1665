"""Messages for people, in Thai or English, from gettext catalogues keyed by message name.

The catalogues are read as .po: there is no compiled copy that could be older than its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ita_desk import resources

LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a value: its key in the catalogues and what fills its placeholders."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    from babel.messages.pofile import read_po  # only when a message is really shown: costs 0.05 s

    path = resources.locale_folder() / language / "LC_MESSAGES" / "ita_desk.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


class Messages:
    """The messages of one language."""

    def __init__(self, language: str = "th") -> None:
        self.language = language if language in LANGUAGES else "th"

    def text(self, message: Message) -> str:
        """The sentence for a message; values are put in as they are and never read as format strings.

        A value that is itself a `Message` is put in as its sentence. Raises KeyError for an unknown key.
        """
        values = {k: self.text(v) if isinstance(v, Message) else v for k, v in message.values.items()}
        return _catalogue(self.language)[message.key].format_map(values)

    def say(self, key: str, **values: object) -> str:
        """The sentence for a key and its values."""
        return self.text(Message(key, values))
