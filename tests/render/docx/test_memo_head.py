from ita_desk.document.blocks import Labelled, MemoHead, Paragraph, Photo
from typeset import photo, picture, text_of
from word_files import body, found, said, value, word_file


def memo_head(seal: Photo | None = None) -> MemoHead:
    def part(label: str, words: str) -> Labelled:
        return Labelled(text_of(label), text_of(words))

    return MemoHead(
        seal,
        text_of("บันทึกข้อความ"),
        part("ส่วนราชการ", "สำนักปลัด"),
        part("ที่", ""),
        part("วันที่", "๑ ตุลาคม"),
        part("เรื่อง", "รายงาน"),
        part("เรียน", "นายก"),
    )


def test_the_head_says_its_lines() -> None:
    assert said(body(word_file(memo_head()))) == [
        "บันทึกข้อความ",
        "ส่วนราชการ\tสำนักปลัด\t",
        "ที่ \tวันที่ ๑ ตุลาคม\t",
        "เรื่อง\tรายงาน\t",
        "เรียน\tนายก",
    ]


def test_values_stand_on_dotted_lines_to_the_right_margin() -> None:
    word = word_file(memo_head())
    dotted = [tab for tab in found(body(word), "w:tab") if value(tab, "leader") == "dot"]
    assert [(value(tab), value(tab, "pos")) for tab in dotted] == [
        ("right", "9071"),
        ("left", "4535"),
        ("right", "9071"),
        ("right", "9071"),
    ]


def test_labels_are_large_and_bold() -> None:
    word = word_file(memo_head())
    bold = [run for run in found(body(word), "w:r") if found(run, "w:bCs")]
    assert [said_by.text for run in bold for said_by in found(run, "w:t")] == [
        "ส่วนราชการ",
        "ที่",
        "วันที่",
        "เรื่อง",
    ]
    assert {value(size) for run in bold for size in found(run, "w:szCs")} == {"40"}


def test_the_emblem_stands_at_the_left_of_the_title() -> None:
    word = word_file(memo_head(photo("s")), read_photo=lambda _: picture((100, 100)))
    emblem, title, _ = found(body(word), "w:tc")
    assert found(emblem, "w:drawing")
    assert said(title) == ["บันทึกข้อความ"]
    (extent,) = found(emblem, "wp:extent")
    assert round(int(extent.get("cy") or 0) / 36000) == 15  # millimetres


def test_a_memo_begins_on_a_page_of_its_own() -> None:
    assert not found(body(word_file(memo_head())), "w:br")
    word = word_file(Paragraph(text_of("ก")), memo_head())
    assert [value(b, "type") for b in found(body(word), "w:br")] == ["page"]
