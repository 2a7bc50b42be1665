import gc
from collections.abc import Iterator

import pytest

from ita_desk.rare_collections import collect_rarely


@pytest.fixture(autouse=True)
def former() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_circles_are_looked_for_seldom_but_still_found() -> None:
    before = gc.get_threshold()
    collect_rarely()
    assert gc.isenabled()
    assert gc.get_threshold()[0] > 10 * before[0]
