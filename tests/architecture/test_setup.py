"""script/setup on machines that lack things, with apt-get, sudo, id and Python played by small scripts."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

TOOLS = ("sh", "cat", "chmod", "cp", "dirname", "env", "grep", "mkdir", "rm", "sha256sum", "touch")
FAKES = {
    "python3.11": """
        case "$*" in
        *ensurepip*) [ -e "$MACHINE/venv-package" ] ;;
        "-m venv "*) echo "venv" >>"$MACHINE/calls"; mkdir -p "$3/bin"; cat "$0" >"$3/bin/python"; chmod +x "$3/bin/python" ;;
        "-m pip install "*) echo "pip $*" >>"$MACHINE/calls"; [ ! -e "$MACHINE/offline" ] ;;
        esac
    """,
    "apt-get": """
        echo "apt-get $* ${APT_CONFIG-}" >>"$MACHINE/calls"
        case "$*" in *" install "*python3-venv*) touch "$MACHINE/venv-package" ;; esac
        case "$*" in *" install "*libthai0*) touch "$MACHINE/libthai" ;; esac
        for tool in gcc:gcc objdump:binutils Xvfb:xvfb; do
            case "$*" in *" install "*"${tool#*:}"*) cp "$MACHINE/bin/id" "$MACHINE/bin/${tool%:*}" ;; esac
        done
    """,
    "ldconfig": """
        cat "$MACHINE/libraries"
        [ ! -e "$MACHINE/libthai" ] || echo "libthai.so.0 (libc6,x86-64) => /lib/libthai.so.0"
    """,
    "sudo": 'echo sudo >>"$MACHINE/calls"; unset APT_CONFIG; exec "$@"',
    "id": 'echo "$FAKE_UID"',
    "gcc": "",
    "objdump": "",
    "Xvfb": "",
}


class Machine:
    """A fresh machine with a checkout; without `sudo` in `lacks` it has one."""

    def __init__(self, folder: Path, checkout: Path, *, uid: int, lacks: Sequence[str]) -> None:
        self.folder = folder
        self.checkout = folder / "a checkout"
        shutil.copytree(checkout / "script", self.checkout / "script")
        for lock in ("requirements.lock", "requirements-dev.lock"):
            (self.checkout / lock).write_text(lock)
        tools = folder / "bin"
        tools.mkdir()
        for name in TOOLS:
            (tools / name).symlink_to(shutil.which(name) or name)
        for name in FAKES.keys() - set(lacks):
            (tools / name).write_text(f"#!/bin/sh\n{FAKES[name]}")
            (tools / name).chmod(0o755)
        if "venv" not in lacks:
            (folder / "venv-package").touch()
        listed = (checkout / "script" / "setup").read_text("utf-8").split("LIBRARIES")[1].split("\n")
        known = [line.split()[0] for line in listed[1:-1] if "libthai" not in line]
        (folder / "libraries").write_text(
            "".join(f"\t{name} (libc6,x86-64) => /lib/{name}\n" for name in known)
        )
        if "libthai" not in lacks:
            (folder / "libthai").touch()
        self.environment = {
            "PATH": str(tools),
            "MACHINE": str(folder),
            "FAKE_UID": str(uid),
            "APT_CONFIG": "own.conf",
        }

    def setup(self, *arguments: str) -> tuple[int, str, list[str]]:
        """Runs script/setup; returns its exit code, what it said, and the calls it made."""
        calls = self.folder / "calls"
        calls.write_text("")
        command = ["sh", "a checkout/script/setup", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stdout == ""
        return done.returncode, done.stderr, calls.read_text().splitlines()


def pip(machine: Machine, lock: str) -> str:
    """The one call of pip that fills the environment from a lock file."""
    options = "--quiet --disable-pip-version-check --require-hashes --only-binary :all:"
    return f"pip -m pip install {options} -r {machine.checkout / lock}"


def test_nothing_missing(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=1000, lacks=["sudo"])
    assert machine.setup()[::2] == (0, ["venv", pip(machine, "requirements.lock")])
    assert machine.setup() == (0, "", [])


def test_fills_again_only_when_a_lock_changes(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=0, lacks=[])
    assert machine.setup("dev")[::2] == (0, ["venv", pip(machine, "requirements-dev.lock")])
    assert machine.setup() == machine.setup("dev") == (0, "", [])
    (machine.checkout / "requirements.lock").write_text("changed")
    assert machine.setup()[::2] == (0, [pip(machine, "requirements.lock")])
    assert machine.setup("dev")[::2] == (0, [pip(machine, "requirements-dev.lock")])


def test_failed_installation_is_tried_again(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=0, lacks=[])
    (tmp_path / "offline").touch()
    code, said, calls = machine.setup()
    assert (code, calls) == (1, ["venv", pip(machine, "requirements.lock")])
    assert "Setup stopped: pip could not install what requirements.lock names" in said
    (tmp_path / "offline").unlink()
    assert machine.setup()[::2] == (0, [pip(machine, "requirements.lock")])


@pytest.mark.parametrize(("uid", "first"), [(0, []), (1000, ["sudo"])])
def test_missing_package_is_installed(tmp_path: Path, checkout: Path, uid: int, first: list[str]) -> None:
    machine = Machine(tmp_path, checkout, uid=uid, lacks=["venv"])
    code, said, calls = machine.setup()
    update, install = (
        "apt-get -qq update own.conf",
        "apt-get -qq install --no-install-recommends -y python3-venv own.conf",
    )
    assert code == 0
    assert calls == [*first, update, *first, install, "venv", pip(machine, "requirements.lock")]
    assert "installing Debian packages: python3-venv" in said


def test_missing_library_is_installed(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=0, lacks=["libthai"])
    code, _, calls = machine.setup()
    assert code == 0
    assert calls[1] == "apt-get -qq install --no-install-recommends -y libthai0 own.conf"


def test_some_tools_are_for_the_tests_alone(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=0, lacks=["gcc", "objdump", "Xvfb"])
    code, _, calls = machine.setup()
    assert (code, calls) == (0, ["venv", pip(machine, "requirements.lock")])
    code, _, calls = machine.setup("dev")
    assert code == 0
    assert calls[1] == "apt-get -qq install --no-install-recommends -y gcc libc6-dev binutils xvfb own.conf"


def test_system_without_list_of_libraries_is_left_alone(tmp_path: Path, checkout: Path) -> None:
    machine = Machine(tmp_path, checkout, uid=0, lacks=["libthai"])
    (machine.folder / "libraries").unlink()
    (machine.folder / "bin" / "ldconfig").write_text("#!/bin/sh\nexit 1\n")
    assert machine.setup()[::2] == (0, ["venv", pip(machine, "requirements.lock")])


@pytest.mark.parametrize("lacks", [["sudo", "venv"], ["apt-get", "venv"]])
def test_missing_package_that_cannot_be_installed_is_named(
    tmp_path: Path, checkout: Path, lacks: list[str]
) -> None:
    machine = Machine(tmp_path, checkout, uid=1000, lacks=lacks)
    code, said, calls = machine.setup()
    assert (code, calls) == (1, [])
    assert said.count("apt-get update && apt-get install python3-venv") == 2
    assert "เครื่องนี้ยังขาดแพ็กเกจ python3-venv" in said
    assert "this machine lacks python3-venv. Please" in said
    assert not (machine.checkout / ".venv").exists()


def test_unknown_argument_is_refused(tmp_path: Path, checkout: Path) -> None:
    assert Machine(tmp_path, checkout, uid=0, lacks=[]).setup("fast") == (
        2,
        "usage: sh script/setup [dev]\n",
        [],
    )
