"""The program as a process of its own: `python -m ita_desk`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

pytestmark = pytest.mark.slow  # each start takes half a second

SOURCE = Path(__file__).resolve().parents[1] / "src"


def start(folder: Path, *words: str, **settings: str) -> subprocess.Popen[bytes]:
    """Starts the program in a folder, in an environment that says as little as an old console."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))
    }
    environment = {**kept, "PYTHONPATH": str(SOURCE), "LC_ALL": "C", **settings}
    command = [sys.executable, "-m", "ita_desk", *words]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment
    )


def run(folder: Path, *words: str, **settings: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error, which are UTF-8."""
    with start(folder, *words, **settings) as process:
        out, err = process.communicate()
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
def test_it_speaks_utf8_in_any_console(tmp_path: Path, encoding: str) -> None:
    code, out, err = run(tmp_path, "new", "ที่ทำการ.ita", "--sample", PYTHONIOENCODING=encoding)
    assert (code, err) == (0, "")
    assert "ที่ทำการ.ita" in out
    code, out, err = run(tmp_path, "new", "ที่ทำการ.ita", "--sample", PYTHONIOENCODING=encoding)
    assert (code, out) == (2, "")
    assert "ที่ทำการ.ita" in err


def test_it_prints_with_the_shipped_forms(tmp_path: Path) -> None:
    assert run(tmp_path, "selftest")[0] == 0
    assert "result-scores" in run(tmp_path, "forms", "--json")[1]


def test_it_ends_with_the_code_of_the_command(tmp_path: Path) -> None:
    codes = [run(tmp_path, *line.split())[0] for line in ("--version", "no-such-command", "show none.ita")]
    assert codes == [0, 2, 2]


@pytest.mark.parametrize("line", ["show a.ita --json", "--version"])
def test_a_reader_that_goes_early_is_nothing_wrong(tmp_path: Path, line: str) -> None:
    run(tmp_path, "new", "a.ita", "--sample")
    with start(tmp_path, *line.split()) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")
