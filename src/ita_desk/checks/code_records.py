"""Whether the questions that findings and score tables list are those of the year's list, under their own codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ita_desk.checks.check import Check, Found, YearCheck, found_at
from ita_desk.checks.code_lists import codes_by_title, missing_from, printed_code
from ita_desk.checks.context import Context
from ita_desk.checks.problem import Remedy
from ita_desk.checks.squeezed import likeness, words_of
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.finding import FindingQuestion
from ita_desk.domain.framework import Framework
from ita_desk.domain.issue_questions import INSTRUMENT_OF
from ita_desk.domain.texts import REPORT, Place
from ita_desk.domain.year_report import YearReport

_NEARLY = 0.85  # titles so alike are the same but for a slip
_UNLIKE = 0.6  # titles less alike are not of the same item
_OF_ANOTHER_YEAR = 3  # so many titles of another year's numbering are no accident
_ZEROS = "๐0"

Listed = tuple[Place, FindingQuestion]


def find_other_titles(context: Context) -> Iterator[Found]:
    """Find questions listed with the title that another code of the list has."""
    framework = context.setting.basis_framework
    titles = codes_by_title(framework) if framework else {}
    for place, question in _titled(context):
        right = _code_meant(question, titles)
        if right and right != question.code:
            remedy = Remedy("set", right)
            codes = {"code": printed_code(question.code), "right": printed_code(right)}
            yield found_at(_at(place, "code"), remedy=remedy, title=question.title, **codes)


def find_slips_in_titles(context: Context) -> Iterator[Found]:
    """Find titles that are nearly the official ones of their codes."""
    framework = context.setting.basis_framework
    for place, question in _titled(context) if framework else ():
        official = _title(question.code, framework)
        said, wanted = words_of(question.title), words_of(official)
        if said != wanted and official and likeness(said, wanted) >= _NEARLY:
            code = printed_code(question.code)
            yield found_at(_at(place, "title"), remedy=Remedy("set", official), code=code, title=official)


def find_unlike_titles(context: Context) -> Iterator[Found]:
    """Find titles that are not that of their code, nor clearly that of another one."""
    framework = context.setting.basis_framework
    titles = codes_by_title(framework) if framework else {}
    for place, question in _titled(context):
        said, official = words_of(question.title), _title(question.code, framework)
        wanted = words_of(official)
        like = said in wanted or wanted in said or likeness(said, wanted) >= _UNLIKE
        if official and not like and not _code_meant(question, titles):
            yield found_at(
                _at(place, "title"), code=printed_code(question.code), title=question.title, right=official
            )


def find_two_titles(context: Context) -> Iterator[Found]:
    """Find a code that is listed twice with two titles."""
    first: dict[str, str] = {}
    for place, question in _titled(context):
        title = first.setdefault(question.code, question.title)
        if likeness(words_of(title), words_of(question.title)) < _NEARLY:
            code = printed_code(question.code)
            yield found_at(_at(place, "title"), code=code, title=question.title, other=title)


def find_two_codes(context: Context) -> Iterator[Found]:
    """Find a title that is listed twice under two codes."""
    first: dict[str, str] = {}
    for place, question in _titled(context):
        code = first.setdefault(words_of(question.title), question.code)
        if code != question.code:
            codes = {"code": printed_code(question.code), "other": printed_code(code)}
            yield found_at(_at(place, "code"), remedy=None, title=question.title, **codes)


def find_other_numbering(context: Context) -> Iterator[Found]:
    """Find a list that mixes in another year's numbering: titles with the codes they have only there."""
    framework = context.setting.basis_framework
    if framework is None:
        return
    basis = context.setting.basis_year
    astray = [
        (place, question)
        for place, question in _titled(context)
        if words_of(question.title) != words_of(_title(question.code, framework))
    ]
    for year in (basis - 1, basis + 1, basis - 2, basis - 3):
        other = context.framework_of(year) if len(astray) >= _OF_ANOTHER_YEAR else None
        titles = codes_by_title(other) if other else {}
        fitting = [(p, q) for p, q in astray if titles.get(words_of(q.title)) == q.code]
        if len(fitting) >= _OF_ANOTHER_YEAR:
            codes = ", ".join(dict.fromkeys(printed_code(question.code) for _, question in fitting))
            yield found_at(_at(fitting[0][0], "code"), codes=codes, other=year, year=basis)
            return


