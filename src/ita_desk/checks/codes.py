"""Whether the codes in texts and measures are written rightly and are those of the year's list."""

from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, MeasureCheck, TextCheck, found, found_at
from ita_desk.checks.code_lists import citations_in, codes_by_title, missing_from_both, printed_code
from ita_desk.checks.context import Setting
from ita_desk.checks.indicator_names import frameworks_of
from ita_desk.checks.problem import Remedy
from ita_desk.checks.squeezed import words_of
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import Place, PlacedText, texts_of_measure

_ZEROS = "๐0"
_SHORTEST_TITLE = 10


def find_zero_for_letter(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a zero where the letter O of an item's code belongs."""
    for cited in citations_in(placed.text):
        if cited.letter in _ZEROS and int(cited.number):
            right = "O" + cited.number
            yield found(cited.start, cited.end, remedy=Remedy("replace", right), right=right)


def find_small_letter(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a letter of a code in the other case: o for O, I and E for i and e."""
    for cited in citations_in(placed.text):
        right = "O" if cited.letter in "oO" else cited.letter.lower()
        if cited.letter not in _ZEROS and cited.letter != right:
            code = right + cited.number
            yield found(cited.start, cited.end, remedy=Remedy("replace", code), right=code)


def find_unknown_citations(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a code in a text that no list of the years concerned has."""
    for cited in citations_in(placed.text):
        if missing_from_both(cited.code, setting):
            code = printed_code(cited.code)
            yield found(cited.start, cited.end, code=code, year=setting.fiscal_year)


def find_other_titles(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find a code in a text with the title of another one right behind it."""
    cited_codes = tuple(citations_in(placed.text))
    lists = [codes_by_title(framework) for framework in frameworks_of(setting)] if cited_codes else []
    known = [pair for titles in lists for pair in titles.items() if len(pair[0]) >= _SHORTEST_TITLE]
    for cited in cited_codes:
        following = words_of(placed.text[cited.end : cited.end + 200])
        titled = {
            code: title for title, code in known if code[0] == cited.code[0] and following.startswith(title)
        }
        if titled and cited.code not in titled:
            right = max(titled, key=lambda code: (len(titled[code]), code))
            letter = "O" if right[0] == "o" else right[0]
            yield found(cited.start, cited.end, code=printed_code(cited.code), right=letter + right[1:])


def find_unknown_codes(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find codes that a measure or its outcome is for and no list of the years concerned has."""
    half = measure.half_year.codes if measure.half_year else ()
    named = {"codes": measure.codes, "outcome.codes": measure.outcome.codes, "half_year.codes": half}
    for field, codes in named.items():
        place = Place(setting.fiscal_year, measure.id, field)
        wrong = [code for code in codes if missing_from_both(code, setting)]
        if wrong:
            remedy = Remedy("set", tuple(code for code in codes if code not in wrong))
            printed = ", ".join(printed_code(code) for code in wrong)
            yield found_at(place, remedy=remedy, codes=printed, year=setting.fiscal_year)


def find_other_items(measure: Measure, setting: Setting) -> Iterator[Found]:
    """Find a measure that has the title of one item of the list and cites only another one."""
    title = words_of(measure.title)
    lists = [codes_by_title(framework) for framework in frameworks_of(setting)]
    own = {codes[title] for codes in lists if title in codes}
    cited = [
        (placed.place, citation)
        for placed in (texts_of_measure(setting.fiscal_year, measure) if own else ())
        for citation in citations_in(placed.text)
        if citation.code[0] == "o"
    ]
    if cited and not own & {citation.code for _, citation in cited}:
        place, citation = cited[0]
        codes = {"code": printed_code(citation.code), "right": printed_code(min(own))}
        yield found_at(place, remedy=None, title=measure.title, **codes)


CHECKS: tuple[Check, ...] = (
    TextCheck("codes.zero-for-letter", "must", find_zero_for_letter),
    TextCheck("codes.letter-case", "consider", find_small_letter),
    TextCheck("codes.not-in-list", "must", find_unknown_citations),
    TextCheck("codes.other-title", "must", find_other_titles),
    MeasureCheck("codes.measure-not-in-list", "must", find_unknown_codes),
    MeasureCheck("codes.other-item", "should", find_other_items),
)
