"""A unit under two names is one slip; two units are two."""

from dataclasses import replace

import pytest

from checks.offices import AGENCY, office_of, problems_of
from ita_desk.domain.measure import Measure


def slips(*units: str, divisions: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    measures = [Measure(f"m{n}", str(n), responsible=(unit,)) for n, unit in enumerate(units, 1)]
    office = office_of(*measures, agency=replace(AGENCY, divisions=divisions))
    return [(p.text, p.values["right"]) for p in problems_of(office) if p.code == "identity.unit-slip"]


@pytest.mark.parametrize(
    ("units", "found"),
    [
        (("กองคลัง", "กองคลัง", "- กองคลง"), [("กองคลง", "กองคลัง")]),
        (("สำนักงานพัสดุกลาง", "สำนักการพัสดุกลาง"), [("สำนักการพัสดุกลาง", "สำนักงานพัสดุกลาง")]),
        (("กองช่าง", "กองคลัง", "สำนักปลัด", "สำนักคลัง", "กอง"), []),
        ((), []),
    ],
)
def test_names_that_differ_by_a_slip(units: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert slips(*units) == found


def test_the_list_of_units_is_right() -> None:
    assert slips("กองคลง", "กองคลง", divisions=("กองคลัง",)) == [("กองคลง", "กองคลัง")] * 2
    assert slips("กองคลง", divisions=("กองคลัง", "กองคลง")) == []
