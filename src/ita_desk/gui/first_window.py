"""One window for one user: a second start hands its file to the first and ends.

They meet at a local socket that only this user may open, under a name that only this user knows. The second says which
file it is, the first that it is ready, the second that it leaves it to the first; only then does the first act. So
one that answers too late opens nothing that the second has meanwhile opened itself.
"""

import os
import stat
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000  # milliseconds to wait for the first to answer
HEAD, READY, GO = b"ita-desk 1\n", b"ready\n", b"go\n"
LONGEST = 32 * 1024  # bytes of a path
_LENGTH = struct.Struct(">I")
_AT_ONCE = 8  # senders that are listened to
_LONGEST_SOCKET = 100  # bytes of a socket's path; the systems take 104 or 108
_ANY_PROCESS = -1


def message_of(path: Path | None) -> bytes | None:
    """What the second start sends; None for a path that cannot be sent."""
    try:
        text = str(path.absolute()).encode("utf-8") if path else b""
    except (UnicodeEncodeError, OSError):
        return None
    return HEAD + _LENGTH.pack(len(text)) + text if len(text) <= LONGEST else None


def read_message(content: bytes) -> tuple[bool, Path | None, bytes]:
    """Whether a message is complete, its path if it has one, and what follows it; raises ValueError if it is none."""
    head, rest = content[: len(HEAD)], content[len(HEAD) :]
    if not HEAD.startswith(head):
        raise ValueError("not of ours")
    if len(rest) < _LENGTH.size:
        return False, None, b""
    (length,) = _LENGTH.unpack_from(rest)
    text, after = rest[_LENGTH.size :][:length], rest[_LENGTH.size + length :]
    if length > LONGEST:
        raise ValueError("too long")
    if len(text) < length:
        return False, None, b""
    name = text.decode("utf-8")
    path = Path(name) if name else None
    if path and (not path.is_absolute() or "\0" in name):
        raise ValueError("not a whole path")
    return True, path, after


class Visitor(QObject):
    """A program that has connected: listened to as long as it keeps to the rules; `came` carries its path or None."""

    came = Signal(object)
    gone = Signal()

    def __init__(self, socket: "QLocalSocket", parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._content = socket, b""
        self._answered = self._over = False
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST + 1024)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._end)
        QTimer.singleShot(2 * PATIENCE, self, self._end)

    def listen(self) -> None:
        """Take what it has said already."""
        self._read()

    def _read(self) -> None:
        if self._over:
            return
        self._content += self._socket.readAll().data()
        try:
            complete, path, after = read_message(self._content)
            if not GO.startswith(after):
                raise ValueError("too much")
        except ValueError:  # also what is not UTF-8
            self._end()
            return
        if complete and not self._answered:
            self._answered = True
            self._socket.write(READY)
            self._socket.flush()
        if complete and after == GO:
            self.came.emit(path)
            self._end()

    def _end(self) -> None:
        if self._over:
            return
        self._over, self._content = True, b""
        self._socket.abort()
        self.gone.emit()
        self.deleteLater()


