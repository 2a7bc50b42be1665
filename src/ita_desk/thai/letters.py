"""Which Thai letters and signs cannot begin or end a line: marks, vowels that follow or lead, brackets."""

# Above and below marks: they stand on the consonant before them and can never begin a line.
MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
FOLLOWING_VOWELS = frozenset("ะาำๅ")
LEADING_VOWELS = frozenset("เแโใไ")
REPEAT_SIGNS = frozenset("ๆฯ")
CLOSING = frozenset(")]}»”’,.:;!?%‰/…\"'")
OPENING = frozenset("([{«“‘฿$#")

NO_START = MARKS | FOLLOWING_VOWELS | REPEAT_SIGNS | CLOSING
NO_END = LEADING_VOWELS | OPENING


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next begin with `after`, by the letters alone."""
    return bool(before and after) and after[0] not in NO_START and before[-1] not in NO_END
