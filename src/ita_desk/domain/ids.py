"""Identifiers of records."""

import secrets
from collections.abc import Callable
from itertools import count

IdSource = Callable[[], str]


def random_ids() -> IdSource:
    """A source of short identifiers that do not collide between offices."""
    return lambda: secrets.token_hex(6)


def counted_ids(prefix: str = "r") -> IdSource:
    """A source of predictable identifiers, for generated samples and tests."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"
