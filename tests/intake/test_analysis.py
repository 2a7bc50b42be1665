"""Scores and findings are read issue by issue; an issue printed twice adds nothing that is not new."""

from decimal import Decimal

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.intake.analysis import AnalysisReader
from ita_desk.intake.cover import plain_lines
from ita_desk.intake.grid import Paragraph, Row, Table
from ita_desk.intake.printed_scores import ScoreBook
from ita_desk.intake.proposal import Findings
from ita_desk.intake.text import blocks_from_text

ASKED = "เครื่องมือ\tข้อคำถาม\tคะแนน\n"
LISTED = "แบบ\tลำดับ\tตัวชี้วัด\tคะแนน\tระดับ\tหมายเหตุ\n"


class Read:
    """What an analysis says."""

    def __init__(self, text: str) -> None:
        self.findings = Findings()
        self.book = ScoreBook(self.findings)
        self.reader = AnalysisReader({"การใช้อำนาจ": "3"}, self.book, self.findings)
        for block in blocks_from_text(text):
            if not isinstance(block, Paragraph):
                assert self.reader.reads(block)
                self.reader.read_table(block)
            elif not self.reader.read(lines := plain_lines(block)):
                self.findings.leave(lines[0].text, lines[0].number)

    @property
    def scores(self) -> dict[str, Decimal]:
        return dict(self.book.build().scores)

    @property
    def issues(self) -> dict[str, Finding]:
        return {finding.about: finding for finding in self.reader.issues}

    @property
    def notes(self) -> list[tuple[str, object]]:
        return [(note.key.removeprefix("intake."), note.values["line"]) for note in self.findings.notes]


def test_questions_and_findings_of_an_issue() -> None:
    read = Read(
        "ประเด็นที่ ๒ บริการ\n\n" + ASKED + "IIT\tข้อ i๑ ก\t๘๐\n\tข้อ i๒ ข\t\nOIT\tข้อ ๐๕ ค\t๑๐๐\n"
        "<b>วิเคราะห์ข้อบกพร่อง</b>\t\t\n<p><b>ข้อบกพร่อง :</b> ง</p><p><b>การพัฒนา :</b> จ</p>\t\t\n\n**การรักษาระดับ** ฉ\n"
    )
    questions = (
        FindingQuestion("i1", "ก", Decimal(80)),
        FindingQuestion("i2", "ข", None),
        FindingQuestion("o5", "ค", Decimal(100)),
    )
    assert read.issues == {"issue:2": Finding("", "issue:2", "ง", "จ", "ฉ", questions)}
    assert read.scores == {"i1": Decimal(80), "o5": Decimal(100)}
    assert read.findings.unplaced == []
    assert read.notes == []


def test_indicators_instruments_total_and_level() -> None:
    read = Read(
        LISTED
        + "IIT\t๑\tการปฏิบัติ\t๙๐\t\t\n\t\tการใช้อำนาจ\t๘๐\t\tสูง\nIIT\t\t\t๘๕\tผ่าน\t\n\t\tคะแนนเฉลี่ย\t๘๔\tผ่านดี\t\tเกิน\n"
    )
    assert read.scores == {"1": Decimal(90), "3": Decimal(80), "IIT": Decimal(85), "total": Decimal(84)}
    assert [p.label for p in read.book.build().as_printed] == ["๑ การปฏิบัติ"]
    assert read.book.level == "ผ่านดี"
    assert read.findings.unplaced == [("สูง", 3), ("ผ่าน", 4), ("เกิน", 5)]


def test_a_missing_heading_of_an_issue_is_supposed() -> None:
    read = Read(
        f"ประเด็นที่ ๑ ก\n\n{ASKED}\tข้อ i๑ ก\t๑\n\nการพัฒนา ข\n\n{ASKED}\tข้อ i๒ ค\t๒\n{ASKED}\tข้อ i๓ ง\t๓\n"
    )
    assert [(about, len(f.questions)) for about, f in read.issues.items()] == [("issue:1", 1), ("issue:2", 2)]
    assert read.notes == [("issue_supposed", 8)]


def test_after_the_last_issue_none_is_supposed() -> None:
    read = Read(f"ประเด็นที่ ๗ ก\n\nการพัฒนา ข\n\n{ASKED}\tข้อ i๒ ค\t๒\n")
    assert list(read.issues) == ["issue:7"]
    assert read.notes == []


