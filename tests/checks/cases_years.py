"""Cases of the checks of years, days and periods."""

from datetime import date

from checks.offices import YEAR, Case, office_of, titles
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome


def opening(text: str) -> Office:
    """An office whose report opens with this text."""
    return office_of(texts=FrozenMap({"result-scores/opening": text}))


def openings(clean: str, fault: str, *words: str) -> Case:
    """A case about the opening of the report."""
    said = tuple(("report", "texts.result-scores/opening", word) for word in words)
    return Case(opening(clean), opening(fault), said)


def running(start: date | None, end: date | None, text: str = "", **fields: object) -> Office:
    """An office whose only measure runs from one day to another."""
    return office_of(Measure("m1", "1", title="อบรม", period=Period(start, end, text), **fields))  # type: ignore[arg-type]


def done(day: date | None, **texts: str) -> Office:
    """An office whose measure of November to March was done on a day."""
    outcome = Outcome(done_on=DoneOn(day), **texts)  # type: ignore[arg-type]
    return running(date(2024, 11, 1), date(2025, 3, 31), outcome=outcome)


def periods(clean: Office, fault: Office, field: str = "period") -> Case:
    """A case about a field of a measure as a whole."""
    return Case(clean, fault, (("m1", field, ""),))


YEAR_LONG = running(date(2024, 10, 1), date(2025, 9, 30))
QUOTED = "คะแนนประเมินปีงบประมาณ พ.ศ. ๒๕๖๘ ได้คะแนน ๙๐.๐๐"

CASES: dict[str, Case] = {
    "years.leftover": titles(
        "ปีงบประมาณ พ.ศ. ๒๕๖๙ และแผนปีงบประมาณ พ.ศ. ๒๕๖๔ - ๒๕๖๗ และย้อนหลังถึงปีงบประมาณ พ.ศ. ๒๕๖๔",
        "ไปสู่การปฏิบัติ ในปีงบประมาณ พ.ศ.๒๕๖๔",
        "๒๕๖๔",
    ),
    "years.distant": titles("พระราชบัญญัติเทศบาล พ.ศ. ๒๕๔๒ ปี ๒๕๖๗ เลขที่ ๒๕๖๑", "ซื้อเมื่อปี ๒๕๖๑ แล้ว", "๒๕๖๑"),
    "years.analysis-year": openings(
        "วิเคราะห์ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๗ ซึ่งเพิ่มจากปีงบประมาณ พ.ศ. ๒๕๖๘",
        "วิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ แล้ว",
        "๒๕๖๘",
    ),
    "years.measures-year": openings(
        "ได้กำหนดมาตรการในปีงบประมาณ พ.ศ. ๒๕๖๘ ดังนี้", "ได้กำหนดมาตรการในปีงบประมาณ พ.ศ.๒๕๖๗ ดังนี้", "๒๕๖๗"
    ),
    "years.title-year": titles("รายงานผลประจำปี ๒๕๖๗", "โครงการอบรมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "๒๕๖๗"),
    "years.yearly-span": titles(
        "แผน พ.ศ. ๒๕๖๗ – ๒๕๖๘ ประจำปี ๒๕๖๘", "แผนประจำปี ๒๕๖๗ – ๒๕๖๘", "ประจำปี ๒๕๖๗ – ๒๕๖๘"
    ),
    "years.backward-span": titles("แผน ๒๕๖๖ - ๒๕๗๐", "แผน ๒๕๗๐ ถึง ๒๕๖๖", "๒๕๗๐ ถึง ๒๕๖๖"),
    "years.unusual-basis": Case(
        office_of(Measure("m1", title="ก")),
        office_of(Measure("m1", title="ก"), basis_year=FiscalYear(YEAR)),
        (("report", "basis_year", ""),),
    ),
    "dates.impossible-day": titles(
        "๒๙ กุมภาพันธ์ ๒๕๖๗ และ ๓๑ ม.ค. ๖๘", "วันที่ ๓๑ มิถุนายน ๒๕๖๘ และ 29 ก.พ. 68", "๓๑ มิถุนายน ๒๕๖๘", "29 ก.พ. 68"
    ),
    "dates.day-missing": titles("วันที่ ๕ มกราคม และวันที่ประกาศ", "เมื่อวันที่ มีนาคม ๒๕๖๘", "วันที่ มีนาคม"),
    "dates.backward": titles(
        "ตุลาคม - กันยายน ๒๕๖๘ และวันที่ ๙ - ๒๐ มิถุนายน ๒๕๖๘",
        "กันยายน ๒๕๖๘ - ตุลาคม ๒๕๖๗ และวันที่ ๒๐ - ๙ มิถุนายน ๒๕๖๘",
        "กันยายน ๒๕๖๘ - ตุลาคม ๒๕๖๗",
        "วันที่ ๒๐ - ๙ มิถุนายน ๒๕๖๘",
    ),
    "dates.from-today": titles("ตั้งแต่บัดนี้เป็นต้นไป", "ตั้งแต่ วันนี้ถึงวันที่ ๑ กรกฎาคม ๒๕๖๘", "ตั้งแต่ วันนี้ถึงวันที่"),
    "dates.day-of-last-year": Case(
        done(None, output="เมื่อวันที่ ๕ มกราคม ๒๕๖๘ ตามประกาศ ๕ มกราคม ๒๕๖๗ ใน มกราคม ๒๕๖๗"),
        done(None, output="อบรมเมื่อ ๕ มกราคม ๒๕๖๗"),
        (("m1", "outcome.output", "๕ มกราคม ๒๕๖๗"),),
    ),
    "dates.backward-period": periods(YEAR_LONG, running(date(2025, 3, 1), date(2025, 2, 1))),
    "dates.period-outside": periods(YEAR_LONG, running(date(2023, 10, 1), date(2024, 9, 30))),
    "dates.period-across": periods(YEAR_LONG, running(date(2024, 9, 1), date(2025, 9, 30))),
    "dates.period-short": periods(
        running(date(2025, 3, 1), date(2025, 3, 31)),
        running(date(2025, 3, 1), date(2025, 3, 31), steps=(Step("s1", "ประชุมทุกเดือน"),)),
    ),
    "dates.done-outside": periods(done(date(2025, 9, 30)), done(date(2025, 10, 1)), "outcome.done_on"),
    "dates.done-too-soon": periods(done(date(2024, 11, 1)), done(date(2024, 10, 31)), "outcome.done_on"),
    "dates.deed-before-result": periods(
        done(date(2025, 8, 20), result=QUOTED), done(date(2025, 3, 7), result=QUOTED), "outcome.result"
    ),
    "dates.result-to-come": Case(
        office_of(Measure("m1", title="ก", outcome=Outcome(output=QUOTED)), report_date=date(2025, 10, 1)),
        office_of(Measure("m1", title="ก", outcome=Outcome(output=QUOTED)), report_date=date(2025, 3, 1)),
        (("m1", "outcome.output", ""),),
    ),
}
