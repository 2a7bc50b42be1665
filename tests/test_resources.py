"""Where the files that ship with the program are found, in a checkout and in a wheel."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desk import resources

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package in another place, in which the root is looked for anew."""
    folder = tmp_path / "src" / "ita_desk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", folder)
    resources.root.cache_clear()
    yield folder
    resources.root.cache_clear()


def test_a_checkout_has_them_at_its_top() -> None:
    assert resources.root() == CHECKOUT
    assert resources.forms_folder() == CHECKOUT / "forms"
    assert resources.locale_folder() == CHECKOUT / "locale"
    assert resources.resource("fonts", "OFL.txt").is_file()
    assert resources.resource() == CHECKOUT / "resources"


def test_a_wheel_has_them_in_the_package(package: Path) -> None:
    assert resources.root() == package.parent.parent
    resources.root.cache_clear()
    (package / "_shipped").mkdir()
    assert resources.root() == package / "_shipped"
    assert resources.resource("a", "b") == package / "_shipped" / "resources" / "a" / "b"


def test_the_program_notes_things_in_a_folder_of_the_user(fixed_environment: Path) -> None:
    assert resources.state_folder().is_relative_to(fixed_environment)
    assert resources.settings_file().is_relative_to(fixed_environment)


def test_the_users_forms_are_in_a_folder_of_the_user(fixed_environment: Path) -> None:
    folder = resources.user_forms_folder()
    assert folder.name == "forms"
    assert folder.is_relative_to(fixed_environment)
    assert not folder.is_relative_to(CHECKOUT)
