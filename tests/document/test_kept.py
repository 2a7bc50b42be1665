"""Parts kept from one build to the next: made anew when anything they are made of changes, and only then."""

from collections.abc import Callable

from ita_desk.document.kept import KeptParts


class Maker:
    """Makes a new list of what it is told, and counts."""

    def __init__(self, kept: KeptParts) -> None:
        self.kept, self.made = kept, 0

    def part(self, name: str, record: object, settings: object = None, said: str = "a") -> list[str]:
        def make() -> list[str]:
            self.made += 1
            return [said]

        return self.kept.part(name, (record,), settings, make)


def twice(first: Callable[[Maker], list[str]], second: Callable[[Maker], list[str]]) -> tuple[bool, int]:
    """Whether two builds have the same object, and how often something was made."""
    kept = KeptParts()
    maker = Maker(kept)
    former = first(maker)
    kept.turn()
    return second(maker) is former, maker.made


def test_what_is_made_of_the_same_is_the_same() -> None:
    record = object()
    assert twice(lambda m: m.part("n", record, (1, "x")), lambda m: m.part("n", record, (1, "x"))) == (
        True,
        1,
    )


def test_what_is_made_of_another_record_is_made_again() -> None:
    a, b = "".join(["ก", "ข"]), "".join(["ก", "ข"])
    assert a == b
    assert a is not b
    assert twice(lambda m: m.part("n", a), lambda m: m.part("n", b, said="z")) == (False, 2)
    assert twice(lambda m: m.part("n", a, 1), lambda m: m.part("n", a, 2, said="z")) == (False, 2)
    assert twice(lambda m: m.part("n", a), lambda m: m.part("o", a)) == (False, 2)


def test_what_comes_out_equal_is_the_former() -> None:
    assert twice(lambda m: m.part("n", object()), lambda m: m.part("n", object())) == (True, 2)


def test_another_number_of_records_is_another_part() -> None:
    kept, record = KeptParts(), object()
    assert kept.part("n", (record,), None, lambda: 1) == 1
    kept.turn()
    assert kept.part("n", (record, record), None, lambda: 2) == 2
    kept.turn()
    assert kept.part("n", (), None, lambda: 3) == 3


def test_an_equal_part_is_the_former() -> None:
    kept, first = KeptParts(), ["a"]
    assert kept.same("n", first) is first
    kept.turn()
    assert kept.same("n", ["a"]) is first
    kept.turn()
    other = ["b"]
    assert kept.same("n", other) is other


def test_what_a_build_did_not_use_is_forgotten() -> None:
    kept, record = KeptParts(), object()
    maker = Maker(kept)
    maker.part("n", record)
    kept.turn()
    kept.turn()
    maker.part("n", record)
    assert maker.made == 2
