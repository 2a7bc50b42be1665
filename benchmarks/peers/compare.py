"""Runs us and what a user would pick instead on the same content in the same run, and prints tables.

    python benchmarks/peers/compare.py [--rows 3 40 400 4000 | --pages 1 10 100 1000] [--repeats 5] [--only ours typst …]

The first call makes a virtual environment for the peers. `benchmarks/README.md` says what is measured and how.
"""

import argparse
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path[:1] = [str(Path(__file__).resolve().parents[1])]  # not this folder

import pypdf  # noqa: E402
from peers.content import load_content  # noqa: E402
from peers.environment import default_folder, peers_python  # noqa: E402
from peers.peer import OURS, PEERS, Bench, Peer  # noqa: E402
from peers.report import Report, write_between  # noqa: E402
from peers.results import Results  # noqa: E402
from peers.running import ROOT, CommandFailed, Surroundings  # noqa: E402
from peers.texts import save_content  # noqa: E402

README = ROOT / "benchmarks" / "README.md"
# Rows that fill so many pages of ours.
ROWS = {1: 3, 10: 40, 100: 400, 1000: 4000}
MOST_WARM = 400
SLOW = ("reportlab", "reportlab-unshaped")
SAME = 3
# Of our own table each of these must be none; the others are line ends and cells, and what is partly taste.
FAULTS = (
    *("in_cluster", "bad_edge", "unread", "pdfium_cells", "pdfium_no_text", "pdfium_am"),
    *("pypdf_cells", "pypdf_no_text", "pypdf_am"),
)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--rows", type=int, nargs="+", default=list(ROWS.values()))
    sizes.add_argument("--pages", type=int, nargs="+", choices=list(ROWS), help="so many pages of ours")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--repeats-slow", type=int, default=2, help="runs of --slow engines over 30 s")
    parser.add_argument("--slow", nargs="*", default=list(SLOW), metavar="ENGINE")
    names = [peer.key for peer in PEERS]
    parser.add_argument(
        "--only", nargs="+", choices=names, default=names, metavar="ENGINE", help=" ".join(names)
    )
    parser.add_argument("--warm", type=int, nargs="*", help=f"rows of warm runs; usually up to {MOST_WARM}")
    parser.add_argument("--faults", type=int, help=f"rows at which faults are counted; usually {MOST_WARM}")
    parser.add_argument(
        "--folder", type=Path, default=default_folder().parent / "run", help="contents and PDFs"
    )
    parser.add_argument("--environment", type=Path, default=default_folder(), help="the peers' environment")
    parser.add_argument(
        "--source", type=Path, default=ROOT / "src", help="our source, to compare with an older one"
    )
    parser.add_argument("--json", type=Path, help="where results are kept; usually in the folder")
    parser.add_argument("--resume", action="store_true", help="go on with the results that are kept")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    chosen = parser.parse_args()
    if chosen.pages:
        chosen.rows = [ROWS[pages] for pages in chosen.pages]
    small = [rows for rows in chosen.rows if rows <= MOST_WARM] or [min(chosen.rows)]
    chosen.warm = small if chosen.warm is None else chosen.warm
    chosen.faults = max(small) if chosen.faults is None else chosen.faults
    return chosen


