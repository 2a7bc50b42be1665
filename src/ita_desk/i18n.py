"""Messages for people, in Thai or English, from gettext catalogues keyed by message name.

The catalogues are read as .po: there is no compiled copy that could be older than its source. They are read here, since
loading babel to do it takes longer than printing a page; a test holds that babel reads the same.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from functools import cache

from ita_desk import resources
from ita_desk.records import dataclass

LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a value: its key in the catalogues and what fills its placeholders."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """The sentences by key, in quotation marks as they are written; all in all they are many, and few are shown."""
    path = resources.locale_folder() / language / "LC_MESSAGES" / "ita_desk.po"
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr ((?:".*"\n)+)', path.read_text("utf-8"), re.MULTILINE))


def _unquoted(written: str) -> str:
    """What stands in quotation marks on one line or several; a sentence has no ends of lines."""
    text = "".join(line[1:-1] for line in written.splitlines())
    return re.sub(r"\\(.)", r"\1", text) if "\\" in text else text


class Messages:
    """The messages of one language."""

    def __init__(self, language: str = "th") -> None:
        self.language = language if language in LANGUAGES else "th"

    def text(self, message: Message) -> str:
        """The sentence for a message; values are put in as they are and never read as format strings.

        A value that is itself a `Message` is put in as its sentence. Raises KeyError for an unknown key.
        """
        values = {k: self.text(v) if isinstance(v, Message) else v for k, v in message.values.items()}
        return _unquoted(_catalogue(self.language)[message.key]).format_map(values)

    def say(self, key: str, **values: object) -> str:
        """The sentence for a key and its values."""
        return self.text(Message(key, values))
