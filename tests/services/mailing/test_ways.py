"""Which way a mail takes."""

import sys
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from ita_desk.services.mailing.mail import Enclosure, build_mail
from ita_desk.services.mailing.ways import (
    HandedOver,
    MapiWay,
    build_machine,
    hand_over,
    show_in_folder,
    ways_here,
)
from mails import BODY, SUBJECT, Library, MadeMachine, made_mail


def names(made: MadeMachine) -> list[str]:
    return [way.name for way in ways_here(made.machine)]


def test_the_ways_of_each_machine() -> None:
    both: dict[str, int | None] = {"thunderbird": 0, "xdg-email": 0}
    assert names(MadeMachine(programs=both)) == ["thunderbird", "xdg_email"]
    assert names(MadeMachine(programs=both, root=True)) == ["thunderbird"]
    assert names(MadeMachine(programs={"xdg-email": 0})) == ["xdg_email"]
    assert names(MadeMachine()) == []
    assert names(MadeMachine("win32", load_mapi=lambda: Library(0))) == ["mapi", "draft"]
    assert names(MadeMachine("win32", both)) == ["draft"]


@pytest.mark.parametrize(
    ("codes", "done", "started"),
    [
        ((None, 0), HandedOver("thunderbird", "opened"), ["thunderbird"]),
        ((0, 0), HandedOver("thunderbird", "opened"), ["thunderbird"]),
        ((1, 0), HandedOver("xdg_email", "opened"), ["thunderbird", "xdg-email"]),
        ((1, 3), HandedOver("", "failed"), ["thunderbird", "xdg-email"]),
    ],
)
def test_a_program_that_fails_leads_to_the_next(
    tmp_path: Path, codes: tuple[int | None, int], done: HandedOver, started: list[str]
) -> None:
    made = MadeMachine(programs=dict(zip(("thunderbird", "xdg-email"), codes, strict=True)))
    assert hand_over(made_mail(tmp_path), ways_here(made.machine)) == done
    assert [Path(argv[0]).name for argv in made.started] == started


@pytest.mark.parametrize(
    ("code", "opens", "done"),
    [
        (0, True, HandedOver("mapi", "opened")),
        (1, True, HandedOver("mapi", "cancelled")),
        (2, True, HandedOver("draft", "opened")),
        (2, False, HandedOver("", "failed")),
    ],
)
def test_windows(tmp_path: Path, code: int, opens: bool, done: HandedOver) -> None:
    made = MadeMachine("win32", load_mapi=lambda: Library(code), opens=opens)
    assert hand_over(made_mail(tmp_path), ways_here(made.machine)) == done
    assert len(made.opened) == (done.way == "draft")


def test_a_library_that_crashes_leads_to_the_draft(tmp_path: Path) -> None:
    def crash(_: object) -> int:
        raise OSError("exception: access violation")

    assert MapiWay(crash).hand_over(made_mail(tmp_path)) == "failed"


def test_the_draft_lies_beside_the_files(tmp_path: Path) -> None:
    theirs = tmp_path / "Draft.eml"
    theirs.write_bytes(b"theirs")
    mail = build_mail("", "เรื่อง", "ข้อความ", [Enclosure(theirs, theirs.name)], tmp_path)
    made = MadeMachine("win32")
    assert hand_over(mail, ways_here(made.machine)) == HandedOver("draft", "opened")
    assert made.opened == [tmp_path / "draft-2.eml"]
    assert message_from_bytes(made.opened[0].read_bytes(), policy=policy.default)["Subject"] == "เรื่อง"
    assert theirs.read_bytes() == b"theirs"


def test_a_file_shown_in_its_folder() -> None:
    path = Path("/x/ก,ข.pdf")
    assert not show_in_folder(path, MadeMachine().machine)
    made = MadeMachine(programs={"dbus-send": 0})
    assert show_in_folder(path, made.machine)
    assert made.started[0][-2:] == ["array:string:file:///x/%E0%B8%81%2C%E0%B8%82.pdf", "string:"]
    assert not show_in_folder(path, MadeMachine(programs={"dbus-send": 1}).machine)
    windows = MadeMachine("win32", {"explorer": 1})
    assert show_in_folder(path, windows.machine)
    assert windows.started == [["explorer", "/select,", str(path)]]
    assert not show_in_folder(path, MadeMachine("win32").machine)


@pytest.mark.skipif(sys.platform == "win32", reason="what others lack")
def test_this_machine(tmp_path: Path) -> None:
    machine = build_machine()
    assert machine.system == sys.platform
    assert machine.new_id() != machine.new_id()
    assert machine.now().tzinfo
    with pytest.raises(OSError, match="eml"):
        machine.open_file(tmp_path / "draft.eml")
    with pytest.raises((OSError, AttributeError)):
        machine.load_mapi()


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a script here")
@pytest.mark.parametrize(
    ("name", "way", "words"),
    [
        (
            "thunderbird",
            "thunderbird",
            "subject='ขอส่งรายงาน ’ผล’, 100% \"ดี\"',format='2',body='เรียน นายอำเภอ\n\nส่ง",
        ),
        ("xdg-email", "xdg_email", f"--subject\n{SUBJECT}\n--body\n{BODY}\n--attach\n"),
    ],
)
def test_a_real_program_gets_every_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, way: str, words: str
) -> None:
    told, program = tmp_path / "told", tmp_path / "bin" / name
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\n', "utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent))
    machine = replace(build_machine(), root=False)
    assert hand_over(made_mail(tmp_path), ways_here(machine)) == HandedOver(way, "opened")
    assert words in told.read_text("utf-8")
