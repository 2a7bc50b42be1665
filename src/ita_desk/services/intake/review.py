"""Looking over what a source says before it goes into the office: what is new, what differs, and what is taken."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Literal

from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.i18n import Message
from ita_desk.intake.proposal import Proposal
from ita_desk.intake.repair import TextRepair, with_repairs
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import Edit, replace_office
from ita_desk.services.intake.merge import Difference, Merged, merge_offices
from ita_desk.services.intake.merge_values import meaning_of, shown
from ita_desk.services.intake.photos_taken import photo_keys
from ita_desk.services.intake.reading import Reading

State = Literal["new", "same", "changed"]
MEASURES, SCORES, AGENCY = "measures", "scores", "agency"
PARTS: Mapping[str, frozenset[str]] = {
    "auto": frozenset((MEASURES, SCORES, AGENCY)),
    **{part: frozenset((part,)) for part in (MEASURES, SCORES, AGENCY)},
}
_UNSAID = {"id", "group", "continues", "evidence"}  # names of records, and pictures that have no words


def suggested_parts(reading: Reading, office: Office) -> frozenset[str]:
    """What to take at first: everything, but not the agency if both name one, and not the same one."""
    names = [meaning_of(agency.name) for agency in (office.agency, reading.proposal.office.agency)]
    another = None not in names and names[0] != names[1]
    return PARTS["auto"] - {AGENCY} if another else PARTS["auto"]


@dataclass(frozen=True, slots=True)
class ReviewedMeasure:
    """A measure of the source beside the office: whether it is taken, and where the two say different things.

    `filled` is what the office's measure does not say yet, of a new measure all it says.
    """

    measure: Measure
    state: State
    taken: bool = True
    differences: tuple[Difference, ...] = ()
    filled: tuple[Difference, ...] = ()


class Review:
    """What is chosen of a source for one office, and what the office then is.

    Nothing is repaired and nothing that the office says is overruled until it is chosen. It goes into `fiscal_year`,
    None while nobody knows it. Raises ValueError for a year outside 2500-2700.
    """

    def __init__(
        self,
        reading: Reading,
        office: Office,
        new_id: IdSource,
        fiscal_year: int | None,
        parts: Collection[str] = PARTS["auto"],
    ) -> None:
        self._office, self._new_id = office, new_id
        self._reading = reading
        self._year = fiscal_year
        self._parts = set(parts)
        self._left: set[str] = set()
        self._repaired: frozenset[TextRepair] = frozenset()
        self._accepted: set[str] = set()
        self._refresh()

    # --- choosing --------------------------------------------------------------------------------------------

    def take_reading(self, reading: Reading) -> None:
        """Take the source as read otherwise; what was chosen stays chosen where it is still there."""
        befores = {repair.before for repair in self._repaired}
        self._repaired = frozenset(repair for repair in reading.repairs if repair.before in befores)
        self._reading = reading
        self._refresh()

    def choose_year(self, fiscal_year: int) -> None:
        """Put it into another fiscal year. Raises ValueError for a year outside 2500-2700."""
        former, self._year = self._year, fiscal_year
        try:
            self._refresh()
        except ValueError:
            self._year = former
            raise

    def take_part(self, part: str, *, taken: bool) -> None:
        """Take the measures, the scores or the agency (`PARTS`), or leave them."""
        (self._parts.add if taken else self._parts.discard)(part)
        self._refresh()

    def take_measure(self, identifier: str, *, taken: bool) -> None:
        """Take a measure of the source or leave it."""
        (self._left.discard if taken else self._left.add)(identifier)
        self._refresh()

    def take_differences(self, paths: Iterable[str], *, taken: bool) -> None:
        """Take what the source says at these places, or leave what the office says."""
        (self._accepted.update if taken else self._accepted.difference_update)(paths)
        self._refresh()

    def accept_repairs(self, repairs: Iterable[TextRepair], *, accepted: bool) -> None:
        """Take texts as repaired, or as they stand in the source."""
        chosen = frozenset(repairs)
        self._repaired = self._repaired | chosen if accepted else self._repaired - chosen
        self._refresh()

    # --- what comes of it ------------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The source as it is read now."""
        return self._reading

    @property
    def fiscal_year(self) -> int | None:
        """The year it goes into, None while nobody has said."""
        return self._year

    @property
    def needs_year(self) -> bool:
        """Whether nothing can be taken before somebody says into which year."""
        return self._year is None and bool(self._parts - {AGENCY} and self._reading.proposal.office.years)

    @property
    def proposal(self) -> Proposal:
        """What the source says, in its year, with the repairs accepted, also what is not taken."""
        return self._proposal

    @property
    def office(self) -> Office:
        """The office as it would be; the very same one if nothing is new."""
        return self._office if self.needs_year else self._merged.office

    @property
    def changes(self) -> bool:
        """Whether taking what is chosen would change the office."""
        return self.office is not self._office

    @property
    def measures(self) -> tuple[ReviewedMeasure, ...]:
        """The measures of the source, taken or not."""
        return self._measures

    @property
    def counts(self) -> Mapping[str, int]:
        """How many measures that are taken are new, the same, or changed."""
        found = Counter(row.state for row in self._measures if row.taken)
        return {"new": found["new"], "same": found["same"], "changed": found["changed"]}

    @property
    def outcome(self) -> Mapping[str, int]:
        """How many measures would be added, and at how many places the source overrules or fills the office."""
        overruled = sum(difference.path in self._accepted for difference in self.differences)
        filled = sum(".unplaced[" not in difference.path for difference in self.filled)
        return {"new": self.counts["new"], "overruled": overruled, "filled": filled}

    @property
    def first_measure(self) -> str:
        """The office's identifier of the first measure that is new or not the same, "" if there is none."""
        rows = (row for row in self._measures if row.taken and row.state != "same")
        first = next(rows, None)
        return self._merged.ids[first.measure.id] if first else ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the office says something else."""
        return self._merged.differences

    @property
    def filled(self) -> tuple[Difference, ...]:
        """What is added to records that the office has already."""
        return self._merged.filled

    def takes(self, part_or_path: str) -> bool:
        """Whether a part is taken, or what the source says at a place where the office says something else."""
        return part_or_path in self._parts or part_or_path in self._accepted

    @property
    def repairs(self) -> tuple[TextRepair, ...]:
        """The repairs proposed for the parts that are taken."""
        places = {AGENCY: "agency", MEASURES: "years"}
        wanted = tuple(place for part, place in places.items() if part in self._parts)
        return tuple(repair for repair in self._reading.repairs if repair.place.startswith(wanted))

    def is_repaired(self, repair: TextRepair) -> bool:
        """Whether a repair has been accepted."""
        return repair in self._repaired

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The texts of the source without a place; they are kept with the year."""
        return tuple(text for year in self._proposal.office.years for text in year.unplaced)

    @property
    def photos(self) -> tuple[bytes, ...]:
        """The photos that must be stored before the edit is made."""
        added = photo_keys(self.office) - photo_keys(self._office)
        return tuple(content for key, content in self._proposal.photos.items() if key in added)

    def edit(self) -> Edit:
        """The whole intake as one undo step. Photos must be stored before."""
        return replace_office(self.office, Message("edit.import", {"file": self._reading.file}))

    # --- working it out --------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        proposal = self._reading.proposal
        repaired = replace(proposal, office=with_repairs(proposal.office, self._repaired))
        if self._year not in (None, proposal.fiscal_year) and self._parts - {AGENCY}:
            repaired = repaired.in_year(self._year or 0)
        self._proposal = repaired
        incoming = self._wanted(repaired.office)
        self._merged = self._merge(_without(incoming, self._left))
        whole = self._merge(incoming) if self._left else self._merged
        known = {m.id: (int(y.fiscal_year), n) for y in self._office.years for n, m in enumerate(y.measures)}
        self._measures = tuple(
            self._reviewed(measure, whole, known) for year in incoming.years for measure in year.measures
        )

    def _merge(self, incoming: Office) -> Merged:
        return merge_offices(self._office, incoming, self._accepted, self._new_id)

    def _reviewed(
        self, measure: Measure, whole: Merged, known: Mapping[str, tuple[int, int]]
    ) -> ReviewedMeasure:
        taken = measure.id not in self._left
        merged = self._merged if taken else whole
        place = known.get(merged.ids[measure.id])
        if place is None:
            return ReviewedMeasure(measure, "new", taken, filled=_said(measure, "years[].measures[]"))
        start = f"years[{place[0]}].measures[{place[1]}]."
        differences, filled = (
            tuple(d for d in found if d.path.startswith(start))
            for found in (merged.differences, merged.filled)
        )
        state: State = "changed" if differences or filled else "same"
        return ReviewedMeasure(measure, state, taken, differences, filled)

    def _wanted(self, office: Office) -> Office:
        """Only the wanted parts of what a source says."""
        agency = office.agency if AGENCY in self._parts else Agency()
        years = office.years
        if MEASURES not in self._parts:
            scored = years if SCORES in self._parts else ()
            years = tuple(
                YearReport(y.fiscal_year, y.basis_year, assessment=y.assessment)
                for y in scored
                if y.assessment != Assessment()
            )
        elif SCORES not in self._parts:
            years = tuple(replace(y, assessment=Assessment()) for y in years)
        return Office(agency, years)


def _without(office: Office, left: Collection[str]) -> Office:
    """The office without some measures, and without groups that hold only such."""
    for year in office.years if left else ():
        kept = tuple(m for m in year.measures if m.id not in left)
        emptied = {m.group for m in year.measures} - {m.group for m in kept}
        groups = tuple(group for group in year.groups if group.id not in emptied)
        office = office.with_year(replace(year, measures=kept, groups=groups))
    return office


def _said(record: Measure | Outcome, path: str) -> tuple[Difference, ...]:
    """What a record says, field by field."""
    found: list[Difference] = []
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Outcome):
            found += _said(value, f"{path}.{field.name}")
        elif field.name not in _UNSAID and meaning_of(value) is not None:
            words = getattr(value, "text", "") or value  # of a time: as it is printed
            found.append(Difference(f"{path}.{field.name}", "", shown(words)))
    return tuple(found)
