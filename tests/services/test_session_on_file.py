"""Random work on an office file: after each step the file holds what memory holds.

`pytest --hypothesis-profile=long` makes more than 10,000 steps with each way of saving, and says how many.
"""

import importlib
import inspect
import pkgutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PIL import Image

from every_edit import EveryEdit
from ita_desk import services
from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.create import sample_photos
from ita_desk.services.edits.edit import Edit, remove_year, replace_office
from ita_desk.services.keeping.opening import open_to_write, save_copy
from ita_desk.services.keeping.saver import Saver, SaveReport
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE, YEAR

LONG = settings.get_current_profile_name() == "long"
NAMES = sorted(name for name, _ in inspect.getmembers(EveryEdit, inspect.isfunction) if name[0] != "_")
FILLED = OFFICE.with_year(
    replace(
        YEAR,
        signed=(SignedReport("memo"), SignedReport("result-outcomes", 6)),
        accepted=(
            AcceptedProblem("text.doubled-word", "m1", "title", "c"),
            AcceptedProblem("text.test", "m2"),
        ),
    )
)
MOST_MEASURES = 40
WAIT = 30.0
SEEDS = st.integers(0, 2**24)

# What makes edits of other edits, or is the whole of which others are parts.
NO_EDITS_OF_THEIR_OWN = {
    *("adding", "named_by_field", "keeping_numbers", "without_empty_year"),  # of other edits
    "in_measure",  # of any change of a measure
}
# Methods that make edits, and the name under which they are made here.
METHODS = {"BulkFill": "bulk_fill", "Rollover": "roll_over", "Review": "replace_office"}


def modules() -> Iterator[ModuleType]:
    """All modules of the services."""
    for found in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        yield importlib.import_module(found.name)


def makes_edit(function: object) -> bool:
    """Whether a function says that it returns an edit."""
    return inspect.isfunction(function) and inspect.signature(function).return_annotation in (Edit, "Edit")


def makers() -> Iterator[str]:
    """The names of all that makes edits."""
    for module in modules():
        for name, thing in inspect.getmembers(module):
            if name.startswith("_") or getattr(thing, "__module__", "") != module.__name__:
                continue
            if makes_edit(thing):
                yield name
            elif inspect.isclass(thing) and any(makes_edit(member) for member in vars(thing).values()):
                yield METHODS.get(name, name)


def test_every_edit_takes_part() -> None:
    assert len(NAMES) > 70
    assert set(makers()) - NO_EDITS_OF_THEIR_OWN == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_edit_can_be_made(name: str) -> None:
    new_id = counted_ids("new")
    edited: list[Office] = []
    office = FILLED
    for seed in range(1000):
        turns = Random(f"{name} {seed}")
        chosen = name if turns.random() < 0.5 else turns.choice(NAMES)
        try:
            after = getattr(EveryEdit(turns, office, new_id, ["k1", "k2"]), chosen)().apply(office)
        except UserError:
            continue
        if chosen == name and after is not office:
            edited.append(after)
        if len(edited) == 2:
            return
        office = after if seed % 20 else FILLED
    pytest.fail(f"{len(edited)} edits in 1000 tries")


