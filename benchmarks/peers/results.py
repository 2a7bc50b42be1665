"""What was measured, kept in a JSON file after each run, so that a comparison can be broken off and taken up again."""

import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class Results:
    """The records of one comparison, by kind: `cold`, `warm`, `faults`."""

    KINDS = ("cold", "warm", "faults")

    def __init__(self, path: Path, *, resume: bool) -> None:
        self._path = path
        self.about: Record = {}
        self.records: dict[str, list[Record]] = {kind: [] for kind in self.KINDS}
        if resume and path.exists():
            kept = json.loads(path.read_text("utf-8"))
            self.about = kept.pop("about")
            self.records |= kept

    def add(self, kind: str, record: Record) -> None:
        """Keep a record, at once in the file."""
        self.records[kind].append(record)
        self.save()

    def save(self) -> None:
        """Write the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"about": self.about, **self.records}, ensure_ascii=False, indent=1)
        self._path.write_text(text, "utf-8")

    def find(self, kind: str, **wanted: object) -> list[Record]:
        """The records with these values."""
        return [r for r in self.records[kind] if all(r.get(name) == value for name, value in wanted.items())]
