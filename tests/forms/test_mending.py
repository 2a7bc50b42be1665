"""All faults of a form are found in one go, and reading it always comes to an end."""

import copy
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.whole_form import WHOLE
from ita_desk.forms.loader import _form
from ita_desk.forms.mending import MOST_FAULTS, all_faults
from ita_desk.forms.reading import Fault, Reader

SOUND: dict[str, Any] = tomllib.loads(WHOLE)


def found(toml: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault.reason, fault.detail) for fault in all_faults(toml, _form)]


def small(*sections: Any, **keys: Any) -> dict[str, Any]:
    return {"id": "x", "name": "x", "section": list(sections), **keys}


TABLE = {"kind": "measure-table", "id": "m", "column": [{"heading": "ก", "width": 1}]}


def test_a_sound_form_has_none() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("toml", "faults"),
    [
        ({}, [("missing_key", "form.id"), ("missing_key", "form.name"), ("missing_key", "section")]),
        (small("x", "y"), [("wrong_type", "section"), ("wrong_type", "section")]),
        (
            small({**TABLE, "colum": 1, "number": {"style": "x", "odd": 1}}, page=5, more=1),
            [
                ("wrong_type", "page"),
                ("wrong_type", "number.style"),
                ("unknown_key", "number.odd"),
                ("unknown_key", "section.colum"),
                ("unknown_key", "form.more"),
            ],
        ),
        (
            small(
                {"kind": "list", "id": "a"},
                {"kind": "qqq", "id": "b"},
                {"kind": "list", "id": "a", "from": 1},
            ),
            [
                ("missing_key", "section.from"),
                ("unknown_kind", "qqq"),
                ("wrong_type", "section.from"),
                ("id_twice", "a"),
            ],
        ),
        (
            small(
                {"kind": "paragraph", "id": "a", "text": "{agency.nam} {agency.nam} {score.9@basi}"},
                {**TABLE, "column": [{"heading": "ก", "width": 1, "field": ["titel", "step"]}]},
            ),
            [
                ("unknown_field", "agency.nam"),
                ("unknown_field", "score.9@basi"),
                ("unknown_field", "titel"),
                ("unknown_field", "step"),
            ],
        ),
    ],
)
def test_every_fault_is_found(toml: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    before = copy.deepcopy(toml)
    assert found(toml) == faults
    assert toml == before


def test_a_fault_that_cannot_be_mended_is_the_last() -> None:
    def read(_: dict[str, Any]) -> None:
        raise Fault("missing_key", "x", "", (("chart", 0),), "x")

    assert len(all_faults({"chart": {}}, read)) == 1


def test_there_is_an_end_of_faults() -> None:
    def read(toml: dict[str, Any]) -> None:
        raise Reader(toml, "form").fault("missing_key", f"key{len(toml)}")

    assert len(all_faults({}, read)) == MOST_FAULTS


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


PLACES = [path for path in places(SOUND) if path]


@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from([None, "x", 3, [], {}, "{agency.x}"])), max_size=4
    )
)
def test_any_broken_form_is_refused_and_told(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    toml = copy.deepcopy(SOUND)
    for path, value in changes:
        place: Any = toml
        for key in path[:-1]:
            inside = (isinstance(place, dict) and key in place) or (
                isinstance(place, list) and key < len(place)
            )
            place = place[key] if inside else None
        if isinstance(place, dict):
            place[path[-1]] = value if value is not None else []
            if value is None:
                del place[path[-1]]
    faults = all_faults(toml, _form)
    if faults:
        with pytest.raises(Fault, match=re.escape(faults[0].detail)):
            _form(copy.deepcopy(toml))
    else:
        _form(copy.deepcopy(toml))
