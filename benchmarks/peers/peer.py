"""The engines that are compared: how each is called, and what it needs."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from peers.engines.writer import write_document
from peers.environment import installed_version, program_version
from peers.office_file import FORM, YEAR, write_form, write_office
from peers.running import FONTS, ROOT, CommandFailed, Cost, Surroundings, run

OURS = "ours"
Seconds = tuple[float, float]  # on the clock, of the processor
# Seconds that a run takes about: to start, for each row, for each square of rows.
Pace = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine. `module` is what sets a table in Python; without it the engine is a program of its own."""

    key: str
    title: str
    pace: Pace
    module: str = ""
    library: str = ""  # whose version counts

    @property
    def ours(self) -> bool:
        """Whether it is this program."""
        return self.key.startswith(OURS)

    def seconds(self, rows: int) -> float:
        """About how long a run takes."""
        start, each, square = self.pace
        return start + each * rows + square * rows * rows


PEERS = (
    Peer(OURS, "ITA Desk, renderer", (0.6, 0.002, 0.0), "peers.engines.ours"),
    Peer("ours-cli", "ITA Desk, `ita-desk export`", (0.8, 0.0025, 0.0)),
    Peer("typst", "Typst", (0.3, 0.0045, 0.0), "peers.engines.typst_table", "typst"),
    Peer("weasyprint", "WeasyPrint", (1.0, 0.014, 0.0), "peers.engines.weasy", "weasyprint"),
    Peer("libreoffice", "LibreOffice Writer", (1.8, 0.008, 7e-6)),
    Peer("reportlab", "ReportLab, shaped", (0.4, 0.012, 4.5e-6), "peers.engines.stock", "reportlab"),
    Peer(
        "reportlab-unshaped",
        "ReportLab, not shaped",
        (0.4, 0.004, 2.5e-6),
        "peers.engines.stock_plain",
        "reportlab",
    ),
)


class Bench:
    """Calls the engines in one comparison."""

    def __init__(self, surroundings: Surroundings, python: str, peers_python: Path | None) -> None:
        self.surroundings = surroundings
        self._python = {True: python, False: str(peers_python)}
        self._has_peers = peers_python is not None
        self._variables = {ours: surroundings.variables(ours=ours) for ours in (True, False)}

    def version(self, peer: Peer) -> str | None:
        """The engine's version; None where it is missing."""
        if peer.key == "libreoffice":
            return program_version("soffice", self._variables[False])
        if peer.ours:
            project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
            return f"{project['version']} (this tree)"
        if not self._has_peers:
            return None
        return installed_version(self._python[False], peer.library, self._variables[False])

    def out(self, peer: Peer, content: Path) -> Path:
        """The PDF that an engine makes of a content."""
        return self.surroundings.folder / "out" / peer.key / f"{content.stem}.pdf"

    # --- what is not measured ------------------------------------------------------------------------------

    def prepare(self, peer: Peer, content: Path) -> None:
        """Write what an engine reads, where that is not the content itself."""
        self.out(peer, content).parent.mkdir(parents=True, exist_ok=True)
        if peer.key == "libreoffice" and not content.with_suffix(".fodt").exists():
            write_document(content, content.with_suffix(".fodt"))
        if peer.key == "ours-cli" and not content.with_suffix(".ita").exists():
            write_form(self.surroundings.user_forms)
            write_office(content, content.with_suffix(".office.json"))
            office, exchange = str(content.with_suffix(".ita")), str(content.with_suffix(".office.json"))
            self._run(peer, self._desk("import", office, exchange))

    # --- what is measured ----------------------------------------------------------------------------------

    def cold(self, peer: Peer, content: Path) -> Cost:
        """One document in a process of its own. Raises CommandFailed."""
        out = self.out(peer, content)
        out.unlink(missing_ok=True)
        cost = self._run(peer, self._command(peer, content, out))
        if not out.exists():
            raise CommandFailed(f"{peer.key} wrote no {out.name}")
        return cost

    def _run(self, peer: Peer, command: list[str]) -> Cost:
        return run(command, self._variables[peer.ours], self.surroundings.log)

    def _desk(self, *words: str) -> list[str]:
        return [self._python[True], "-m", "ita_desk", "--lang", "en", *words]

    def _command(self, peer: Peer, content: Path, out: Path) -> list[str]:
        if peer.key == "libreoffice":
            return self.convert([content], out.parent)
        if peer.key == "ours-cli":
            office, choices = str(content.with_suffix(".ita")), ("--year", str(YEAR), "--digits", "arabic")
            return self._desk("export", office, "--form", FORM, *choices, "-o", str(out))
        return [self._python[peer.ours], "-m", peer.module, str(content), str(FONTS), str(out)]

    def warm(self, peer: Peer, contents: list[Path], same: int) -> dict[str, list[Seconds]]:
        """What documents after the first cost in one process: `further` ones, and the last of them the `same` again.

        LibreOffice's are the difference between one document and all of them, shared out. Raises CommandFailed.
        """
        out = self.out(peer, contents[0])
        if peer.key == "libreoffice":
            one, all_of_them = (
                self._run(peer, self.convert(some, out.parent)) for some in (contents[:1], contents)
            )
            count = len(contents) - 1
            each = ((all_of_them.wall - one.wall) / count, (all_of_them.cpu - one.cpu) / count)
            return {"further": [each], "same": []}
        command = [self._python[peer.ours], "-m", "peers.warm", peer.module, str(FONTS), str(out), str(same)]
        self._run(peer, [*command, *map(str, contents)])
        said = [
            line for line in self.surroundings.log.read_text("utf-8").splitlines() if line.startswith("{")
        ]
        answer: dict[str, list[Seconds]] = json.loads(said[-1])
        return answer

    def convert(self, contents: list[Path], folder: Path) -> list[str]:
        """LibreOffice on some documents, one after another in one process, with the profile of the runs before."""
        profile = (self.surroundings.folder / "profile").resolve().as_uri()
        words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        files = [str(content.with_suffix(".fodt")) for content in contents]
        return [*words, "--convert-to", "pdf", "--outdir", str(folder), *files]
