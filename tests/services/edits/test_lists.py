"""Lists changed by place."""

from collections.abc import Callable

import pytest

from ita_desk.domain.year_report import OitLink
from ita_desk.errors import UserError
from ita_desk.services.edits.lists import with_field, with_moved, without_place

A, B, C = (OitLink(code) for code in "abc")
THREE = (A, B, C)


def test_changes() -> None:
    assert without_place(THREE, 1) == (A, C)
    assert with_moved(THREE, 0, 2) == (B, C, A)
    assert with_moved(THREE, 2, 1) == (A, C, B)
    assert with_field(THREE, 1, "url", "u") == (A, OitLink("b", "u"), C)
    assert with_field(THREE, 1, "code", "b")[1] is B


@pytest.mark.parametrize("place", [-1, 3])
def test_places_that_are_not_there(place: int) -> None:
    changes: list[Callable[[], object]] = [
        lambda: without_place(THREE, place),
        lambda: with_moved(THREE, place, 0),
        lambda: with_moved(THREE, 0, place),
        lambda: with_field(THREE, place, "url", "u"),
    ]
    for change in changes:
        with pytest.raises(UserError) as caught:
            change()
        assert (caught.value.key, caught.value.values) == ("edit.wrong_place", {"place": place, "last": 2})
