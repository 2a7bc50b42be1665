"""Opens one copy of an office file after the other, each time killed one statement later: `python killed_migration.py FILE`.

The copies are named `killed-<number>.ita`; prints how many openings were killed. The last copy was opened whole.
"""

import os
import shutil
import sys
from itertools import count
from pathlib import Path

from failing_statements import fault_at
from ita_desk.storage.office_store import OfficeStore

KILLED = 9


def main() -> None:
    path = Path(sys.argv[1])
    for number in count(1):
        copy = path.with_name(f"killed-{number}") / path.name
        copy.parent.mkdir()
        shutil.copy(path, copy)
        child = os.fork()
        if not child:
            with fault_at(number, lambda: os._exit(KILLED)):
                OfficeStore.open(copy)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:
            print(number - 1)
            return
        assert status == KILLED, status


main()
