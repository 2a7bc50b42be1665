"""What all tests share: a fixed environment, calm hypothesis settings, and the coverage report."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import coverage
import hypothesis
import pytest

FULLY_COVERED = ("thai", "domain", "forms", "checks", "storage", "document", "services")
COVERAGE_REPORT = pytest.StashKey[str]()

hypothesis.settings.register_profile("ita_desk", deadline=None, print_blob=True)
hypothesis.settings.register_profile("fast", hypothesis.settings.get_profile("ita_desk"), max_examples=10)
hypothesis.settings.load_profile("ita_desk")


@pytest.fixture(scope="session", autouse=True)
def fixed_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Thai time, a plain locale, and user folders that are not the developer's own; returns the latter's parent."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Bangkok")
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("HOME", str(home))
        for folder in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
        time.tzset()
        yield home
    time.tzset()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under `coverage run`: makes the report, and fails when a package that must be covered fully is not."""
    measured = coverage.Coverage.current()
    if measured is None:
        return
    measured.stop()
    report = io.StringIO()
    measured.report(file=report)
    pattern = [f"*/ita_desk/{package}/*" for package in FULLY_COVERED]
    missed = io.StringIO()
    if measured.report(include=pattern, file=missed) < 100:
        report.write(f"FAILED: less than 100 % of lines and branches in {', '.join(FULLY_COVERED)}\n")
        report.write(missed.getvalue())  # again here: whoever sees only the end of the output is to see it
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
    session.config.stash[COVERAGE_REPORT] = report.getvalue()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the coverage report above pytest's own last line."""
    if report := config.stash.get(COVERAGE_REPORT, ""):
        terminalreporter.section("coverage")
        terminalreporter.write(report)
