"""Simple MAPI: what the library is given, read as it reads it."""

import ctypes
from pathlib import Path
from typing import Any

import pytest

from ita_desk.services.mailing.mail import Mail
from ita_desk.services.mailing.mapi import FileDescription, MapiMessage, Recipient, build_message, mapi_send
from mails import BODY, SUBJECT, Library, made_mail, no_library

WIDE = ctypes.sizeof(ctypes.c_void_p) == 8


@pytest.mark.skipif(not WIDE, reason="the sizes are those of 64 bits")
def test_the_structures_are_laid_out_as_in_mapi_h() -> None:
    assert [ctypes.sizeof(one) for one in (FileDescription, Recipient, MapiMessage)] == [40, 40, 96]
    fields: list[Any] = [MapiMessage.subject, MapiMessage.flags, MapiMessage.sender]
    fields += [MapiMessage.recipient_count, MapiMessage.recipients, MapiMessage.file_count, MapiMessage.files]
    assert [field.offset for field in fields] == [8, 48, 56, 64, 72, 80, 88]
    files: list[Any] = [FileDescription.position, FileDescription.path, FileDescription.name]
    assert [field.offset for field in files] == [8, 16, 24]
    people: list[Any] = [Recipient.role, Recipient.name, Recipient.address, Recipient.entry]
    assert [field.offset for field in people] == [4, 8, 16, 32]


@pytest.mark.parametrize("code", [0, 1, 2, 0x80004005])
def test_a_mail_reaches_the_library(tmp_path: Path, code: int) -> None:
    library, mail = Library(code), made_mail(tmp_path)
    send = mapi_send(lambda: library)
    assert send
    assert send(mail) == code
    assert library.calls == [(0, 0, 0x9, 0)]
    files = [(str(one.path), one.name, 0xFFFFFFFF) for one in mail.enclosures]
    assert library.mails == [
        {
            "subject": SUBJECT,
            "text": BODY.replace("\n", "\r\n"),
            "people": [(1, to, f"SMTP:{to}") for to in mail.to],
            "files": files,
        }
    ]


def test_nobody_and_nothing() -> None:
    message = build_message(Mail((), "ก", "", (), Path()))
    assert not message.recipients
    assert not message.files
    assert (message.recipient_count, message.file_count) == (0, 0)


def test_a_machine_without_it() -> None:
    assert mapi_send(no_library) is None
    assert mapi_send(object) is None
