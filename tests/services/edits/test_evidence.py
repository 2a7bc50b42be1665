"""Edits of evidence, in both rounds."""

from dataclasses import replace

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.outcome import Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.evidence import (
    add_evidence,
    add_photos,
    move_evidence,
    move_evidence_to_measure,
    remove_evidence,
    reset_photo,
    set_evidence_field,
)
from small_office import M1, M2, M3, OFFICE, changed_parts, changed_year, refusal

IDS = counted_ids("new")
E1, E2, E3 = M1.outcome.evidence
LINK = Evidence("n", "link", "e\u0301", "https://a.example", "", "result", 90, (0.0, 0.0, 1.0, 0.5))
CLEAN = replace(LINK, caption="\u00e9")


@pytest.mark.parametrize(
    ("edit", "evidence"),
    [
        (add_evidence(2568, "m1", 12, LINK, IDS), (E1, E2, E3, CLEAN)),
        (add_evidence(2568, "m1", 12, LINK, IDS, 1), (E1, CLEAN, E2, E3)),
        (add_evidence(2568, "m1", 12, Evidence(), counted_ids("n")), (E1, E2, E3, Evidence("n1"))),
        (set_evidence_field(2568, "m1", 12, "e2", "caption", "ก"), (E1, replace(E2, caption="ก"), E3)),
        (
            set_evidence_field(2568, "m1", 12, "e2", "crop", (0.0, 0.1, 0.2, 0.3)),
            (E1, replace(E2, crop=(0.0, 0.1, 0.2, 0.3)), E3),
        ),
        (set_evidence_field(2568, "m1", 12, "e2", "turn", 90), (E1, replace(E2, turn=90), E3)),
        (remove_evidence(2568, "m1", 12, "e1"), (E2, E3)),
        (move_evidence(2568, "m1", 12, "e1", 2), (E2, E3, E1)),
    ],
)
def test_whole_year(edit: Edit, evidence: tuple[Evidence, ...]) -> None:
    expected = replace(M1, outcome=replace(M1.outcome, evidence=evidence))
    assert changed_year(edit).measures == (expected, M2, M3)
    assert changed_parts(edit) == {(2568, "measures", "m1")}
    assert edit.apply(OFFICE) == edit.apply(OFFICE)


def test_half_year() -> None:
    office = add_evidence(2568, "m2", 6, LINK, IDS).apply(OFFICE)
    assert office.years[1].measures == (M1, replace(M2, half_year=Outcome(evidence=(CLEAN,))), M3)
    office = set_evidence_field(2568, "m2", 6, "n", "url", "").apply(office)
    assert office.years[1].measures[1].half_year == Outcome(evidence=(replace(CLEAN, url=""),))
    office = remove_evidence(2568, "m2", 6, "n").apply(office)
    assert office.years[1].measures[1].half_year == Outcome()


