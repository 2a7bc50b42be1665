"""Other programs."""

import sys

from ita_desk.services.programs import NOT_STARTED, Programs, clean_environment


def test_a_program_that_ends() -> None:
    programs = Programs(60)
    assert programs.start([sys.executable, "-c", ""]) == 0
    assert programs.start([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_a_program_that_cannot_start() -> None:
    assert Programs().start(["/no/such/program"]) == NOT_STARTED
    assert Programs().start([sys.executable, "\0"]) == NOT_STARTED


def test_a_program_that_runs_on() -> None:
    programs = Programs(0)
    assert programs.start([sys.executable, "-c", "import time; time.sleep(0.05)"]) is None
    (running,) = programs._running
    assert running.wait(60) == 0
    programs.start([sys.executable, "-c", "import time; time.sleep(0.05)"])
    assert running not in programs._running
    assert [one.wait(60) for one in programs._running] == [0]


def test_libraries_of_a_frozen_build_are_not_for_others() -> None:
    ours = {"PATH": "/bin", "LD_LIBRARY_PATH": "/opt/ours"}
    assert clean_environment(ours, frozen=False) == ours
    assert clean_environment(ours, frozen=True) == {"PATH": "/bin"}
    theirs = ours | {"LD_LIBRARY_PATH_ORIG": "/usr/theirs"}
    assert clean_environment(theirs, frozen=True)["LD_LIBRARY_PATH"] == "/usr/theirs"
