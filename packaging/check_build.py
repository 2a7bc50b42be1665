"""Tries what has been built as its users will: the frozen program in its folder, and the wheel in an environment of its own.

    python packaging/check_build.py [--frozen FOLDER] [--wheel FILE]

Nothing of the checkout or of this Python is in reach of what is tried. Ends with 1 and says why where something fails.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import screen
from file_list import NAME, build_file_list, differences

CHECKOUT = Path(__file__).resolve().parents[1]
FORMATS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}
PATIENCE = 120.0  # seconds, for the slowest machine
PAINTED, COLOURS = 0.5, 40  # the part of the screen that the window fills, and what text on it has at least
OWN_THAI = "_shipped/libthai/libthai.so.0"


class NotRight(Exception):
    """Something does not work as it should; the text says what."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a program finds at a user's who has nothing but an ordinary system."""
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    path = "/usr/local/bin:/usr/bin:/bin"
    return {
        "HOME": str(home),
        "PATH": path,
        "LC_ALL": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home / "run"),
        **more,
    }


def run(home: Path, *words: str | Path) -> str:
    """Run a command to its end and return what it says; raises NotRight where it fails."""
    done = subprocess.run(
        list(map(str, words)),
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE * 5,
    )
    if done.returncode or "Traceback" in done.stderr:
        raise NotRight(
            f"{' '.join(map(str, words))} ended with {done.returncode}\n{done.stdout}{done.stderr}"
        )
    return done.stdout.strip()


def say(text: str, began: float) -> None:
    """Tell what has been found right, and how long it took."""
    print(f"{text} ({time.monotonic() - began:.1f} s)", flush=True)


def check_commands(program: Path, home: Path) -> Path:
    """Try the program without a screen: itself, then an office and a report in each format. Returns the office."""
    began = time.monotonic()
    say(f"{run(home, program, '--version')}: {run(home, program, 'selftest')}", began)
    office = home / "สำนักงาน.ita"
    run(home, program, "new", office, "--kind", "อบต.", "--sample")
    for ending, start in FORMATS.items():
        report = home / f"รายงาน{ending}"
        run(home, program, "export", office, "--form", "result-scores", "-o", report)
        if not report.read_bytes().startswith(start):
            raise NotRight(f"{report.name} is not what its ending says")
    return office


def check_window(program: Path, office: Path, home: Path) -> None:
    """Open an office in the window on a screen of its own, look at it, and end it as the system does."""
    began = time.monotonic()
    with screen.started_screen(home) as seen:
        command = [str(program), str(office)]
        surroundings = environment(home, DISPLAY=seen.name)
        with subprocess.Popen(command, cwd=home, env=surroundings, stderr=subprocess.PIPE) as process:
            try:
                wait_for(lambda: is_painted(seen), process, "the window was not painted")
                say("the window is painted", began)
                wait_for(lambda: has_worker(process.pid), process, "the window has no worker process")
                check_libraries(program, Path("/proc", str(process.pid), "maps").read_text("utf-8"))
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE)
            finally:
                process.kill()
    say("the window was opened and ended", began)


def is_painted(seen: screen.Screen) -> bool:
    """Whether a window with text fills the screen."""
    picture = seen.picture()
    return picture.filled() > PAINTED and picture.colours() > COLOURS


def has_worker(process: int) -> bool:
    """Whether a process has started one that is made for the pages."""
    commands = (path / "cmdline" for path in Path("/proc").iterdir() if path.name.isdecimal())
    for command in commands:
        try:
            words = command.read_bytes().split(b"\0")
            parent = (command.parent / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
        except OSError:  # it has ended meanwhile
            continue
        if b"--multiprocessing-fork" in words and int(parent) == process:
            return True
    return False


def check_libraries(program: Path, maps: str) -> None:
    """Raise NotRight where a running program has loaded something of this Python, or not its own libthai."""
    loaded = {line.split(maxsplit=5)[5] for line in maps.splitlines() if len(line.split(maxsplit=5)) == 6}
    foreign = [file for file in loaded if "site-packages" in file or file.startswith(str(CHECKOUT / ".venv"))]
    if foreign:
        raise NotRight(f"loaded from outside: {sorted(foreign)}")
    carried = (program.parent / "_internal" / "ita_desk" / OWN_THAI).exists()
    if carried and not any(file.endswith(OWN_THAI) for file in loaded):
        raise NotRight("the libthai that ships was not loaded")


def wait_for(true: Callable[[], bool], process: subprocess.Popen[bytes], otherwise: str) -> None:
    """Wait until something is so; raises NotRight where the process ends before, or it takes too long."""
    end = time.monotonic() + PATIENCE
    while not true():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
            raise NotRight(f"{otherwise}\n{said}")
        time.sleep(0.02)


def check_frozen(folder: Path) -> None:
    """Try the frozen program in its folder, and see that the folder is what its list says afterwards, too."""
    program = folder / "ita-desk"
    with tempfile.TemporaryDirectory() as name:
        office = check_commands(program, Path(name))
        if screen.is_at_hand():
            check_window(program, office, Path(name))
        else:
            print("no Xvfb here: the window was not tried", flush=True)
    if changed := differences((folder / NAME).read_text("utf-8"), build_file_list(folder)):
        raise NotRight(f"files that are not as {NAME} lists them: {changed}")


def check_wheel(wheel: Path) -> None:
    """Install a wheel, with what the lock names, into an environment of its own, and try it there."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        home, place = Path(name), Path(name) / "venv"
        venv.create(place, with_pip=True)
        pip = [
            str(place / "bin" / "python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        lock = [
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--no-compile",
            "-r",
            str(CHECKOUT / "requirements.lock"),
        ]
        for words in ([*pip, *lock], [*pip, "--no-deps", "--no-index", str(wheel)]):
            subprocess.run(words, check=True)  # in our surroundings: they say where packages come from
        run(home, place / "bin" / "python", "-m", "pip", "check")
        say("the wheel is installed", began)
        check_commands(place / "bin" / "ita-desk", home)
        if not list(place.glob("lib/python*/site-packages/ita_desk/py.typed")):
            raise NotRight("the wheel has no py.typed")
    say("the wheel works", began)


def main() -> int:
    """Try what the command line names; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen", type=Path)
    parser.add_argument("--wheel", type=Path)
    arguments = parser.parse_args()
    os.umask(0o022)
    try:
        if arguments.frozen:
            check_frozen(arguments.frozen.absolute())
        if arguments.wheel:
            check_wheel(arguments.wheel.absolute())
    except (NotRight, subprocess.SubprocessError) as error:
        print(f"NOT RIGHT: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
