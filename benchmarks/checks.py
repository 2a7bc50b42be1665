"""How long the checks take: of years of 20, 60 and 200 measures and of ten such years, and of very long texts.

Run: .venv/bin/python benchmarks/checks.py

It prints CPU time: `first` in a process that has checked nothing yet, the dictionary included; `whole` of the same year
with nothing kept; `edit` after one edit; `back` of a year looked at before.
"""

import multiprocessing
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT / "src")]

from ita_desk.domain.exchange import office_from_json, office_to_json  # noqa: E402
from ita_desk.domain.ids import random_ids  # noqa: E402
from ita_desk.domain.office import Office  # noqa: E402
from ita_desk.frameworks.catalog import shipped_frameworks  # noqa: E402
from ita_desk.services.checking import YearChecking, build_year_checking  # noqa: E402
from ita_desk.services.create import OfficeNames, load_sample_office  # noqa: E402

YEAR = 2568  # the newest filled year of the sample office
LETTERS = (10_000, 100_000)
EDITS = 5


def main() -> None:
    """Check each office in a process of its own, then long texts, and print how long that takes."""
    processes = multiprocessing.get_context("spawn")
    print(f"{'':18} {'first':>9} {'whole':>9} {'edit':>9} {'back':>9}")
    for measures, years in ((20, 1), (60, 1), (200, 1), (200, 10)):
        child = processes.Process(target=check_office, args=(measures, years))
        child.start()
        child.join()
    for letters in LETTERS:
        office = with_result(large_office(1, 1), "ผลการดำเนินงานเป็นไปตามแผนที่กำหนดไว้ " * (letters // 39))
        build_year_checking(shipped_frameworks().of_year).check_year(office, YEAR)
        print(f"{letters:>7} letters    {'':9} {spent(new_checking(), office):7.0f} ms", flush=True)


def check_office(measures: int, years: int) -> None:
    """Print how long the checks of one office take; in a fresh process."""
    office = large_office(measures, years)
    first = spent(new_checking(), office)
    checking = new_checking()
    whole = spent(checking, office)
    edited = [with_result(office, f"แก้ไขครั้งที่ {number}") for number in range(EDITS)]
    edit = min(spent(checking, one) for one in edited)
    for report in office.years:
        checking.check_year(office, report.fiscal_year)
    back = spent(checking, office)
    times = " ".join(f"{ms:6.0f} ms" for ms in (first, whole, edit, back))
    print(f"{years:>2} x {measures:>3} measures  {times}", flush=True)


def new_checking() -> YearChecking:
    """The checks with nothing kept but the dictionary, which a process loads once."""
    return build_year_checking(shipped_frameworks().of_year)


def spent(checking: YearChecking, office: Office) -> float:
    """The CPU time of checking the year, in milliseconds."""
    begin = time.process_time()
    checking.check_year(office, YEAR)
    return (time.process_time() - begin) * 1000


def large_office(measures: int, years: int) -> Office:
    """The sample office with so many measures, of which no two say quite the same, in each of so many years."""
    value = office_to_json(load_sample_office(OfficeNames(), random_ids()))
    model = next(year for year in value["years"] if year["fiscal_year"] == YEAR)
    rows = [{key: part for key, part in row.items() if key != "id"} for row in model["measures"]]
    titled = ((n, rows[n % len(rows)]) for n in range(measures))
    model["measures"] = [
        {**row, "number": str(n + 1), "title": f"{row['title']} แห่งที่ {n + 1}"} for n, row in titled
    ]
    parts = {key: part for key, part in model.items() if key not in ("findings", "groups")}
    others = [{**parts, "fiscal_year": YEAR - n, "basis_year": YEAR - n - 1} for n in range(1, years)]
    value["years"] = [*reversed(others), model] if years > 1 else value["years"]
    return office_from_json(value, random_ids())


def with_result(office: Office, text: str) -> Office:
    """The office with another result of the first measure."""
    report = office.year(YEAR)
    assert report is not None
    first, *others = report.measures
    changed = replace(first, outcome=replace(first.outcome, result=text))
    return office.with_year(replace(report, measures=(changed, *others)))


if __name__ == "__main__":
    main()
