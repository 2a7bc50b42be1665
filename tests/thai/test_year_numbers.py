"""Years are found where they stand alone, and told from the numbers of laws, plans and telephones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.digits import to_arabic
from ita_desk.thai.year_numbers import year_numbers


def seen(text: str) -> list[tuple[str, bool]]:
    """The years of a text as they stand there, and whether they move on."""
    return [(text[number.start : number.end], number.moves) for number in year_numbers(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘", [("๒๕๖๗", True), ("๒๕๖๘", True)]),
        ("ต.ค. ๖๗ - ก.ย.68", [("๖๗", True), ("68", True)]),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [("๒๕๖๘", True)]),
        ("แผนงานประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [("๒๕๖๘", True)]),
        ("1 ตุลาคม 2567, 01/10/2567", [("2567", True), ("2567", True)]),
        ("ระเบียบว่าด้วยการนั้น พ.ศ. ๒๕๖๐", [("๒๕๖๐", False)]),
        ("ปีงบประมาณ พ.ศ.๒๕๖๗ และ พ.ศ.2568", [("๒๕๖๗", True), ("2568", True)]),
        ("ประกาศนโยบาย ปี ๒๕๖๘", [("๒๕๖๘", True)]),
        ("ประกาศฯ ประจำปี พ.ศ. ๒๕๖๘", [("๒๕๖๘", True)]),
        ("พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540 และปีงบประมาณ พ.ศ. 2568", [("2540", False), ("2568", True)]),
        ("แผนพัฒนาท้องถิ่น (๒๕๖๖-๒๕๗๐)", [("๒๕๖๖", False), ("๒๕๗๐", False)]),
        ("ช่วง 2567 ถึง 2569", [("2567", False), ("2569", False)]),
        ("ระเบียบฯ\nปี ๒๕๖๘", [("๒๕๖๘", True)]),
        ("โทร 02-2567-1234 และ 2,568 หรือ 2568.50 กับ 12568 หน้า 25689", []),
        ("ม.ค. ๖๗๘", []),
        ("", []),
    ],
)
def test_years_and_whether_they_move(text: str, years: list[tuple[str, bool]]) -> None:
    assert seen(text) == years


def test_a_year_is_written_as_the_one_it_replaces() -> None:
    text = "ต.ค. ๖๙ ต.ค. 69 ๒๕๖๙ 2569"
    assert [number.written(2570, text) for number in year_numbers(text)] == ["๗๐", "70", "๒๕๗๐", "2570"]
    assert [number.year for number in year_numbers(text)] == [2569] * 4
    assert year_numbers("ธ.ค. 98")[0].written(2605, "ธ.ค. 98") == "05"


@given(st.text(alphabet="๒๕๖๗2567 .-/,กปงบพศตค()", max_size=60))
def test_what_is_found_is_a_year_at_its_place(text: str) -> None:
    ends = [0]
    for number in year_numbers(text):
        own = to_arabic(text[number.start : number.end])
        assert number.start >= ends[-1]
        assert f"{number.year}".endswith(own)
        ends.append(number.end)
