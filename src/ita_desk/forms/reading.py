"""Takes values out of the tables of a form file and says what is wrong with them, and what would be right."""

from collections.abc import Collection, Iterable
from typing import Any

from ita_desk.forms.fields import FIELD, WORDING_FIELDS, is_known_field
from ita_desk.forms.source_lines import Trail

_TEXT, _NUMBER, _LIST, _TABLE = '"…"', "0-1000", '["…", …]', "{ … }"


class Fault(Exception):
    """A fault of a form: the reason (a key), what it is about, what would be right, and where to look for it."""

    def __init__(self, reason: str, detail: str, valid: str, trail: Trail, word: str) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail, self.valid = reason, detail, valid
        self.trail, self.word = trail, word


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; all of them where none is like it."""
    words = list(known)
    return next(iter(_alike(word, words)), listed(words))


def _alike(word: str, words: Iterable[str], least: float = 0.6) -> list[str]:
    """The word among others that is most like it, if any is."""
    from difflib import get_close_matches  # forms are seldom broken

    return get_close_matches(word, list(words), 1, least)


def listed(words: Iterable[str]) -> str:
    """Words as the values a key may have; the empty one is seen by its quotes."""
    return ", ".join(word or '""' for word in words)


class Reader:
    """Takes values out of one table by name; whatever is wrong with them, or left over, is a `Fault`."""

    def __init__(self, table: Any, where: str, trail: Trail = ()) -> None:
        self.where, self.trail = where, trail
        if not isinstance(table, dict):
            raise Fault("wrong_type", where, _TABLE, trail, where)
        self.table: dict[str, Any] = dict(table)
        self.asked: list[str] = []

    def fault(self, reason: str, key: str, valid: str = "") -> Fault:
        """A fault of a key of this table."""
        return Fault(reason, f"{self.where}.{key}", valid, self.trail, key)

    def unknown(self, reason: str, word: str, known: Iterable[str]) -> Fault:
        """A word of this table that is none of those known."""
        return Fault(reason, word, nearest(word, known), self.trail, word)

    def text(self, key: str, default: str | None = None, choices: Collection[str] = ()) -> str:
        """A text, one of `choices` where there are any."""
        value = self._take(key, default)
        if not isinstance(value, str) or (choices and value not in choices):
            raise self.fault("wrong_type", key, listed(choices) if choices else _TEXT)
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A number from 0 to 1000."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1000:
            raise self.fault("wrong_type", key, _NUMBER)
        return value

    def boolean(self, key: str) -> bool:
        """True or false; false where it is not said."""
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            raise self.fault("wrong_type", key, "true, false")
        return value

    def texts(self, key: str, choices: Collection[str] = (), *, needed: bool = False) -> tuple[str, ...]:
        """A text or a list of texts, each one of `choices` where there are any."""
        value = self._take(key, None if needed else [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
            raise self.fault("wrong_type", key, _LIST)
        for item in items:
            if choices and item not in choices:
                raise self.unknown("unknown_field", item, choices)
        return tuple(items)

    def wording(self, key: str) -> str:
        """A text in which fields stand in braces."""
        return self.known_fields(self.text(key))

    def wordings(self, key: str) -> tuple[str, ...]:
        """Such texts, one or a list."""
        return tuple(self.known_fields(wording) for wording in self.texts(key))

    def known_fields(self, wording: str) -> str:
        """The wording, if all its fields are known."""
        for name in FIELD.findall(wording):
            if not is_known_field(name):
                raise self.unknown("unknown_field", name, WORDING_FIELDS)
        return wording

    def items(self, key: str) -> list[Any]:
        """A list of anything; empty where it is not said."""
        value = self._take(key, [])
        if not isinstance(value, list):
            raise self.fault("wrong_type", key, "[ … ]")
        return value

    def readers(self, key: str) -> list["Reader"]:
        """The tables of a list."""
        return [
            Reader(table, key, (*self.trail, (key, number))) for number, table in enumerate(self.items(key))
        ]

    def reader(self, key: str) -> "Reader | None":
        """The table under a key, if there is one."""
        value = self.optional(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise Fault("wrong_type", key, _TABLE, self.trail, key)
        return Reader(value, key, (*self.trail, (key, 0)))

    def optional(self, key: str) -> Any:
        """Whatever stands under a key, or None."""
        return self._take(key, None, needed=False)

    def _take(self, key: str, default: Any, *, needed: bool = True) -> Any:
        self.asked.append(key)
        if key in self.table:
            return self.table.pop(key)
        if default is None and needed:
            if close := _alike(key, self.table, 0.75):  # it is there, but misspelt
                raise self.fault("unknown_key", close[0], key)
            raise self.fault("missing_key", key)
        return default

    def end(self) -> None:
        """Nothing else may stand in the table."""
        for key in self.table:
            raise Fault("unknown_key", f"{self.where}.{key}", nearest(key, self.asked), self.trail, key)