class Comparison:
    """One comparison being run."""

    def __init__(self, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        python = peers_python(chosen.environment)
        self.surroundings = Surroundings(chosen.folder.resolve(), chosen.source.resolve())
        self.bench = Bench(self.surroundings, sys.executable, python)
        self.contents = self.surroundings.folder / "contents"
        if not chosen.resume:
            shutil.rmtree(self.contents, ignore_errors=True)
        self.contents.mkdir(exist_ok=True)
        path = chosen.json or chosen.folder / "results.json"
        self.results = Results(path, resume=chosen.resume)
        asked = [peer for peer in PEERS if peer.key in chosen.only]
        versions = {peer: self.bench.version(peer) for peer in asked}
        self.peers = [peer for peer in asked if versions[peer]]
        self._left_out = [
            f"{peer.title} (not found, or it does not start)" for peer in asked if not versions[peer]
        ]
        self._versions = ", ".join(
            dict.fromkeys(f"{p.title.split(',')[0]} {versions[p]}" for p in self.peers)
        )

    def run(self) -> None:
        """Everything, with a line of progress for each run."""
        for said in self._left_out:
            print(f"left out: {said}")
        print(f"about {self.estimate() / 60:.0f} minutes on a quiet machine", flush=True)
        if not self.results.about:
            self.results.about = self.describe()
            self.results.save()
        self._first_runs()
        for turn in range(self.chosen.repeats):
            for rows in self.chosen.rows:
                first = turn % max(1, len(self.peers))
                for peer in [*self.peers[first:], *self.peers[:first]]:
                    if turn < self._repeats(peer, rows):
                        self._try(self._cold, peer, rows, turn)
        for rows in self.chosen.warm:
            for peer in self.peers:
                self._try(self._warm, peer, rows)
        for peer in self.peers:
            self._faults(peer)

    def _try(self, measure: Callable[..., None], peer: Peer, rows: int, *turn: int) -> None:
        """Measure; what fails once is not tried again, and said."""
        said = f"{peer.title} at {rows:,} rows (failed)"
        if said in self._left_out:
            return
        try:
            measure(peer, rows, *turn)
        except CommandFailed as failed:
            self._left_out.append(said)
            self._say(f"failed, {rows:,} rows, {peer.key}: {failed}")

    # --- what to do ----------------------------------------------------------------------------------------

    def _repeats(self, peer: Peer, rows: int) -> int:
        slow = peer.key in self.chosen.slow and peer.seconds(rows) > 30
        return min(self.chosen.repeats, self.chosen.repeats_slow) if slow else int(self.chosen.repeats)

    def estimate(self) -> float:
        """About how many seconds the whole comparison takes."""
        runs = [(p, n, self._repeats(p, n)) for p in self.peers for n in self.chosen.rows]
        runs += [(p, n, 1 + self.chosen.repeats + SAME) for p in self.peers for n in self.chosen.warm]
        faults = len(self.peers) * (4 + self.chosen.faults / 30)
        total: float = faults + sum(peer.seconds(rows) * times for peer, rows, times in runs)
        return total

    def describe(self) -> dict[str, object]:
        """When and on what, without a name."""
        model = platform.processor() or platform.machine()
        cpus = Path("/proc/cpuinfo")
        if cpus.exists():
            names = [
                line.partition(":")[2].strip()
                for line in cpus.read_text().splitlines()
                if "model name" in line
            ]
            model = names[0] if names else model
        machine = f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}"
        return {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": machine,
            "load": f"{os.getloadavg()[0]:.2f}",
            "versions": self._versions,
            "left_out": self._left_out,
        }

    def content(self, rows: int, seed: int = 0) -> Path:
        """The file of a table, written where it is not there yet; every seed gives other texts."""
        path = self.contents / f"{rows}-{seed}.json"
        if not path.exists():
            save_content(path, rows, seed)
        return path

    # --- runs ----------------------------------------------------------------------------------------------

    def _first_runs(self) -> None:
        """Each engine once, not counted: bytecode, profile, and caches of fonts are there afterwards."""
        for peer in list(self.peers):
            try:
                content = self.content(ROWS[1])
                self.bench.prepare(peer, content)
                self.bench.cold(peer, content)
            except CommandFailed as failed:
                print(f"left out: {peer.title}: {failed}")
                self._left_out.append(f"{peer.title} (failed)")
                self.peers.remove(peer)
        self.results.about["left_out"] = self._left_out  # grows with what fails later

    def _cold(self, peer: Peer, rows: int, turn: int) -> None:
        if self.results.find("cold", peer=peer.key, rows=rows, turn=turn):
            return
        content = self.content(rows)
        self.bench.prepare(peer, content)
        cost = self.bench.cold(peer, content)
        out = self.bench.out(peer, content)
        written = {"bytes": out.stat().st_size, "pages": len(pypdf.PdfReader(out).pages)}
        costs = {"wall": cost.wall, "cpu": cost.cpu, "peak_mb": cost.peak_mb}
        self.results.add("cold", {"peer": peer.key, "rows": rows, "turn": turn, **costs, **written})
        self._say(
            f"run {turn + 1}, {rows:,} rows, {peer.key}: {cost.wall:.2f} s ({cost.cpu:.2f} s CPU), "
            f"{cost.peak_mb:.0f} MB, {written['pages']} pages"
        )

    def _warm(self, peer: Peer, rows: int) -> None:
        if self.results.find("warm", peer=peer.key, rows=rows) or peer.key == "ours-cli":
            return
        contents = [self.content(rows, seed) for seed in range(1, self.chosen.repeats + 2)]
        for content in contents:
            self.bench.prepare(peer, content)
        times = self.bench.warm(peer, contents, SAME)
        self.results.add("warm", {"peer": peer.key, "rows": rows, **times})
        self._say(
            f"warm, {rows:,} rows, {peer.key}: " + ", ".join(f"{wall:.3f}" for wall, _ in times["further"])
        )

    def _faults(self, peer: Peer) -> None:
        rows = self.chosen.faults
        if self.results.find("faults", peer=peer.key) or peer.key == "ours-cli":
            return
        from peers.faults import Judge

        content = self.content(rows)
        if not self.bench.out(peer, content).exists():
            self.bench.prepare(peer, content)
            self.bench.cold(peer, content)
        try:
            found = Judge(load_content(content), self.bench.out(peer, content)).count()
        except ValueError as unreadable:
            self._say(f"faults, {rows:,} rows, {peer.key}: not judged, {unreadable}")
            return
        self.results.add("faults", {"peer": peer.key, "rows": rows, **found.as_dict()})
        self._say(f"faults, {rows:,} rows, {peer.key}: {found}")

    @staticmethod
    def _say(line: str) -> None:
        print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def main() -> None:
    """Measure, print, and write where asked."""
    chosen = arguments()
    comparison = Comparison(chosen)
    comparison.run()
    tables = Report(comparison.results).markdown()
    print("\n" + tables)
    if chosen.write:
        write_between(README, tables)
    ours = [record for record in comparison.results.records["faults"] if record["peer"] == OURS]
    if any(record[name] for record in ours for name in FAULTS):
        sys.exit("our own table has faults")


if __name__ == "__main__":
    main()
