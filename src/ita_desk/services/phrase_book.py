"""The phrases at hand: those that ship with the program, and the user's own in a file of theirs."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ita_desk import resources
from ita_desk.errors import SystemFault, UserError
from ita_desk.i18n import Message
from ita_desk.services.files import replace_file
from ita_desk.services.phrases import (
    Phrase,
    PhraseGroup,
    PhrasesRead,
    grouped_phrases,
    phrases_toml,
    read_phrases,
)


class PhraseBook:
    """The phrases of a folder's files and of the user's own file, which need not exist.

    Nothing is read before it is asked for. What is wrong with the own file stops nothing: `faults` says it, and before
    the file is written anew what a person wrote there is kept beside it as `….bak`.
    """

    def __init__(self, folder: Path, own_file: Path) -> None:
        self._folder, self._file = folder, own_file

    @classmethod
    def at_hand(cls) -> "PhraseBook":
        """The book of the program's phrases and the user's."""
        return cls(resources.resource("phrases"), resources.user_phrases_file())

    @cached_property
    def shipped(self) -> PhrasesRead:
        """The phrases of the folder."""
        read = [read_phrases(path) for path in sorted(self._folder.glob("*.toml"))]
        return PhrasesRead(
            tuple(p for one in read for p in one.phrases), tuple(f for one in read for f in one.faults)
        )

    @cached_property
    def own(self) -> PhrasesRead:
        """The user's phrases as they were read last."""
        return read_phrases(self._file, own=True)

    @property
    def faults(self) -> tuple[Message, ...]:
        """What could not be used."""
        return (*self.shipped.faults, *self.own.faults)

    def groups(self, field: str, issue: int | None, sought: str = "") -> tuple[PhraseGroup, ...]:
        """The phrases for a field by how near they are to an issue, as `grouped_phrases` says."""
        return grouped_phrases((*self.own.phrases, *self.shipped.phrases), field, issue, sought)

    def reload(self) -> None:
        """Read the user's file again when it is next asked for."""
        self.__dict__.pop("own", None)

    def add(self, phrase: Phrase) -> Phrase:
        """Keep a text as the user's phrase; one that is there already is not kept twice.

        Raises UserError where it is empty, and the errors of `replace_file`.
        """
        added = self._whole(phrase)
        self.reload()
        if added not in self.own.phrases:
            self._write((*self.own.phrases, added))
        return added

    def change(self, former: Phrase, phrase: Phrase) -> Phrase:
        """Put another text or issue in a phrase's place; one that is gone is added. Raises as `add` does."""
        changed = self._whole(phrase)
        self.reload()
        if former not in self.own.phrases:
            return self.add(changed)
        self._write(tuple(dict.fromkeys(changed if p == former else p for p in self.own.phrases)))
        return changed

    def remove(self, phrase: Phrase) -> None:
        """Give up one of the user's phrases. Raises the errors of `replace_file`."""
        self.reload()
        left = tuple(p for p in self.own.phrases if p != phrase)
        if left != self.own.phrases:
            self._write(left)

    @staticmethod
    def _whole(phrase: Phrase) -> Phrase:
        text = phrase.text.encode("utf-8", "replace").decode("utf-8").strip()
        if not text:
            raise UserError("phrases.empty")
        return replace(phrase, text=text, own=True)

    def _write(self, phrases: tuple[Phrase, ...]) -> None:
        former = phrases_toml(self.own.phrases).encode()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            content = self._file.read_bytes() if self._file.exists() else former
        except OSError as error:
            raise SystemFault(
                "file.write_failed", path=str(self._file), reason=error.strerror or ""
            ) from error
        if content != former:  # a person's: remarks, or what was not understood
            replace_file(self._spare(), content)
        replace_file(self._file, phrases_toml(phrases).encode())
        self.reload()

    def _spare(self) -> Path:
        number = 1
        while (spare := self._file.with_name(f"{self._file.name}.{number}.bak")).exists():
            number += 1
        return spare
