"""The tables of a comparison as Markdown."""

from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from peers.peer import OURS, PEERS, Peer
from peers.results import Record, Results

BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"
MEGABYTE = 1024 * 1024
Value = Callable[[Peer, int], float | None]


class Report:
    """Says what was measured."""

    def __init__(self, results: Results) -> None:
        self._results = results
        cold = results.records["cold"]
        self.sizes = sorted({record["rows"] for record in cold})
        self.peers = [peer for peer in PEERS if results.find("cold", peer=peer.key)]

    def markdown(self) -> str:
        """All tables."""
        parts = [
            self._about(),
            self._table("Cold: the whole process, seconds on the clock", self._cold("wall"), seconds),
            self._table("Cold: the whole process, seconds of the processor", self._cold("cpu"), seconds),
            self._table("Peak memory of the largest process, MB", self._cold("peak_mb"), whole),
            self._table("Size of the file, KB", self._cold("bytes"), kilobytes),
            self._table("Pages", self._cold("pages"), whole),
            self._warm("Warm: a further document of other texts in the same process, seconds", "further"),
            self._warm("Warm: the same texts once more, seconds", "same"),
            self._shares("The renderer as a share of theirs, time on the clock", OURS, "wall"),
            self._shares("`ita-desk export` as a share of theirs, time on the clock", "ours-cli", "wall"),
            self._shares("The renderer as a share of theirs, peak memory", OURS, "peak_mb"),
            self._growth(),
            self._faults(),
        ]
        return "\n\n".join(part for part in parts if part) + "\n"

    # --- values --------------------------------------------------------------------------------------------

    def _cold(self, name: str) -> Value:
        """The median of a cold figure."""

        def value(peer: Peer, rows: int) -> float | None:
            found = [record[name] for record in self._results.find("cold", peer=peer.key, rows=rows)]
            return median(found) if found else None

        return value

    # --- tables --------------------------------------------------------------------------------------------

    def _about(self) -> str:
        about = self._results.about
        lines = [f"Measured {about['date']}. {about['machine']}. Load before it began: {about['load']}."]
        lines.append(f"{about['versions']}.")
        runs = {
            len(self._results.find("cold", peer=p.key, rows=rows)) for p in self.peers for rows in self.sizes
        }
        fewer = [
            f"{peer.title} at {rows:,} rows {len(found)}"
            for rows in self.sizes
            for peer in self.peers
            if len(found := self._results.find("cold", peer=peer.key, rows=rows)) < max(runs)
        ]
        lines.append(f"Medians of {max(runs)} runs" + (f" ({', '.join(fewer)})." if fewer else "."))
        return "\n".join(lines + [f"Left out: {said}." for said in about["left_out"]])

    def _table(
        self, title: str, value: Value, show: Callable[[float], str], peers: Iterable[Peer] = ()
    ) -> str:
        rows = [
            [peer.title, *(shown(value(peer, rows), show) for rows in self.sizes)]
            for peer in peers or self.peers
        ]
        return grid(title, ["", *(f"{rows:,} rows" for rows in self.sizes)], rows)

    def _shares(self, title: str, key: str, name: str) -> str:
        value = self._cold(name)
        ours = next((peer for peer in self.peers if peer.key == key), None)
        others = [peer for peer in self.peers if not peer.ours]
        if ours is None or not others:
            return ""

        def share(peer: Peer, rows: int) -> float | None:
            mine, theirs = value(ours, rows), value(peer, rows)
            return mine / theirs if mine and theirs else None

        return self._table(title, share, lambda number: f"{number:.3f}", others)

    def _growth(self) -> str:
        """How time grows from the last size but one to the last."""
        if len(self.sizes) < 2:
            return ""
        small, large = self.sizes[-2:]
        value = self._cold("wall")
        rows = []
        for peer in self.peers:
            few, many = value(peer, small), value(peer, large)
            rows.append([peer.title, shown(many / few if few and many else None, lambda n: f"{n:.1f}")])
        return grid(f"Growth: time({large:,} rows) / time({small:,} rows)", ["", "times"], rows)

    def _warm(self, title: str, name: str) -> str:
        found = self._results.records["warm"]
        sizes = sorted({record["rows"] for record in found})
        rows = []
        for peer in PEERS:
            times = [
                self._warm_time(self._results.find("warm", peer=peer.key, rows=size), name) for size in sizes
            ]
            if any(times):
                rows.append([peer.title, *(shown(time, seconds) for time in times)])
        return grid(title, ["", *(f"{size:,} rows" for size in sizes)], rows) if rows else ""

    @staticmethod
    def _warm_time(records: list[Record], name: str) -> float | None:
        times = [wall for record in records for wall, _ in record[name]]
        found = median(times) if times else 0.0
        return found if found > 0 else None  # a difference of runs can be less than their noise

    def _faults(self) -> str:
        found = self._results.records["faults"]
        if not found:
            return ""
        heads = [
            "",
            "line ends",
            "inside a cluster",
            "bad beginning or end",
            "inside a word (partly taste)",
            "cells not judged",
        ]
        heads += [
            f"{reader}: {what}"
            for reader in ("PDFium", "pypdf")
            for what in ("cells not found whole", "characters that are no text", "ำ lost")
        ]
        names = ["line_ends", "in_cluster", "bad_edge", "in_word", "unread"]
        names += [f"{reader}_{what}" for reader in ("pdfium", "pypdf") for what in ("cells", "no_text", "am")]
        titles = {peer.key: peer.title for peer in PEERS}
        rows = [[titles[record["peer"]], *(f"{record[name]:,}" for name in names)] for record in found]
        title = f"Faults at {found[0]['rows']:,} rows, of {found[0]['cells']:,} cells"
        return grid(title, heads, rows)


def grid(title: str, heads: list[str], rows: list[list[str]]) -> str:
    """A table below its title."""
    lines = [f"**{title}**", "", f"| {' | '.join(heads)} |", f"|---{'|--:' * (len(heads) - 1)}|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def shown(value: float | None, show: Callable[[float], str]) -> str:
    """A value, or a dash where there is none."""
    return "–" if value is None else show(value)


def seconds(value: float) -> str:
    """Seconds to three figures, more or less."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def whole(value: float) -> str:
    """A whole number."""
    return f"{value:,.0f}"


def kilobytes(value: float) -> str:
    """Bytes in kilobytes."""
    return f"{value / 1024:,.0f}"


def write_between(path: Path, text: str) -> None:
    """Replace what stands between the two markers of a file. Raises ValueError where they are missing."""
    before, begin, rest = path.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"no markers {BEGIN} and {END} in {path.name}")
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
