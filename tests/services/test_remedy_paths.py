"""Values at the ends of paths."""

import pytest

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.services.remedy_paths import Gone, value_at, with_changed_at, without_last_item
from small_office import M1, YEAR


def loud(text: str | None) -> str:
    return f"{text}!"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "อบรม"),
        ("steps[1]", "ดำเนินการ"),
        ("outcome.output", "อบรมแล้ว"),
        ("outcome.evidence[0].caption", "ภาพ"),
    ],
)
def test_what_stands_at_a_path(path: str, value: str) -> None:
    assert value_at(M1, path) == value
    assert value_at(with_changed_at(M1, path, loud), path) == f"{value}!"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "steps[3]",
            "steps[1000000]",
            "title[0]",
            "title.x",
            "nothing",
            "half_year.output",
        ),
        *("outcome.evidence[3].url", "steps.0", "!", "__class__.x"),
    ],
)
def test_what_is_gone(path: str) -> None:
    with pytest.raises(Gone):
        value_at(M1, path)


def test_keys_of_maps_may_hold_points() -> None:
    assert value_at(YEAR, "texts.memo/opening") == "ตามที่"
    scores = FrozenMap({"9.1": 1})
    assert with_changed_at(scores, ".9.1", lambda score: score + 1) == {"9.1": 2}
    assert value_at(YEAR, "texts.memo/other") is None
    assert with_changed_at(YEAR, "texts.memo/other", loud).texts["memo/other"] == "None!"


def test_an_item_is_taken_out() -> None:
    assert without_last_item(YEAR, "limitations[0]").limitations == ()
    assert without_last_item(M1, "outcome.evidence[1].url").outcome.evidence == (
        M1.outcome.evidence[0],
        M1.outcome.evidence[2],
    )
    for path in ("limitations[1]", "limitations", "title[0]", "[0]"):
        with pytest.raises(Gone):
            without_last_item(YEAR, path)
