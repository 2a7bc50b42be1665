"""How printing grows with the rows, and what it costs: whole processes, ratios within one run.

    python benchmarks/print_speed.py [SMALL LARGE]

Makes two offices of generated measures (default 400 and 4,000), exports each by the command line in turn, and prints the
processor seconds, the pages and the peak memory of each, and the ratio of the times. The growth is linear when the ratio is near
LARGE / SMALL; start-up and dictionary are in both.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    "การ ดำเนินงาน มาตรการ ส่งเสริม คุณธรรม และ ความโปร่งใส ภายใน หน่วยงาน ประจำปี งบประมาณ ผู้บริหาร เจ้าหน้าที่ ประชาชน "
    "ผู้รับบริการ ช่องทาง ร้องเรียน เรื่อง จัดซื้อจัดจ้าง เผยแพร่ ข้อมูล เว็บไซต์ ของ ที่ ให้ เป็นไป ตาม หลัก ธรรมาภิบาล น้ำท่วม ปั๊มน้ำ "
    "พื้นที่ ใหญ่ ศูนย์ เด็กเล็ก กฎ กระทรวง ญาติ ผู้สูงอายุ ฟื้นฟู ปฏิบัติ หน้าที่ อย่าง ซื่อสัตย์ สุจริต รับฟัง ความคิดเห็น ประชุม ชี้แจง แก่ "
    "พนักงาน ทุก คน ทราบ แนวทาง องค์การบริหารส่วนตำบล"
).split()


def sentence(chance: random.Random, length: int) -> str:
    """Words run together as Thai is written, with a blank here and there."""
    return "".join(
        chance.choice(WORDS) + (" " if chance.random() < 0.15 else "") for _ in range(length)
    ).strip()


def office_of(measures: int) -> dict[str, object]:
    """An office in the exchange form with so many measures, no text of which repeats."""
    chance = random.Random(measures)
    rows = [
        {
            "number": str(number),
            "title": sentence(chance, 8),
            "steps": [sentence(chance, 12) for _ in range(3)],
            "responsible": ["สำนักปลัด", "กองคลัง"],
            "period": {"text": "ต.ค. ๖๗ - ก.ย. ๖๘"},
            "outcome": {"result": sentence(chance, 25), "summary": sentence(chance, 12)},
        }
        for number in range(1, measures + 1)
    ]
    year = {"fiscal_year": 2568, "measures": rows}
    return {"format": "ita-desk/1", "agency": {"kind": "อบต.", "name": "ทดลอง"}, "years": [year]}


def run(*words: str) -> tuple[float, float, str]:
    """Processor seconds, peak megabytes and output of one command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "ita_desk", "--lang", "en", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(words)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.strip()


def main(small: int, large: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[int, list[float]] = {small: [], large: []}
        for rows in (small, large):
            source = Path(folder, f"{rows}.json")
            source.write_text(json.dumps(office_of(rows)), encoding="utf-8")
            run("import", f"{folder}/{rows}.ita", str(source))
        for turn in range(3):
            for rows in (small, large):
                paths = (f"{folder}/{rows}.ita", f"{folder}/{rows}.pdf")
                took, memory, said = run("export", paths[0], "--form", "result-scores", "-o", paths[1])
                seconds[rows].append(took)
                print(f"run {turn + 1}: {rows} rows {took:.2f} s, {memory:.0f} MB; {said.rpartition(':')[0]}")
        ratios = [b / a for a, b in zip(seconds[small], seconds[large], strict=True)]
        print(f"time({large}) / time({small}): " + ", ".join(f"{ratio:.2f}" for ratio in ratios))


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:3] or ("400", "4000"))))
