"""Offices larger than any real one, for measuring."""

from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import random_ids
from ita_desk.domain.office import Office
from ita_desk.services.create import OfficeNames, load_sample_office

YEAR = 2568  # the newest filled year of the sample office


def large_office(measures: int, years: int = 1) -> Office:
    """The sample office with so many measures in each of so many years, the last of which is YEAR."""
    value = office_to_json(load_sample_office(OfficeNames(), random_ids()))
    model = next(year for year in value["years"] if year["fiscal_year"] == YEAR)
    rows = [{key: part for key, part in row.items() if key != "id"} for row in model["measures"]]
    model["measures"] = [{**rows[n % len(rows)], "number": str(n + 1)} for n in range(measures)]
    if years > 1:  # copies need names of their own
        parts = {key: part for key, part in model.items() if key not in ("findings", "groups")}
        others = [{**parts, "fiscal_year": YEAR - n, "basis_year": YEAR - n - 1} for n in range(1, years)]
        value["years"] = [*reversed(others), model]
    return office_from_json(value, random_ids())
