"""Lets the k-th system call of an action fail, for each k: `python sweep.py FOLDER [CASE...]`.

FOLDER is an empty one. Prints one line of JSON for each case: how many faults were put in, how each ended, and what was wrong.
"""

import argparse
import errno
import json
import logging
import os
import signal
import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from faults import cases, file_cases
from faults.cases import Case
from faults.desk_process import child_environment
from faults.shim import ALL, BY_ERROR, KILL, Control, build_shim
from ita_desk.errors import AppError

CASES: dict[str, type[Case]] = {
    "text": cases.SaveTyped,
    "measure": cases.SaveMeasure,
    "photo": cases.SavePhoto,
    "open": file_cases.OpenToWrite,
    "migrate": file_cases.Migrate,
    "create": file_cases.Create,
    "copy over": file_cases.CopyOver,
    "copy new": file_cases.CopyNew,
    "export": file_cases.Export,
    "lock": file_cases.Lock,
    "backup": file_cases.MakeBackup,
    "rescue": file_cases.Rescue,
    "rescue again": file_cases.RescueAgain,
}
ONE, ALL_FROM = 1, 0
LIES = frozenset(("storage.damaged", "storage.not_office_file", "storage.newer_file", "storage.too_large"))


@dataclass
class Swept:
    """What came of one case: faults put in, calls of one undisturbed run, ends by error key, and what was wrong."""

    case: str
    faults: int = 0
    calls: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Sweep:
    """Goes through the calls of one case."""

    def __init__(
        self, name: str, folder: Path, control: Control, every: int = 1, only: Collection[str] = ALL
    ) -> None:
        self.kind, self.control, self.every, self.only = CASES[name], control, every, frozenset(only)
        self.files, self.kept = folder / "under fault", folder / "kept"
        self.kept.mkdir(exist_ok=True)
        self.swept = Swept(name)

    def errors(self) -> Swept:
        """Each call fails, once or from there on, with each error."""
        kinds = [(error, times) for error in BY_ERROR for times in (ONE, ALL_FROM)]
        for number, (error, times) in enumerate(kinds):
            # SQLite waits for seconds for a lock that it does not get.
            waiting = {"lock"} if times == ALL_FROM and error == errno.EACCES else set()
            first = 1 + number % self.every
            while self.once(error, (BY_ERROR[error] & self.only) - waiting, first, times):
                first += self.every
        return self.swept

    def once(self, error: int, operations: frozenset[str], first: int, times: int) -> bool:
        """One run with one fault; false when the action made fewer calls than that."""
        case = self.kind(self.files, self.kept)
        case.prepare()
        self.control.arm(error, str(self.files), operations, first, times)
        key = "done"
        problem = ""
        try:
            case.act()
        except AppError as failure:
            key = failure.key
        except Exception as failure:
            problem = f"raised {failure!r}"
        self.control.lift()
        fired, last = self.control.fired, self.control.last
        self.swept.calls = max(self.swept.calls, self.control.seen)
        if not problem:
            problem = self.judge(
                case,
                key,
                times == ONE and last[0] != "unlink" and ".~lock." not in last[1],
                times == ALL_FROM,
            )
        case.end()
        if fired:
            self.swept.faults += 1
            self.swept.ends[key] += 1
        if problem:
            how = "once" if times else "from here on"
            name = errno.errorcode[error]
            self.swept.wrong.append(
                f"{name} {how} at {first} ({last[0]} {Path(last[1]).name}): {key}: {problem}"
            )
        return bool(fired)

    def judge(self, case: Case, key: str, tidy: bool, lasts: bool) -> str:
        """What is wrong after a fault, and after it was lifted; "" if nothing is.

        It has to be `tidy` where drafts could be removed, and not to blame the file where a fault `lasts`: a read that
        fails only once looks to SQLite as if the file were damaged.
        """
        if key == "saver.bug":
            return "no error of ours"
        if key in LIES and lasts:
            return "blames the file, which is sound"
        try:
            state = case.look()
            if key == "done" and state == "before" and not isinstance(case, file_cases.OpenToWrite):
                return "told as done, and is not"
            if tidy and (left := case.leftovers()):
                return f"left {sorted(left)}"
            case.end_program()
            case.heal()
            if case.look() == "before" and not isinstance(case, file_cases.OpenToWrite):
                return "did not heal"
        except (AssertionError, AppError, OSError, ValueError) as problem:
            return f"{type(problem).__name__}: {problem}"
        return ""

    def kills(self) -> Swept:
        """The process that acts is killed at each of its calls."""
        first = 1
        while self.killed(first):
            first += self.every
        return self.swept

    def killed(self, first: int) -> bool:
        """One run that is killed; false when it came to its end before that."""
        case = self.kind(self.files, self.kept)
        case.prepare()
        child = os.fork()
        if not child:
            self.act_and_end(case, first)
        _, status = os.waitpid(child, 0)
        self.control.lift()
        self.swept.calls = max(self.swept.calls, self.control.seen)
        operation, path = self.control.last
        code = os.waitstatus_to_exitcode(status)
        if code != -signal.SIGKILL:
            self.swept.wrong += [f"at {first}: ended with {code}"] if code else []
            return False
        self.swept.faults += 1
        try:
            self.swept.ends[case.look_after_kill()] += 1
        except (AssertionError, AppError, OSError, ValueError) as problem:
            told = f"{type(problem).__name__}: {problem}"
            self.swept.wrong.append(f"killed at {first} ({operation} {Path(path).name}): {told}")
        return True

    def act_and_end(self, case: Case, first: int) -> NoReturn:
        """Act in a process of its own, which is killed at its call number `first`."""
        code = 1
        try:
            self.control.arm(KILL, str(self.files), ALL, first)
            case.act()
            code = 0
        finally:
            os._exit(code)


def start_again_with_shim(folder: Path) -> NoReturn:
    """Build the shim and become the same program under it."""
    control = folder / "control"
    Control(control)
    environment = child_environment(folder / "state", build_shim(folder), control)
    os.execve(sys.executable, [sys.executable, *sys.argv], environment)


def main() -> None:
    """Sweep the cases that the arguments name, all where they name none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder to work in, best one in memory")
    parser.add_argument("cases", nargs="*", choices=[*CASES, []], help="all where none is named")
    parser.add_argument("--kill", action="store_true", help="kill the process at each call instead")
    parser.add_argument("--every", type=int, default=1, help="take only every n-th call")
    parser.add_argument("--only", nargs="*", default=ALL, choices=sorted(ALL), help="only these operations")
    chosen = parser.parse_args()
    if "FAULT_CONTROL" not in os.environ:
        start_again_with_shim(chosen.folder)
    logging.disable()
    control = Control(Path(os.environ["FAULT_CONTROL"]))
    os.environ["SQLITE_TMPDIR"] = str(chosen.folder)
    for name in chosen.cases or CASES:
        sweep = Sweep(name, chosen.folder, control, chosen.every, chosen.only)
        swept = sweep.kills() if chosen.kill else sweep.errors()
        print(json.dumps(vars(swept), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
