"""Edits an office and says which edits are saved, until it is killed: `python killed_saver.py FILE FIRST`.

Edit n, counted from FIRST, gives the agency the name n.
"""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from ita_desk.services.keeping.opening import open_to_write
from ita_desk.services.keeping.rescue import RescueFile
from ita_desk.services.keeping.saver import Saver, SaveReport


def acknowledge(report: SaveReport) -> None:
    if report.error:
        raise report.error
    print(report.edit_number, flush=True)


def main() -> None:
    opened = open_to_write(Path(sys.argv[1]))
    rescue = RescueFile(opened.path, opened.path.parent)
    saver = Saver(opened.store, opened.office, acknowledge, rescue=rescue.write)
    first = int(sys.argv[2])
    for number in count(first):
        name = replace(opened.office.agency, name=str(number))
        saver.submit(replace(opened.office, agency=name), number)
        saver.wait(0.001)


main()
