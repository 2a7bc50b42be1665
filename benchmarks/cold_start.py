"""What commands cost as whole processes, from a cold start, beside what no command can do without.

    python benchmarks/cold_start.py [--repeats 5] [--source SRC] [--json]

A floor is an interpreter that loads ReportLab, HarfBuzz, SQLite and a segmenter and writes one empty page: with PyThaiNLP's newmm,
only imported, and with ours, which has cut a word. For each process: seconds on the clock, seconds of the processor (user and system),
their ratio to those of either floor, and the peak memory. Medians; the processes take turns, and a first turn, which compiles, does
not count.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from peers.running import ROOT, Surroundings, run
from print_speed import office_of

FORM = "result-groups"
PAGES = {"one page": 1, "ten pages": 20}  # measures that fill them
FLOOR, OWN_FLOOR = "floor, PyThaiNLP", "floor, own words"
_SEGMENTERS = {
    FLOOR: "import os; os.environ['PYTHAINLP_READ_ONLY'] = '1'; from pythainlp.tokenize.newmm import segment;",
    OWN_FLOOR: "from ita_desk.thai.words import Segmenter; Segmenter().words('การ');",
}
_FLOOR_CODE = (
    "import io, sqlite3, uharfbuzz; from reportlab.pdfgen.canvas import Canvas; {segmenter}"
    "canvas = Canvas(io.BytesIO()); canvas.showPage(); canvas.save()"
)


def commands(folder: Path, surroundings: Surroundings) -> Mapping[str, list[str]]:
    """The processes by name; makes the offices that they need."""
    program = [sys.executable, "-m", "ita_desk", "--lang", "en"]
    made: dict[str, list[str]] = {
        "interpreter": [sys.executable, "-c", "pass"],
    }
    for name, segmenter in _SEGMENTERS.items():
        made[name] = [sys.executable, "-c", _FLOOR_CODE.format(segmenter=segmenter)]
    for name, measures in PAGES.items():
        source, office, out = (folder / f"{measures}.{ending}" for ending in ("json", "ita", "pdf"))
        source.write_text(json.dumps(office_of(measures)), "utf-8")
        taking = [*program, "import", str(office), str(source)]
        run(taking, surroundings.variables(ours=True), surroundings.log)
        printing = [*program, "export", str(office), "--form", FORM, "-o", str(out)]
        run(printing, surroundings.variables(ours=True), surroundings.log)
        said = surroundings.log.read_text("utf-8")
        assert f" {name.partition(' ')[0].replace('one', '1').replace('ten', '10')} " in said, said
        made[f"export of {name}"] = printing
    made["show"] = [*program, "show", str(folder / "1.ita")]
    made["forms"] = [*program, "forms"]
    made["--version"] = [*program, "--version"]
    return made


def measure(repeats: int, source: Path = ROOT / "src") -> dict[str, dict[str, float]]:
    """The costs of each process: medians of `wall`, `cpu` and `peak_mb`, and `ratio` and `own_ratio` of `cpu` to the floors'."""
    with tempfile.TemporaryDirectory() as place:
        surroundings = Surroundings(Path(place), source.resolve())
        asked = commands(Path(place), surroundings)
        found: dict[str, list[Any]] = {name: [] for name in asked}
        for turn in range(repeats + 1):
            for name, command in asked.items():
                cost = run(command, surroundings.variables(ours=True), surroundings.log)
                found[name] += [cost] if turn else []
    costs = {
        name: {part: median(getattr(cost, part) for cost in several) for part in ("wall", "cpu", "peak_mb")}
        for name, several in found.items()
    }
    floors = costs[FLOOR]["cpu"], costs[OWN_FLOOR]["cpu"]
    for each in costs.values():
        each["ratio"], each["own_ratio"] = (each["cpu"] / floor for floor in floors)
    return costs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument(
        "--source", type=Path, default=ROOT / "src", help="our source, to compare with an older one"
    )
    parser.add_argument("--json", action="store_true", help="print the numbers for programs")
    chosen = parser.parse_args()
    costs = measure(chosen.repeats, chosen.source)
    if chosen.json:
        print(json.dumps(costs, indent=1))
        return
    print(
        "| whole process | wall s | CPU s | of the floor | of that with our words | peak MB |\n|---|--:|--:|--:|--:|--:|"
    )
    for name, cost in costs.items():
        seconds, ratios = (
            f"{cost['wall']:.3f} | {cost['cpu']:.3f}",
            f"{cost['ratio']:.2f} | {cost['own_ratio']:.2f}",
        )
        print(f"| {name} | {seconds} | {ratios} | {cost['peak_mb']:.0f} |")


if __name__ == "__main__":
    main()
