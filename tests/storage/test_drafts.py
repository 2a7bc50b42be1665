"""Drafts are for nobody else to read, and known by their names."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desk.storage.drafts import _DRAFT, create_draft, draft_path, give_rights

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the folder says who may read")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct, autouse=True)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the person's settings withhold from new files."""
    former = os.umask(request.param)
    yield request.param
    os.umask(former)


def test_a_draft_is_private_whatever_the_settings(tmp_path: Path) -> None:
    draft = draft_path(tmp_path / "a.ita")
    create_draft(draft)
    assert (draft.read_bytes(), rights(draft), draft.parent) == (b"", 0o600, tmp_path)
    with pytest.raises(FileExistsError):
        create_draft(draft)


def test_it_gets_the_rights_of_a_new_file(tmp_path: Path, mask: int) -> None:
    draft = draft_path(tmp_path / "a.ita")
    create_draft(draft)
    give_rights(draft, tmp_path / "a.ita")
    assert rights(draft) == 0o666 & ~mask
    assert list(tmp_path.iterdir()) == [draft]


@pytest.mark.parametrize("given", [0o600, 0o640, 0o664])
def test_it_gets_the_rights_of_the_file_it_replaces(tmp_path: Path, given: int) -> None:
    target, draft = tmp_path / "a.ita", draft_path(tmp_path / "a.ita")
    target.touch()
    target.chmod(given)
    create_draft(draft)
    give_rights(draft, target)
    assert rights(draft) == given


def test_rights_that_cannot_be_given_are_no_harm(tmp_path: Path) -> None:
    give_rights(tmp_path / "gone", tmp_path / "a.ita")
    give_rights(tmp_path / "gone", tmp_path / "none" / "a.ita")
    assert list(tmp_path.iterdir()) == []


def test_drafts_are_known_by_their_names(tmp_path: Path) -> None:
    draft = draft_path(tmp_path / "a.ita", "tmp")
    assert _DRAFT.fullmatch(draft.name)
    assert _DRAFT.fullmatch(f"{draft.name}-journal")
    assert not _DRAFT.fullmatch(draft.name[1:])


def test_a_draft_that_a_full_share_refuses_in_the_end_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = os.close

    def refusing(number: int) -> None:
        close(number)
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "close", refusing)
    with pytest.raises(OSError, match="28"):
        create_draft(draft_path(tmp_path / "a.ita"))
    assert list(tmp_path.iterdir()) == []
