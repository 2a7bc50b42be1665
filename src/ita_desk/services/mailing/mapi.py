"""Simple MAPI, by which programs on Windows hand a mail to Outlook, Thunderbird and others.

The structures are those of the wide version (MAPISendMailW, Windows 8 and later); laid out alike on every system, so
that they can be tested anywhere.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from ita_desk.services.mailing.mail import Mail

SUCCESS, USER_ABORT = 0, 1
_TO = 1
_NO_POSITION = 0xFFFFFFFF  # the file is not drawn into the text
_DIALOG, _LOGON_UI = 0x8, 0x1
_ULONG = ctypes.c_uint32


class FileDescription(ctypes.Structure):
    """A file: where it is, and the name the reader sees (MapiFileDescW)."""

    _fields_ = (
        ("reserved", _ULONG),
        ("flags", _ULONG),
        ("position", _ULONG),
        ("path", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
        ("kind", ctypes.c_void_p),
    )


class Recipient(ctypes.Structure):
    """Somebody the mail is for (MapiRecipDescW)."""

    _fields_ = (
        ("reserved", _ULONG),
        ("role", _ULONG),
        ("name", ctypes.c_wchar_p),
        ("address", ctypes.c_wchar_p),
        ("entry_size", _ULONG),
        ("entry", ctypes.c_void_p),
    )


class MapiMessage(ctypes.Structure):
    """The mail (MapiMessageW)."""

    _fields_ = (
        ("reserved", _ULONG),
        ("subject", ctypes.c_wchar_p),
        ("text", ctypes.c_wchar_p),
        ("kind", ctypes.c_wchar_p),
        ("received", ctypes.c_wchar_p),
        ("conversation", ctypes.c_wchar_p),
        ("flags", _ULONG),
        ("sender", ctypes.POINTER(Recipient)),
        ("recipient_count", _ULONG),
        ("recipients", ctypes.POINTER(Recipient)),
        ("file_count", _ULONG),
        ("files", ctypes.POINTER(FileDescription)),
    )


MapiSend = Callable[[Mail], int]


def build_message(mail: Mail) -> MapiMessage:
    """The structures of a mail; what they point to lives as long as they do."""
    files = (FileDescription * len(mail.enclosures))(
        *(FileDescription(0, 0, _NO_POSITION, str(one.path), one.name, None) for one in mail.enclosures)
    )
    people = (Recipient * len(mail.to))(*(Recipient(0, _TO, to, f"SMTP:{to}", 0, None) for to in mail.to))
    return MapiMessage(
        subject=mail.subject,
        text=mail.body.replace("\n", "\r\n"),
        recipient_count=len(people),
        recipients=ctypes.cast(people, ctypes.POINTER(Recipient)) if people else None,
        file_count=len(files),
        files=ctypes.cast(files, ctypes.POINTER(FileDescription)) if files else None,
    )


def mapi_send(load: Callable[[], Any]) -> MapiSend | None:
    """What opens a mail in the program that Windows knows, given what loads its library; None where there is none.

    The call returns when the mail was sent or put away: 0 fine, 1 the user gave up, else it did not work.
    """
    try:
        send = load().MAPISendMailW
    except (OSError, AttributeError):
        return None
    send.argtypes = [ctypes.c_size_t, ctypes.c_size_t, ctypes.POINTER(MapiMessage), _ULONG, _ULONG]
    send.restype = _ULONG
    return lambda mail: int(send(0, 0, ctypes.byref(build_message(mail)), _DIALOG | _LOGON_UI, 0))
