"""How near printing is to its floor, and how it grows.

    python benchmarks/floors.py [--rows 400 4000] [--growth 100 200 400 1000 2000 4000] [--repeats 5]

The floor of a page is what HarfBuzz, zlib and ReportLab's canvas take for their parts: each alone, on the same words and pages.
Start-up has its own: an interpreter that imports the same libraries, segments a word and writes one empty page. All in seconds
of the processor, medians; each print in a process of its own. `docs/speed.md` says what the figures mean.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from peers.office_file import FORM, YEAR, write_form, write_office
from peers.running import ROOT, Surroundings, run
from peers.texts import save_content

LIBRARIES = "import reportlab.pdfgen.canvas as c, uharfbuzz, sqlite3, io"
EMPTY_PAGE = f"{LIBRARIES}; from ita_desk.thai.words import Segmenter; Segmenter().words('การ'); p = c.Canvas(io.BytesIO()); p.showPage(); p.save()"
PARTS = {
    "harfbuzz": "HarfBuzz, each word once",
    "zlib": "zlib, the pages' bytes",
    "canvas": "ReportLab's canvas, the same operators",
}


class Floors:
    """Measures in one folder."""

    def __init__(self, folder: Path, source: Path, repeats: int) -> None:
        self._surroundings = Surroundings(folder, source)
        self._variables = self._surroundings.variables(ours=True)
        self._folder, self._repeats = folder, repeats
        write_form(self._surroundings.user_forms)

    def _run(self, *words: str) -> float:
        """Processor seconds of a whole process of Python."""
        return run([sys.executable, *words], self._variables, self._surroundings.log).cpu

    def _part(self, *words: str) -> dict[str, float]:
        """What a measurement in a process of its own says, with its peak memory."""
        cost = run([sys.executable, "-m", "floor_parts", *words], self._variables, self._surroundings.log)
        answer: dict[str, float] = json.loads(self._surroundings.log.read_text("utf-8").splitlines()[-1])
        return {**answer, "peak_mb": cost.peak_mb}

    def _content(self, rows: int, seed: int = 0) -> Path:
        path = self._folder / f"{rows}-{seed}.json"
        if not path.exists():
            save_content(path, rows, seed)
        return path

    def _office(self, rows: int) -> Path:
        """The same rows as an office's file."""
        exchange, office = self._folder / f"{rows}.office.json", self._folder / f"{rows}.ita"
        if not office.exists():
            write_office(self._content(rows), exchange)
            self._run("-m", "ita_desk", "--lang", "en", "import", str(office), str(exchange))
        return office

    # --- what is said --------------------------------------------------------------------------------------

    def start(self) -> None:
        """A whole command for one page, beside processes that do less."""
        print_it = ("export", str(self._office(3)), "--form", FORM, "--year", str(YEAR))
        words = ("-m", "ita_desk", "--lang", "en", *print_it, "-o", str(self._folder / "out.pdf"))
        kinds = {
            "interpreter alone": ("-c", "pass"),
            "with the libraries": ("-c", LIBRARIES),
            "with the segmenter and one empty page (floor)": ("-c", EMPTY_PAGE),
            "export of one page": words,
        }
        took: dict[str, list[float]] = {kind: [] for kind in kinds}
        for turn in range(self._repeats + 1):
            for kind, command in kinds.items():
                seconds = self._run(*command)
                if turn:  # the first compiles
                    took[kind].append(seconds)
        times = {kind: median(found) for kind, found in took.items()}
        floor = times["with the segmenter and one empty page (floor)"]
        print("| whole process | seconds | of the floor |\n|---|--:|--:|")
        for kind, seconds in times.items():
            print(f"| {kind} | {seconds:.3f} | {seconds / floor:.2f} |")

    def parts(self, rows: int) -> None:
        """A full print beside what its parts cost alone."""
        content, office = str(self._content(rows)), str(self._office(rows))
        prints, further, alone = [], [], []
        for _ in range(self._repeats):
            prints.append(self._part("print", content))
            further.append(self._part("print", str(self._content(rows, 1)), content))
            alone.append(self._part("floors", content, office))
        full, warm = (median(one["seconds"] for one in several) for several in (prints, further))
        cost = {name: median(one[name] for one in alone) for name in alone[0]}
        floor = sum(cost[name] for name in PARTS)
        print(f"\n| {rows:,} rows, {cost['pages']:.0f} pages | seconds | of the floor |\n|---|--:|--:|")
        for name, title in PARTS.items():
            print(f"| {title} | {cost[name]:.3f} | {cost[name] / floor:.2f} |")
        print(f"| these together (floor) | {floor:.3f} | 1.00 |")
        print(f"| full print, after one of other texts | {warm:.3f} | {warm / floor:.2f} |")
        print(f"| full print, fresh process | {full:.3f} | {full / floor:.2f} |")
        print(f"| of it: our segmenter on all text | {cost['segment']:.3f} | {cost['segment'] / floor:.2f} |")
        print(
            f"\n{cost['words']:.0f} different words, {cost['page_bytes'] / 1e6:.2f} MB of operators. Beside it: the program"
        )
        print(
            f"reads the office in {cost['load']:.3f} s, SQLite alone reads its rows in {cost['sqlite']:.3f} s."
        )

    def growth(self, sizes: list[int]) -> None:
        """Time and memory by size."""
        print("\n| rows | pages | seconds | ms a row | peak MB |\n|--:|--:|--:|--:|--:|")
        found: dict[int, list[dict[str, float]]] = {rows: [] for rows in sizes}
        for _ in range(self._repeats):
            for rows in sizes:
                found[rows].append(self._part("print", str(self._content(rows))))
        for rows, several in found.items():
            took, peak = (median(one[name] for one in several) for name in ("seconds", "peak_mb"))
            pages = several[0]["pages"]
            print(f"| {rows:,} | {pages:.0f} | {took:.3f} | {took / rows * 1000:.2f} | {peak:.0f} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[400, 4000])
    parser.add_argument("--growth", type=int, nargs="*", default=[100, 200, 400, 1000, 2000, 4000])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument(
        "--source", type=Path, default=ROOT / "src", help="our source, to compare with an older one"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        floors = Floors(Path(folder), chosen.source.resolve(), chosen.repeats)
        floors.start()
        for rows in chosen.rows:
            floors.parts(rows)
        if chosen.growth:
            floors.growth(chosen.growth)


if __name__ == "__main__":
    main()
