"""Boxes that are bound to whatever measure is shown."""

from collections.abc import Callable
from typing import Any

from ita_desk.domain.measure import Measure
from ita_desk.gui.binding import Binding, Box
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.measures import set_measure_field


class MeasureBindings:
    """The boxes of a form for the measure at `place`."""

    def __init__(self, bridge: SessionBridge, place: Place) -> None:
        self._bridge, self._place = bridge, place
        self._bindings: list[Binding] = []

    @property
    def measure(self) -> Measure | None:
        """The measure at the place, None if there is none."""
        report = self._bridge.office.year(self._place.year)
        return report.measure(self._place.measure) if report else None

    def bind(self, box: Box, read: Callable[[Measure], Any], write: Callable[[Any], Edit]) -> None:
        """Have a box show what `read` finds in the measure, and be changed by the edits of `write`."""

        def value() -> Any:
            measure = self.measure
            return None if measure is None else read(measure)

        self._bindings.append(Binding(self._bridge, box, value, write))

    def bind_field(
        self,
        box: Box,
        field: Callable[[], str],
        read: Callable[[Measure], Any],
        meant: Callable[[Any], Any] = lambda value: value,
    ) -> None:
        """Bind a box to the field named by `field` when it is changed; `meant` makes the field's value of the box's."""
        place = self._place
        self.bind(box, read, lambda v: set_measure_field(place.year, place.measure, field(), meant(v)))

    def show(self) -> None:
        """Put the measure's values into the boxes."""
        for binding in self._bindings:
            binding.show()
