"""The session: edits, undo, redo, and those who watch."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ita_desk.domain.changes import Changes, Part, changes_between
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.finding import Finding
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, add_year, remove_year, set_agency_field
from ita_desk.services.edits.evidence import add_evidence, remove_evidence
from ita_desk.services.edits.findings import add_finding
from ita_desk.services.edits.measures import (
    add_measure,
    remove_measure,
    set_measure_field,
    set_measure_steps,
)
from ita_desk.services.edits.order import move_measures
from ita_desk.services.edits.year import set_groups, set_score, set_section_text
from ita_desk.services.session import Session
from small_office import OFFICE


class Clock:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def session() -> Session:
    """A session with the small office, in which no time passes."""
    return Session(OFFICE, Clock())


def rename(name: str) -> Edit:
    """An edit of the agency's name."""
    return set_agency_field("name", name)


def test_a_new_session(session: Session) -> None:
    assert session.office is OFFICE
    assert session.edit_number == 0
    assert session.undo_name is session.redo_name is None
    assert session.undo() == session.redo() == Changes()
    assert session.edit_number == 0


def test_an_edit_undone_and_redone(session: Session) -> None:
    changed = frozenset({Part(0, "agency")})
    assert session.apply(rename("ใหม่")).parts == changed
    after = session.office
    assert after.agency.name == "ใหม่"
    assert (session.undo_name, session.redo_name) == (rename("").name, None)
    assert session.undo().parts == changed
    assert session.office is OFFICE
    assert (session.undo_name, session.redo_name) == (None, rename("").name)
    assert session.redo().parts == changed
    assert session.office is after
    assert session.edit_number == 3


def test_an_edit_without_effect_leaves_no_trace(session: Session) -> None:
    session.apply(rename("ก"))
    session.undo()
    told: list[Changes] = []
    session.observe(told.append)
    assert session.apply(rename("ตัวอย่าง")) == Changes()
    assert session.redo_name
    assert session.edit_number == 2
    assert told == []


def test_a_refused_edit_changes_nothing(session: Session) -> None:
    told: list[Changes] = []
    session.observe(told.append)
    with pytest.raises(UserError):
        session.apply(remove_year(2500))
    assert session.office is OFFICE
    assert (session.edit_number, session.undo_name, told) == (0, None, [])


def test_typing_merges_until_quiet_or_seal() -> None:
    clock = Clock()
    session = Session(OFFICE, clock)
    for text, pause, seal in (
        ("ก", 0, False),
        ("กข", 1.5, False),
        ("กขค", 1.5, False),
        ("ง", 1.6, False),
        ("จ", 0, True),
    ):
        clock.now += pause
        if seal:
            session.seal()
        session.apply(rename(text))
    names = []
    while session.undo():
        names.append(session.office.agency.name)
    assert names == ["ง", "กขค", "ตัวอย่าง"]
    assert session.office is OFFICE


def test_the_limit() -> None:
    session = Session(OFFICE, Clock(), limit=2)
    for year in (2570, 2571, 2572):
        session.apply(add_year(year))
    while session.undo():
        pass
    assert [int(y.fiscal_year) for y in session.office.years] == [2567, 2568, 2570]


# --- the list of steps ---------------------------------------------------------------------------------------


def test_the_steps_and_where_one_stands() -> None:
    times = [datetime(2026, 11, 21, 9, minute, tzinfo=UTC) for minute in range(3)]
    left = iter(times)
    session = Session(OFFICE, Clock(), now=lambda: next(left))
    assert (session.steps, session.position) == ((), 0)
    for year in (2570, 2571, 2572):
        session.apply(add_year(year))
    steps = session.steps
    assert [(step.name.values["year"], step.made_at) for step in steps] == [
        *((2570, times[0]), (2571, times[1]), (2572, times[2]))
    ]
    assert session.position == 3
    session.undo()
    session.undo()
    assert (session.steps, session.position) == (steps, 1)


