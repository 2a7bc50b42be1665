"""Errors carry a key and values, never a sentence."""

import pickle

import pytest

from ita_desk.errors import AppError, SystemFault, UserError


@pytest.mark.parametrize("kind", [UserError, SystemFault])
def test_an_error_carries_its_key_and_values(kind: type[AppError]) -> None:
    error = kind("file.is_folder", path="a", line=3)
    assert isinstance(error, AppError)
    assert (error.key, error.values) == ("file.is_folder", {"path": "a", "line": 3})
    assert "file.is_folder" in str(error)
    assert kind("x").values == {}


def test_the_two_kinds_are_no_kin() -> None:
    assert not issubclass(UserError, SystemFault)
    assert not issubclass(SystemFault, UserError)


def test_an_error_can_go_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(UserError("file.is_folder", path="a")))
    assert (type(error), error.key, error.values) == (UserError, "file.is_folder", {"path": "a"})
