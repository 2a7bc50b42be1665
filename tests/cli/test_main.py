"""Exit codes, the version, and what happens when things go wrong."""

import sys
import tomllib
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn

import pytest

from cli.conftest import Run, no_window
from ita_desk.cli.main import end_output, program_version, run_command_line, speak_utf8
from ita_desk.domain.ids import random_ids
from ita_desk.errors import SystemFault
from printing import exporter, forms

PROJECT = tomllib.loads(Path(__file__).parents[2].joinpath("pyproject.toml").read_text("utf-8"))["project"]


def test_the_version_is_that_of_the_project(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--version").out == f"ita-desk {PROJECT['version']}\n"
    assert run("--lang", "en", "--version", "show") == run("--version")
    monkeypatch.setattr("ita_desk.cli.main.root", lambda: tmp_path)  # not a checkout
    monkeypatch.setattr("importlib.metadata.version", lambda _: "9.8.7")
    assert program_version() == "9.8.7"


def test_a_fault_of_the_system_ends_with_3(run: Run) -> None:
    def failing() -> NoReturn:
        raise SystemFault("file.disk_full", path="a.pdf")

    answer = run("forms", listing=failing)
    assert (answer.code, answer.out) == (3, "")
    assert "a.pdf" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_bug_ends_with_70_and_is_told(run: Run) -> None:
    def failing() -> NoReturn:
        raise RuntimeError("something odd")

    answer = run("forms", listing=failing)
    assert (answer.code, answer.out) == (70, "")
    lines = answer.err.splitlines()
    assert lines[0].startswith("Traceback")
    assert lines[-2] == "RuntimeError: something odd"
    assert "ผู้พัฒนา" in lines[-1]
    assert "developers" in run("forms", "--lang", "en", listing=failing).err


def test_a_reader_that_has_gone_is_nothing_wrong(run: Run) -> None:
    class Gone(StringIO):
        def write(self, _: str) -> NoReturn:
            raise BrokenPipeError

    err = StringIO()
    assert run_command_line(["forms"], Gone(), err, exporter, forms, random_ids(), no_window) == 0
    assert err.getvalue() == ""


def test_exporter_and_forms_are_made_only_when_they_are_needed(run: Run, sample: str) -> None:
    def failing() -> NoReturn:
        raise AssertionError

    assert run("show", sample, exporting=failing, listing=failing).code == 0
    assert run("--version", exporting=failing, listing=failing).code == 0
    assert run("forms", exporting=failing).code == 0
    assert run("forms", listing=failing).code == 70
    assert run("selftest", exporting=failing).code == 70


@pytest.mark.parametrize("encoding", ["cp874", "ascii", "utf-8"])
def test_streams_speak_utf8_whatever_they_spoke(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    streams = {name: TextIOWrapper(BytesIO(), encoding=encoding) for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    speak_utf8()
    for stream in streams.values():
        stream.write("ปี 2568 “ก” \udcff")
        stream.flush()
        assert stream.buffer.getvalue().decode("utf-8") == "ปี 2568 “ก” \\udcff"


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", StringIO())
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()


def test_a_program_without_a_console_has_nothing_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    end_output()
