"""Where in the office the user stands: fiscal year, round and measure, shared by all tabs."""

from PySide6.QtCore import QObject, Signal


class Place(QObject):
    """The year, round (6 or 12) and measure that the editors show.

    `leaving` is emitted before anything moves, so that typed text is taken in where it was typed.
    """

    leaving = Signal()
    year_changed = Signal(int)
    round_changed = Signal(int)
    measure_changed = Signal(str)

    def __init__(self, year: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year, self._round, self._measure = year, 12, ""

    @property
    def year(self) -> int:
        """The fiscal year shown."""
        return self._year

    @property
    def round(self) -> int:
        """The round of outcomes shown: 6 or 12 months."""
        return self._round

    @property
    def measure(self) -> str:
        """The identifier of the measure shown, "" for none."""
        return self._measure

    def go_to_year(self, year: int) -> None:
        """Show another fiscal year; its editors choose the measure."""
        if year != self._year:
            self.leaving.emit()
            self._year, self._measure = year, ""
            self.year_changed.emit(year)
            self.measure_changed.emit("")

    def go_to_round(self, months: int) -> None:
        """Show the outcomes of the other round."""
        if months != self._round:
            self.leaving.emit()
            self._round = months
            self.round_changed.emit(months)

    def go_to_measure(self, measure: str) -> None:
        """Show a measure of this year; "" for none."""
        if measure != self._measure:
            self.leaving.emit()
            self._measure = measure
            self.measure_changed.emit(measure)
