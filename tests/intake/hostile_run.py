"""Reads files in a process of its own, whose memory and time are bounded and which cannot reach any network.

Usage: hostile_run.py LIBRARIES FOLDER; prints what came of each file as JSON: an error's key, "" for an import, or
what went wrong.
"""

import json
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

MEMORY = 1_500_000_000
SECONDS = 60


def _no_network(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a socket was opened")


def _too_slow(*_: Any) -> NoReturn:
    raise KeyboardInterrupt  # which nothing on the way takes for an error of the file


def _outcome(path: Path, office: Path) -> str:
    from ita_desk.domain.ids import random_ids
    from ita_desk.errors import UserError
    from ita_desk.services.intake.taking import IntakeRequest, take_source

    before = office.read_bytes()
    signal.alarm(SECONDS)
    try:
        take_source(office, IntakeRequest(path), random_ids())
    except UserError as error:
        return error.key if office.read_bytes() == before else "the office was changed"
    except BaseException:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
        office.write_bytes(before)
    return ""


def _run(folder: Path) -> dict[str, str]:
    from ita_desk.domain.fiscal_year import FiscalYear
    from ita_desk.domain.office import Office
    from ita_desk.domain.year_report import YearReport
    from ita_desk.storage.office_store import OfficeStore

    office = folder / "office.ita"
    OfficeStore.create(office, Office(years=(YearReport(FiscalYear(2568), FiscalYear(2567)),)))
    files = sorted(path for path in folder.iterdir() if path.suffix != ".ita")
    return {path.name: _outcome(path, office) for path in files}


if __name__ == "__main__":
    import resource  # only where there are such limits

    sys.path.insert(0, sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_slow)
    socket.socket = _no_network  # type: ignore[assignment,misc]
    print(json.dumps(_run(Path(sys.argv[2]))))