def test_going_to_a_step_is_one_change(session: Session) -> None:
    told: list[Changes] = []
    offices = [OFFICE]
    for year in (2570, 2571, 2572):
        session.apply(add_year(year))
        offices.append(session.office)
    session.observe(told.append)
    for number, position in enumerate((1, 3, 0, 2), start=1):
        changes = session.go_to(position)
        assert session.office is offices[position]
        assert (session.position, len(told), told[-1]) == (position, number, changes)
    assert session.go_to(2) == Changes()
    assert session.go_to(99).years == {2572}
    assert session.office is offices[3]
    assert session.go_to(-5).years == {2570, 2571, 2572}
    assert session.office is OFFICE
    assert len(told) == 6
    assert session.edit_number == 9


def test_going_to_a_step_ends_the_merging(session: Session) -> None:
    session.apply(rename("ก"))
    session.go_to(1)
    session.apply(rename("กข"))
    assert session.position == 2


def test_the_time_of_a_step_knows_its_zone(session: Session) -> None:
    session.apply(rename("ก"))
    made_at = session.steps[0].made_at
    assert made_at is not None
    assert made_at.tzinfo is not None


# --- observers -----------------------------------------------------------------------------------------------


def test_observers_are_told_after_the_change_until_they_leave(session: Session) -> None:
    told: list[tuple[str, Changes, str]] = []

    def note(who: str) -> Callable[[Changes], None]:
        return lambda changes: told.append((who, changes, session.office.agency.name))

    leave = session.observe(note("a"))
    session.observe(note("b"))
    changes = session.apply(rename("ก"))
    leave()
    leave()
    session.undo()
    session.redo()
    assert told == [("a", changes, "ก"), ("b", changes, "ก"), ("b", changes, "ตัวอย่าง"), ("b", changes, "ก")]


def test_the_same_function_may_watch_twice(session: Session) -> None:
    told: list[Changes] = []
    session.observe(told.append)()
    leave = session.observe(told.append)
    session.observe(told.append)
    leave()
    session.apply(rename("ก"))
    assert len(told) == 1


def test_a_failing_observer_neither_stops_the_others_nor_loses_the_change(session: Session) -> None:
    told: list[Changes] = []

    def fail(_: Changes) -> None:
        raise ValueError("broken")

    session.observe(fail)
    session.observe(told.append)
    session.observe(fail)
    acts: list[Callable[[], Changes]] = [lambda: session.apply(rename("ก")), session.undo, session.redo]
    for act in acts:
        with pytest.raises(ExceptionGroup) as caught:
            act()
        assert [str(error) for error in caught.value.exceptions] == ["broken", "broken"]
    assert len(told) == 3
    assert session.office.agency.name == "ก"
    assert session.undo_name


def test_observers_may_leave_and_edit_while_they_are_told(session: Session) -> None:
    told: list[Changes] = []

    def once(_: Changes) -> None:
        leave()
        session.apply(rename("ข"))

    leave = session.observe(once)
    session.observe(told.append)
    session.apply(rename("ก"))
    assert session.office.agency.name == "ข"
    assert len(told) == 2


# --- random edits --------------------------------------------------------------------------------------------

WORDS = st.text("กข", max_size=2)
PAUSES = st.sampled_from([0.0, 1.0, 2.0])
YEARS = st.sampled_from([2567, 2568, 2569])
MEASURES = st.sampled_from(["m1", "m2", "m3", "new1"])
ROUNDS = st.sampled_from([6, 12])
IDS = st.sampled_from(["new", "other", "third"]).map(counted_ids)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(set_agency_field, st.sampled_from(["name", "phone", "unknown"]), WORDS),
    st.builds(add_year, YEARS),
    st.builds(remove_year, YEARS),
    st.builds(set_score, YEARS, st.sampled_from(["1", "o1"]), st.none() | st.integers(-1, 101).map(Decimal)),
    st.builds(set_section_text, YEARS, st.just("a/b"), st.none() | WORDS),
    st.builds(add_finding, YEARS, st.builds(Finding, about=WORDS), IDS),
    st.builds(set_groups, YEARS, st.just([]), IDS),
    st.builds(set_measure_field, YEARS, MEASURES, st.sampled_from(["title", "half_year.output"]), WORDS),
    st.builds(add_measure, YEARS, st.builds(Measure, title=WORDS), IDS, st.just(0)),
    st.builds(move_measures, YEARS, st.lists(MEASURES, max_size=2), st.integers(-1, 3)),
    st.builds(remove_measure, YEARS, MEASURES),
    st.builds(set_measure_steps, YEARS, MEASURES, st.lists(WORDS, max_size=3), IDS),
    st.builds(add_evidence, YEARS, MEASURES, ROUNDS, st.just(Evidence()), IDS),
    st.builds(remove_evidence, YEARS, MEASURES, ROUNDS, st.sampled_from(["e1", "e2"])),
)


