"""Codes of one year are found in another's list by their titles."""

import pytest

from ita_desk.domain.code_mapping import MappedCode, mapped_code
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Question


def framework(**titles: str) -> Framework:
    """A framework with these questions."""
    questions = tuple(Question(code, title=title) for code, title in titles.items())
    return Framework(FiscalYear(2568), questions=questions)


OLD = framework(
    o1="โครงสร้าง",
    o2="แผนปฏิบัติการประจำปี",
    o3="ข้อมูลผู้บริหารของหน่วยงาน",
    o4="",
    o5="เรื่องเดียว",
    o6="เลิกแล้ว",
    i1="ถาม",
)
NEW = framework(
    o1="โครงสร้าง",
    o2="ข้อมูลของผู้บริหารหน่วยงาน",
    o3="แผน ปฏิบัติการประจำปี",
    o4="อื่น",
    o7="เรื่องเดียว",
    o8="เรื่องเดียว",
)


@pytest.mark.parametrize(
    ("code", "mapped"),
    [
        ("o1", MappedCode("o1", "o1")),
        ("o2", MappedCode("o2", "o3")),
        ("o3", MappedCode("o3", candidates=("o2",))),
        ("o4", MappedCode("o4", candidates=("o4",))),
        ("o5", MappedCode("o5", candidates=("o7", "o8"))),
        ("o6", MappedCode("o6")),
        ("o9", MappedCode("o9")),
        ("i1", MappedCode("i1", "i1")),
        ("9.1", MappedCode("9.1", "9.1")),
        ("5", MappedCode("5", "5")),
        ("IIT", MappedCode("IIT", "IIT")),
        ("", MappedCode("", "")),
    ],
)
def test_a_code_in_the_next_year(code: str, mapped: MappedCode) -> None:
    assert mapped_code(code, OLD, NEW) == mapped


@pytest.mark.parametrize(
    ("before", "after"), [(None, NEW), (OLD, None), (framework(), NEW), (OLD, framework())]
)
def test_without_both_lists_a_code_stays(before: Framework | None, after: Framework | None) -> None:
    assert mapped_code("o2", before, after) == MappedCode("o2", "o2")
