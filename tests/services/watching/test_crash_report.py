"""What is told about crashes, and what never is."""

import errno
import json
import logging
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.errors import SystemFault, UserError
from ita_desk.resources import PACKAGE
from ita_desk.services.watching import crash_report
from ita_desk.services.watching.crash_report import (
    REPORTS_KEPT,
    CrashReports,
    describe_error,
    describe_surroundings,
    name_error,
    place_of,
)
from ita_desk.services.watching.log import LogFormatter

SECRET = "นายสมมติ ลับมาก"
# Long enough to stand in no report by chance.
words = st.text("กขคงจabcdeXYZ0123/\\ .%{}", min_size=12, max_size=40).filter(lambda t: len(set(t)) > 6)


def raised(act: Callable[[], object]) -> BaseException:
    try:
        act()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def fail(error: BaseException, cause: BaseException | None = None) -> None:
    raise error from cause


def reports(folder: Path, tail: tuple[str, ...] = ("the end of the log",)) -> CrashReports:
    return CrashReports(folder, lambda: describe_surroundings("1.2.3", "th", "6.11.3"), lambda: tail)


@pytest.mark.parametrize(
    ("file", "place"),
    [
        (str(PACKAGE / "gui" / "app.py"), "ita_desk/gui/app.py"),
        ("D:\\นายก\\ita_desk\\gui\\app.py", "ita_desk/gui/app.py"),
        (f"/somebody/{SECRET}/ita_desk/{SECRET}.py", "(elsewhere)"),
        (f"/somebody/{SECRET}.py", "(elsewhere)"),
        (json.decoder.__file__, "json/decoder.py"),
        (pytest.__file__, "pytest/__init__.py"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
        (f"<{SECRET}>", "(elsewhere)"),
        ("gui/app.py", "(elsewhere)"),
    ],
)
def test_places_are_told_without_anybodys_folders(file: str, place: str) -> None:
    assert place_of(file) == place


def test_a_build_knows_its_modules_by_short_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert place_of("ita_desk\\gui\\app.py") == "ita_desk/gui/app.py"
    assert place_of(f"{SECRET}.py") == "(elsewhere)"


def test_where_it_happened_and_what_led_to_it() -> None:
    inner = raised(lambda: json.loads(SECRET))
    lines = describe_error(raised(lambda: fail(UserError("some.key", name=SECRET), inner)))
    assert lines[0] == "ita_desk.errors.UserError [some.key]"
    assert "caused by: json.decoder.JSONDecodeError" in lines
    assert any(line.startswith("  json/decoder.py:") for line in lines)
    assert SECRET not in "\n".join(lines)


def test_what_it_happened_during_and_groups() -> None:
    def during() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise ExceptionGroup(SECRET, [ValueError(SECRET), TypeError(SECRET)])  # noqa: B904

    names = [line for line in describe_error(raised(during)) if not line.startswith("  ")]
    assert names == [
        "ExceptionGroup",
        "while: KeyError",
        "in the group: ValueError",
        "in the group: TypeError",
    ]


def test_what_goes_round_in_a_circle_or_has_no_end() -> None:
    one, two = ValueError(SECRET), KeyError(SECRET)
    one.__cause__, two.__cause__ = two, one
    assert len(describe_error(one)) == 2

    def endless() -> None:
        endless()

    lines = describe_error(raised(endless))
    assert lines[0] == "RecursionError"
    assert len(lines) == 62
    assert lines.count("  …") == 1
    many = ExceptionGroup("", [ValueError() for _ in range(100)])
    assert len(describe_error(many)) == 20


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (OSError(errno.ENOSPC, SECRET, SECRET), "OSError [ENOSPC]"),
        (OSError(SECRET), "OSError"),
        (SystemFault(SECRET), "ita_desk.errors.SystemFault"),
        (
            raised(lambda: sqlite3.connect(":memory:").execute(SECRET)),
            "sqlite3.OperationalError [SQLITE_ERROR]",
        ),
    ],
)
def test_errors_that_have_a_name_of_the_system(error: BaseException, name: str) -> None:
    assert name_error(error) == name