@pytest.mark.parametrize(
    "edit",
    [
        set_evidence_field(2568, "m1", 12, "e1", "caption", "ภาพ"),
        set_evidence_field(2568, "m1", 12, "e1", "crop", None),
        move_evidence(2568, "m1", 12, "e2", 1),
    ],
)
def test_nothing_changes(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (add_evidence(2570, "m1", 12, LINK, IDS), "edit.unknown_year"),
        (add_evidence(2568, "m9", 12, LINK, IDS), "edit.unknown_measure"),
        (add_evidence(2568, "m1", 9, LINK, IDS), "edit.unknown_round"),
        (add_evidence(2568, "m1", 12, LINK, IDS, 4), "edit.wrong_place"),
        (add_evidence(2568, "m1", 6, E1, IDS), "edit.id_taken"),
        (add_evidence(2568, "m1", 12, replace(LINK, kind="film"), IDS), "edit.wrong_value"),
        (add_evidence(2568, "m1", 12, replace(LINK, crop=(0.0,)), IDS), "edit.wrong_value"),
        (set_evidence_field(2568, "m1", 12, "e9", "url", ""), "edit.unknown_evidence"),
        (set_evidence_field(2568, "m1", 6, "e1", "url", ""), "edit.unknown_evidence"),
        (set_evidence_field(2568, "m1", 12, "e1", "id", "x"), "edit.unknown_field"),
        (set_evidence_field(2568, "m1", 12, "e1", "kind", ""), "edit.wrong_value"),
        (set_evidence_field(2568, "m1", 12, "e1", "turn", 1.5), "edit.wrong_value"),
        (remove_evidence(2568, "m1", 12, "e9"), "edit.unknown_evidence"),
        (move_evidence(2568, "m1", 12, "e1", 3), "edit.wrong_place"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key


def test_names_and_merge_keys() -> None:
    for edit, name in (
        (add_evidence(2568, "m1", 12, LINK, IDS), "edit.add_evidence"),
        (remove_evidence(2568, "m1", 12, "e1"), "edit.remove_evidence"),
        (move_evidence(2568, "m1", 12, "e1", 1), "edit.move_evidence"),
    ):
        assert edit.name == Message(name, {"year": 2568})
        assert edit.merge_key == ""
    edit = set_evidence_field(2568, "m1", 12, "e1", "caption", "")
    assert edit.name.values["field"] == Message("field.evidence.caption")
    assert edit.merge_key == "2568/evidence/e1/caption"


def test_photos_are_one_step() -> None:
    edit = add_photos(2568, "m1", 12, ["a" * 64, "b" * 64], counted_ids("n"))
    added = (Evidence("n1", sha256="a" * 64), Evidence("n2", sha256="b" * 64))
    assert changed_year(edit).measures[0].outcome.evidence == (E1, E2, E3, *added)
    assert edit.name == Message("edit.add_photos", {"count": 2})
    assert refusal(add_photos(2568, "m9", 12, ["a"], IDS))[0] == "edit.unknown_measure"
    assert refusal(add_photos(2568, "m1", 12, ["a"], lambda: "e1"))[0] == "edit.id_taken"
    assert add_photos(2568, "m1", 12, [], IDS).apply(OFFICE) is OFFICE


def test_a_photo_as_it_was_taken() -> None:
    cut = set_evidence_field(2568, "m1", 12, "e2", "crop", (0.0, 0.1, 0.2, 0.3)).apply(OFFICE)
    cut = set_evidence_field(2568, "m1", 12, "e2", "turn", 90).apply(cut)
    edit = reset_photo(2568, "m1", 12, "e2")
    assert edit.apply(cut) == OFFICE
    assert edit.apply(OFFICE) is OFFICE
    assert edit.name.key == "edit.reset_photo"


@pytest.mark.parametrize("months", [6, 12])
def test_evidence_goes_to_another_measure(months: int) -> None:
    office = add_evidence(2568, "m1", months, LINK, IDS).apply(OFFICE)
    edit = move_evidence_to_measure(2568, "m1", months, "n", "m2")
    measures = edit.apply(office).years[1].measures
    assert "n" not in [e.id for e in measures[0].outcome_of_round(months).evidence]
    assert measures[1].outcome_of_round(months).evidence[-1] == CLEAN
    assert measures[2] is office.years[1].measures[2]
    assert edit.name == Message("edit.move_evidence_to_measure", {"year": 2568})


def test_where_evidence_cannot_go() -> None:
    assert move_evidence_to_measure(2568, "m1", 12, "e1", "m1").apply(OFFICE) is OFFICE
    for measure, evidence, target, key in (
        ("m9", "e1", "m2", "edit.unknown_measure"),
        ("m1", "e9", "m2", "edit.unknown_evidence"),
        ("m1", "e1", "m9", "edit.unknown_measure"),
    ):
        assert refusal(move_evidence_to_measure(2568, measure, 12, evidence, target))[0] == key
