"""Whether each unit of the office goes by one name."""

from collections import Counter
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, YearCheck, found
from ita_desk.checks.context import Context
from ita_desk.checks.nearness import edits_between
from ita_desk.checks.problem import Remedy
from ita_desk.domain.texts import Place

_LONG = 11  # letters from which two may be wrong: shorter names of two units differ by as little


def find_two_names(context: Context) -> Iterator[Found]:
    """Find the rarer of two names that differ by a letter or two; the agency's own list of units is always right."""
    divisions = context.setting.agency.divisions
    units = [unit for measure in context.report.measures for unit in measure.responsible]
    written = {_letters(unit): _plain(unit) for unit in (*divisions, *units)}
    own, used = set(map(_letters, divisions)), Counter(map(_letters, units))
    names = sorted(written, key=lambda name: (name not in own, -used[name]))
    meant = {
        name: written[right]
        for place, name in enumerate(names)
        if name not in own and (right := next((one for one in names[:place] if _alike(name, one)), ""))
    }
    for measure in context.report.measures if meant else ():
        for number, unit in enumerate(measure.responsible):
            if right := meant.get(_letters(unit), ""):
                name = _plain(unit)
                start = unit.find(name)
                place = Place(context.setting.fiscal_year, measure.id, f"responsible[{number}]")
                values = found(unit=name, right=right).values
                yield Found(values, start, start + len(name), Remedy("replace", right), place)


def _plain(unit: str) -> str:
    return unit.strip(" -•\n")


def _letters(unit: str) -> str:
    """The name to compare by: blanks and the sign of shortening do not count."""
    return "".join(_plain(unit).split()).rstrip("ฯ")


def _alike(one: str, other: str) -> bool:
    most = 2 if min(len(one), len(other)) >= _LONG else 1
    return one != other and min(len(one), len(other)) > 4 and edits_between(one, other, most) <= most


CHECKS: tuple[Check, ...] = (YearCheck("identity.unit-slip", "should", find_two_names),)