@given(secret=words, kind=st.sampled_from([ValueError, KeyError, OSError, RuntimeError, FileNotFoundError]))
def test_nothing_anybody_wrote_is_in_a_report(
    tmp_path_factory: pytest.TempPathFactory, secret: str, kind: type[Exception]
) -> None:
    measure = {"title": secret}

    def act() -> None:
        title = measure["title"]
        try:
            Path(f"/{title}").joinpath(title).read_bytes()
        except (OSError, ValueError) as error:
            error.add_note(title)
            code = compile(
                f"def f(e, c):\n    raise e from c\n# {title!r}", f"/somebody/{title}/x.py", "exec"
            )
            names: dict[str, Callable[[BaseException, BaseException], None]] = {}
            exec(code, names)  # a file of somebody's, named like the title
            names["f"](kind(title), error)

    error = raised(act)
    record = logging.LogRecord(
        "a", 40, secret, 1, "failed %s %d", (secret, secret), (kind, error, None), sinfo=secret
    )
    assert secret not in LogFormatter().format(record)
    report = reports(tmp_path_factory.mktemp("reports")).keep(describe_error(error))
    assert report.path
    assert secret not in report.path.read_text("utf-8")
    assert secret not in str(report.path)


def test_a_report_names_versions_and_the_end_of_the_log(tmp_path: Path) -> None:
    report = reports(tmp_path / "new" / "folder").keep(["ValueError", "  ita_desk/a.py:1 f"])
    assert report.path
    assert report.path.read_text("utf-8") == report.text
    for part in ("ITA Desk 1.2.3", "Qt 6.11.3", sqlite3.sqlite_version, "language th", "the end of the log"):
        assert part in report.text
    assert report.path.stat().st_mode & 0o777 == 0o600
    assert report.path.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_crash_is_written_once_and_few_are_kept(tmp_path: Path) -> None:
    keep = reports(tmp_path)
    first = keep.keep(["same"])
    assert keep.keep(["same"]) is first
    for number in range(50):
        keep.keep([str(number)])
    assert len(list(tmp_path.iterdir())) == REPORTS_KEPT
    assert keep.keep(["49"]).path is None
    assert "49" in keep.keep(["49"]).text


def test_reports_of_former_runs_make_room(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"report 2026-01-{number:02} 00.00.00 {number:08}.txt").touch()
    (tmp_path / "ita-desk.log").touch()
    one = reports(tmp_path).keep(["same"])
    alike = tmp_path / f"report 2025-01-01 00.00.00 {one.signature}.txt"
    left = sorted(path.name for path in tmp_path.glob("report *"))
    assert len(left) == REPORTS_KEPT
    assert left[0].startswith("report 2026-01-11 ")
    assert one.path
    one.path.rename(alike)
    assert reports(tmp_path).keep(["same"]).path
    assert not alike.exists()
    assert (tmp_path / "ita-desk.log").exists()


def test_a_report_that_cannot_be_written_is_still_there_to_copy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = reports(tmp_path / "file").keep(["lost"])
    assert report.path is None
    assert "lost" in report.text


def test_old_reports_that_cannot_be_removed_stay(tmp_path: Path) -> None:
    keep = reports(tmp_path)
    signature = crash_report.CrashReports(tmp_path / "x", tuple, tuple).keep(["same"]).signature
    (tmp_path / f"report 2025-01-01 00.00.00 {signature}.txt").mkdir()
    assert keep.keep(["same"]).path


def test_two_runs_may_report_the_same_in_one_second(tmp_path: Path) -> None:
    assert all(reports(tmp_path).keep(["same"]).path for _ in range(3))


def test_an_exception_without_a_trace() -> None:
    trace: TracebackType | None = None
    assert describe_error(ValueError(SECRET).with_traceback(trace)) == ("ValueError",)


def test_a_packed_program_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert ", packed, " in describe_surroundings("1", "en")[-1]
    assert "Qt -" in describe_surroundings("1", "en")[1]
    assert os.uname().nodename not in "\n".join(describe_surroundings("1", "en"))
