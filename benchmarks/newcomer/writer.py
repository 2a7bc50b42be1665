"""The same report in LibreOffice Writer, out of last year's file: what it takes, counted.

    python benchmarks/newcomer/writer.py FOLDER [same-plan]

Makes last year's report as a Word file, opens it in Writer on a screen of its own, changes the years by find and replace,
writes the new scores, measures and outcomes over the old ones, puts two photos in and exports a PDF; leaves a film of it in FOLDER and
prints how many keys and clicks it took. With `same-plan` the measures stay as they were. It takes the shortest ways that Writer has: in tables Tab goes to the next cell, Ctrl+A selects what is in it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from hands import Hands, Screen, wait_for
from photos import make_photos
from report import BASIS, DAY, ROWS, SCORES, YEAR

HEAD = ("ที่", "มาตรการ / ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "วันที่แล้วเสร็จ")
OLD = "ข้อความของปีที่แล้ว ซึ่งต้องพิมพ์ทับ"


def last_years_file(path: Path) -> None:
    """A Word file with the tables of the report, filled with other words and the years of the year before."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), "Sarabun")
    document.add_paragraph(f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ {YEAR - 1}")
    scores = document.add_table(rows=len(SCORES), cols=2)
    for n, row in enumerate(scores.rows):
        row.cells[0].text, row.cells[1].text = f"คะแนนที่ {n + 1} ปี {BASIS - 1}", "80.00"
    document.add_paragraph(f"ผลการดำเนินการ ปีงบประมาณ {YEAR - 1}")
    table = document.add_table(rows=len(ROWS) + 1, cols=len(HEAD))
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    for n, row in enumerate(table.rows[1:]):
        for place, cell in enumerate(row.cells):
            cell.text = OLD if place else str(n + 1)
    document.add_paragraph("ผู้รายงาน")
    document.save(str(path))


# Where things stand on a screen of 1366 x 768 in LibreOffice 7.4; look at the film when another version is used.
REPLACE_BOX, REPLACE_ALL, CLOSE = (717, 299), (902, 345), (913, 554)
FIRST_SCORE, PHOTO, EXPORT = (676, 308), (507, 52), (132, 52)


def replace(hands: Hands, old: str, new: str) -> None:
    """One find and replace over the whole text."""
    hands.key("ctrl+h")
    time.sleep(1.5)
    hands.write(old)
    hands.point(REPLACE_BOX)
    hands.key("ctrl+a")
    hands.write(new)
    hands.point(REPLACE_ALL)
    time.sleep(1.5)
    hands.film("replace")
    hands.point(CLOSE)
    time.sleep(0.5)


def fill_tables(hands: Hands, photos: Sequence[Path], *, same_plan: bool) -> None:
    """Write over the cells that change: with the `same_plan` only what came of it. Tab goes to the next one, Ctrl+A selects what is in it."""
    hands.point(FIRST_SCORE)
    for n, score in enumerate(SCORES):
        if n:
            hands.key("Tab", "Tab")
        hands.key("ctrl+a")
        hands.write(score)
    hands.film("scores")
    hands.key("ctrl+End", "ctrl+End", "Up")  # the last row of the other table
    for _ in ROWS[1:]:
        hands.key("Up")
    hands.film("first-row")
    for n, row in enumerate(ROWS):
        texts = ("\n".join((row.title, *row.steps)), row.unit, f"{row.output}\n{row.result}", DAY)
        for text in texts:
            hands.key("Tab")
            if same_plan and text in texts[:2]:
                continue
            hands.key("ctrl+a")
            hands.write(text)
            if text == texts[2] and row.photos:
                put_photos(hands, photos)
        if n < len(ROWS) - 1:
            hands.key("Tab")
        hands.film("row")


def put_photos(hands: Hands, photos: Sequence[Path]) -> None:
    """Two pictures by the menu, one after the other: Writer's box takes one at a time."""
    for photo in photos:
        hands.point(PHOTO)
        time.sleep(2)
        hands.write(str(photo))
        hands.film("photo")
        hands.key("Return")
        time.sleep(2)
        hands.key("Escape", "End", "Return")


def open_writer(folder: Path, source: Path) -> "subprocess.Popen[bytes]":
    """Writer with a profile and fonts of its own, once the file stands in it."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "fonts").symlink_to(Path(__file__).resolve().parents[2] / "resources" / "fonts")
    home = f"-env:UserInstallation=file://{folder / 'profile'}"
    quiet = subprocess.DEVNULL
    writer = subprocess.Popen(
        ["soffice", home, "--norestore", "--nologo", "--nofirststartwizard", str(source)],
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, "XDG_DATA_HOME": str(folder / "data")},
    )
    look = ["xdotool", "search", "--onlyvisible", "--name", source.stem]
    wait_for(lambda: subprocess.run(look, check=False, capture_output=True).stdout, 60, "Writer")
    time.sleep(6)  # it goes on building its window
    return writer


def main(folder: Path, *, same_plan: bool) -> None:
    """Run it."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = Screen(78)
    screen.open()
    source, pdf = folder / "last-year.docx", folder / "report.pdf"
    last_years_file(source)
    photos = make_photos(folder)
    hands = Hands(folder / "film")
    writer = open_writer(folder, source)
    try:
        hands.film("open")
        replace(hands, str(YEAR - 1), str(YEAR))
        replace(hands, str(BASIS - 1), str(BASIS))
        fill_tables(hands, photos, same_plan=same_plan)
        hands.point(EXPORT)
        time.sleep(3)
        hands.film("export")
        hands.key("ctrl+a")
        hands.write(str(pdf))
        hands.key("Return")
        wait_for(pdf.exists, 30, "the PDF")
        hands.film("done")
        told = "the same measures" if same_plan else "new measures"
        print(f"LibreOffice Writer, from last year's file, {told}: {hands.tally}")
    finally:
        writer.terminate()
        subprocess.run(["pkill", "-f", "soffice.bin"], check=False)
        screen.close()


if __name__ == "__main__":
    os.environ.pop("QT_QPA_PLATFORM", None)
    main(Path(sys.argv[1]), same_plan="same-plan" in sys.argv[2:])
