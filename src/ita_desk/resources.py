"""Where the files that ship with the program are."""

from functools import cache
from pathlib import Path

from ita_desk.records import dataclass

PROGRAM = "ITA Desk"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the manual: its file, and the Markdown in it, which begins with the title."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """By what it is asked for: the file's name without number and ending."""
        return self.path.stem.partition("-")[2]

    @property
    def title(self) -> str:
        """Its first line."""
        return self.text.partition("\n")[0].removeprefix("# ").strip()


@cache
def root() -> Path:
    """The folder that holds `forms/`, `locale/`, `resources/` and `docs/manual/`.

    A wheel or a frozen build carries them in `_shipped` inside the package; a checkout has them at its top.
    """
    shipped = PACKAGE / "_shipped"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent


def forms_folder() -> Path:
    """The folder of the shipped report forms (TOML)."""
    return root() / "forms"


def user_forms_folder() -> Path:
    """The folder where users put report forms of their own; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / "forms"


def user_phrases_file() -> Path:
    """The file of the sentences that users keep for themselves; it need not exist."""
    return user_forms_folder().parent / "phrases.toml"


def state_folder() -> Path:
    """The user's folder for what the program notes for itself, as rescued offices; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path(PROGRAM, appauthor=False)


def log_folder() -> Path:
    """The user's folder of the log and of what is reported about crashes; it need not exist."""
    return state_folder() / "log"


def settings_file() -> Path:
    """The user's file for what the window remembers; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False) / "window.ini"


def locale_folder() -> Path:
    """The folder of the message catalogues."""
    return root() / "locale"


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`."""
    return root().joinpath("resources", *parts)


def thai_library_folder() -> Path:
    """The folder of the libthai that ships with the frozen program; only there it exists."""
    return root() / "libthai"


def manual_folder() -> Path:
    """The folder of the manual's chapters and of their pictures."""
    return root() / "docs" / "manual"


@cache
def manual_chapters() -> tuple[Chapter, ...]:
    """The chapters of the manual in their order."""
    return tuple(Chapter(path, path.read_text("utf-8")) for path in sorted(manual_folder().glob("*.md")))


def quick_start() -> Path:
    """The PDF that says on one page how to begin."""
    return manual_folder() / "quick-start.pdf"
