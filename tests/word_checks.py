"""Checks for tests of what is done with problems: words that are always found, at each severity."""

from collections.abc import Callable, Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.run import Checker
from ita_desk.domain.office import Office
from ita_desk.domain.texts import PlacedText
from ita_desk.forms.report_form import ReportForm
from ita_desk.services.checking import CheckedYear, YearChecking

Find = Callable[[PlacedText, Setting], Iterator[Found]]


def finding(word: str, remedy: str | None = None) -> Find:
    """What finds a word wherever it stands."""

    def find(placed: PlacedText, _: Setting) -> Iterator[Found]:
        start = placed.text.find(word)
        while start >= 0:
            mend = None if remedy is None else Remedy("replace", remedy)
            yield found(start, start + len(word), remedy=mend, word=word)
            start = placed.text.find(word, start + len(word))

    return find


# Its message stands in the catalogues.
MUST = TextCheck("identity.doubled-word", "must", finding("ตำบลตำบล", "ตำบล"))
CONSIDER = TextCheck("text.slip", "consider", finding("เวลา"))


def check_words(
    office: Office, year: int, form: ReportForm | None = None, checks: tuple[Check, ...] = (MUST, CONSIDER)
) -> CheckedYear:
    """The words found in a year of an office."""
    return YearChecking(Checker(checks, lambda _: None)).check_year(office, year, form)
