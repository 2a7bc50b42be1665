"""Copies that sync programs put beside a file are known by their names; other names are left in peace."""

import unicodedata
from pathlib import Path

import pytest

from ita_desk.services.keeping.conflict_copies import conflict_copies, is_conflict_copy
from ita_desk.storage.processes import this_machine

NAME = "อบต.ตัวอย่าง.ita"
STEM = NAME.removesuffix(".ita")


@pytest.mark.parametrize(
    "mark",
    [
        "-DESKTOP-AB12CD3",
        "-DESKTOP-AB12CD3-2",
        "-LAPTOP-9XYZ",
        "-WIN-0A1B2C3D4E5",
        "-PC",
        "-PC-01",
        "-FINANCE-PC",
        "-planning-nb2",
        " (สมชาย's conflicted copy 2026-11-21)",
        " (DESKTOP-AB12CD3's conflicted copy 2026-11-21 (1))",
        " (สำเนาที่ขัดแย้งของสมชาย 2026-11-21)",
        " (Case Conflict)",
        " (conflicted copy 2026-11-21 101112)",
        "_conflict-20261121-101112",
        ".sync-conflict-20261121-101112-ABCDEF7",
        ".sync-conflict-20261121-101112",
        " (1)",
        " (12)",
        " [Conflict]",
        "_conf(1)",
    ],
)
def test_names_of_conflict_copies(mark: str) -> None:
    assert is_conflict_copy(f"{STEM}{mark}.ita", NAME)
    assert is_conflict_copy(unicodedata.normalize("NFD", f"{STEM}{mark}.ITA"), NAME)


@pytest.mark.parametrize(
    "name",
    [
        NAME,
        f"{STEM} (2568).ita",
        f"{STEM} (สำเนา).ita",
        f"{STEM} (copy).ita",
        f"{STEM} 2568.ita",
        f"{STEM}-2568.ita",
        f"{STEM}-สำรอง.ita",
        f"{STEM}-FINAL.ita",
        f"{STEM}-epc.ita",
        f"{STEM} (0).ita",
        f"{STEM} (123).ita",
        f"{STEM} (1).pdf",
        f"{STEM}.damaged-2026.ita",
        f".~lock.{NAME}#",
        f"{NAME}-journal",
        "อื่น-DESKTOP-AB12CD3.ita",
        "อื่น (1).ita",
    ],
)
def test_other_names(name: str) -> None:
    assert not is_conflict_copy(name, NAME)


def test_a_machine_that_is_known() -> None:
    assert not is_conflict_copy("a-KONGKLANG.ita", "a.ita")
    for name in ("a-KONGKLANG.ita", "a-kongklang-2.ita"):
        assert is_conflict_copy(name, "a.ita", "KONGKLANG")
    assert not is_conflict_copy("a-x.ita", "a.ita", ".")


def test_copies_that_lie_beside_a_file(tmp_path: Path) -> None:
    names = ["a (2).ita", "a (1).ita", f"a-{this_machine()}.ita", "a.ita", "b (1).ita"]
    for name in names:
        (tmp_path / name).touch()
    found = conflict_copies(tmp_path / "a.ita")
    assert found == tuple(sorted(tmp_path / name for name in names[:3]))
    assert conflict_copies(tmp_path / "none" / "a.ita") == ()