class FirstWindow(QObject):
    """The place where second starts are awaited; `asked` carries the path each hands over, None if it has none.

    Made by `claim`; from then until `listen` second starts wait. Where there is no such place (another program is the first but does not answer, nothing can be
    written) nobody is heard, and all works as without.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._server: QLocalServer | None = None
        self._place: tuple[str, QLockFile] | None = None  # where to listen, kept by the lock till then
        self._visitors = 0

    @classmethod
    def claim(cls, folder: Path, path: Path | None) -> "FirstWindow | None":
        """Become the first; None if another is: then that one has taken the path and shows itself.

        `folder` is the user's state folder. There has to be a QCoreApplication.
        """
        one_at_a_time = QLockFile(str(folder / "window.lock"))
        one_at_a_time.setStaleLockTime(0)
        first, heard = cls(), None
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not one_at_a_time.tryLock(PATIENCE):
                return first
            name, message = socket_name(folder), message_of(path)
            if not _is_deserted(name):
                heard = hand_over(name, message or HEAD)  # a path that cannot be sent: only asks who is there
            if heard is None:
                first._place = name, one_at_a_time
        except (OSError, ImportError):
            return first
        finally:
            if first._place is None:
                one_at_a_time.unlock()
        return None if heard else first

    def listen(self) -> None:
        """Await second starts at the socket; one that a killed program left there is removed.

        After the first paint, as loading what listens takes a while.
        """
        if self._place is None:
            return
        (name, one_at_a_time), self._place = self._place, None
        with suppress(ImportError):
            self._listen_at(name)
        one_at_a_time.unlock()

    def _listen_at(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_AT_ONCE)
        server.newConnection.connect(self._welcome)
        QLocalServer.removeServer(name)
        if server.listen(name):
            self._server = server

    def close(self) -> None:
        """Await nobody any longer."""
        if self._place:
            self._place[1].unlock()
            self._place = None
        if self._server:
            self._server.close()
            self._server = None

    def _welcome(self) -> None:
        while self._server and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            if self._visitors >= _AT_ONCE:
                socket.abort()
                socket.deleteLater()
                continue
            self._visitors += 1
            visitor = Visitor(socket, self)
            visitor.came.connect(self.asked)
            visitor.gone.connect(self._leave)
            visitor.listen()

    def _leave(self) -> None:
        self._visitors -= 1


def _is_deserted(name: str) -> bool:
    """Whether no program can be at a socket: where sockets are files, there is none. Asking there takes long."""
    return sys.platform != "win32" and not os.path.lexists(name)


def hand_over(name: str, message: bytes) -> bool | None:
    """Whether the program at a socket took the message; False if it does not answer in time, None if there is none."""
    from PySide6.QtNetwork import QLocalSocket

    time = QDeadlineTimer(PATIENCE)
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(time.remainingTime()):
        nobody = (
            QLocalSocket.LocalSocketError.ServerNotFoundError,
            QLocalSocket.LocalSocketError.ConnectionRefusedError,
        )
        return None if socket.error() in nobody else False
    socket.write(message)
    answer = b""
    while len(answer) < len(READY) and socket.waitForReadyRead(max(0, time.remainingTime())):
        answer += socket.readAll().data()
    if answer != READY:
        return False
    _let_come_forward()
    socket.write(GO)
    socket.waitForBytesWritten(PATIENCE)
    socket.waitForDisconnected(PATIENCE)
    return True


def _let_come_forward() -> None:
    """Windows lets only the program that was started last bring a window forward, and whom that allows to."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(ctypes.c_uint32(_ANY_PROCESS & 0xFFFFFFFF))


def socket_name(folder: Path) -> str:
    """The name of the socket for this user and screen; raises OSError where no place is safe for one.

    `folder` is the user's state folder, which is there.

    What is not known to other users goes into it: a socket of theirs cannot stand in its place.
    """
    screen = [os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")]
    parts = "\n".join([_secret(folder / "window.key"), *screen, _session()])
    name = f"ita-desk-{_digest(parts.encode('utf-8', 'replace'))[:16]}"
    return name if sys.platform == "win32" else _private_path(folder, name)


def _digest(content: bytes) -> str:
    """SHA-256 in hexadecimal; by Qt, which is here already."""
    return QCryptographicHash.hash(content, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()


def _private_path(folder: Path, name: str) -> str:
    """A path in a folder that only this user can write into, short enough for a socket."""
    places = [Path(os.environ.get("XDG_RUNTIME_DIR") or folder), folder]
    for place in places:
        path = str(place / name)
        if len(os.fsencode(path)) <= _LONGEST_SOCKET and _is_private(place):
            return path
    import tempfile

    place = Path(tempfile.gettempdir()) / f"ita-desk-{os.getuid()}"
    with suppress(FileExistsError):
        place.mkdir(mode=0o700)
    if not _is_private(place):
        raise PermissionError(str(place))
    return str(place / name)


def _is_private(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022


def _secret(path: Path) -> str:
    """What only this user knows; made once."""
    with suppress(FileExistsError):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(os.urandom(16).hex())
    return path.read_text("utf-8", "replace")[:64]


def _session() -> str:
    """The user's session on Windows, where one user may be logged in twice."""
    session = 0
    if sys.platform == "win32":
        import ctypes

        number = ctypes.c_uint32()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
        session = number.value
    return str(session)