class AnySession(RuleBasedStateMachine):
    """Random edits, undo and redo, beside a plain list of all states of the office."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.session = Session(OFFICE, self.clock)
        self.states = [OFFICE]  # before each undo step, and now
        self.undone: list[Office] = []
        self.numbers = 0
        self.last_key, self.last_time = "", 0.0  # of the last edit that changed something
        self.told: list[Changes] = []
        self.session.observe(self.told.append)

    def compare(self, before: Office, changes: Changes) -> None:
        """Checks what the session says about the change that was just made."""
        self.numbers += 1
        assert changes
        assert changes == changes_between(before, self.session.office)
        assert self.told[-1] is changes

    @rule(text=WORDS, seconds=PAUSES)
    def type_name(self, text: str, seconds: float) -> None:
        """Typing in one field, often enough for merging."""
        self.apply(rename(text), seconds)

    @rule(edit=EDITS, seconds=PAUSES)
    def apply(self, edit: Edit, seconds: float) -> None:
        """An edit, possible or not."""
        self.clock.now += seconds
        before, times = self.session.office, len(self.told)
        try:
            changes = self.session.apply(edit)
        except UserError:
            changes = Changes()
        if self.session.office is before:
            assert not changes
            assert len(self.told) == times
            return
        self.compare(before, changes)
        if edit.merge_key and edit.merge_key == self.last_key and self.clock.now - self.last_time <= 1.5:
            self.states[-1] = self.session.office
        else:
            self.states.append(self.session.office)
        self.undone.clear()
        self.last_key, self.last_time = edit.merge_key, self.clock.now

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        """The last step back."""
        before = self.session.office
        self.compare(before, self.session.undo())
        self.undone.append(self.states.pop())
        self.last_key = ""

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """The last step forward."""
        before = self.session.office
        self.compare(before, self.session.redo())
        self.states.append(self.undone.pop())
        self.last_key = ""

    @rule(position=st.integers(-1, 6))
    def go_to(self, position: int) -> None:
        """To some step."""
        before, last = self.session.office, len(self.states) + len(self.undone) - 1
        changes = self.session.go_to(position)
        if self.session.office is not before:
            self.compare(before, changes)
        while len(self.states) - 1 > max(position, 0):
            self.undone.append(self.states.pop())
        while len(self.states) - 1 < min(position, last):
            self.states.append(self.undone.pop())
        self.last_key = ""

    @rule()
    def seal(self) -> None:
        """A command."""
        self.session.seal()
        self.last_key = ""

    @invariant()
    def the_office_is_the_expected_object(self) -> None:
        """Identity, not equality: undo and redo put the former objects back."""
        assert self.session.office is self.states[-1]
        assert self.session.edit_number == self.numbers == len(self.told)
        assert self.session.position == len(self.states) - 1
        assert len(self.session.steps) == len(self.states) - 1 + len(self.undone)
        assert isinstance(self.session.undo_name, Message) == (len(self.states) > 1)
        assert isinstance(self.session.redo_name, Message) == bool(self.undone)

    def teardown(self) -> None:
        """Everything can be undone and done again, and the result can be exchanged."""
        last = self.session.office
        while self.session.undo():
            pass
        assert self.session.office is OFFICE
        while self.session.redo():
            pass
        assert self.session.office is (self.undone[0] if self.undone else last)
        form = office_to_json(self.session.office)
        assert office_to_json(office_from_json(form, counted_ids())) == form


AnySession.TestCase.settings = settings(max_examples=40, stateful_step_count=25)
TestAnySession = AnySession.TestCase
