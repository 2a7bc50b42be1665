"""A person at the screen: real keys and clicks by xdotool, counted, and a picture of the screen after each act."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Answer = dict[str, Any]
LONG = 30.0  # seconds
_LOOKS = 0.08  # seconds between two looks
_THAI = re.compile("[\u0e01-\u0e5b]")
_RUNS = re.compile("[\u0e01-\u0e5b ]*[\u0e01-\u0e5b][\u0e01-\u0e5b ]*|[^\u0e01-\u0e5b]+")

# The places of keys on the keyboard, whatever layout is on: a person presses places.
_ROWS = {10: "1234567890-=", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm,./"}
_PLACES = {letter: str(first + n) for first, row in _ROWS.items() for n, letter in enumerate(row)}


@dataclass(slots=True)
class Tally:
    """How much was done: clicks and wheel turns of the mouse, keys that write nothing, letters."""

    clicks: int = 0
    turns: int = 0
    keys: int = 0
    letters: int = 0

    def __str__(self) -> str:
        return f"{self.clicks} clicks, {self.turns} wheel turns, {self.keys} keys, {self.letters} letters"


@dataclass(slots=True)
class Screen:
    """A screen of its own with a window manager; ends with `close`."""

    number: int
    size: str = "1366x768"
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def open(self) -> None:
        """Start it, with an English and a Thai keyboard."""
        os.environ["DISPLAY"] = f":{self.number}"
        self._start(["Xvfb", f":{self.number}", "-screen", "0", f"{self.size}x24"])
        wait_for(
            lambda: (
                subprocess.run(["xdotool", "getdisplaygeometry"], check=False, capture_output=True).returncode
                == 0
            )
        )
        self._start(["openbox"])
        told = ["xdotool", "get_num_desktops"]  # which only a window manager can answer
        wait_for(lambda: subprocess.run(told, check=False, capture_output=True).returncode == 0)
        subprocess.run(["setxkbmap", "us,th"], check=True)
        subprocess.run(["xset", "r", "off"], check=True)  # a slow machine would repeat keys

    def _start(self, command: list[str]) -> None:
        quiet = subprocess.DEVNULL
        self._running.append(subprocess.Popen(command, stdout=quiet, stderr=quiet))

    def close(self) -> None:
        """End it."""
        for process in reversed(self._running):
            process.terminate()
            process.wait()


def wait_for(true: Any, seconds: float = LONG, what: str = "") -> Any:
    """Look until something is true; returns it. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not (found := true()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(_LOOKS)
    return found


class Hands:
    """Keys and clicks for whatever window is in front."""

    def __init__(self, film: Path) -> None:
        self.tally = Tally()
        self._film, self._frame, self._layout = film, 0, "us"
        film.mkdir(parents=True, exist_ok=True)

    def film(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._frame += 1
        target = self._film / f"{self._frame:03}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=True)

    def key(self, *keys: str) -> None:
        """Press keys, by xdotool's names."""
        for key in keys:
            held, plus, last = key.rpartition("+")
            pressed = f"{held}{plus}{_PLACES.get(last, last)}"
            subprocess.run(["xdotool", "key", "--clearmodifiers", pressed], check=True)
            self.tally.keys += 1
        time.sleep(0.03)

    def write(self, text: str) -> None:
        """Type letters, each with the keyboard that has it; to change the keyboard is a key."""
        for part, line in enumerate(text.split("\n")):
            if part:
                self.key("Return")
            for run in _RUNS.findall(line):
                self._take_keyboard("th" if _THAI.search(run) else "us")
                subprocess.run(["xdotool", "type", "--delay", "8", "--", run], check=True)
        self.tally.letters += len(text.replace("\n", ""))
        time.sleep(0.05)

    def _take_keyboard(self, layout: str) -> None:
        if layout != self._layout:
            self._layout = layout
            subprocess.run(["setxkbmap", "th,us" if layout == "th" else "us,th"], check=True)
            self.tally.keys += 1
            time.sleep(0.25)

    def point(self, at: tuple[float, float], *, double: bool = False) -> None:
        """Click at a place of the screen."""
        x, y = (str(int(n)) for n in at)
        subprocess.run(["xdotool", "mousemove", x, y], check=True)
        time.sleep(0.04)
        subprocess.run(
            ["xdotool", "click", *(["--repeat", "2", "--delay", "60"] if double else []), "1"], check=True
        )
        self.tally.clicks += 2 if double else 1
        time.sleep(0.12)


class Person(Hands):
    """Acts on a watched window, by mouse or by keyboard alone (`by_keys`); it runs in these `surroundings`."""

    def __init__(
        self, folder: Path, language: str, film: Path, *, by_keys: bool, surroundings: Mapping[str, str]
    ) -> None:
        super().__init__(film)
        self.by_keys = by_keys
        home = folder / "home"
        (home / "Documents").mkdir(parents=True, exist_ok=True)
        places = {f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "DATA", "STATE", "CACHE")}
        watched = Path(__file__).with_name("watched.py")
        self._window = subprocess.Popen(
            [sys.executable, str(watched), str(folder / "window.ini"), language],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **places, "HOME": str(home), **surroundings},
        )
        wait_for(lambda: self.see("window")["title"], what="the window")

    # --- seeing ----------------------------------------------------------------------------------------------

    def see(self, what: str, **request: Any) -> Answer:
        """Ask the window's eyes."""
        assert self._window.stdin
        assert self._window.stdout
        self._window.stdin.write(json.dumps({"see": what, **request}, ensure_ascii=False) + "\n")
        self._window.stdin.flush()
        return dict(json.loads(self._window.stdout.readline()))

    def rest(self) -> None:
        """Wait until everything is saved and the pages stand."""

        def still() -> bool:
            window = self.see("window")
            return not window["open"] or bool(window["saved"] and window["still"])

        time.sleep(0.3)
        wait_for(still, what="rest")

    # --- acting ----------------------------------------------------------------------------------------------

    def look_for(self, what: str, **wanted: Any) -> Answer:
        """Wait until something is there, and scroll to it if need be."""
        seen: Answer = wait_for(lambda: self.see(what, **wanted), 12, f"{what} {wanted}")
        for _ in range(60):
            if not seen["scroll"]:
                return seen
            x, y = (str(int(n)) for n in seen["area"])
            subprocess.run(
                ["xdotool", "mousemove", x, y, "click", "5" if seen["scroll"] > 0 else "4"], check=True
            )
            self.tally.turns += 1
            time.sleep(0.06)
            seen = self.see(what, **wanted)
        raise TimeoutError(f"scrolling to {wanted}")

    def click(self, what: str = "find", *, double: bool = False, **wanted: Any) -> None:
        """Click at a widget, tab, entry or line."""
        self.point(self.look_for(what, **wanted)["at"], double=double)

    def tab_to(self, name: str, most: int = 150, back: bool = False) -> None:
        """Go to a widget by the Tab key."""
        for _ in range(most):
            names = self.see("focus").get("names", [])
            if name in names[:3]:
                return
            self.key("shift+Tab" if back else "Tab")
        raise TimeoutError(f"Tab never came to {name}: {names}")

    def close(self) -> None:
        """End the window if it still runs."""
        if self._window.poll() is None:
            self._window.terminate()
            self._window.wait()
