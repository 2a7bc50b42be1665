"""Where the files that ship with the program are."""

from functools import cache
from pathlib import Path

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

    return user_data_path("ITA Desk", appauthor=False) / "forms"


def locale_folder() -> Path:
    """The folder of the message catalogues."""
    return root() / "locale"


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`."""
    return root().joinpath("resources", *parts)
