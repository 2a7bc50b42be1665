"""Edits of evidence, in both rounds."""

from dataclasses import replace

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.outcome import Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits import Edit
from ita_desk.services.edits_evidence import add_evidence, move_evidence, remove_evidence, set_evidence_field
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
