"""How long reading a report of 500 rows takes, from each kind of file.

Run: .venv/bin/python benchmarks/intake.py
"""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT / "src"), str(ROOT / "tests")]  # not this folder, where this file would be `intake`

from intake.written import as_docx, as_html, as_pdf, as_xlsx  # noqa: E402
from ita_desk.domain.ids import random_ids  # noqa: E402
from ita_desk.intake.grid import Row, Table  # noqa: E402
from ita_desk.intake.reader import read_source  # noqa: E402

ROWS = 500
HEADINGS = (
    *("มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา"),
    *("ผลลัพธ์หรือผลสัมฤทธิ์", "ผลการดำเนินงาน"),
)
STEPS = "๑. จัดทำแผนการดำเนินงานและแต่งตั้งคณะทำงาน\n๒. ประชุมชี้แจงเจ้าหน้าที่ทุกคน\n๓. รายงานผลต่อผู้บริหาร"
CELLS = (
    STEPS,
    "สำนักปลัด",
    "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    "เจ้าหน้าที่ปฏิบัติงานได้ถูกต้องและรวดเร็วขึ้น",
    "ดำเนินการแล้วเสร็จตามแผน มีผู้เข้าร่วมประชุมครบทุกคน",
)


def main() -> None:
    """Write the report in each format and print how long reading it back takes."""
    rows = (Row(n + 1, (f"{n}. โครงการพัฒนาบริการที่ {n}", *CELLS)) for n in range(1, ROWS + 1))
    blocks = (Table((Row(1, HEADINGS), *rows)),)
    with tempfile.TemporaryDirectory() as folder:
        for ending, write in ((".docx", as_docx), (".xlsx", as_xlsx), (".html", as_html), (".pdf", as_pdf)):
            path = Path(folder) / f"report{ending}"
            path.write_bytes(write(blocks))
            read_source(path, random_ids())  # loads the libraries
            begin = time.perf_counter()
            proposal = read_source(path, random_ids())
            seconds = time.perf_counter() - begin
            (report,) = proposal.office.years
            print(
                f"{ending:6} {seconds:6.2f} s  {len(report.measures)} measures  {path.stat().st_size:,} bytes"
            )


if __name__ == "__main__":
    main()
