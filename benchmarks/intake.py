"""How long reading a report takes, from each kind of file: of 60 rows and of 500, and how it grows.

Run: .venv/bin/python benchmarks/intake.py [FILE ...]

It prints CPU time of the second reading, when the libraries are loaded. `growth` is the time per row of the long report
over that of the short one: 1.0 is linear. Files named on the command line are read as well.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT / "src"), str(ROOT / "tests")]  # not this folder, where this file would be `intake`

from intake.written import as_csv, as_docx, as_html, as_pdf, as_xlsx  # noqa: E402
from ita_desk.domain.exchange import office_to_json  # noqa: E402
from ita_desk.domain.ids import random_ids  # noqa: E402
from ita_desk.intake.grid import Row, Table  # noqa: E402
from ita_desk.intake.reader import read_source  # noqa: E402
from ita_desk.services.intake.reading import read_file  # noqa: E402

SHORT, LONG = 60, 500
HEADINGS = (
    *("มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา"),
    *("ผลลัพธ์หรือผลสัมฤทธิ์", "ผลการดำเนินงาน"),
)
STEPS = "๑. จัดทำแผนการดำเนินงานที่ {n} และแต่งตั้งคณะทำงาน\n๒. ประชุมชี้แจงเจ้าหน้าที่ทุกคน\n๓. รายงานผลต่อผู้บริหาร"
CELLS = (
    "สำนักปลัด",
    "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    "เจ้าหน้าที่ปฏิบัติงานที่ {n} ได้ถูกต้องและรวดเร็วขึ้น",
    "ดำเนินการครั้งที่ {n} แล้วเสร็จตามแผน มีผู้เข้าร่วมประชุมครบทุกคน",
)
WRITERS: dict[str, Callable[[tuple[Table]], bytes]] = {
    ".docx": as_docx,
    ".xlsx": as_xlsx,
    ".html": as_html,
    ".csv": as_csv,
    ".pdf": as_pdf,
}


def main() -> None:
    """Write the reports in each format, read them back and print how long that takes."""
    print(f"{'':24} {SHORT:>6} rows {LONG:>6} rows  growth")
    with tempfile.TemporaryDirectory() as folder:
        for ending in (*WRITERS, ".json"):
            short, long = (spent(written(Path(folder), ending, rows)) for rows in (SHORT, LONG))
            growth = long / LONG / (short / SHORT)
            print(f"{ending:24} {short:8.0f} ms {long:8.0f} ms  {growth:5.2f}", flush=True)
    for path in map(Path, sys.argv[1:]):
        print(f"{path.name[:24]:24} {spent(path):8.0f} ms", flush=True)


def written(folder: Path, ending: str, rows: int) -> Path:
    """A file with a report of so many rows."""
    path = folder / f"report-{rows}{ending}"
    if ending == ".json":
        office = read_source(written(folder, ".html", rows), random_ids()).office
        path.write_text(json.dumps(office_to_json(office), ensure_ascii=False), encoding="utf-8")
        return path
    model = ("{n}. โครงการพัฒนาบริการที่ {n}", STEPS, *CELLS)
    made = (Row(n + 1, tuple(cell.format(n=n) for cell in model)) for n in range(1, rows + 1))
    path.write_bytes(WRITERS[ending]((Table((Row(1, HEADINGS), *made)),)))
    return path


def spent(path: Path) -> float:
    """The CPU time of reading a file and looking for repairs, in milliseconds."""
    read_file(path, random_ids())  # loads the libraries
    begin = time.process_time()
    read_file(path, random_ids())
    return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    main()
