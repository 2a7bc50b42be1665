"""Makes the texts of the table, from one seed always the same ones.

No text of a table repeats, so that no engine's memory of lines, cells or pages helps it more than another's. Words do repeat,
as they do in reports: some 400 of paperwork, and one in twenty of a dictionary, so that the number of different words grows with
the text about as it does in real ones.
"""

import json
import os
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from peers import vocabulary as words
from peers.content import GROUP_EVERY, Line

# Words in a text, such that four rows and a group row fill a page of ours.
TITLE, STEPS, RESULT, GROUP = (6, 9), (18, 25), (16, 22), (5, 7)
RARE_WORD = 0.05
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@cache
def dictionary() -> list[str]:
    """The plain words of PyThaiNLP's dictionary."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    plain = re.compile("[ก-ฮเแโใไ][ก-ฮเแโใไะาำ\u0e31\u0e34-\u0e39\u0e47-\u0e4c]{2,11}")
    return sorted(word for word in thai_words() if plain.fullmatch(word))


class Texts:
    """Makes texts at random, none twice."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._said: set[str] = set()

    def lines(self, rows: int) -> list[Line]:
        """So many rows, with their group rows."""
        found: list[Line] = []
        for number in range(1, rows + 1):
            if number % GROUP_EVERY == 1:
                found.append([f"กลุ่มที่ {number // GROUP_EVERY + 1} {self._new(self._group)}"])
            texts = (self._title, self._steps, self._offices, self._result, self._period)
            found.append([str(number), *map(self._new, texts)])
        return found

    def _new(self, make: Callable[[], str]) -> str:
        while (text := make()) in self._said:
            pass
        self._said.add(text)
        return text

    # --- what stands in the columns ------------------------------------------------------------------------

    def _group(self) -> str:
        return self._sentence(*GROUP)

    def _title(self) -> str:
        return self._sentence(*TITLE)

    def _steps(self) -> str:
        return self._sentence(*STEPS)

    def _result(self) -> str:
        return self._sentence(*RESULT)

    def _offices(self) -> str:
        """Who does it."""
        first, second = self._chance.sample(words.OFFICES, 2)
        return f"{first} {second} หมู่ที่ {self._chance.randrange(1, 30)}"

    def _period(self) -> str:
        """From when to when, in Thai digits."""
        chance = self._chance
        said = f"{chance.randrange(1, 31)} {chance.choice(words.MONTHS)} 67 - {chance.randrange(1, 31)} {chance.choice(words.MONTHS)} 68"
        return said.translate(THAI_DIGITS)

    # --- running text --------------------------------------------------------------------------------------

    def _sentence(self, least: int, most: int) -> str:
        """Words run together as Thai is written, with a blank here and there, and what is no plain word now and then."""
        wanted, said = self._chance.randint(least, most), 0
        parts: list[str] = []
        while said < wanted:
            kinds = [words.DOES, words.WHAT, words.JOINS, words.WHO, words.DOES, words.WHAT, words.HOW]
            clause = list(map(self._word, kinds[self._chance.randrange(4) :][: wanted - said]))
            parts += ["".join(clause), self._chance.choice(("", " ", " "))]
            said += len(clause)
            if said < wanted and self._chance.random() < 0.25:
                parts += [" ", self._rare(), " "]
                said += 1
        return " ".join("".join(parts).split())

    def _word(self, kind: list[str]) -> str:
        """One of these, or any other."""
        return self._chance.choice(dictionary() if self._chance.random() < RARE_WORD else kind)

    def _rare(self) -> str:
        """A number with its unit, a date, a place, an abbreviation, an address of the web, a repeated word, brackets."""
        chance, number = self._chance, self._chance.randrange(2, 2000)
        return chance.choice(
            (
                f"จำนวน {number:,} {chance.choice(words.UNITS)}",
                f"ร้อยละ {number / 20:.2f}",
                f"วันที่ {chance.randrange(1, 31)} {chance.choice(words.LONG_MONTHS)} พ.ศ. {chance.randrange(2560, 2570)}",
                f"ณ {chance.choice(words.WHERE)} หมู่ที่ {chance.randrange(1, 16)}",
                f"ตาม {chance.choice(words.SHORT)} ข้อ {chance.randrange(1, 40)}",
                f"https://www.example.go.th/{chance.randrange(100, 9999)}/{chance.choice(words.PAGES)}",
                f"{chance.choice(('ต่าง', 'อื่น', 'ใด', 'ทั่ว'))} ๆ",
                f"({chance.choice(words.WHAT)})",
                f"“{chance.choice(words.HOW)}”",
            )
        )


def save_content(path: Path, rows: int, seed: int) -> None:
    """Write a table for the engines to read."""
    path.write_text(json.dumps(Texts(seed).lines(rows), ensure_ascii=False), "utf-8")
