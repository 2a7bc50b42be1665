"""Sources of identifiers."""

from ita_desk.domain.ids import counted_ids, random_ids


def test_random_ids_are_short_and_differ() -> None:
    source = random_ids()
    made = {source() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(identifier) for identifier in made} == {12}


def test_counted_ids_count() -> None:
    one, other = counted_ids("m"), counted_ids()
    assert [one(), one(), other(), one()] == ["m1", "m2", "r1", "m3"]
