"""What codes are called: official names as far as they are known, a question's wording from its own year only."""

import pytest

from ita_desk.domain.framework import Framework
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.models.score_names import score_name
from ita_desk.i18n import Message, Messages


class KeyMessages(Messages):
    """Says keys and values instead of sentences."""

    def text(self, message: Message) -> str:
        return " ".join([message.key.removeprefix("window.scores."), *map(str, message.values.values())])


def name(code: str, own: Framework | None) -> str:
    return score_name(code, shipped_frameworks().nearest(2568), own, KeyMessages())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("total", "total"),
        ("level", "level"),
        ("EIT/1", "part EIT 1"),
        ("OIT", "OIT แบบวัดการเปิดเผยข้อมูลสาธารณะ"),
        ("8", "indicator 8 การปรับปรุงการทำงาน"),
        ("10.2", "sub_indicator 10.2 มาตรการส่งเสริมความโปร่งใสและป้องกันการทุจริตภายในหน่วยงาน"),
        ("99", "indicator 99"),
    ],
)
def test_names_from_the_framework(code: str, said: str) -> None:
    assert name(code, None) == said


@pytest.mark.parametrize(
    ("year", "code", "said"),
    [
        (2567, "o27", "question o27 การสร้างวัฒนธรรม No Gift Policy"),
        (2568, "o27", "question o27 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"),
        (
            2568,
            "e7",
            "question e7 หน่วยงานมีการเปิดโอกาสให้บุคคลภายนอกได้เข้าไปมีส่วนร่วมในการปรับปรุงพัฒนาการดำเนินงานของหน่วยงาน",
        ),
        (2568, "i99", "question i99"),
        (2569, "o2", "question o2"),  # its wording is not known
        (2570, "o27", "question o27"),  # nor anything of this year
    ],
)
def test_a_question_has_the_wording_of_its_year(year: int, code: str, said: str) -> None:
    assert name(code, shipped_frameworks().of_year(year)) == said