def test_an_issue_printed_twice_adds_nothing() -> None:
    once = f"ประเด็นที่ ๑ ก\t\t\n{ASKED}\tข้อ i๑ ก\t๑\nการพัฒนา ข\t\t\n\n"
    read = Read(once + once + once.replace("ข\t", "ข อีก\t") + "การรักษาระดับ ค\t\t\n")
    (finding,) = read.reader.issues
    assert (len(finding.questions), finding.to_develop, finding.to_maintain) == (1, "ข", "ค")
    assert read.notes == [("issue_twice", 8)]
    assert read.findings.unplaced == [("ข อีก", 14)]


def test_a_question_that_is_new_in_the_second_print_is_left() -> None:
    read = Read(f"ประเด็นที่ ๑ ก\t\t\n{ASKED}\tข้อ i๑ ก\t๑\n\nประเด็นที่ ๑ ก\n\n{ASKED}\tข้อ i๑ ก\t๑\n\tข้อ i๒ ข\t๒\n")
    assert read.findings.unplaced == [("I2 ข", 9)]
    assert read.scores == {"i1": Decimal(1), "i2": Decimal(2)}


def test_rows_go_on_and_unknown_rows_are_left() -> None:
    read = Read(
        f"ประเด็นที่ ๑ ก\n\n{ASKED}\tข้อ i๑ ก\t๑\n\tต่อ\t\n\nอื่น\t\t\n---\t--\t---\n\t\tเดี่ยว\n\tไม่มีรหัส\t๕\n\nนอกเรื่อง\n"
    )
    assert read.issues["issue:1"].questions == (FindingQuestion("i1", "ก ต่อ", Decimal(1)),)
    assert [line for _, line in read.findings.unplaced] == [7, 9, 10, 12]


def test_outside_an_issue_only_scores_are_read() -> None:
    read = Read(f"การพัฒนา ก\n\n{ASKED}\tข้อ i๑ ข\t๑\n\tต่อ\t\n")
    assert read.reader.issues == ()
    assert read.scores == {"i1": Decimal(1)}
    assert read.findings.unplaced == [("การพัฒนา ก", 1), ("ข", 4), ("\tต่อ\t", 5)]


def test_a_table_without_a_heading_goes_on_with_the_last() -> None:
    read = Read(f"{ASKED}\tข้อ i๑ ก\t๑\n\n\tข้อ i๒ ข\t๒\n")
    assert len(read.scores) == 2
    ((line, table),) = read.reader.tables
    assert (line, table.rows) == (1, 2)


def test_instruments_and_parts_of_indicators_have_scores() -> None:
    read = Read(
        "เครื่องมือ\tคะแนน\nแบบวัดภายใน (IIT)\t๘๑\nEIT\t๘๒\n\n"
        "ที่\tตัวชี้วัด\tคะแนน\n๙.๑\tข้อมูลพื้นฐาน\t๘๓\nOIT\t\t๘๔\n\tแผน OIT\t๘๕\n"
    )
    assert {code: int(score) for code, score in read.scores.items()} == {
        "IIT": 81,
        "EIT": 82,
        "9.1": 83,
        "OIT": 84,
    }
    assert [line for _, line in read.findings.unplaced] == [8]


def test_a_table_of_one_cell_may_be_of_the_analysis() -> None:
    read = Read("ประเด็นที่ ๑ ก\t\t\n\nนอกเรื่อง\n\nการพัฒนา : ข\t\t\n")
    assert read.issues["issue:1"].to_develop == "ข"
    assert not read.reader.reads(Table((Row(9, ("อื่น", "")),)))
    assert not Read("").reader.reads(Table((Row(1, ("", "")),)))


def test_the_number_of_an_indicator_may_stand_before_its_name() -> None:
    read = Read("ตัวชี้วัด\tคะแนน (ร้อยละ)\nตัวชี้วัดที่ ๓ การใช้อำนาจ\t๘๑\n๔. อื่น\t๘๒\n")
    assert {code: int(score) for code, score in read.scores.items()} == {"3": 81, "4": 82}
    assert [p.label for p in read.book.build().as_printed] == ["๔ อื่น"]
