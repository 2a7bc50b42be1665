"""Repairs of damaged text: what they change, and that right text is left alone."""

import json
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ita_desk.thai import repair
from ita_desk.thai.repair import Repair, apply_repairs, find_repairs
from ita_desk.thai.repair_change import Change
from ita_desk.thai.repair_words import Lexicon, Reading
from ita_desk.thai.words import Segmenter, vocabulary

ROOT = Path(__file__).parents[2]
SEGMENTER = Segmenter()
LETTERS = st.text(st.sampled_from("กงจดตทนบปมรลวสหอเแโใไะาำิีุู่้์ํ็ั   \u200b\uf70a๐๑๒๕o0O5ข้อ.,\n"), max_size=24)
SCRAPS = st.lists(
    st.sampled_from(
        "กำหนด การ ทำงาน จำนวน ปฏิบัติ ป ฏิ บั ติ ท ี่ เเละ ข้อ ๐๑ ๒๕6๘ ๒๕๖o ก า ร ำ \u0e4dา จา นวน นา ประจา ปี "
        "สานัก กำร งำน รำย www.a.th a@b.c ราย.pdf \u200b".split(" ")
    ),
    max_size=9,
).flatmap(lambda words: st.sampled_from(["", " ", "  "]).map(lambda blank: blank.join(words)))


def mended(text: str) -> str:
    """The text with all its repairs made."""
    return apply_repairs(text, find_repairs(text, SEGMENTER))


