"""How often Python looks for records that refer to each other in a circle and that nothing else refers to."""

import gc

# New records after which the youngest are looked through, and how many such times until the next older ones are.
_YOUNG, _MIDDLE, _OLD = 300_000, 20, 100


def collect_rarely() -> None:
    """Look for such circles seldom in this process.

    Reports are made of hundreds of thousands of small records, hardly any of them in a circle: looking as often as Python
    does by itself took a quarter of a print of 300 pages, and freed nothing.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
