"""Where the files that ship with the program are."""

from functools import cache
from pathlib import Path

PROGRAM = "ITA Desk"
PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds `forms/`, `locale/` and `resources/`.

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


def state_folder() -> Path:
    """The user's folder for what the program notes for itself, as rescued offices; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path(PROGRAM, appauthor=False)


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
