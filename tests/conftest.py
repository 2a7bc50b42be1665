"""What all tests share: a fixed environment, calm hypothesis settings, and the coverage report."""

import io
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import hypothesis
import pytest

FULLY_COVERED = ("thai", "domain", "forms", "checks", "storage", "document", "services")
COVERAGE_REPORT = pytest.StashKey[str]()
MEASURED = pytest.StashKey[tuple[coverage.Coverage, Path]]()

hypothesis.settings.register_profile("ita_desk", deadline=None, print_blob=True)
hypothesis.settings.register_profile("fast", hypothesis.settings.get_profile("ita_desk"), max_examples=10)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("ita_desk")
)  # read by some tests
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


# --- coverage ------------------------------------------------------------------------------------------------
# Measured in each process that runs tests, and put together by the one that started them.


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that measures coverage."""
    parser.addoption(
        "--measured", action="store_true", help="measure coverage, and fail where it must be full"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begins to measure, before any module of the program is imported."""
    if config.getoption("measured"):
        workers = getattr(config, "workerinput", {})
        folder = Path(workers.get("measured") or tempfile.mkdtemp(prefix="coverage-"))
        measured = coverage.Coverage(folder / "measured", workers.get("workerid", "all"))
        config.stash[MEASURED] = (measured, folder)
        if workers or not config.getoption("numprocesses", None):  # else others run the tests
            measured.start()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a process that will run tests where to leave what it measures."""
    if MEASURED in node.config.stash:
        node.workerinput["measured"] = str(node.config.stash[MEASURED][1])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Makes the report, and fails when a package that must be covered fully is not."""
    if MEASURED not in session.config.stash:
        return
    measured, folder = session.config.stash[MEASURED]
    if coverage.Coverage.current():
        measured.stop()
        measured.save()
    if hasattr(session.config, "workerinput"):
        return
    whole = coverage.Coverage(folder / "measured")
    whole.combine([str(folder)])
    report, missed = io.StringIO(), io.StringIO()
    whole.report(file=report)
    pattern = [f"*/ita_desk/{package}/*" for package in FULLY_COVERED]
    if whole.report(include=pattern, file=missed) < 100:
        report.write(f"FAILED: less than 100 % of lines and branches in {', '.join(FULLY_COVERED)}\n")
        report.write(missed.getvalue())  # again here: whoever sees only the end of the output is to see it
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
    session.config.stash[COVERAGE_REPORT] = report.getvalue()
    shutil.rmtree(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the coverage report above pytest's own last line."""
    if report := config.stash.get(COVERAGE_REPORT, ""):
        terminalreporter.section("coverage")
        terminalreporter.write(report)
