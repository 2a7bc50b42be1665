"""A check's finding about the content of an office, as a value."""

from dataclasses import field

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.texts import Place
from ita_desk.i18n import Message
from ita_desk.records import dataclass

# must mend, should mend, consider
SEVERITIES = ("must", "should", "consider")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that would mend a problem: what to do at its place.

    `replace` puts `value` in place of the problem's span, `set` makes it the field's whole value, `remove` takes the
    record away.
    """

    kind: str
    value: object = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is not right yet: which check found it, how bad it is, and where.

    `span` is the stretch of the stored text meant, in code points, and `text` its words; `values` fill the message
    `check.<code>`.
    """

    code: str
    severity: str
    place: Place
    span: tuple[int, int] | None = None
    text: str = ""
    values: FrozenMap[str, str] = field(default_factory=FrozenMap)
    remedy: Remedy | None = None

    @property
    def message(self) -> Message:
        """What is wrong, why, and what to do."""
        return Message(f"check.{self.code}", dict(self.values))
