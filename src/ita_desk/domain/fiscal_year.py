"""The Thai fiscal year: 1 October of the year before to 30 September, counted in the Buddhist era."""

from datetime import date

BUDDHIST_OFFSET = 543
FIRST, LAST = 2500, 2700


class FiscalYear(int):
    """A fiscal year by its Buddhist-era number (2568 runs from 2024-10-01 to 2025-09-30).

    Raises ValueError outside 2500-2700.
    """

    def __new__(cls, number: int) -> "FiscalYear":
        """Make the year, refusing a Gregorian or mistyped number."""
        if not FIRST <= int(number) <= LAST:
            raise ValueError(f"not a Buddhist-era year: {number}")
        return super().__new__(cls, number)

    @property
    def start(self) -> date:
        """Its first day, 1 October of the calendar year before."""
        return date(self - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        """Its last day, 30 September."""
        return date(self - BUDDHIST_OFFSET, 9, 30)

    @property
    def half(self) -> date:
        """The last day of its first half, 31 March: the end of the six-month round."""
        return date(self - BUDDHIST_OFFSET, 3, 31)

    @property
    def previous(self) -> "FiscalYear":
        """The fiscal year before."""
        return FiscalYear(self - 1)

    def holds(self, day: date) -> bool:
        """Whether the day lies in this fiscal year."""
        return self.start <= day <= self.end

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year in which a day lies."""
        return cls(day.year + BUDDHIST_OFFSET + (day.month >= 10))

    __str__ = int.__repr__

    def __repr__(self) -> str:
        return f"FiscalYear({int(self)})"
