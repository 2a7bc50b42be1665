"""A table of scores is known by its headings."""

import pytest

from ita_desk.intake.score_layout import score_columns


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        (["แบบ", "ลำดับ", "รายละเอียด ตัวชี้วัด", "คะแนน"], ["instrument", "number", "indicator", "score"]),
        (["เครื่องมือ การประเมิน", "ข้อคำถาม", "คะแนน"], ["instrument", "question", "score"]),
        (["ตัวชี้วัด", "คะแนน", "คะแนน", ""], ["indicator", "score", "", ""]),
        (["ตัวชี้วัด", "หมายเหตุ", "คะแนน"], ["indicator", "", "score"]),
        (["ตัวชี้วัด (ITA)", "คะแนน (ร้อยละ)"], ["indicator", "score"]),
        (["ตัวชี้วัด", "ระดับ"], []),
        (["ที่", "คะแนน"], []),
        (["ตัวชี้วัด", "ก", "ข", "คะแนน"], []),
    ],
)
def test_headings_are_known(cells: list[str], fields: list[str]) -> None:
    assert [column.field for column in score_columns(cells)] == fields
