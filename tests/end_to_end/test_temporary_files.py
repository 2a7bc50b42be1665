"""Whatever is written, nobody else may read it before it stands in its place, and nothing is left behind."""

import os
import stat
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import no_window
from ita_desk.cli.main import run_command_line
from ita_desk.domain.ids import random_ids
from ita_desk.services.keeping.opening import open_to_write, save_copy
from ita_desk.storage.drafts import _DRAFT, draft_path
from printing import exporter, forms

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there the folder says who may read"),
]


class Watch:
    """Looks at each draft, when it is first given rights, moved or removed, at who might have read it meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: dict[Path, int] = {}
        for name in ("chmod", "rename", "replace", "unlink"):
            monkeypatch.setattr(Path, name, self.watched(getattr(Path, name)))

    def watched(self, act: Callable[..., object]) -> Callable[..., object]:
        def watching(path: Path, *rest: object, **named: object) -> object:
            if _DRAFT.fullmatch(path.name) and path.exists() and path.stat().st_size:
                self.seen.setdefault(path, stat.S_IMODE(path.stat().st_mode))
            return act(path, *rest, **named)

        return watching


def run(*words: str | Path) -> int:
    return run_command_line(
        [str(word) for word in words], StringIO(), StringIO(), exporter, forms, random_ids(), no_window
    )


def test_drafts_are_private_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    watch = Watch(monkeypatch)
    office, pdf = tmp_path / "a.ita", tmp_path / "a.pdf"
    assert run("new", office, "--sample") == 0
    assert run("export", office, "--form", "result-scores", "-o", pdf) == 0
    assert run("export", office, "--form", "result-scores", "-o", pdf) == 0
    assert run("extract", pdf, "-o", tmp_path / "b.ita") == 0
    save_copy(office, tmp_path / "c.ita")
    assert len(watch.seen) >= 5
    assert set(watch.seen.values()) == {0o600}
    assert [path.name for path in tmp_path.rglob("*") if _DRAFT.fullmatch(path.name)] == []


def test_what_a_killed_program_left_goes_when_an_office_is_opened(tmp_path: Path) -> None:
    office = tmp_path / "a.ita"
    run("new", office, "--sample")
    own = draft_path(office)
    left = own.with_name(own.name.replace(f"-{os.getpid()}-", "-4194303-"))  # no process bears that number
    for draft in (own, left):
        draft.write_bytes(b"names")
    open_to_write(office).close()
    assert (left.exists(), own.exists()) == (False, True)