def photo(number: int) -> bytes:
    """A small picture like no other."""
    with tempfile.SpooledTemporaryFile() as file:
        Image.new("RGB", (8, 8), (number % 256, number // 256 % 256, 9)).save(file, "PNG")
        file.seek(0)
        return file.read()


def blobs_named(office: Office) -> set[str]:
    """The keys of all blobs an office names."""
    named = {office.agency.seal.sha256}
    for report in office.years:
        named |= {*report.pictures.values(), *(key for one in report.signed for key in one.papers)}
        for measure in report.measures:
            for outcome in (measure.outcome, measure.half_year):
                named |= {proof.sha256 for proof in outcome.evidence} if outcome else set()
    return named - {""}


class SavedBySaver(RuleBasedStateMachine):
    """A session whose every state a saver writes into the file."""

    made: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.rest = ExitStack()
        self.folder = Path(self.rest.enter_context(tempfile.TemporaryDirectory()))
        self.path = self.folder / "สำนักงาน.ita"
        self.new_id = counted_ids("new")
        self.reports: list[SaveReport] = []
        self.now = 0.0
        self.photos = 0
        self.keys: list[str] = []
        OfficeStore.create(self.path, FILLED)
        self.begin()

    def begin(self) -> None:
        """Open the file for work."""
        self.opened = open_to_write(self.path)
        self.store, self.session = self.opened.store, Session(self.opened.office, lambda: self.now)
        self.former = self.opened.office
        self.begin_saving()
        self.session.observe(lambda _: self.keep())

    def step(self, name: str) -> None:
        """Count what is about to be made."""
        self.made[name] += 1
        self.made["steps"] += 1

    # --- saving ----------------------------------------------------------------------------------------------

    def begin_saving(self) -> None:
        def rescue(_: Office) -> Path:
            raise AssertionError("nothing is to be rescued")

        self.saver = Saver(self.store, self.opened.office, self.reports.append, rescue=rescue)

    def keep(self) -> None:
        self.saver.submit(self.session.office, self.session.edit_number)

    def await_saved(self) -> None:
        assert self.saver.wait(WAIT)
        assert self.saver.saved_through == self.session.edit_number
        assert [report.error for report in self.reports if report.error] == []

    def end_saving(self) -> None:
        assert self.saver.close(WAIT)

    # --- work ------------------------------------------------------------------------------------------------

    @initialize()
    def take_first_photo(self) -> None:
        self.take_photo()

    def put_blob(self, content: bytes) -> str:
        """Keep bytes in the file, as signing off does."""
        key = self.store.add_blob(content)
        self.keys.append(key)
        return key

    @rule(name=st.sampled_from(NAMES), seed=SEEDS, seconds=st.sampled_from((0.0, 2.0)))
    def edit(self, name: str, seed: int, seconds: float) -> None:
        """Any edit; twice in a quick row, as typing is."""
        self.now += seconds
        before = self.session.office
        self.step("edit")
        if name == "restore_sample":
            for content in sample_photos():
                self.keys.append(self.store.add_blob(content))
        try:
            edits = EveryEdit(Random(seed), before, self.new_id, self.keys, self.put_blob)
            made: Any = getattr(edits, name)()
            self.session.apply(made)
        except UserError:
            assert self.session.office is before
            self.made["refused"] += 1
        else:
            self.made[name] += self.session.office is not before

    @rule()
    def keep_small(self) -> None:
        """Take years out of an office that has grown large."""
        if sum(len(report.measures) for report in self.session.office.years) > MOST_MEASURES:
            self.step("keep small")
            largest = max(self.session.office.years, key=lambda report: len(report.measures))
            self.session.apply(remove_year(int(largest.fiscal_year)))

    @rule()
    def undo(self) -> None:
        self.step("undo")
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.step("redo")
        self.session.redo()

    @rule(share=st.floats(0, 1))
    def go_to(self, share: float) -> None:
        self.step("go to")
        self.session.go_to(round(share * len(self.session.steps)))

    @rule()
    def seal(self) -> None:
        self.step("seal")
        self.session.seal()

    @rule()
    def revert(self) -> None:
        """To the office as opened."""
        self.step("revert")
        self.session.apply(replace_office(self.opened.office, Message("edit.revert")))

    @rule()
    def take_photo(self) -> None:
        """A photo that is not named by anything yet."""
        self.step("photo")
        self.photos += 1
        self.keys.append(self.store.add_photo(photo(self.photos)))

    @rule()
    def copy(self) -> None:
        """A copy holds what was saved last, photos too."""
        self.step("copy")
        self.await_saved()
        target = self.folder / "copy.ita"
        save_copy(self.path, target)
        copy = OfficeStore(target)
        assert copy.load() == self.session.office
        assert all(map(copy.read_blob, blobs_named(self.session.office)))

    @rule()
    def reopen(self) -> None:
        """Close and open: the same office, and only the blobs that it names."""
        self.step("reopen")
        office = self.session.office
        self.end()
        self.begin()
        assert self.session.office == office
        named = blobs_named(office)
        assert {key for key in self.keys if self.store.read_blob(key)} == named
        self.keys = sorted(named)

    @invariant()
    def the_file_holds_what_memory_holds(self) -> None:
        self.await_saved()
        reader = OfficeStore(self.path)
        assert reader.load() == self.session.office
        assert all(map(reader.read_blob, blobs_named(self.session.office)))

    def end(self) -> None:
        self.end_saving()
        self.opened.close()

    def teardown(self) -> None:
        self.end()
        self.rest.close()


class SavedDirectly(SavedBySaver):
    """A session whose every state is written at once by the store itself."""

    made: ClassVar[Counter[str]] = Counter()

    def begin_saving(self) -> None:
        """There is nothing to begin."""

    def keep(self) -> None:
        self.store.save(self.former, self.session.office)
        self.former = self.session.office

    def await_saved(self) -> None:
        """It is."""

    def end_saving(self) -> None:
        """There is nothing to end."""


@pytest.fixture(scope="module", autouse=True)
def tally(request: pytest.FixtureRequest) -> Iterator[None]:
    """Says in the long profile how many steps were made, and of which edits none came about."""
    yield
    if LONG:
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            for machine in (SavedBySaver, SavedDirectly):
                never = [name for name in NAMES if not machine.made[name]]
                print(
                    f"\n{machine.__name__}: {machine.made['steps']} steps; {dict(machine.made)}; never: {never}"
                )


LENGTH = settings(max_examples=300 if LONG else 6, stateful_step_count=50 if LONG else 20)
SavedBySaver.TestCase.settings = LENGTH
SavedDirectly.TestCase.settings = LENGTH
TestSavedBySaver = SavedBySaver.TestCase
TestSavedDirectly = SavedDirectly.TestCase
