"""Identifiers of records."""

import os
from collections.abc import Callable
from itertools import count

IdSource = Callable[[], str]


def random_ids() -> IdSource:
    """A source of short identifiers that do not collide between offices."""
    return lambda: os.urandom(6).hex()  # the module `secrets` would load four more


def counted_ids(prefix: str = "r") -> IdSource:
    """A source of predictable identifiers, for generated samples and tests."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"
