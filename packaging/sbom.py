"""The list of what the program is made of in the form that other programs read: CycloneDX 1.6, JSON."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from parts import Part

NAME = "sbom.cdx.json"


def build_sbom(version: str, parts: Iterable[Part], seconds: int) -> dict[str, object]:
    """The list for a version of the program built at a time (seconds since 1970)."""
    components = [_component(part) for part in parts]
    content = json.dumps([version, components], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": f"pkg:generic/ita-desk@{version}",
                "name": "ita-desk",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
    }


def _component(part: Part) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"name": part.licence}}],
    }


def write_sbom(folder: Path, version: str, parts: Iterable[Part], seconds: int) -> None:
    """Write the list into a folder."""
    text = json.dumps(build_sbom(version, parts, seconds), ensure_ascii=False, indent=1) + "\n"
    (folder / NAME).write_text(text, "utf-8", newline="\n")
