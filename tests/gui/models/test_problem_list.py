"""The problems as a tree for views."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ita_desk.checks.all_checks import build_checks
from ita_desk.gui.models.problem_list import TOPICS, Key, ProblemList, key_of
from ita_desk.services.checking import CheckedYear
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.thai.words import Segmenter
from measure_editing import KeyMessages
from small_office import OFFICE
from word_checks import check_words

FAULTY = set_measure_field(2568, "m2", "title", "ตำบลตำบล ตำบลตำบล").apply(OFFICE)
FOUND = check_words(FAULTY, 2568).problems


@pytest.fixture
def model(qtbot: QtBot) -> ProblemList:
    model = ProblemList(KeyMessages())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_problems(FOUND, FAULTY)
    return model


def test_places_of_problems(model: ProblemList) -> None:
    indices = [model.index_at(row) for row in range(3)]
    assert [model.problem_at(index) for index in indices] == list(FOUND)
    assert [model.row_of(index) for index in indices] == [0, 1, 2]
    assert model.index_at(9) == indices[2]
    assert model.problem_at(model.index(0, 0)) is None
    assert model.problem_at(QModelIndex()) is None


def test_problems_by_their_keys(model: ProblemList) -> None:
    assert model.index_of(key_of(FOUND[2])) == model.index_at(2)
    assert not model.index_of(Key("a", "b", "c", "d")).isValid()


def test_nothing(model: ProblemList) -> None:
    model.show_problems(CheckedYear().problems, FAULTY)
    assert model.rowCount() == 0
    assert not model.index_at(0).isValid()


def test_every_topic_of_the_checks_is_offered() -> None:
    assert {check.code.partition(".")[0] for check in build_checks(Segmenter())} <= set(TOPICS)
