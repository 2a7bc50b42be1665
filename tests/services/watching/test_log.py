"""The log, in which nothing stands that anybody wrote."""

import logging
import os
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from ita_desk.errors import UserError
from ita_desk.services.watching import log as log_module
from ita_desk.services.watching.log import LARGEST, LogFile, OwnWord, end_log, log_path, log_tail, start_log

SECRET = "นายสมมติ ลับมาก"
LOG = logging.getLogger("ita_desk.some.module")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of a log that runs."""
    start_log(tmp_path / "log")
    yield tmp_path / "log"
    end_log()


def test_it_is_the_users_own(folder: Path) -> None:
    LOG.info("plain")
    assert log_path(folder).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert log_tail(folder)[-1].endswith(f" {os.getpid()} INFO ita_desk.some.module: plain")


def test_values_stand_in_it_only_where_they_are_nobodys_words(folder: Path) -> None:
    LOG.warning("%s %s %s %s %s", 7, True, None, OwnWord("export"), 1.5)
    LOG.warning("%s %s %s %s", SECRET, Path(SECRET), [SECRET], UserError("some.key", name=SECRET))
    LOG.warning("%(name)s", {"name": SECRET})
    LOG.warning(Path(SECRET))
    text = [line.partition(": ")[2] for line in log_tail(folder)]
    assert text == [
        "7 True None export 1.5",
        "<str> <PosixPath> <list> ita_desk.errors.UserError [some.key]",
        "%(name)s",
        "<PosixPath>",
    ]


def test_a_value_of_the_wrong_kind_is_left_out() -> None:
    record = logging.LogRecord("a", logging.INFO, SECRET, 1, "%d of %s", (SECRET, 7), None)
    assert log_module.LogFormatter().format(record).endswith(": %d of %s")


def test_exceptions_stand_in_it_as_in_reports(folder: Path) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        LOG.exception("failed", stack_info=True)
    LOG.error("no exception", exc_info=True)
    tail = log_tail(folder)
    assert "ValueError" in tail
    assert SECRET not in "\n".join(tail)
    assert tail[-1].endswith("no exception")


def test_other_programs_parts_do_not_write_in_it(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("a.library").error(SECRET)
    LOG.debug("too small")
    assert log_tail(folder) == ()
    assert SECRET in caplog.text


def test_a_start_names_the_version_and_writes_each_line_once(tmp_path: Path) -> None:
    start_log(tmp_path, "1.2.3")
    start_log(tmp_path).info("again")
    end_log()
    assert [line.partition(": ")[2] for line in log_tail(tmp_path)] == ["start of version 1.2.3", "again"]
    assert logging.getLogger("ita_desk").handlers == []


def test_it_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "x" * 1000
    for _ in range(4 * LARGEST // 1000):
        LOG.info(text)
    assert len(list(folder.iterdir())) == 3
    assert all(path.stat().st_size <= LARGEST for path in folder.iterdir())

    def stuck(self: RotatingFileHandler, source: str, dest: str) -> None:
        raise PermissionError

    monkeypatch.setattr(RotatingFileHandler, "rotate", stuck)
    monkeypatch.setattr(log_module, "_LARGEST_STUCK", LARGEST + 5000)
    for _ in range(2 * LARGEST // 1000):
        LOG.info(text)
    assert log_path(folder).stat().st_size < LARGEST + 10_000


def test_a_log_that_cannot_be_written_troubles_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    start_log(tmp_path / "file")
    LOG.info("lost")
    end_log()
    assert capsys.readouterr() == ("", "")
    assert log_tail(tmp_path / "file") == ()


def test_a_log_is_ended_without_touching_others() -> None:
    other = logging.NullHandler()
    logging.getLogger("ita_desk").addHandler(other)
    end_log()
    assert logging.getLogger("ita_desk").handlers == [other]
    logging.getLogger("ita_desk").removeHandler(other)


def test_a_file_that_is_gone_when_it_is_set_aside(tmp_path: Path) -> None:
    file = LogFile(tmp_path / "a.log")
    file.rotate(str(tmp_path / "none"), str(tmp_path / "b"))
    file.close()
    assert list(tmp_path.iterdir()) == []
