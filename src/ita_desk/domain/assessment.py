"""The announced result of one year's assessment."""

from dataclasses import field
from decimal import Decimal

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class PrintedScore:
    """A score as somebody printed it, kept because it is not simply one number under one code."""

    code: str = ""
    label: str = ""
    text: str = ""
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Announced scores by code (0-100), the announced level, and what was printed oddly.

    Codes: `total`, an instrument (`IIT`), `EIT/1` and `EIT/2`, an indicator (`9`), a sub-indicator (`9.1`), a
    question (`i1`, `e1`, `o1`). A code without a score is absent.
    """

    scores: FrozenMap[str, Decimal] = field(default_factory=FrozenMap)
    level: str = ""
    as_printed: tuple[PrintedScore, ...] = ()