def strings(value: object) -> Iterator[str]:
    """All texts in a value of JSON or TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_a_repair_tells_where_and_what() -> None:
    assert find_repairs("การก าหนด ปี ๒๕๖o", SEGMENTER) == (
        Repair(3, 9, "ก าหนด", "กำหนด", "sara_am"),
        Repair(16, 17, "o", "๐", "digits"),
    )


@pytest.mark.parametrize(
    ("damaged", "right", "kinds"),
    [
        ("ป ร ะ จ\u0e4dา ปี งบประมาณ", "ประจำปี งบประมาณ", {"spread"}),
        ("ท ี่ประชุม  เเละ", "ที่ประชุม และ", {"marks", "blanks"}),
        ("\uf0b7 ก าหนด", "• กำหนด", {"marks", "sara_am"}),
        ("น\uf70b\uf711า", "น้ำ", {"marks"}),
        ("ข้อ  ๐๑", "ข้อ O๑", {"digits", "blanks"}),
        ("\u200b", "", {"marks"}),
        ("\u200bการ\ufeff", "การ", {"marks"}),
        ("รำยงำนผลการด าเนินงำน", "รายงานผลการดำเนินงาน", {"sara_am"}),
        ("จา\u200bนวน", "จำนวน", {"sara_am"}),
    ],
)
def test_one_damage_may_hide_another(damaged: str, right: str, kinds: set[str]) -> None:
    assert mended(damaged) == right
    assert {repair.kind for repair in find_repairs(damaged, SEGMENTER)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "https://www.a.go.th/ก\u200bาน/๒๕๖o",
        "www.a.go.th/๒๕6๘",
        "a๑o@b.c",
        "รา ยงาน๒๕6๘.pdf",
        "แผนก\u0e4dาหนด.docx",
    ],
)
def test_addresses_stay_as_they_are(text: str) -> None:
    address = text.rsplit(maxsplit=1)[-1]
    assert address in mended(f"ก าหนด {text} ก าหนด")


def test_the_office_is_known_by_name() -> None:
    assert find_repairs("นางมณี ทุ่ง หิ่งห้อยน้อย", Segmenter(["ทุ่ง", "หิ่งห้อยน้อย"])) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        [Repair(0, 1, "ข", "ค", "marks")],
        [Repair(1, 2, "ข", "ค", "marks"), Repair(0, 1, "ก", "ค", "marks")],
        [Repair(9, 10, "ก", "ค", "marks")],
    ],
)
def test_repairs_of_another_text_are_refused(wrong: list[Repair]) -> None:
    with pytest.raises(ValueError, match="not of this text"):
        apply_repairs("กข", wrong)


def test_a_text_that_would_not_come_to_rest_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "_ROUNDS", 1)
    assert find_repairs("ก าหนด", SEGMENTER) == ()
    assert find_repairs("กำหนด", SEGMENTER) == ()


# --- for all texts -----------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(LETTERS | SCRAPS)
@example("ท ี่ี\u200b ")
@example("จา นวนกา  หนด")
@example("ก\u200b\u200b \u200bำ")
def test_repairs_are_in_order_final_and_can_be_taken_back(text: str) -> None:
    repairs = find_repairs(text, SEGMENTER)
    done, back, longer = 0, [], 0
    for made in repairs:
        assert done <= made.start <= made.end
        assert text[made.start : made.end] == made.before != made.after
        start = made.start + longer
        back.append(Repair(start, start + len(made.after), made.after, made.before, made.kind))
        longer += len(made.after) - len(made.before)
        done = made.end
    after = apply_repairs(text, repairs)
    assert find_repairs(after, SEGMENTER) == ()
    assert apply_repairs(after, back) == text


@pytest.mark.parametrize(
    "scrap", ["รำยงำนก าหนด ป ฏิ บั ติ ท ี่ ๒๕๖o ", "ก ", " ", "จานวน", " ่", "ํ  ", "ข้อ ๐๑,", "ฟา", "www."]
)
def test_the_work_grows_with_the_text_and_no_faster(scrap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    reading = Lexicon.reading

    def counted(lexicon: Lexicon, run: str) -> Reading:
        read.append(len(run))
        return reading(lexicon, run)

    monkeypatch.setattr(Lexicon, "reading", counted)
    work: list[int] = []
    for times in (200, 400):
        read.clear()
        find_repairs(scrap * times, SEGMENTER)
        work.append(sum(read))
    assert work[1] <= 2.2 * work[0]


WORKS = st.lists(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.text("กข", max_size=3))), max_size=5
)


@given(st.text("abc", max_size=9), WORKS)
@example("abc", [[(1, 1, "กข")], [(2, 1, "")]])
@example("abc", [[(1, 1, "กข")], [(1, 1, "")]])
@example("abc", [[(1, 1, "กขก")], [(2, 1, "")]])
@example("abc", [[(2, 1, "กข")], [(3, 1, "")], [(0, 9, "")]])
def test_changes_made_in_turn_are_told_as_repairs_of_the_first_text(
    text: str, rounds: list[list[tuple[int, int, str]]]
) -> None:
    work = repair._Work(text)
    for number, proposed in enumerate(rounds):
        changes: list[Change] = []
        for start, length, after in sorted(proposed):
            end = min(start + length, len(work.text))
            if start < end and (not changes or changes[-1].end <= start):
                changes.append(Change(start, end, after))
        work.change(changes, str(number))
    assert apply_repairs(text, work.repairs()) == work.text


# --- right Thai --------------------------------------------------------------------------------------------


def test_the_sample_office_needs_no_repairs() -> None:
    office = json.loads((ROOT / "resources" / "sample" / "office.json").read_text("utf-8"))
    assert [text for text in strings(office) if find_repairs(text, SEGMENTER)] == []


@pytest.mark.parametrize("form", sorted(path.name for path in (ROOT / "forms").glob("*.toml")))
def test_the_wordings_of_forms_need_no_repairs(form: str) -> None:
    wordings = tomllib.loads((ROOT / "forms" / form).read_text("utf-8"))
    assert [text for text in strings(wordings) if find_repairs(text, SEGMENTER)] == []


def test_the_sentences_of_the_program_need_no_repairs() -> None:
    with (ROOT / "locale" / "th" / "LC_MESSAGES" / "ita_desk.po").open("rb") as catalogue:
        sentences = [str(message.string) for message in read_po(catalogue) if message.id]
    texts = [line for sentence in sentences for line in sentence.splitlines()]
    assert [text for text in texts if re.search("[ก-๛]", text) and find_repairs(text, SEGMENTER)] == []


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลทุ่งหิ่งห้อย อำเภอผาสายรุ้ง จังหวัดแสงตะวัน",
        "นายกองค์การบริหารส่วนตำบลเป็นประธานในที่ประชุม ครั้งที่ ๑/๒๕๖๘ เมื่อวันที่ ๗ มีนาคม ๒๕๖๘ เวลา ๐๙.๓๐ น.",
        "ร้อยละ ๙๕.๓๐ (ข้อ O๔๒ และ ข้อ i๑) ตามมติ ก.อบต. ที่ มท ๐๘๐๘.๒/ว ๑๒๓",
        "เจ้าหน้าที่ปฏิบัติงานต่าง ๆ ให้แล้วเสร็จภายใน ๑๕ วัน ฯลฯ",
        "ชาวบ้านพายา ข้าวสาร และน้ำดื่มมามอบให้ผู้ประสบภัย",
        "ทาสีรั้ว ทำความสะอาดนา และลานหน้าบ้าน",
        "ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๘",
        "No Gift Policy ของ อบต. ประจำปี 2568",
        "โทร. 0 2123 4567 หรือ saraban@a.go.th",
    ],
)
def test_right_sentences_need_no_repairs(text: str) -> None:
    assert find_repairs(text, SEGMENTER) == ()


@pytest.mark.slow
def test_no_word_of_the_dictionary_needs_repairs() -> None:
    assert [word for word in sorted(vocabulary()) if find_repairs(word, SEGMENTER)] == []


@pytest.mark.slow
def test_names_of_people_hardly_ever_look_damaged() -> None:
    from pythainlp.corpus import thai_family_names, thai_female_names

    chance = random.Random(2568)
    first, last = sorted(thai_female_names()), sorted(thai_family_names())
    texts = [f"นางสาว{chance.choice(first)} {chance.choice(last)} เป็นประธาน" for _ in range(2000)]
    assert sum(bool(find_repairs(text, SEGMENTER)) for text in texts) <= 0.005 * len(texts)