def find_unknown_codes(context: Context) -> Iterator[Found]:
    """Find codes of findings, scores and published items that the list of their year does not have."""
    setting = context.setting
    coded = [
        (_at(place, "code"), question.code, setting.basis_framework) for place, question in _listed(context)
    ]
    for number, link in enumerate(context.report.oit_links):
        place = Place(setting.fiscal_year, REPORT, f"oit_links[{number}].code")
        coded.append((place, link.code, setting.framework))
    for report in _reports(context):
        framework = context.framework_of(int(report.fiscal_year))
        year = int(report.fiscal_year)
        coded += [
            (Place(year, REPORT, f"assessment.scores.{code}"), code, framework)
            for code in report.assessment.scores
        ]
    for place, code, framework in coded:
        if framework is not None and missing_from(code, framework):
            yield found_at(place, code=printed_code(code), year=framework.fiscal_year)


def find_missing_codes(context: Context) -> Iterator[Found]:
    """Find questions of the list that have no score although others of their instrument have one."""
    for report in _reports(context):
        framework, scores = context.framework_of(int(report.fiscal_year)), report.assessment.scores
        for letter, instrument in INSTRUMENT_OF.items() if framework else ():
            asked = [q.code for q in framework.questions if q.code[0] == letter] if framework else []
            absent = [code for code in asked if code not in scores]
            if absent and len(absent) < len(asked):
                place = Place(int(report.fiscal_year), REPORT, "assessment.scores")
                codes = ", ".join(printed_code(code) for code in absent)
                yield found_at(place, instrument=instrument, codes=codes, year=report.fiscal_year)


def find_printed_zeros(context: Context) -> Iterator[Found]:
    """Find codes of the score table that the source printed with a zero for the letter O."""
    entries = context.report.assessment.as_printed
    wrong = [entry.label for entry in entries if _with_letter(entry) != entry]
    if wrong:
        place = Place(context.setting.fiscal_year, REPORT, "assessment.as_printed")
        remedy = Remedy("set", tuple(_with_letter(entry) for entry in entries))
        yield found_at(place, remedy=remedy, label=wrong[0].split()[0], number=len(wrong))


def _with_letter(entry: PrintedScore) -> PrintedScore:
    zero = entry.code[:1] == "o" and entry.label[:1] in _ZEROS
    return replace(entry, label="O" + entry.label[1:]) if zero and entry.label else entry


def _reports(context: Context) -> Iterable[YearReport]:
    """The year the report rests on and its own, each once."""
    basis = context.basis
    return (basis, context.report) if basis and basis is not context.report else (context.report,)


def _listed(context: Context) -> Iterator[Listed]:
    """The questions that findings list with a code."""
    for finding in context.report.findings:
        for number, question in enumerate(finding.questions):
            if question.code:
                yield Place(context.setting.fiscal_year, finding.id, f"questions[{number}]"), question


def _titled(context: Context) -> Iterator[Listed]:
    return ((place, question) for place, question in _listed(context) if question.title.strip())


def _at(place: Place, field: str) -> Place:
    return replace(place, field=f"{place.field}.{field}")


def _title(code: str, framework: Framework | None) -> str:
    question = framework.question(code) if framework else None
    return question.title if question else ""


def _code_meant(question: FindingQuestion, titles: Mapping[str, str]) -> str:
    """The code whose title is said, if it is clearly said and is not that of the question's own code."""
    said = words_of(question.title)
    own = next((title for title, code in titles.items() if code == question.code), "")
    if said in titles or not titles or (own and said in own):
        return titles.get(said, "")
    like = {code: likeness(said, title) for title, code in titles.items() if code[0] == question.code[0]}
    best = max(like, key=lambda code: like[code], default="")
    return best if like.get(best, 0) >= _NEARLY else ""


CHECKS: tuple[Check, ...] = (
    YearCheck("codes.listed-with-other-title", "must", find_other_titles),
    YearCheck("codes.title-unlike", "should", find_unlike_titles),
    YearCheck("codes.title-slip", "consider", find_slips_in_titles),
    YearCheck("codes.two-titles", "must", find_two_titles),
    YearCheck("codes.two-codes", "must", find_two_codes),
    YearCheck("codes.other-numbering", "must", find_other_numbering),
    YearCheck("codes.record-not-in-list", "must", find_unknown_codes),
    YearCheck("codes.missing", "should", find_missing_codes),
    YearCheck("codes.printed-zero", "should", find_printed_zeros),
)
